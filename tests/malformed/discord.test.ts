import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Received } from '../adapters/discord/request-check.ts';
import { ids } from '../adapters/discord/world.ts';
import { sentToDiscord, textsIn } from './as-sent.ts';
import { botWithStore, type Traces, typedOn } from './bot-with-store.ts';
import { cases } from './cases.ts';
import { discordStage } from './discord-stage.ts';
import { acceptanceProblems, forbidden, missingNames, refusalProblems } from './verdict.ts';

let stage: Awaited<ReturnType<typeof discordStage>> | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

const callback = z.object({ type: z.number(), data: z.object({ flags: z.number().optional() }).optional() });

/** The first answers that were given, and whether only the caller sees them. */
function answers(requests: readonly Received[]) {
  return requests
    .filter(({ path }) => /\/callback$|^\/channels\//.test(path))
    .map(({ path, body }) => {
      const first = callback.safeParse(body);
      return { path, isHidden: first.success && ((first.data.data?.flags ?? 0) & 64) === 64 };
    });
}

const discordCases = cases.filter((one) => one.via === 'discord');

describe.each(discordCases.filter((one) => one.expect === 'refuse'))('$id: $because', (one) => {
  const isButton = 'button' in one.input;
  const workspace = isButton ? `discord:${ids.guild}` : 'discord:100';
  const viewer = { person: isButton ? ids.ann : '300', channel: isButton ? ids.channel : '200' };

  test('is refused', async () => {
    stage = await discordStage();
    const { double, parts } = stage;
    let before: Traces | undefined;
    let [requests, exchanges] = [0, 0];
    await stage.deliver(one.input, async () => {
      before = await parts.traces(workspace, viewer);
      [requests, exchanges] = [double.requests.length, parts.exchanges.length];
    });
    const ordinary = await stage.ordinary();
    await stage.finish();
    const after = await parts.traces(workspace, viewer);

    const own = parts.exchanges.slice(exchanges).filter(({ invocation }) => invocation.who.id !== ids.bob);
    const sent = double.requests
      .slice(requests)
      .filter(({ path, method }) => method !== 'GET' && !path.includes(ordinary.token));
    expect(own.flatMap(({ reply }) => refusalProblems(one, reply))).toEqual([]);
    const bodies = sent.map(({ body }) => body);
    expect(forbidden(one, [sentToDiscord(bodies)])).toEqual([]);
    if (one.silent) expect({ own, sent }).toEqual({ own: [], sent: [] });
    else expect(answers(sent)).toEqual([{ path: expect.stringMatching(/\/callback$/), isHidden: true }]);
    if (own.length === 0) expect(missingNames(one, textsIn(bodies).join('\n'))).toEqual([]);
    // All that was added is the ordinary request's.
    expect(after).toEqual({
      ...before,
      plans: (before?.plans ?? 0) + 1,
      workspaces: (before?.workspaces ?? 0) + 1,
    });
    expect(parts.errors).toEqual([]);
    expect(double.problems).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe.each(discordCases.filter((one) => one.expect === 'accept'))('$id: $because', (one) => {
  test('is understood', async () => {
    stage = await discordStage();
    const { double, parts } = stage;
    const plain = await botWithStore();
    const expected = await plain.ask(typedOn('discord', one.sameAs ?? '', 'en'));
    await stage.deliver(one.input, async () => {});
    await double.next('POST', /\/tok\/callback$/);
    await stage.ordinary();
    await stage.finish();
    const [said] = parts.exchanges.filter(({ invocation }) => invocation.who.id !== ids.bob);
    if (said === undefined) throw new Error('nothing was said');
    expect(acceptanceProblems(one, said.reply)).toEqual([]);
    expect(parts.planner.requests.slice(0, -1)).toEqual(plain.planner.requests);
    if (plain.planner.requests.length === 0) expect(said.reply).toEqual(expected.reply);
    expect(parts.errors).toEqual([]);
    expect(double.problems).toEqual([]);
    await plain.store.close();
  });
});
