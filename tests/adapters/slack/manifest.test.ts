import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { requestedScopes } from '../../../adapters/slack/scopes.ts';
import { requestPath } from '../../../adapters/slack/slack-front.ts';

const source = readFileSync(new URL('../../../slack-manifest.yaml', import.meta.url), 'utf8');

test('the manifest asks for exactly the scopes and events that the code uses', () => {
  const manifest = parse(source);
  expect(manifest.oauth_config.scopes).toEqual({ bot: [...requestedScopes] });
  expect(manifest.settings).toEqual({
    event_subscriptions: { bot_events: ['app_mention', 'message.im', 'app_home_opened'] },
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  });
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/channels' }]);
});

test('people have a direct message with the bot, for Slack refuses words to them otherwise, and a home', () => {
  expect(parse(source).features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});

test('every scope has its reason', () => {
  for (const scope of requestedScopes) {
    expect(source).toMatch(new RegExp(`# .+\\n +- ${scope}\\n`));
  }
});

test('with its comment signs taken off it is the manifest for HTTP', () => {
  const http = parse(
    source
      .replace(/# ((?:request_)?url: )/g, '$1')
      .replace('socket_mode_enabled: true', 'socket_mode_enabled: false'),
  );
  const url = `https://channels.example.com${requestPath}`;
  expect(http.features.slash_commands[0].url).toBe(url);
  expect(http.settings.event_subscriptions.request_url).toBe(url);
  expect(http.settings.interactivity.request_url).toBe(url);
});
