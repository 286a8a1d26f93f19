import { expect, test } from 'vitest';
import { complaint, handClock, ready, result, slowWork } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { buttonPress, form, mention, payloadForm, send, slashCommand } from './inbound.ts';
import { refuse } from './slack-double.ts';

const start = frontOfEachTest();

test('a request with a bad signature gets 401, and nothing runs', async () => {
  const { port, bot, slack } = await start();
  const body = form(slashCommand('optimize medical', { response_url: slack.responseUrl }));
  expect(await send(port, body, { secret: 'f'.repeat(32) })).toEqual({ status: 401, text: '' });
  expect(await send(port, body, { headers: { 'x-slack-signature': 'v0=00' } })).toEqual({
    status: 401,
    text: '',
  });
  expect(bot.asked).toEqual([]);
  expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
});

test('a request that is more than five minutes old gets 401, and nothing runs', async () => {
  const { port, bot, slack } = await start();
  const body = form(slashCommand('optimize medical'));
  expect((await send(port, body, { secondsAgo: 301 })).status).toBe(401);
  expect(bot.asked).toEqual([]);
  expect((await send(port, body, { secondsAgo: 240 })).status).toBe(200);
  await slack.nth('chat.update', 1);
  expect(bot.asked).toHaveLength(1);
});

test('a request that is too large gets 413 before it is read as anything', async () => {
  const { port, bot } = await start();
  expect((await send(port, 'x'.repeat(1_000_001))).status).toBe(413);
  expect(bot.asked).toEqual([]);
});

test('what is not a payload gets 400, another path 404', async () => {
  const { port } = await start();
  expect((await send(port, '{"type":', { type: 'json' })).status).toBe(400);
  expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);
});

test('a delivery that Slack repeats is handled once', async () => {
  const { port, slack, bot, deliveries, log } = await start();
  const body = form(slashCommand('optimize medical', { response_url: slack.responseUrl, trigger_id: 'tr1' }));
  const event = JSON.stringify(mention('<@UBOT> optimize medical', {}, 'Ev1'));
  const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
  expect((await send(port, body)).status).toBe(200);
  expect((await send(port, body, { headers: retry })).status).toBe(200);
  expect((await send(port, event, { type: 'json' })).status).toBe(200);
  expect((await send(port, event, { type: 'json', headers: retry })).status).toBe(200);
  await slack.nth('chat.update', 2);
  expect(deliveries.claimed).toEqual(['slack:command:tr1', 'slack:event:Ev1']);
  expect(bot.asked).toHaveLength(2);
  expect(slack.of('chat.postMessage')).toHaveLength(2);
  expect(log.lines.filter(({ message }) => message === 'a repeated delivery is ignored')).toHaveLength(2);
});

test('a store that is down loses no command', async () => {
  const { slack, deliveries, type } = await start();
  deliveries.claim = () => Promise.reject(new Error('disk full'));
  await type('optimize medical');
  await slack.nth('chat.update', 1);
});

test('a pressed button runs its line as the person who presses, and posts a new result', async () => {
  const { port, slack, bot } = await start();
  const press = buttonPress('run:0', 'optimize medical app&lt;=20k', {
    user: { id: 'U2', username: 'bob', team_id: 'T1' },
    response_url: slack.responseUrl,
  });
  expect(await send(port, payloadForm(press))).toEqual({ status: 200, text: '' });
  await slack.nth('chat.update', 1);
  expect(bot.asked).toMatchObject([
    { request: { kind: 'line', line: 'optimize medical app<=20k' }, who: { id: 'U2' } },
  ]);
  expect(slack.of('chat.postMessage')).toMatchObject([{ channel: 'C1' }]);
  expect(slack.of('chat.postMessage')[0]).not.toHaveProperty('thread_ts');
});

test('a button in a thread answers in that thread', async () => {
  const { port, slack } = await start();
  const press = buttonPress('run:1', 'history medical', {
    message: { type: 'message', ts: '2.1', thread_ts: '1.1', text: 'a result' },
    response_url: slack.responseUrl,
  });
  await send(port, payloadForm(press));
  await slack.nth('chat.update', 1);
  expect(slack.of('chat.postMessage')).toMatchObject([{ channel: 'C1', thread_ts: '1.1' }]);
});

