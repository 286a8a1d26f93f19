import { afterEach, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/bot/messenger.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { systemClock } from '../../../src/main/system-clock.ts';
import { complaint, fakeRenderer, handClock, result } from './fakes.ts';
import { type Answer, blockTypes, type Fault, refuse } from './slack-double.ts';
import { type StartedMessenger, startMessenger } from './started-messenger.ts';

const growth = { workspace: 'slack:T1', channel: 'C1' };
const mark = 'slack:T1/3/2026-03-02T09:00:00.000Z';
const never = new AbortController().signal;

let started: StartedMessenger | undefined;
async function start(options?: Parameters<typeof startMessenger>[0]): Promise<StartedMessenger> {
  started = await startMessenger(options);
  return started;
}

afterEach(async () => {
  const problems = started?.slack.problems;
  await started?.slack.stop();
  started = undefined;
  expect(problems, "every message keeps Slack's limits").toEqual([]);
});

/** What a post that fails says. */
const failure = (post: Promise<unknown>): Promise<DeliveryError> =>
  post.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof DeliveryError ? error : Promise.reject(error)),
  );

test('a report is one message with its pictures, marked, and no mention or link in it', async () => {
  const { slack, messenger } = await start();
  const ts = await messenger.post(growth, result, mark, never);
  expect(slack.messages.map((message) => message.ts)).toEqual([ts]);
  const [message] = slack.of('chat.postMessage');
  expect(message).toMatchObject({
    channel: 'C1',
    text: result.summary,
    parse: 'none',
    link_names: 'false',
    unfurl_links: 'false',
    unfurl_media: 'false',
    metadata: { event_type: 'channels_report', event_payload: { mark } },
  });
  expect(blockTypes(message ?? {}).filter((type) => type === 'image')).toHaveLength(2);
  expect(slack.calls.map(({ method }) => method).filter((method) => method.startsWith('chat.'))).toEqual([
    'chat.postMessage',
  ]);
});

test('40 channels with long Chinese, emoji and markup names keep the limits of a message', async () => {
  const { slack, messenger } = await start();
  const names = ['医疗渠道推广计划', '👩🏽‍🚀🚀', '<@U1> *x* & <!here>', 'plain name '].map((name) =>
    name.repeat(80),
  );
  const name = (index: number) =>
    `${index} ${[...(names[index % names.length] ?? '')].slice(0, 80).join('')}`;
  const channels = Array.from({ length: 40 }, (_, index) => name(index));
  const large: Reply = {
    ...result,
    title: name(0),
    summary: channels.join(', '),
    blocks: [
      {
        kind: 'table',
        table: {
          caption: name(1),
          columns: [name(2), name(3), name(4)].map((title) => ({ title, align: 'right' })),
          rows: channels.map((channel) => [channel, '¥10k', channel]),
        },
      },
      ...result.blocks,
      { kind: 'caveats', items: channels },
    ],
  };
  await messenger.post(growth, large, mark, never);
  slack.answer('chat.postMessage', ({ blocks }) => (blocks ? refuse('invalid_blocks') : undefined));
  await messenger.post(growth, large, mark, never);
  expect(slack.messages).toHaveLength(2);
});

test('every form that Slack refuses gives way to a plainer one, and each carries the mark', async () => {
  const { slack, messenger } = await start();
  slack.answer('chat.postMessage', ({ blocks }) => (blocks ? refuse('invalid_blocks') : undefined));
  await messenger.post(growth, result, mark, never);
  const tries = slack.of('chat.postMessage');
  expect(tries.length).toBeGreaterThan(3);
  expect(tries.map(({ metadata }) => metadata)).toEqual(
    tries.map(() => ({ event_type: 'channels_report', event_payload: { mark } })),
  );
  expect(slack.messages).toHaveLength(1);
  expect(slack.messages[0]?.text).toContain('patient-app');
});

