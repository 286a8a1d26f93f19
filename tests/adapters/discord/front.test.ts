import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandDefinition } from '../../../adapters/discord/definition.ts';
import { planReply, problemReply, sampleCommands } from './sample.ts';
import { planBody, planFiles, problemBody } from './sample-message.ts';
import { gate, ready, stage } from './stage.ts';
import { ids, inGuildChannel } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const nobody = { parse: [], replied_user: false };

describe('connecting', () => {
  it('asks the gateway for servers and messages only, and nothing privileged', async () => {
    const { double, front } = await stage();
    // Guilds, GuildMessages, DirectMessages.
    expect(double.gateway.seen).toMatchObject({ identifies: 1, intents: (1 << 0) | (1 << 9) | (1 << 12) });
    expect(front.isReady()).toBe(true);
  });

  it('beats the heart that the gateway asks for', async () => {
    const { double } = await stage({ heartbeatMs: 20 });
    await double.gateway.until(() => double.gateway.seen.heartbeats >= 3);
    expect(double.gateway.seen.identifies).toBe(1);
  });

  it('says which setting to mend when Discord refuses the token', async () => {
    await expect(stage({ config: { token: 'a.wrong.token' } })).rejects.toThrow(
      'Discord refused the bot token. Copy it again from the application\'s page "Bot" at discord.com/developers into DISCORD_TOKEN.',
    );
  });

  it('registers its commands in the server that is configured', async () => {
    const { double } = await stage({ config: { guildId: ids.guild } });
    const put = await double.next('PUT', /commands$/);
    expect(put.path).toBe(`/applications/${ids.application}/guilds/${ids.guild}/commands`);
    expect(put.body).toEqual([commandDefinition(sampleCommands, false)]);
  });
});

