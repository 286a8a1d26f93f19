import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/bot/messenger.ts';
import { complaint } from './fakes.ts';
import { refuse } from './slack-double.ts';
import { type StartedMessenger, startMessenger } from './started-messenger.ts';

const growth = { workspace: 'slack:T1', channel: 'C1' };
const never = new AbortController().signal;
const since = new Date('2026-03-02T09:00:00Z');

let started: StartedMessenger;
beforeEach(async () => {
  started = await startMessenger();
});
afterEach(() => started.slack.stop());

/** A message with a mark, as somebody's. */
const marked = (mark: string, fields: Record<string, unknown>) =>
  started.slack.say({
    channel: 'C1',
    text: 'a report',
    metadata: { event_type: 'channels_report', event_payload: { mark } },
    ...fields,
  });

test('a report whose answer was lost is found by its mark, by any process', async () => {
  const { slack, messenger, again } = started;
  slack.say({ channel: 'C1', user: 'U1', text: 'good morning' });
  slack.fail('chat.postMessage', { kind: 'cut', taken: true });
  await expect(messenger.post(growth, complaint, 'a', never)).rejects.toThrow(DeliveryError);
  slack.say({ channel: 'C1', user: 'U1', text: 'and?' });
  const stands = slack.messages[1]?.ts;
  expect(await again().find(growth, 'a', since)).toBe(stands);
  expect(await again().find(growth, 'b', since)).toBeUndefined();
  expect(await again().find({ ...growth, channel: 'C2' }, 'a', since)).toBeUndefined();
});

test('it looks from a little before, as clocks differ, and no further', async () => {
  const { slack, messenger } = started;
  await messenger.find(growth, 'a', since);
  const [asked] = slack.of('conversations.history');
  expect(asked).toMatchObject({
    channel: 'C1',
    inclusive: 'true',
    include_all_metadata: 'true',
    limit: '200',
  });
  expect(Number(asked?.oldest) * 1_000).toBe(since.getTime() - 600_000);
});

test.each([
  ['another app', { bot_id: 'BOTHER', user: 'UOTHER' }],
  ['a person', { user: 'U1' }],
])('the same mark from %s counts for nothing', async (_, fields) => {
  marked('a', fields);
  expect(await started.messenger.find(growth, 'a', since)).toBeUndefined();
});

test('metadata of another kind counts for nothing', async () => {
  for (const metadata of [
    { event_type: 'task_created', event_payload: { mark: 'a' } },
    { event_type: 'channels_report', event_payload: { mark: ['a'] } },
    { event_type: 'channels_report' },
  ]) {
    started.slack.say({ channel: 'C1', bot_id: 'BBOT', text: 'a report', metadata });
  }
  expect(await started.messenger.find(growth, 'a', since)).toBeUndefined();
});

test('in a busy channel it turns the pages, as far as 5,000 messages', async () => {
  const { slack, messenger } = started;
  const ours = marked('a', { bot_id: 'BBOT', user: 'UBOT' });
  for (let count = 0; count < 4_999; count += 1) slack.say({ channel: 'C1', user: 'U1', text: 'hello' });
  expect(await messenger.find(growth, 'a', since)).toBe(ours.ts);
  expect(slack.of('conversations.history')).toHaveLength(25);
  slack.say({ channel: 'C1', user: 'U1', text: 'one too many' });
  expect(await messenger.find(growth, 'a', since)).toBe('unknown');
  expect(slack.of('conversations.history')).toHaveLength(50);
});

test('without the scope it is unknown; who we are is asked once', async () => {
  const { slack, messenger } = started;
  slack.answer('conversations.history', () => refuse('missing_scope'));
  expect(await messenger.find(growth, 'a', since)).toBe('unknown');
  expect(await messenger.find(growth, 'a', since)).toBe('unknown');
  expect(slack.of('auth.test')).toHaveLength(1);
});

test.each([
  ['not_in_channel', 'bot-removed'],
  ['channel_not_found', 'channel-gone'],
])('%s while looking means %s', async (code, fault) => {
  started.slack.answer('conversations.history', () => refuse(code));
  await expect(started.messenger.find(growth, 'a', since)).rejects.toMatchObject({ fault, code });
});

test('Slack that does not answer is asked again, then it is an error, and the next look starts afresh', async () => {
  const { slack, messenger } = started;
  slack.fail('auth.test', ...Array(4).fill({ kind: 'status', status: 503, taken: false }));
  await expect(messenger.find(growth, 'a', since)).rejects.toThrow(DeliveryError);
  slack.fail('conversations.history', { kind: 'cut', taken: false }, { kind: 'rate', retryAfterSeconds: 1 });
  expect(await messenger.find(growth, 'a', since)).toBeUndefined();
  slack.setDown(true);
  await expect(messenger.find(growth, 'a', since)).rejects.toThrow(DeliveryError);
  slack.setDown(false);
  expect(await messenger.find(growth, 'a', since)).toBeUndefined();
});