test.each<[string, (slack: StartedMessenger['slack']) => void]>([
  ['cannot be drawn', () => undefined],
  ['get no place', (slack) => slack.answer('files.getUploadURLExternal', () => refuse('missing_scope'))],
  ['meet a server error', (slack) => slack.answer('upload', () => ({ status: 500, body: 'broken' }))],
  [
    'meet a cut line',
    (slack) =>
      slack.fail(
        'files.completeUploadExternal',
        ...Array(2).fill({ kind: 'cut', taken: true } satisfies Fault),
      ),
  ],
  [
    'are slowed down',
    (slack) => slack.fail('upload', ...Array(9).fill({ kind: 'rate', retryAfterSeconds: 1 })),
  ],
])('when pictures %s the report goes without them', async (how, breakIt) => {
  const renderer = fakeRenderer();
  const { slack, messenger } = await start(
    how === 'cannot be drawn'
      ? { renderer: { ...renderer, render: () => Promise.reject(new Error('no canvas')) } }
      : {},
  );
  breakIt(slack);
  await messenger.post(growth, result, mark, never);
  expect(slack.messages).toHaveLength(1);
  expect(blockTypes(slack.messages[0] ?? {})).not.toContain('image');
  expect(blockTypes(slack.messages[0] ?? {})).toContain('data_visualization');
});

test('pictures that Slack keeps us waiting for are not waited for long', async () => {
  const { slack, messenger, log } = await start({ picturesWithinMs: 50 });
  slack.answer('files.getUploadURLExternal', () => new Promise(() => undefined));
  await messenger.post(growth, result, mark, never);
  expect(blockTypes(slack.messages[0] ?? {})).toContain('data_visualization');
  expect(log.lines.filter(({ message }) => message.startsWith('a chart has no picture'))).toHaveLength(2);
});

test.each([
  ['is_archived', 'channel-gone'],
  ['channel_not_found', 'channel-gone'],
  ['not_in_channel', 'bot-removed'],
  ['account_inactive', 'bot-removed'],
  ['token_revoked', 'bot-removed'],
  ['invalid_auth', 'later'],
  ['token_expired', 'later'],
  ['missing_scope', 'not-allowed'],
  ['restricted_action', 'not-allowed'],
  ['restricted_action_read_only_channel', 'not-allowed'],
  ['message_limit_exceeded', 'later'],
  ['request_timeout', 'later'],
  ['internal_error', 'unclear'],
  ['fatal_error', 'unclear'],
  ['service_unavailable', 'unclear'],
])('%s means %s, and only one attempt was made', async (code, fault) => {
  const { slack, messenger } = await start();
  slack.answer('chat.postMessage', () => refuse(code));
  const error = await failure(messenger.post(growth, complaint, mark, never));
  expect({ fault: error.fault, code: error.code }).toEqual({ fault, code });
  // A short pause that Slack asks for is waited out.
  expect(slack.of('chat.postMessage')).toHaveLength(code === 'message_limit_exceeded' ? 4 : 1);
});

test('a refusal that nobody knows is tried plainer and then left for later', async () => {
  const { slack, messenger } = await start();
  slack.answer('chat.postMessage', () => refuse('something_new'));
  const error = await failure(messenger.post(growth, complaint, mark, never));
  expect({ fault: error.fault, code: error.code }).toEqual({ fault: 'later', code: 'something_new' });
  expect(slack.of('chat.postMessage').length).toBeGreaterThan(1);
});

test('a long wait that Slack asks for is left to the caller, who is told how long', async () => {
  const { slack, messenger } = await start();
  slack.fail('chat.postMessage', { kind: 'rate', retryAfterSeconds: 30 });
  const error = await failure(messenger.post(growth, complaint, mark, never));
  expect({ fault: error.fault, wait: error.retryAfterMs }).toEqual({ fault: 'later', wait: 30_000 });
  expect(slack.messages).toEqual([]);
});

test('a short wait that Slack asks for is waited out', async () => {
  const { slack, messenger, clock } = await start();
  slack.fail('chat.postMessage', { kind: 'rate', retryAfterSeconds: 2 });
  await messenger.post(growth, complaint, mark, never);
  expect(clock.waits).toContain(2_000);
  expect(slack.messages).toHaveLength(1);
});

test('a 429 that does not say how long was not taken either', async () => {
  const { slack, messenger } = await start();
  slack.answer('chat.postMessage', () => ({ status: 429, body: { ok: false, error: 'ratelimited' } }));
  expect((await failure(messenger.post(growth, complaint, mark, never))).fault).toBe('later');
});

