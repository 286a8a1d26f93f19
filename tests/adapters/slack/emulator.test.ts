/**
 * The front against Vercel's Slack emulator, which knows channels, membership, scopes and files as Slack does.
 * It has no slash commands and no response_urls: those come from `inbound.ts` and the double.
 */
import { once } from 'node:events';
import { createServer, Server } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { neededScopes, requestedScopes } from '../../../adapters/slack/scopes.ts';
import type { SlackFront } from '../../../adapters/slack/slack-front.ts';
import { createSlackMessenger } from '../../../adapters/slack/slack-messenger.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { patienceMs } from '../../suite/waiting.ts';
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
import { form, send, slashCommand } from './inbound.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';
import { limitProblems } from './slack-limits-check.ts';
import { httpFront } from './started-front.ts';

const botToken = 'xoxb-emulated';
const plainToken = 'xoxb-plain';
const readerToken = 'xoxp-reader';
const botUser = 'U000000099';

/** A line that the bot answers with a form. */
const withForm = 'schedule add';

const log = recordedLog();

let emulator: Emulator;
let front: SlackFront;
let responses: SlackDouble;
const bot = fakeBot(({ request }) =>
  request.kind === 'line' && request.line === withForm
    ? {
        kind: 'refused',
        reply: complaint,
        form: {
          command: withForm,
          title: 'A regular report',
          submit: 'Schedule it',
          fields: [{ name: 'when', label: 'When', hint: 'weekly mon 09:00', kind: 'line', required: true }],
        },
      }
    : ready(result),
);

/** The emulator would listen on all interfaces. */
async function onLoopback<Result>(start: () => Promise<Result>): Promise<Result> {
  const listen = Server.prototype.listen;
  const spy = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, port: unknown) {
    return listen.call(this, { port: Number(port), host: '127.0.0.1' });
  });
  try {
    return await start();
  } finally {
    spy.mockRestore();
  }
}

/** The emulator must know its port beforehand. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function asReader(method: string, args: Record<string, string>): Promise<Record<string, unknown>> {
  const answer = await fetch(`${emulator.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${readerToken}` },
    body: new URLSearchParams(args),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  expect(body, method).toEqual(expect.objectContaining({ ok: true }));
  return body;
}

/** A messenger as a worker process has one. */
const messenger = (token = botToken) =>
  createSlackMessenger({
    config: { botToken: token, apiUrl: `${emulator.url}/api/` },
    renderer: fakeRenderer(),
    chartAsText,
    log: recordedLog(),
    clock: hurriedClock(),
  });

async function channelNamed(name: string): Promise<string> {
  const { channels } = (await asReader('conversations.list', {
    types: 'public_channel,private_channel',
  })) as {
    channels?: { id: string; name: string }[];
  };
  return channels?.find((channel) => channel.name === name)?.id ?? '';
}

async function messagesIn(channel: string): Promise<Record<string, unknown>[]> {
  return (await asReader('conversations.history', { channel })).messages as Record<string, unknown>[];
}

beforeAll(async () => {
  const port = await freePort();
  emulator = await onLoopback(() =>
    createEmulator({
      service: 'slack',
      port,
      baseUrl: `http://127.0.0.1:${port}`,
      seed: {
        slack: {
          strict_scopes: true,
          users: [{ name: 'ada', is_admin: true }],
          // The emulator lets every bot write in public channels.
          channels: [{ name: 'budget' }, { name: 'elsewhere', is_private: true }, { name: 'old' }],
          oauth_apps: [
            {
              client_id: '1.2',
              client_secret: 'example',
              name: 'channels',
              redirect_uris: [],
              bot_id: 'B000000099',
              bot_user_id: botUser,
              bot_name: 'channels',
            },
          ],
          tokens: [
            {
              token: botToken,
              type: 'bot',
              user_id: botUser,
              bot_id: 'B000000099',
              scopes: [...requestedScopes],
            },
            {
              // The app of somebody who has not taken the scopes for reports.
              token: plainToken,
              type: 'bot',
              user_id: botUser,
              bot_id: 'B000000099',
              scopes: [...neededScopes],
            },
            {
              token: readerToken,
              user: 'ada',
              scopes: [
                'channels:read',
                'channels:history',
                'channels:manage',
                'channels:write',
                'groups:read',
                'groups:history',
              ],
            },
          ],
        },
      },
    }),
  );
  responses = await startSlackDouble();
  front = httpFront(
    { apiUrl: `${emulator.url}/api/`, botToken },
    {
      bot,
      renderer: fakeRenderer(),
      deliveries: memoryDeliveries(),
      log,
      clock: hurriedClock(),
      chartAsText,
    },
  );
  await front.start();
  await asReader('conversations.invite', { channel: await channelNamed('budget'), users: botUser });
});

afterAll(async () => {
  await front.stop();
  await responses.stop();
  await emulator.close();
});