test('a button that is not known any more is answered, not dead', async () => {
  const { port, slack, bot } = await start();
  const press = buttonPress('old:thing', 'x', { response_url: slack.responseUrl });
  expect((await send(port, payloadForm(press))).status).toBe(200);
  expect(await slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'This button is from an older version and does nothing any more. Type “/channels help” instead.',
  });
  expect(bot.asked).toEqual([]);
});

test('a mention runs its line and is answered in the thread of its message', async () => {
  const { port, slack, bot } = await start();
  const text = '<@UBOT> optimize medical app&lt;=20k site=<https://a.example|a.example>';
  await send(port, JSON.stringify(mention(text)), { type: 'json' });
  await slack.nth('chat.update', 1);
  expect(bot.asked).toMatchObject([
    {
      request: { kind: 'line', line: 'optimize medical app<=20k site=a.example' },
      where: { workspace: 'slack:T1', channel: 'C1', isPrivate: false },
    },
  ]);
  expect(slack.of('chat.postMessage')).toMatchObject([{ channel: 'C1', thread_ts: '1700000005.000001' }]);
});

test('a mention that is not understood is answered to its writer only, in the thread', async () => {
  const { port, slack } = await start(() => ({ kind: 'refused', reply: complaint }));
  await send(port, JSON.stringify(mention('<@UBOT> optimize', { thread_ts: '1700000001.000001' })), {
    type: 'json',
  });
  expect(await slack.nth('chat.postEphemeral', 1)).toMatchObject({
    channel: 'C1',
    user: 'U1',
    thread_ts: '1700000001.000001',
    text: complaint.summary,
  });
  expect(slack.of('chat.postMessage')).toEqual([]);
});

test("bots' messages are ignored, the bot's own among them", async () => {
  const { port, slack, bot } = await start();
  for (const fields of [{ bot_id: 'B2', user: 'U9' }, { user: 'UBOT' }]) {
    await send(port, JSON.stringify(mention('<@UBOT> optimize medical', fields)), { type: 'json' });
  }
  await send(port, JSON.stringify(mention('<@UBOT> help')), { type: 'json' });
  await slack.nth('chat.update', 1);
  expect(bot.asked).toHaveLength(1);
});

test.each([
  ['a private channel', { channel_id: 'C7', channel_name: 'privategroup' }, true],
  ['a direct message', { channel_id: 'D7', channel_name: 'directmessage' }, true],
  ['a group message', { channel_id: 'C8', channel_name: 'mpdm-ada--bob-1' }, true],
  ['a public channel', { channel_id: 'C9', channel_name: 'marketing' }, false],
])('%s counts as private: %o → %s', async (_, fields, isPrivate) => {
  const { bot, slack, type } = await start(() => ({ kind: 'refused', reply: complaint }));
  await type('help', fields);
  await slack.nth('response_url', 1);
  expect(bot.asked[0]?.where).toMatchObject({ channel: fields.channel_id, isPrivate });
});

test('a channel that Slack does not show counts as private', async () => {
  const { bot, port, slack } = await start();
  slack.answer('conversations.info', () => refuse('channel_not_found'));
  await send(port, JSON.stringify(mention('<@UBOT> optimize medical')), { type: 'json' });
  await slack.nth('chat.update', 1);
  expect(bot.asked[0]?.where.isPrivate).toBe(true);
});

test('language and standing are asked of Slack once and remembered', async () => {
  const { bot, slack, type } = await start(() => ready(result, 'caller'));
  slack.answer('users.info', () => ({ body: { ok: true, user: { locale: 'zh-CN', is_owner: true } } }));
  await type('history');
  await slack.nth('response_url', 1);
  await type('history');
  await slack.nth('response_url', 2);
  expect(bot.asked.map(({ who }) => who)).toEqual([
    { id: 'U1', isAdmin: true, language: 'zh' },
    { id: 'U1', isAdmin: true, language: 'zh' },
  ]);
  expect(slack.of('users.info')).toEqual([{ user: 'U1', include_locale: 'true' }]);
});

