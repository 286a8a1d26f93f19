import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSlack } from '../../../adapters/slack/check.ts';
import { neededScopes } from '../../../adapters/slack/scopes.ts';
import type { SlackConfig } from '../../../adapters/slack/slack-front.ts';
import { isAmiss } from '../../../adapters/terminal/findings.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { refuse, type SlackDouble, startSlackDouble } from './slack-double.ts';

let slack: SlackDouble;
beforeEach(async () => {
  slack = await startSlackDouble();
});
afterEach(() => slack.stop());

const check = (config: Partial<SlackConfig> = {}, channel?: string) =>
  checkSlack({
    config: {
      mode: 'socket',
      botToken: 'xoxb-test',
      appToken: 'xapp-test',
      apiUrl: slack.apiUrl,
      ...config,
    } as SlackConfig,
    language: 'en',
    log: recordedLog(),
    ...(channel && { channel }),
  });

test('what is in order is said in a line each', async () => {
  expect(await check({}, 'C1')).toEqual([
    { subject: 'Slack bot token', state: 'right', detail: 'channels in Acme' },
    {
      subject: 'Slack scopes',
      state: 'right',
      detail: 'all granted: commands, chat:write, files:write, users:read, app_mentions:read, channels:read',
    },
    {
      subject: 'Slack scopes for conversations',
      state: 'right',
      detail: 'all granted: im:history, files:read',
    },
    {
      subject: 'Slack scopes for reports',
      state: 'right',
      detail: 'all granted: channels:history, groups:history, im:history, groups:read, im:read',
    },
    { subject: 'Slack app token (Socket Mode)', state: 'right', detail: 'opens a connection' },
    { subject: 'Slack channel C1', state: 'right', detail: 'the bot is in #budget' },
  ]);
  expect(slack.calls.map(({ method }) => method)).toEqual([
    'auth.test',
    'apps.connections.open',
    'conversations.info',
  ]);
});

test('tokens that Slack refuses are named with what to do', async () => {
  slack.answer('auth.test', () => refuse('invalid_auth'));
  slack.answer('apps.connections.open', () => refuse('not_allowed_token_type'));
  expect(await check({}, 'C1')).toEqual([
    {
      subject: 'Slack bot token',
      state: 'wrong',
      detail: 'Slack refuses it: invalid_auth',
      mend: expect.stringContaining('Set SLACK_BOT_TOKEN'),
    },
    {
      subject: 'Slack app token (Socket Mode)',
      state: 'wrong',
      detail: 'Slack refuses it: not_allowed_token_type',
      mend: expect.stringContaining('connections:write'),
    },
  ]);
});

test('scopes that are not granted, and a channel without the bot, are missing', async () => {
  slack.answer('auth.test', () => ({
    body: { ok: true, user: 'channels', team: 'Acme' },
    headers: { 'x-oauth-scopes': 'commands, chat:write' },
  }));
  slack.answer('conversations.info', () => ({
    body: { ok: true, channel: { name: 'budget', is_member: false } },
  }));
  const findings = await check({}, 'C1');
  expect(findings.filter(({ state }) => state === 'missing')).toEqual([
    {
      subject: 'Slack scopes',
      state: 'missing',
      detail: 'not granted: files:write, users:read, app_mentions:read, channels:read',
      mend: expect.stringContaining('slack-manifest.yaml'),
    },
    {
      subject: 'Slack scopes for conversations',
      state: 'missing',
      detail:
        'not granted: im:history, files:read; direct messages to the bot are not heard; files dropped into a message cannot be read; slack-manifest.yaml asks for them',
    },
    {
      subject: 'Slack scopes for reports',
      state: 'missing',
      detail:
        'not granted: channels:history, groups:history, im:history, groups:read, im:read; a report may come twice after a crash; no reports into private channels or direct messages where these are missing; slack-manifest.yaml asks for them',
    },
    {
      subject: 'Slack channel C1',
      state: 'missing',
      detail: 'the bot is not in #budget',
      mend: 'Type “/invite @channels” in the channel.',
    },
  ]);
});

test('scopes that only reports or talk use cost what they are for, and are no fault', async () => {
  slack.answer('auth.test', () => ({
    body: { ok: true, user: 'channels', team: 'Acme' },
    headers: {
      'x-oauth-scopes': [...neededScopes, 'channels:history', 'im:history', 'groups:read', 'im:read'].join(),
    },
  }));
  const findings = await check();
  expect(findings.filter(isAmiss)).toEqual([]);
  expect(findings[2]).toEqual({
    subject: 'Slack scopes for conversations',
    state: 'missing',
    detail:
      'not granted: files:read; files dropped into a message cannot be read; slack-manifest.yaml asks for them',
  });
  expect(findings[3]).toEqual({
    subject: 'Slack scopes for reports',
    state: 'missing',
    detail:
      'not granted: groups:history; a report may come twice after a crash; slack-manifest.yaml asks for them',
  });
});

test('Slack out of reach is told apart from a wrong token', async () => {
  const [token] = await check({ apiUrl: 'http://127.0.0.1:9/api/' });
  expect(token).toEqual({
    subject: 'Slack bot token',
    state: 'wrong',
    detail: expect.stringMatching(/^Slack cannot be reached: /),
    mend: 'See whether this machine reaches 127.0.0.1:9, and SLACK_API_URL if you set it.',
  });
});

test('a signing secret that cannot be one is wrong', async () => {
  const http = { mode: 'http', port: 3000, signingSecret: 'secret' } as const;
  expect((await check(http)).at(-1)).toMatchObject({
    state: 'wrong',
    detail: 'is not 32 hexadecimal digits',
  });
  expect((await check({ ...http, signingSecret: 'a'.repeat(32) })).at(-1)).toEqual({
    subject: 'Slack signing secret (HTTP)',
    state: 'right',
    detail: 'has the right form; requests are taken at /slack/events on port 3000',
  });
});