describe('a command', () => {
  it('is acknowledged, and its acknowledgement becomes one message with both charts', async () => {
    const { double, heard } = await stage();
    const asked = double.command('optimize', { scenario: 'medical', limits: 'app<=20k, website>=5k' });
    const defer = await double.next('POST', callback);
    const edit = await double.next('PATCH', original);

    expect(defer.path).toBe(`/interactions/${asked.id}/${asked.token}/callback`);
    expect(defer.body).toEqual({ type: 5, data: {} });
    expect(edit.path).toBe(`/webhooks/${ids.application}/${asked.token}/messages/@original`);
    expect(edit.body).toEqual(planBody);
    expect(edit.files).toEqual(planFiles);
    expect(heard).toEqual([
      {
        id: `discord-${asked.id}`,
        request: {
          kind: 'options',
          command: 'optimize',
          options: { scenario: 'medical', limits: 'app<=20k, website>=5k' },
        },
        who: { id: ids.ann, isAdmin: false, language: 'en' },
        where: inGuildChannel,
      },
    ]);
  });

  it('is answered over connections of its own, whatever another library puts in place for the process', async () => {
    const usual = getGlobalDispatcher();
    onTestFinished(() => setGlobalDispatcher(usual));
    const { double } = await stage();
    setGlobalDispatcher(new Agent({ connect: (_, done) => done(new Error('not for Discord'), null) }));
    double.command('optimize', { scenario: 'medical' });
    expect((await double.next('PATCH', original)).files).toEqual(planFiles);
  });

  it('of two words keeps its name; who may manage the server is an admin; Chinese clients are answered so', async () => {
    const { double, heard } = await stage({ prepare: () => ready(undefined, 'caller') });
    double.command(
      'scenario show',
      { scenario: 'medical' },
      { who: ids.bob, isAdmin: true, locale: 'zh-CN' },
    );
    const defer = await double.next('POST', callback);
    await double.next('PATCH', original);
    expect(defer.body).toEqual({ type: 5, data: { flags: 64 } });
    expect(heard[0]).toMatchObject({
      request: { kind: 'options', command: 'scenario show', options: { scenario: 'medical' } },
      who: { id: ids.bob, isAdmin: true, language: 'zh' },
    });
  });

  it.each([
    ['a channel hidden from @everyone', ids.hiddenChannel, `discord:${ids.guild}`, { language: 'en' }],
    ['a private thread', ids.thread, `discord:${ids.guild}`, { language: 'en', thread: ids.thread }],
    ['a direct message', ids.direct, `discord:dm:${ids.ann}`, {}],
    [
      'a channel that the bot does not know',
      '300000000000000077',
      `discord:${ids.guild}`,
      { language: 'en' },
    ],
  ])('in %s is private', async (_, channel, workspace, more) => {
    const { double, heard } = await stage();
    double.command('optimize', { scenario: 'medical' }, { channel });
    await double.next('PATCH', original);
    expect(heard[0]?.where).toEqual({
      front: 'discord',
      workspace,
      channel,
      isPrivate: true,
      mayReadFiles: false,
      ...more,
    });
  });

  it('that cannot be used is answered at once, to the caller only', async () => {
    const { double } = await stage({ prepare: () => ({ kind: 'refused', reply: problemReply }) });
    double.command('optimize', { scenario: 'medcal' });
    const answer = await double.next('POST', callback);
    expect(answer.body).toEqual({ type: 4, data: { ...problemBody, flags: 64 } });
  });

  it('whose work ends in a problem tells the caller only, and leaves nothing in the channel', async () => {
    const { double } = await stage({ prepare: () => ready(() => Promise.resolve(problemReply)) });
    const { token } = double.command('optimize', { scenario: 'medical' });
    await double.next('POST', callback);
    const note = await double.next('PATCH', original);
    const answer = await double.next('POST', /^\/webhooks\//);
    const removed = await double.next('DELETE', original);
    expect(note.body).toMatchObject({ content: 'The answer to this is only for the person who asked.' });
    expect(answer.path).toBe(`/webhooks/${ids.application}/${token}`);
    expect(answer.body).toEqual({ ...problemBody, flags: 64 });
    expect(removed.path).toContain(token);
  });

  it('that takes long to read is acknowledged meanwhile', async () => {
    const reading = gate();
    const { double } = await stage({
      prepare: async () => {
        await reading.opened;
        return ready();
      },
      pace: { acknowledgeAfterMs: 1 },
    });
    double.command('optimize', { scenario: 'medical' });
    const defer = await double.next('POST', callback);
    reading.open();
    const edit = await double.next('PATCH', original);
    expect(defer.body).toEqual({ type: 5, data: {} });
    expect(edit.body).toEqual(planBody);
  });

  it('shows how far it is, in the message that becomes the answer', async () => {
    const end = gate();
    const { double } = await stage({
      prepare: () =>
        ready(async ({ onProgress }) => {
          onProgress?.({ step: 'queued' });
          onProgress?.({ step: 'proving', fraction: 0.35, gap: 0.0042 });
          await end.opened;
          return planReply;
        }),
      pace: { progressFromMs: 1, progressEveryMs: 60_000 },
    });
    const { id } = double.command('optimize', { scenario: 'medical' });
    const progress = await double.next('PATCH', original);
    end.open();
    const edit = await double.next('PATCH', original);
    expect(progress.body).toEqual({
      content: 'Proving how good it is · `███████░░░░░░░░░░░░░` · 35% · gap 0.42%',
      embeds: [],
      components: [
        { type: 1, components: [{ type: 2, style: 2, label: 'Cancel', custom_id: `stop:discord-${id}` }] },
      ],
      attachments: [],
      allowed_mentions: nobody,
    });
    expect(edit.body).toEqual(planBody);
  });

  it('is stopped by whoever asked for it, and by nobody else', async () => {
    const { double } = await stage({
      prepare: () =>
        ready(async ({ onProgress, signal }) => {
          onProgress?.({ step: 'searching' });
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
          return { ...problemReply, summary: 'Stopped.', blocks: [] };
        }),
      pace: { progressFromMs: 1 },
    });
    const asked = double.command('optimize', { scenario: 'medical' });
    await double.next('POST', callback);
    await double.next('PATCH', original);
    double.press(`stop:discord-${asked.id}`, { who: ids.bob });
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: {
        flags: 64,
        content: 'Only the person who asked, or somebody who may manage this server, can cancel this.',
      },
    });
    // In a direct message everyone manages their own workspace, which must not reach into others.
    double.press(`stop:discord-${asked.id}`, { who: ids.bob, channel: ids.direct });
    expect((await double.next('POST', callback)).body).toMatchObject({
      data: { content: 'That has already ended.' },
    });
    double.press(`stop:discord-${asked.id}`);
    expect((await double.next('POST', callback)).body).toEqual({ type: 6 });
    expect((await double.next('POST', /^\/webhooks\//)).body).toMatchObject({
      content: 'Stopped.',
      flags: 64,
    });
  });
});

describe('completion', () => {
  it('offers what fits, at most 25, within the lengths that Discord takes', async () => {
    const { double, asked } = await stage({
      complete: () =>
        Promise.resolve([
          { value: 'medical', label: { en: 'Medical', zh: '智慧医疗' } },
          { value: 'v'.repeat(101), label: { en: 'too long to send back', zh: '太长' } },
          { value: 'long', label: { en: '🚀'.repeat(80), zh: '长' } },
          ...Array.from({ length: 30 }, (_, index) => ({
            value: `s${index}`,
            label: { en: `S${index}`, zh: `S${index}` },
          })),
        ]),
    });
    double.typing('optimize', { scenario: 'me', budget: '50k' }, 'scenario');
    const answer = await double.next('POST', callback);
    expect(asked).toEqual([
      { command: 'optimize', argument: 'scenario', typed: 'me', others: { budget: '50k' } },
    ]);
    expect(answer.body).toEqual({
      type: 8,
      data: {
        choices: [
          { name: 'Medical', value: 'medical' },
          { name: `${'🚀'.repeat(49)}…`, value: 'long' },
          ...Array.from({ length: 23 }, (_, index) => ({ name: `S${index}`, value: `s${index}` })),
        ],
      },
    });
  });

  it('speaks the language of the client', async () => {
    const { double } = await stage({
      complete: () => Promise.resolve([{ value: 'medical', label: { en: 'Medical', zh: '智慧医疗' } }]),
    });
    double.typing('scenario show', { scenario: '' }, 'scenario', { locale: 'zh-CN' });
    expect((await double.next('POST', callback)).body).toEqual({
      type: 8,
      data: { choices: [{ name: '智慧医疗', value: 'medical' }] },
    });
  });
});