async function type(line: string, channel: string, fields: Record<string, string> = {}): Promise<void> {
  const command = slashCommand(line, { channel_id: channel, response_url: responses.responseUrl, ...fields });
  expect(await send(front.port() ?? 0, form(command))).toEqual({ status: 200, text: '' });
}

test('one command leaves one message with two pictures that were uploaded and shared nowhere else', async () => {
  const channel = await channelNamed('budget');
  const before = await messagesIn(channel);
  await type('optimize medical', channel);
  const ours = async () => (await messagesIn(channel)).filter(({ user }) => user === botUser);
  const patience = { timeout: patienceMs };
  await vi.waitFor(async () => expect(await ours()).toMatchObject([{ text: result.summary }]), patience);

  const [message] = await ours();
  expect(await messagesIn(channel)).toHaveLength(before.length + 1);
  expect(limitProblems(message ?? {})).toEqual([]);
  const images = ((message?.blocks ?? []) as { type: string }[]).filter(({ type }) => type === 'image');
  expect(images).toHaveLength(2);
  expect(responses.of('response_url')).toEqual([]);
});

test('in a channel that the bot is not in, the reply of the command carries the result', async () => {
  const channel = await channelNamed('elsewhere');
  const before = await messagesIn(channel);
  await type('optimize medical', channel);
  const reply = await responses.nth('response_url', 1);
  expect(reply).toMatchObject({ response_type: 'in_channel', text: result.summary });
  expect(JSON.stringify(reply.blocks)).toContain('/invite @channels');
  expect(JSON.stringify(reply.blocks)).toContain('data_visualization');
  expect(await messagesIn(channel)).toEqual(before);
});

const workspace = 'slack:T1';
const never = new AbortController().signal;

test('a report is posted once with its pictures, and found again by another process', async () => {
  const channel = await channelNamed('budget');
  const before = await messagesIn(channel);
  const ts = await messenger().post({ workspace, channel }, result, 'report-1', never);
  const [message] = await messagesIn(channel);
  expect(await messagesIn(channel)).toHaveLength(before.length + 1);
  expect(message).toMatchObject({ ts, user: botUser, text: result.summary });
  const since = new Date(Date.now() - 60_000);
  expect(await messenger().find({ workspace, channel }, 'report-1', since)).toBe(ts);
  expect(await messenger().find({ workspace, channel }, 'report-2', since)).toBeUndefined();
});

test('without the scopes for reports a report comes all the same; whether it stands there is unknown', async () => {
  const channel = await channelNamed('budget');
  const plain = messenger(plainToken);
  const ts = await plain.post({ workspace, channel }, result, 'report-3', never);
  expect((await messagesIn(channel))[0]).toMatchObject({ ts, text: result.summary });
  expect(await plain.find({ workspace, channel }, 'report-3', new Date())).toBe('unknown');
});

test('a private channel without the bot is no place for a report', async () => {
  const channel = await channelNamed('elsewhere');
  await expect(messenger().post({ workspace, channel }, result, 'report-4', never)).rejects.toMatchObject({
    fault: expect.stringMatching(/^(channel-gone|bot-removed)$/),
  });
});

test('an archived channel is gone', async () => {
  const channel = await channelNamed('old');
  await asReader('conversations.archive', { channel });
  await expect(messenger().post({ workspace, channel }, result, 'report-5', never)).rejects.toMatchObject({
    fault: 'channel-gone',
    code: 'is_archived',
  });
});

test('channels are known by id and by name', async () => {
  const id = await channelNamed('budget');
  const view = { id, name: 'budget', isPrivate: false, mayPost: true, isVisible: true };
  const { user_id: reader } = await asReader('auth.test', {});
  expect(await messenger().channel(workspace, '#budget', String(reader))).toEqual(view);
  expect(await messenger().channel(workspace, `<#${id}|budget>`, String(reader))).toEqual(view);
  expect(await messenger().channel(workspace, '#nowhere', String(reader))).toBeUndefined();
});

test('the person who asks gets the form, once', async () => {
  const channel = await channelNamed('budget');
  const answer = await fetch(`${emulator.url}/api/views.generateTriggerId`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
    body: new URLSearchParams({ user_id: botUser }),
  });
  const { trigger_id: trigger } = (await answer.json()) as { trigger_id: string };
  const said = responses.of('response_url').length;
  await type(withForm, channel, { trigger_id: trigger });
  await type(withForm, channel, { trigger_id: '1.2.never' });
  // Only the trigger that Slack never gave out is answered in words.
  expect(await responses.nth('response_url', said + 1)).toMatchObject({ text: complaint.summary });
  await front.stop();
  expect(responses.of('response_url')).toHaveLength(said + 1);
  expect(log.lines.filter(({ message }) => message.startsWith('a form cannot be opened'))).toHaveLength(1);
});
