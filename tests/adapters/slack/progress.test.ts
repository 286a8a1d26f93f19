/** Work under way: what is shown of it, and how it is cancelled. */
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { workingMessage } from '../../../adapters/slack/working-message.ts';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import { createForecast } from '../../../src/bot/remaining-time.ts';
import { until } from '../../suite/waiting.ts';
import { handClock, result, slowWork } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { buttonPress, mention, payloadForm, send } from './inbound.ts';
import { type Call, refuse } from './slack-double.ts';
import type { StartedFront } from './started-front.ts';

const startOne = frontOfEachTest();
let clock = handClock();

function start(answer: (invocation: Invocation) => Prepared): Promise<StartedFront> {
  clock = handClock();
  return startOne(answer, { clock });
}

type Json = Record<string, unknown>;
/** The texts of a message's blocks, buttons in brackets. */
const shown = (message: Json) =>
  (message.blocks as { type: string; elements: Json[] }[]).flatMap(({ type, elements }) =>
    type === 'actions'
      ? elements.map(({ text }) => `[${(text as Json).text}]`)
      : elements.flatMap((part) => (part.elements as Json[]).map(({ text }) => String(text))),
  );

/** The work that a message's Cancel button names. */
const workOf = (message: Json) =>
  String(
    (message.blocks as { type: string; elements: Json[] }[])
      .filter(({ type }) => type === 'actions')
      .flatMap(({ elements }) => elements.map(({ value }) => value))[0],
  );

/** Waits until something waits so long; the machine's own waits pass (requests to the double), not the clock's. */
const asleep = (milliseconds: number) =>
  until(
    () => clock.waiting().includes(milliseconds),
    () => `a wait of ${milliseconds} ms, but: ${clock.waiting().join(', ')}`,
  );

/** Work of #budget at the moment when its working message first shows how it stands. */
async function underWay() {
  const work = slowWork();
  const front = await start(() => work.prepared);
  await front.type('optimize medical');
  await asleep(1_500);
  await clock.advance(1_500);
  const message = await front.slack.nth('chat.update', 1);
  return { work, front, message };
}

test('from 1.5 s on the message shows how the work stands, with a button to cancel it', async () => {
  const work = slowWork();
  const { slack, type } = await start(() => work.prepared);
  await type('optimize medical');
  const posted = await slack.nth('chat.postMessage', 1);
  expect(shown(posted)).toEqual(['Working on “optimize medical” …']);
  await asleep(1_500);
  work.report({ step: 'searching', fraction: 0.25, gap: 0.034 });
  await clock.advance(1_499);
  expect(slack.of('chat.update')).toEqual([]);
  work.report({ step: 'proving', fraction: 0.5, gap: 0.012 });
  await clock.advance(1);
  const update = await slack.nth('chat.update', 1);
  expect(update).toMatchObject({ channel: 'C1', ts: '1700000000.000001' });
  expect(shown(update)).toEqual([
    'Working on “optimize medical” …',
    '\n▓▓▓▓▓▓░░░░░░ · proving how good it is · within 1.2% of the best possible · about 5 s left',
    '[Cancel]',
  ]);
  // Later news waits for its turn; the newest is what is shown.
  work.report({ step: 'proving', fraction: 0.5, gap: 0.011 });
  await asleep(1_200);
  work.report({ step: 'explaining' });
  await clock.advance(1_199);
  expect(slack.of('chat.update')).toHaveLength(1);
  await clock.advance(1);
  expect(shown(await slack.nth('chat.update', 2))).toEqual([
    'Working on “optimize medical” …',
    '\nworking out who contributes what',
    '[Cancel]',
  ]);
  work.finish(result);
  const last = await slack.nth('chat.update', 3);
  expect(last.text).toBe(result.summary);
  expect(JSON.stringify(last)).not.toContain('"cancel"');
  work.report({ step: 'explaining', fraction: 1 });
  await clock.advance(5_000);
  expect(slack.of('chat.update')).toHaveLength(3);
});

test('work that tells nothing of itself can be cancelled all the same; nothing is said twice', async () => {
  const { work, front, message } = await underWay();
  expect(shown(message)).toEqual(['Working on “optimize medical” …', '[Cancel]']);
  work.report({ step: 'proving', gap: 0.5 });
  await asleep(1_200);
  await clock.advance(1_200);
  await front.slack.nth('chat.update', 2);
  for (let time = 0; time < 5; time += 1) {
    work.report({ step: 'proving', gap: 0.5 });
    await clock.advance(1_200);
  }
  expect(front.slack.of('chat.update')).toHaveLength(2);
  work.finish(result);
  await front.slack.nth('chat.update', 3);
});