test('where Slack does not say who somebody is, they are no admin', async () => {
  const { bot, slack, type } = await start(() => ready(result, 'caller'));
  slack.answer('users.info', () => refuse('missing_scope'));
  await type('history');
  await slack.nth('response_url', 1);
  expect(bot.asked[0]?.who).toEqual({ id: 'U1', isAdmin: false });
});

test('an installation for a whole organisation has the organisation as its workspace', async () => {
  const { bot, slack, type } = await start(() => ready(result, 'caller'));
  await type('history', { team_id: '', enterprise_id: 'E1', is_enterprise_install: 'true' });
  await slack.nth('response_url', 1);
  expect(bot.asked[0]?.where.workspace).toBe('slack:E1');
});

test('a stop lets running work finish, and tells newcomers to try again', async () => {
  const clock = handClock();
  const work = slowWork();
  const { front, slack, bot, type, port } = await start(() => work.prepared, { clock });
  expect(front.isReady()).toBe(true);
  await type('optimize medical');
  await slack.nth('chat.postMessage', 1);
  const stopped = front.stop();
  expect(front.isReady()).toBe(false);
  expect((await type('optimize driving')).status).toBe(200);
  expect(await slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    text: 'I am restarting. Please try again in a minute.',
  });
  work.finish(result);
  await stopped;
  expect(slack.of('chat.update').at(-1)?.text).toBe(result.summary);
  expect(bot.asked).toHaveLength(1);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

test('a stop cancels work that does not finish in time', async () => {
  const clock = handClock();
  const work = slowWork();
  const { front, slack, type } = await start(() => work.prepared, { clock });
  await type('optimize medical');
  await slack.nth('chat.postMessage', 1);
  const stopped = front.stop();
  while (!clock.waiting().includes(20_000)) await clock.advance(0);
  await clock.advance(20_000);
  await stopped;
  expect(slack.of('chat.delete')).toEqual([{ channel: 'C1', ts: '1700000000.000001' }]);
  expect(slack.of('response_url')).toMatchObject([{ response_type: 'ephemeral', text: 'Cancelled.' }]);
});

test('a fault in the bot gets an incident number for the person and a line in the log', async () => {
  const { slack, type, log } = await start(() => {
    throw new Error('a bug');
  });
  await type('optimize medical');
  const { text } = await slack.nth('response_url', 1);
  expect(text).toMatch(/^Something went wrong on my side\..* incident [0-9a-f-]{36}\.$/);
  expect(log.lines).toContainEqual({
    level: 'error',
    fields: { err: expect.objectContaining({ message: 'a bug' }) },
    message: 'a request failed',
  });
});

test('work that breaks its promise and throws leaves no working message behind', async () => {
  const { slack, type } = await start(() => ({
    kind: 'ready',
    command: 'optimize',
    audience: 'channel',
    language: 'en',
    run: () => Promise.reject(new Error('a bug')),
  }));
  await type('optimize medical');
  expect((await slack.nth('response_url', 1)).text).toContain('Something went wrong on my side.');
  expect(slack.of('chat.delete')).toHaveLength(1);
});

test('the bot token, refused at the start, is named without being shown', async () => {
  const { slack, front } = await start();
  await front.stop();
  slack.answer('auth.test', () => refuse('invalid_auth'));
  const error = await front.start().catch((error: unknown) => error);
  expect(String(error)).toBe('Error: Slack does not accept the bot token (invalid_auth).');
});

test('neither tokens nor the signing secret are ever logged', async () => {
  const { slack, type, log, port } = await start();
  slack.answer('chat.update', (_, count) => (count === 1 ? refuse('invalid_blocks') : undefined));
  await type('optimize medical');
  await slack.nth('chat.update', 2);
  await send(port, 'a=b', { secret: 'f'.repeat(32) });
  const written = JSON.stringify(log.lines, (_, value) =>
    value instanceof Error ? `${value.stack} ${JSON.stringify({ ...value })}` : value,
  );
  expect(log.lines.length).toBeGreaterThan(2);
  expect(written).not.toMatch(/xoxb-test|0123456789abcdef0123/);
});
