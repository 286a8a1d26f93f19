import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';

let slack: SlackDouble;
beforeEach(async () => {
  slack = await startSlackDouble();
});
afterEach(() => slack.stop());

const post = (text: string, signal?: AbortSignal) =>
  fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    body: new URLSearchParams({ channel: 'C1', text }),
    ...(signal && { signal }),
  });

test('the log tells when a call came and when its answer had left', async () => {
  const answer = await post('hello');
  expect(await answer.json()).toMatchObject({ ok: true, ts: slack.messages[0]?.ts });
  const [call] = slack.calls;
  expect(call).toMatchObject({ method: 'chat.postMessage', args: { text: 'hello' }, taken: true });
  expect(call?.answeredAt).toBeGreaterThanOrEqual(call?.at ?? Number.POSITIVE_INFINITY);
});

test('a caller that dies before its answer leaves a call that took effect and was not answered', async () => {
  let answerNow: () => void = () => undefined;
  const held = new Promise<undefined>((resolve) => {
    answerNow = () => resolve(undefined);
  });
  slack.answer('chat.postMessage', () => held);
  const dying = new AbortController();
  const gone = post('hello', dying.signal).catch(() => 'gone');
  await expect.poll(() => slack.calls).toHaveLength(1);
  dying.abort();
  expect(await gone).toBe('gone');
  await expect.poll(() => slack.calls[0]?.connectionEndedAt).toBeDefined();
  answerNow();
  await expect.poll(() => slack.messages).toHaveLength(1);
  expect(slack.calls[0]).toMatchObject({ taken: true });
  expect(slack.calls[0]?.answeredAt).toBeUndefined();
});

test('while it is down nothing is taken; then all is as before', async () => {
  slack.setDown(true);
  await expect(post('lost')).rejects.toThrow();
  slack.setDown(false);
  expect((await post('hello')).status).toBe(200);
  expect(slack.messages.map(({ text }) => text)).toEqual(['hello']);
  expect(slack.calls).toHaveLength(1);
});

test('faults come in their order, one a call', async () => {
  slack.fail(
    'chat.postMessage',
    { kind: 'rate', retryAfterSeconds: 7 },
    { kind: 'status', status: 503, taken: true },
    { kind: 'cut', taken: false },
  );
  const limited = await post('one');
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  expect((await post('two')).status).toBe(503);
  await expect(post('three')).rejects.toThrow();
  expect((await post('four')).status).toBe(200);
  expect(slack.calls.map(({ taken }) => taken)).toEqual([false, true, false, true]);
  expect(slack.messages.map(({ text }) => text)).toEqual(['two', 'four']);
});