test('quick work is never shown to be under way', async () => {
  const work = slowWork();
  const { slack, type } = await start(() => work.prepared);
  await type('optimize medical');
  await asleep(1_500);
  await clock.advance(1_400);
  work.finish(result);
  expect((await slack.nth('chat.update', 1)).text).toBe(result.summary);
  await clock.advance(5_000);
  expect(slack.of('chat.update')).toHaveLength(1);
});

test('what is left is told as far as work tells how far it is', async () => {
  const hand = handClock();
  const remaining = createForecast(() => hand.now());
  expect(remaining({ step: 'queued' })).toBeUndefined();
  await hand.advance(60_000);
  expect(remaining({ step: 'proving', fraction: 0.1 }), 'nothing to reckon with yet').toBeUndefined();
  await hand.advance(10_000);
  // A tenth in ten seconds, waiting before not counted: eighty to go.
  expect(remaining({ step: 'proving', fraction: 0.2 })).toBeCloseTo(80_000);
  expect(remaining({ step: 'proving', gap: 0.1 })).toBeUndefined();
  expect(remaining({ step: 'explaining', fraction: 1 })).toBeUndefined();
  expect(remaining({ step: 'proving', fraction: 0.1 }), 'no nearer than at first').toBeUndefined();
});

test.each([
  [1, 'about 5 s left', '还需约 5 秒'],
  [41_000, 'about 45 s left', '还需约 45 秒'],
  [85_001, 'about 2 min left', '还需约 2 分钟'],
  [340_000, 'about 6 min left', '还需约 6 分钟'],
])('%i ms are %s', (remainingMs, english, chinese) => {
  const state = { progress: { step: 'proving', fraction: 0.5 }, remainingMs } as const;
  expect(shown({ ...workingMessage('optimize medical', 'en', state) })[1]).toBe(
    `\n▓▓▓▓▓▓░░░░░░ · proving how good it is · ${english}`,
  );
  expect(shown({ ...workingMessage('optimize medical', 'zh', state) })[1]).toBe(
    `\n▓▓▓▓▓▓░░░░░░ · 正在证明方案有多好 · ${chinese}`,
  );
});

test('all working messages of a channel together are changed at most every 1.2 s', async () => {
  const works = [slowWork(), slowWork(), slowWork()];
  let next = 0;
  const front = await start(() => (works[next++] ?? slowWork()).prepared);
  const times: number[] = [];
  front.slack.answer('chat.update', (args) => {
    if (args.channel === 'C1' && JSON.stringify(args).includes('"cancel"')) times.push(clock.now().getTime());
    return undefined;
  });
  for (let time = 0; time < 3; time += 1) await front.type('optimize medical');
  await until(() => next === 3, 'three commands');
  for (let tick = 0; tick < 300; tick += 1) {
    for (const [index, work] of works.entries()) {
      work.report({ step: 'proving', gap: 1 / (tick * 3 + index + 2) });
    }
    await clock.advance(100);
    // What was sent has to come back before its message may change again.
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  }
  expect(times.length).toBeGreaterThan(5);
  for (const [index, time] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(1_200);
  }
  for (const work of works) work.finish(result);
  await until(() => front.bot.told.length === 3, 'three answers');
});

test('where Slack asks to slow down, nothing is changed for as long as it says', async () => {
  const { work, front } = await underWay();
  front.slack.fail('chat.update', { kind: 'rate', retryAfterSeconds: 7 });
  work.report({ step: 'searching' });
  await asleep(1_200);
  await clock.advance(1_200);
  await front.slack.nth('chat.update', 2);
  work.report({ step: 'proving' });
  await until(() => {
    // Whatever was refused leaves its place to what comes next.
    work.report({ step: 'proving' });
    return clock.waiting().includes(7_000);
  }, 'the wait that Slack asks for');
  await clock.advance(6_999);
  expect(front.slack.of('chat.update')).toHaveLength(2);
  await clock.advance(1);
  expect(shown(await front.slack.nth('chat.update', 3))[1]).toBe('\nproving how good it is');
  work.finish(result);
  await front.slack.nth('chat.update', 4);
});

