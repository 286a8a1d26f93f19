/** What people say to the bot: in threads, in channels and in the direct message with it. */
import { expect, test } from 'vitest';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { until } from '../../suite/waiting.ts';
import { complaint, ready, result } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { buttonPress, directMessage, mention, payloadForm, send } from './inbound.ts';
import { refuse } from './slack-double.ts';
import type { StartedFront } from './started-front.ts';

const startOne = frontOfEachTest();

const aboutRun: Reply = { ...result, about: { run: 12 } };

function start(answer: (invocation: Invocation) => Prepared = () => ready(aboutRun)): Promise<StartedFront> {
  return startOne(answer);
}

const say = ({ port }: StartedFront, event: unknown) => send(port, JSON.stringify(event), { type: 'json' });

/** Resolves when the bot was told of so many messages. */
async function told({ bot }: StartedFront, count: number) {
  await until(() => bot.told.length >= count, `message ${count} that the bot is told of`);
  expect(bot.told).toHaveLength(count);
  return bot.told;
}

const root = '1699999999.000001';

test('a mention in a thread is talk about that thread, and is answered there', async () => {
  const front = await start();
  await say(front, mention('<@UBOT> what if app +20%', { thread_ts: root }));
  await front.slack.nth('chat.update', 1);
  expect(front.bot.asked).toEqual([
    {
      id: expect.any(String),
      request: { kind: 'line', line: 'what if app +20%', isTalk: true },
      who: { id: 'U1', isAdmin: false, language: 'en' },
      where: {
        front: 'slack',
        workspace: 'slack:T1',
        channel: 'C1',
        thread: root,
        isPrivate: false,
        mayReadFiles: false,
      },
    },
  ]);
  expect(front.slack.of('chat.postMessage')).toEqual([
    {
      channel: 'C1',
      thread_ts: root,
      text: 'Working on “what if app +20%” …',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'text', text: 'Working on “what if app +20%” …' }],
            },
          ],
        },
      ],
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    },
  ]);
  // What stands in a thread belongs to the thread's first message.
  expect(await told(front, 1)).toEqual([
    { at: { workspace: 'slack:T1', channel: 'C1', message: root }, reply: aboutRun },
  ]);
});

test('a mention outside threads is talk about nothing yet; its answer opens the thread under it', async () => {
  const front = await start();
  await say(front, mention('<@UBOT> optimize medical', { ts: root }));
  await front.slack.nth('chat.update', 1);
  expect(front.bot.asked[0]?.request).toEqual({ kind: 'line', line: 'optimize medical', isTalk: true });
  expect(front.bot.asked[0]?.where).not.toHaveProperty('thread');
  expect(front.slack.of('chat.postMessage')).toMatchObject([{ channel: 'C1', thread_ts: root }]);
  expect((await told(front, 1))[0]?.at).toEqual({ workspace: 'slack:T1', channel: 'C1', message: root });
});

test('a result at top level is the first message of its own thread', async () => {
  const front = await start();
  await front.type('optimize medical');
  expect(await told(front, 1)).toEqual([
    { at: { workspace: 'slack:T1', channel: 'C1', message: '1700000000.000001' }, reply: aboutRun },
  ]);
  // A command as typed, not free words.
  expect(front.bot.asked[0]?.request).toEqual({ kind: 'line', line: 'optimize medical' });
});

test('a working message that is gone is replaced by one whose thread is known', async () => {
  const front = await start();
  front.slack.answer('chat.update', () => refuse('message_not_found'));
  await front.type('optimize medical');
  expect((await told(front, 1))[0]?.at.message).toBe('1700000000.000002');
});

test('what only the one who asked sees, and what was posted without an id, is linked to nothing', async () => {
  const front = await start(({ request }) =>
    request.kind === 'line' && request.line === 'help'
      ? ready({ ...complaint, audience: 'caller' }, 'caller')
      : ready(aboutRun),
  );
  await front.type('help');
  await front.slack.nth('response_url', 1);
  front.slack.answer('chat.postMessage', () => refuse('not_in_channel'));
  await front.type('optimize medical');
  expect(await front.slack.nth('response_url', 2)).toMatchObject({ response_type: 'in_channel' });
  await front.front.stop();
  expect(front.bot.told).toEqual([]);
});

test('a button in a thread says in which thread it was pressed; it is a command, not talk', async () => {
  const front = await start();
  const press = buttonPress('run:0', 'explain 12', {
    message: { type: 'message', ts: '1700000003.000001', thread_ts: root },
  });
  await send(front.port, payloadForm(press));
  await front.slack.nth('chat.update', 1);
  expect(front.bot.asked[0]).toMatchObject({
    request: { kind: 'line', line: 'explain 12' },
    where: { thread: root },
  });
  expect(front.bot.asked[0]?.request).not.toHaveProperty('isTalk');
});

