import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackFront, type SlackFront } from '../../../adapters/slack/slack-front.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import {
  chartAsText,
  complaint,
  fakeBot,
  fakeRenderer,
  hurriedClock,
  memoryDeliveries,
  ready,
  result,
} from './fakes.ts';
import { buttonPress, mention, slashCommand } from './inbound.ts';
import { refuse } from './slack-double.ts';
import { type SocketDouble, startSocketDouble } from './socket-double.ts';

const appToken = 'xapp-test';
let socket: SocketDouble;
let front: SlackFront;
let bot: ReturnType<typeof fakeBot>;
let deliveries: ReturnType<typeof memoryDeliveries>;

function makeFront(token = appToken): SlackFront {
  return createSlackFront({
    bot,
    renderer: fakeRenderer(),
    deliveries,
    log: recordedLog(),
    clock: hurriedClock(),
    chartAsText,
    config: { mode: 'socket', botToken: 'xoxb-test', appToken: token, apiUrl: socket.slack.apiUrl },
  });
}

beforeEach(async () => {
  socket = await startSocketDouble(appToken);
  bot = fakeBot((invocation) =>
    invocation.request.kind === 'line' && invocation.request.line === ''
      ? { kind: 'refused', reply: complaint }
      : ready(result),
  );
  deliveries = memoryDeliveries();
  front = makeFront();
  await front.start();
});

afterEach(async () => {
  await front.stop();
  await socket.stop();
  expect(socket.slack.problems, "every message keeps Slack's limits").toEqual([]);
});

const command = (text: string, trigger?: string) =>
  slashCommand(text, { response_url: socket.slack.responseUrl, ...(trigger && { trigger_id: trigger }) });

test('a command over Socket Mode is acknowledged with an empty body and ends as one message', async () => {
  expect(front.isReady()).toBe(true);
  const id = socket.send('slash_commands', command('optimize medical'));
  await socket.acknowledgement(1);
  expect(socket.acknowledged).toEqual([{ envelope_id: id, payload: {} }]);
  const final = await socket.slack.nth('chat.update', 1);
  expect(final.text).toBe(result.summary);
  expect((final.blocks as { type: string }[]).filter(({ type }) => type === 'image')).toHaveLength(2);
  expect(socket.slack.of('chat.postMessage')).toHaveLength(1);
  expect(socket.slack.of('apps.connections.open')).toHaveLength(1);
});

test('buttons and mentions come the same way', async () => {
  socket.send('interactive', buttonPress('run:0', 'history', { response_url: socket.slack.responseUrl }));
  await socket.slack.nth('chat.update', 1);
  socket.send('events_api', mention('<@UBOT> optimize medical'));
  await socket.slack.nth('chat.update', 2);
  socket.send('events_api', mention('<@UBOT>'));
  await socket.slack.nth('chat.postEphemeral', 1);
  expect(bot.asked.map(({ request }) => request)).toEqual([
    { kind: 'line', line: 'history' },
    { kind: 'line', line: 'optimize medical', isTalk: true },
    { kind: 'line', line: '', isTalk: true },
  ]);
  expect(socket.acknowledged).toHaveLength(3);
});

test('when Slack renews the connection, the front takes up a new one, and a repeated envelope is handled once', async () => {
  const payload = command('optimize medical', 'tr1');
  socket.send('slash_commands', payload, 'env1');
  await socket.slack.nth('chat.update', 1);
  socket.renew();
  await socket.connected(2);
  socket.send('slash_commands', payload, 'env1');
  await socket.acknowledgement(2);
  socket.send('slash_commands', command('optimize driving', 'tr2'), 'env2');
  await socket.slack.nth('chat.update', 2);
  expect(socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual(['env1', 'env1', 'env2']);
  expect(bot.asked.map(({ request }) => request)).toEqual([
    { kind: 'line', line: 'optimize medical' },
    { kind: 'line', line: 'optimize driving' },
  ]);
  expect(socket.slack.of('chat.postMessage')).toHaveLength(2);
  expect(front.isReady()).toBe(true);
});

test('a connection that breaks is taken up again, also when Slack first refuses a new one', async () => {
  let refused = 0;
  const give = { body: { ok: true, url: `${socket.slack.origin.replace('http', 'ws')}/link` } };
  socket.slack.answer('apps.connections.open', () => {
    refused += 1;
    return refused <= 2 ? refuse('internal_error') : give;
  });
  socket.cut();
  await socket.connected(2);
  socket.send('slash_commands', command('optimize medical'));
  await socket.slack.nth('chat.update', 1);
  expect(refused).toBe(3);
});

test('after a stop nothing reconnects', async () => {
  await front.stop();
  expect(front.isReady()).toBe(false);
  expect(socket.connections()).toBe(1);
  expect(socket.slack.of('apps.connections.open')).toHaveLength(1);
});

test('an app token that Slack refuses fails the start', async () => {
  const other = makeFront('xapp-wrong');
  await expect(other.start()).rejects.toThrow('invalid_auth');
  expect(other.isReady()).toBe(false);
});