test.each<[string, Fault]>([
  ['a server error', { kind: 'status', status: 503, taken: false }],
  ['a server error after the post was taken', { kind: 'status', status: 502, taken: true }],
  ['a line cut before the post was taken', { kind: 'cut', taken: false }],
  ['a line cut after the post was taken', { kind: 'cut', taken: true }],
])('after %s it is unclear whether the report stands there; it is not posted again', async (_, fault) => {
  const { slack, messenger } = await start();
  slack.fail('chat.postMessage', fault);
  const error = await failure(messenger.post(growth, result, mark, never));
  expect(error.fault).toBe('unclear');
  expect(error.code).toMatch(/^(http_50[23]|[A-Z_]+)$/);
  expect(slack.of('chat.postMessage')).toHaveLength(1);
  const [call] = slack.calls.filter(({ method }) => method === 'chat.postMessage');
  const taken = fault.kind !== 'rate' && fault.taken;
  expect({ taken: call?.taken, answered: call?.answeredAt !== undefined }).toEqual({
    taken,
    answered: false,
  });
  expect(slack.messages).toHaveLength(taken ? 1 : 0);
});

test.each<[string, Answer]>([
  ['a page of somebody between', { body: '<html>Sign in to the guest network</html>' }],
  ['half an answer', { body: '{"ok":true,"cha' }],
])('%s leaves it unclear', async (_, answer) => {
  const { slack, messenger } = await start();
  slack.answer('chat.postMessage', () => answer);
  expect((await failure(messenger.post(growth, complaint, mark, never))).fault).toBe('unclear');
  expect(slack.of('chat.postMessage')).toHaveLength(1);
});

test('where no connection came about, nothing can stand there', async () => {
  const { slack, again } = await start();
  const gone = await startMessenger();
  await gone.slack.stop();
  const error = await failure(again(gone.slack.apiUrl).post(growth, complaint, mark, never));
  expect(slack.calls).toEqual([]);
  expect({ fault: error.fault, code: error.code }).toEqual({ fault: 'later', code: 'ECONNREFUSED' });
});

test('content that Slack stumbles over is plainer with the next attempt', async () => {
  const { slack, messenger } = await start();
  slack.answer('chat.postMessage', ({ blocks }) =>
    JSON.stringify(blocks ?? '').includes('"table"') ? refuse('internal_error') : undefined,
  );
  expect((await failure(messenger.post(growth, result, mark, never))).fault).toBe('unclear');
  await messenger.post(growth, result, mark, never);
  expect(slack.messages.flatMap(blockTypes)).not.toContain('table');
  expect(slack.messages).toHaveLength(1);
});

test('one message a second and channel, together with what others post with the same token', async () => {
  const clock = handClock();
  const { slack, messenger, again } = await start({ clock });
  const posts = [messenger.post(growth, complaint, 'a', never), again().post(growth, complaint, 'b', never)];
  await messenger.post({ ...growth, channel: 'C2' }, complaint, 'c', never);
  await slack.nth('chat.postMessage', 2);
  expect(clock.waiting()).toEqual([1_000]);
  await clock.advance(1_000);
  await Promise.all(posts);
  expect(slack.messages.map(({ channel }) => channel).sort()).toEqual(['C1', 'C1', 'C2']);
});

test('whoever gives up while waiting for a turn sends nothing', async () => {
  const clock = handClock();
  const { slack, messenger } = await start({ clock });
  await messenger.post(growth, complaint, 'a', never);
  const given = new AbortController();
  const post = failure(messenger.post(growth, complaint, 'b', given.signal));
  await expect.poll(() => clock.waiting()).toEqual([1_000]);
  given.abort(new Error('the lease is lost'));
  const error = await post;
  expect({ fault: error.fault, code: error.code }).toEqual({ fault: 'later', code: 'aborted' });
  expect(slack.messages).toHaveLength(1);
});

test('a word to somebody goes into their direct message, with no scope of its own', async () => {
  const { slack, messenger } = await start();
  await messenger.tell({ workspace: 'slack:T1', person: 'U7' }, result);
  expect(slack.messages).toMatchObject([{ channel: 'U7', text: result.summary }]);
  expect(slack.messages[0]).not.toHaveProperty('metadata');
  expect(new Set(slack.calls.map(({ method }) => method))).toEqual(new Set(['chat.postMessage']));
  slack.answer('chat.postMessage', () => refuse('user_disabled'));
  expect((await failure(messenger.tell({ workspace: 'slack:T1', person: 'U7' }, result))).fault).toBe(
    'channel-gone',
  );
});

test('it needs nothing but the Web API: no connection is opened, nobody is listened to', async () => {
  const { slack, messenger } = await start({ clock: systemClock });
  await messenger.post(growth, complaint, mark, never);
  expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
});