/** Presses Cancel on the working message as somebody. */
function pressCancel({ port, slack }: StartedFront, work: string, user = 'U1', team = 'T1') {
  const press = buttonPress('cancel', work, {
    user: { id: user, username: user, team_id: team },
    team: { id: team, domain: 'acme' },
    response_url: slack.responseUrl,
  });
  return send(port, payloadForm(press));
}

const only = (calls: readonly Call[], method: string) => calls.filter((call) => call.method === method);

test('whoever asked may cancel: the message goes, and they are told', async () => {
  const { front, message } = await underWay();
  expect((await pressCancel(front, workOf(message))).status).toBe(200);
  expect(await front.slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    text: 'Cancelled.',
  });
  expect(front.slack.of('chat.delete')).toEqual([{ channel: 'C1', ts: '1700000000.000001' }]);
  await front.front.stop();
  expect(only(front.slack.calls, 'response_url')).toHaveLength(1);
});

test('an admin may cancel what somebody else asked for; the one who asked is told', async () => {
  const { front, message } = await underWay();
  front.slack.answer('users.info', ({ user }) => ({
    body: { ok: true, user: { id: user, is_admin: true } },
  }));
  await pressCancel(front, workOf(message), 'UADMIN');
  expect(await front.slack.nth('response_url', 1)).toMatchObject({ text: 'Cancelled.' });
  expect(front.slack.of('chat.delete')).toHaveLength(1);
});

test('somebody else may not, and hears who may; the work goes on', async () => {
  const { work, front, message } = await underWay();
  await pressCancel(front, workOf(message), 'U2');
  expect(await front.slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'Only the person who asked for this, and admins, can cancel it.',
  });
  expect(front.slack.of('chat.delete')).toEqual([]);
  work.finish(result);
  expect(await front.slack.nth('chat.update', 2)).toMatchObject({ text: result.summary });
});

const over =
  'There is nothing to cancel here any more: this work has ended, or I was restarted meanwhile. If no result stands here, ask again.';

test('pressed after the end, from another workspace, or after a restart, it teaches the one who pressed', async () => {
  const { work, front, message } = await underWay();
  const id = workOf(message);
  await pressCancel(front, id, 'U1', 'T2');
  expect(await front.slack.nth('response_url', 1)).toMatchObject({ response_type: 'ephemeral', text: over });
  work.finish(result);
  await front.slack.nth('chat.update', 2);
  await pressCancel(front, id);
  expect(await front.slack.nth('response_url', 2)).toMatchObject({ response_type: 'ephemeral', text: over });
  const restarted = await front.restart();
  await pressCancel(restarted, id);
  expect(await front.slack.nth('response_url', 3)).toMatchObject({ response_type: 'ephemeral', text: over });
  expect(front.slack.of('chat.postMessage')).toHaveLength(1);
  expect(front.slack.of('chat.delete')).toEqual([]);
  expect(restarted.bot.asked).toEqual([]);
});

test('work for a mention in a thread is cancelled there', async () => {
  const work = slowWork();
  const front = await start(() => work.prepared);
  await send(front.port, JSON.stringify(mention('<@UBOT> budget 60k', { thread_ts: '1.1' })), {
    type: 'json',
  });
  await asleep(1_500);
  await clock.advance(1_500);
  await pressCancel(front, workOf(await front.slack.nth('chat.update', 1)));
  expect(await front.slack.nth('chat.postEphemeral', 1)).toMatchObject({
    channel: 'C1',
    user: 'U1',
    thread_ts: '1.1',
    text: 'Cancelled.',
  });
});

test('where the bot may not write, the wait is announced to the one who asked, with the button', async () => {
  const work = slowWork();
  const front = await start(() => work.prepared);
  front.slack.answer('chat.postMessage', () => refuse('not_in_channel'));
  await front.type('optimize medical');
  await asleep(1_500);
  await clock.advance(1_500);
  const announced = await front.slack.nth('response_url', 1);
  expect(announced).toMatchObject({ response_type: 'ephemeral' });
  expect(shown(announced)).toEqual(['Working on “optimize medical” …', '[Cancel]']);
  await pressCancel(front, workOf(announced));
  expect(await front.slack.nth('response_url', 2)).toMatchObject({
    response_type: 'ephemeral',
    text: 'Cancelled.',
  });
});

test('while a restart waits for work, cancelling it is heard', async () => {
  const { front, message } = await underWay();
  const stopped = front.front.stop();
  await pressCancel(front, workOf(message));
  await stopped;
  expect(front.slack.of('response_url')).toMatchObject([{ text: 'Cancelled.' }]);
});