test('a direct message is talk without a mention, and is answered beside it, not in a thread', async () => {
  const front = await start();
  await say(front, directMessage('optimize medical app&lt;=20k'));
  await front.slack.nth('chat.update', 1);
  expect(front.bot.asked).toEqual([
    {
      id: expect.any(String),
      request: { kind: 'line', line: 'optimize medical app<=20k', isTalk: true },
      who: { id: 'U1', isAdmin: false, language: 'en' },
      where: { front: 'slack', workspace: 'slack:T1', channel: 'D1', isPrivate: true, mayReadFiles: false },
    },
  ]);
  const [posted] = front.slack.of('chat.postMessage');
  expect(posted).toMatchObject({ channel: 'D1' });
  expect(posted).not.toHaveProperty('thread_ts');
  expect((await told(front, 1))[0]?.at).toEqual({
    workspace: 'slack:T1',
    channel: 'D1',
    message: '1700000000.000001',
  });
});

test('a direct message in a thread is answered in that thread', async () => {
  const front = await start();
  await say(front, directMessage('budget 60k', { thread_ts: root }));
  await front.slack.nth('chat.update', 1);
  expect(front.bot.asked[0]?.where).toMatchObject({ channel: 'D1', thread: root });
  expect(front.slack.of('chat.postMessage')).toMatchObject([{ channel: 'D1', thread_ts: root }]);
  expect((await told(front, 1))[0]?.at).toEqual({ workspace: 'slack:T1', channel: 'D1', message: root });
});

test('in a direct message what is for one person is an ordinary message, which stays', async () => {
  const front = await start(() => ({ kind: 'refused', reply: complaint }));
  await say(front, directMessage('optimize medcial', { thread_ts: root }));
  expect(await front.slack.nth('chat.postMessage', 1)).toMatchObject({
    channel: 'D1',
    thread_ts: root,
    text: complaint.summary,
  });
  await front.front.stop();
  expect(front.slack.of('chat.postEphemeral')).toEqual([]);
});

test('work that ends with a word for one person changes the message of a direct message', async () => {
  const front = await start(() => ready(complaint));
  await say(front, directMessage('optimize medical'));
  expect(await front.slack.nth('chat.update', 1)).toMatchObject({ text: complaint.summary });
  expect(front.slack.of('chat.delete')).toEqual([]);
});

test("edits, deletions, joins, bots' messages and our own are not heard in direct messages", async () => {
  const front = await start();
  const unheard: Record<string, unknown>[] = [
    { subtype: 'message_changed', message: { user: 'U1', text: 'optimize medical' } },
    { subtype: 'message_changed' },
    { subtype: 'message_deleted' },
    { subtype: 'bot_message' },
    { subtype: 'channel_join' },
    { bot_id: 'B2' },
    { user: 'UBOT' },
    { user: undefined },
    { channel: 'C1', channel_type: 'channel' },
    { channel: 'G1', channel_type: 'mpim' },
  ];
  for (const fields of unheard) {
    expect((await say(front, directMessage('optimize medical', fields))).status).toBe(200);
  }
  for (const fields of [{ subtype: 'file_share' }, { subtype: 'thread_broadcast', thread_ts: root }]) {
    await say(front, directMessage('heard', fields));
  }
  await front.slack.nth('chat.update', 2);
  expect(front.bot.asked.map(({ request }) => request)).toEqual([
    { kind: 'line', line: 'heard', isTalk: true },
    { kind: 'line', line: 'heard', isTalk: true },
  ]);
});

test('a mention in the direct message is heard once, as the message that it is', async () => {
  const front = await start();
  await say(front, mention('<@UBOT> optimize medical', { channel: 'D1' }));
  await say(front, directMessage('<@UBOT> optimize medical'));
  await front.slack.nth('chat.update', 1);
  expect(front.bot.asked.map(({ request }) => request)).toEqual([
    { kind: 'line', line: 'optimize medical', isTalk: true },
  ]);
});

test('an event that Slack sends again is handled once', async () => {
  const front = await start();
  const event = JSON.stringify(directMessage('optimize medical', {}, 'Ev7'));
  const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
  for (const retry of [{}, headers, headers]) {
    expect((await send(front.port, event, { type: 'json', headers: retry })).status).toBe(200);
  }
  await front.slack.nth('chat.update', 1);
  await front.front.stop();
  expect(front.deliveries.claimed).toEqual(['slack:event:Ev7']);
  expect(front.bot.asked).toHaveLength(1);
  expect(front.slack.of('chat.postMessage')).toHaveLength(1);
});
