import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDiscord } from '../../../adapters/discord/check.ts';
import { commandDefinition } from '../../../adapters/discord/definition.ts';
import type { DiscordConfig } from '../../../adapters/discord/front.ts';
import { type Command, defineCommand } from '../../../src/bot/command.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { type DiscordDouble, discordDouble } from './double.ts';
import { sampleCommands } from './sample.ts';
import { ids, token } from './world.ts';

let double: DiscordDouble;
beforeEach(async () => {
  double = await discordDouble();
});
afterEach(() => double.close());

const check = (config: Partial<DiscordConfig> = {}, commands: readonly Command[] = sampleCommands) =>
  checkDiscord({ config: { token, apiUrl: double.apiUrl, ...config }, commands, words: wordsFor('en') });
const link = `https://discord.com/oauth2/authorize?client_id=${ids.application}&scope=bot+applications.commands&permissions=274878024704`;

describe('what doctor says about Discord', () => {
  it('is right in every line when all is', async () => {
    double.commands([commandDefinition(sampleCommands, true)]);
    expect(await check({ applicationId: ids.application })).toEqual([
      { subject: 'Discord token', state: 'right', detail: 'valid: this is channels' },
      { subject: 'Discord application', state: 'right', detail: ids.application },
      { subject: 'Discord commands', state: 'right', detail: 'registered and up to date' },
    ]);
    expect(double.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('names a token that is refused, and does not repeat it', async () => {
    const findings = await check({ token: 'a.wrong.token' });
    expect(findings).toEqual([
      {
        subject: 'Discord token',
        state: 'wrong',
        detail: 'Discord refuses it',
        mend: 'Copy the token again from the page "Bot" of your application at https://discord.com/developers/applications into DISCORD_TOKEN.',
      },
    ]);
  });

  it('names an address that does not answer', async () => {
    double.fault('GET', /@me$/, 502, { times: 2 });
    expect(await check()).toEqual([
      {
        subject: 'Discord token',
        state: 'wrong',
        detail: `${double.apiUrl} does not answer: Bad Gateway`,
        mend: 'Check the network and, if you set it, DISCORD_API_URL.',
      },
    ]);
  });

  it('names another application, a server without the bot, and commands that are missing', async () => {
    const findings = await check({ applicationId: '1', guildId: '200000000000000009' });
    expect(findings.slice(1)).toEqual([
      {
        subject: 'Discord application',
        state: 'wrong',
        detail: `DISCORD_APPLICATION_ID is 1, but the token belongs to ${ids.application}`,
        mend: `Set DISCORD_APPLICATION_ID to ${ids.application}, or leave it out.`,
      },
      {
        subject: 'Discord server',
        state: 'missing',
        detail: 'the bot is not in the server 200000000000000009',
        mend: `Invite it: ${link}`,
      },
      {
        subject: 'Discord commands',
        state: 'missing',
        detail: 'not registered yet',
        mend: 'Start the bot once: it registers them itself.',
      },
    ]);
  });

  it('names commands that are old, that are there twice, and those that Discord refuses to show', async () => {
    const last = async (config: Partial<DiscordConfig> = {}, commands?: readonly Command[]) =>
      (await check(config, commands)).at(-1);
    double.commands([{ ...commandDefinition(sampleCommands, true), description: 'Former' }]);
    expect(await last()).toMatchObject({ state: 'wrong', detail: 'registered, but older than this program' });
    double.commands([commandDefinition(sampleCommands, false)]);
    expect(await last({ guildId: ids.guild })).toMatchObject({
      state: 'wrong',
      detail: `registered everywhere and in the server ${ids.guild}: people see each of them twice`,
    });
    double.fault('GET', /commands$/, 403, { body: { code: 50001, message: 'Missing Access' } });
    expect(await last()).toEqual({
      subject: 'Discord commands',
      state: 'wrong',
      detail: 'Discord answers: Missing Access',
      mend: `Invite the bot again with both scopes: ${link}`,
    });
    const bad = defineCommand({
      name: 'Bad',
      examples: ['Bad'],
      audience: 'caller',
      args: {},
      run: () => Promise.reject(new Error('not run here')),
    });
    expect(await last({}, [bad])).toMatchObject({
      state: 'wrong',
      detail:
        'Discord would refuse them: /channels Bad: the name "Bad" must be 1–32 lower-case letters, digits, - or _',
    });
  });
});
