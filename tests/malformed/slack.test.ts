import { afterEach, describe, expect, test } from 'vitest';
import { sentToSlack, textsIn } from './as-sent.ts';
import { botWithStore, type Traces, typedOn } from './bot-with-store.ts';
import { cases } from './cases.ts';
import { slackStage } from './slack-stage.ts';
import { acceptanceProblems, forbidden, missingNames, refusalProblems } from './verdict.ts';

type Stage = Awaited<ReturnType<typeof slackStage>>;
let stage: Stage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

/** The workspace that all cases name, and the person who asks there. */
const workspace = 'slack:T0001';
const viewer = { person: 'U0001', channel: 'C0001' };

const slackCases = cases.filter((one) => one.via === 'slack');

describe.each(slackCases.filter((one) => one.expect === 'refuse'))('$id: $because', (one) => {
  test('is refused', async () => {
    stage = await slackStage();
    const { slack, parts } = stage;
    let before: Traces | undefined;
    let [calls, exchanges] = [0, 0];
    const answer = await stage.deliver(one.input, async () => {
      before = await parts.traces(workspace, viewer);
      [calls, exchanges] = [slack.calls.length, parts.exchanges.length];
    });
    await stage.ordinary();
    await stage.finish();
    const after = await parts.traces(workspace, viewer);

    const own = parts.exchanges
      .slice(exchanges)
      .filter(({ invocation }) => invocation.where.channel !== 'C9');
    const posts = slack.calls
      .slice(calls)
      .filter(({ method, args }) => /^(chat\.|response_url)/.test(method) && args.channel !== 'C9');
    const isHidden = ({ method, args }: (typeof posts)[number]) =>
      method === 'chat.postEphemeral' || (method === 'response_url' && args.response_type === 'ephemeral');

    expect(Math.floor(answer.status / 100)).toBe(one.status === '4xx' ? 4 : 2);
    expect(own.flatMap(({ reply }) => refusalProblems(one, reply))).toEqual([]);
    expect(forbidden(one, [sentToSlack([answer.text, posts])])).toEqual([]);
    if (one.status === '4xx' || one.silent) expect({ own, posts }).toEqual({ own: [], posts: [] });
    else {
      expect(posts).toHaveLength(1);
      expect(posts.filter((post) => !isHidden(post))).toEqual([]);
      if (own.length === 0) expect(missingNames(one, textsIn(posts).join('\n'))).toEqual([]);
    }
    // All that was added is the ordinary request's.
    expect(after).toEqual({
      ...before,
      plans: (before?.plans ?? 0) + 1,
      workspaces: (before?.workspaces ?? 0) + 1,
    });
    expect(stage.elsewhere).toEqual([]);
    expect(parts.errors).toEqual([]);
    expect(slack.problems).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe.each(slackCases.filter((one) => one.expect === 'accept'))('$id: $because', (one) => {
  test('is understood', async () => {
    stage = await slackStage();
    const { slack, parts } = stage;
    const plain = await botWithStore();
    const answer = await stage.deliver(one.input, async () => {});
    expect(answer.status).toBe(200);
    if (one.sameAs !== undefined) {
      const expected = await plain.ask(typedOn('slack', one.sameAs, 'en'));
      await (plain.planner.requests.length > 0 ? slack.nth('chat.update', 1) : slack.nth('response_url', 1));
      expect(parts.planner.requests).toEqual(plain.planner.requests);
      const [said] = parts.exchanges;
      if (said === undefined) throw new Error('nothing was said');
      expect(acceptanceProblems(one, said.reply)).toEqual([]);
      if (plain.planner.requests.length === 0) expect(said.reply).toEqual(expected.reply);
    }
    await stage.ordinary();
    await stage.finish();
    if (one.sameAs === undefined) {
      expect(parts.planner.requests).toHaveLength(1);
      expect(forbidden(one, [sentToSlack(answer.text)])).toEqual([]);
    }
    expect(stage.elsewhere).toEqual([]);
    expect(parts.errors).toEqual([]);
    expect(slack.problems).toEqual([]);
    await plain.store.close();
  });
});
