import { describe, expect, it } from 'vitest';
import { commandDefinition } from '../../../adapters/discord/definition.ts';
import { planReply, problemReply, sampleCharts, sampleCommands } from './sample.ts';
import { gate, pictureOf, ready, stage } from './stage.ts';
import { ids } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const inChannel = /^\/channels\/300000000000000001\/messages$/;
const nobody = { parse: [], replied_user: false };

const planContent = [
  'Medical: move ¥6.4k/week from brand-partners to patient-app: ¥212k → ¥238k a week (+12%).',
  '**Medical**',
  '**Plan, a week**',
  '```',
  'Channel         Today  Proposed',
  '───────────────────────────────',
  'patient-app      ¥12k    ¥18.4k',
  'brand-partners   ¥20k    ¥13.6k',
  '```',
  'Budget: **¥50k a week**',
  'See why with `explain 12`.',
  '-# Under these assumptions.',
  '-# Proved within 0.004% of the best plan.',
].join('\n');
const planBody = {
  content: planContent,
  embeds: [
    { color: 0x0072b2, image: { url: 'attachment://contributions.png' } },
    { color: 0x0072b2, image: { url: 'attachment://convergence.png' } },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'Run again', custom_id: 'run:again 12' },
        { type: 2, style: 2, label: 'History', custom_id: 'run:history medical' },
      ],
    },
  ],
  attachments: [
    { id: '0', filename: 'contributions.png', description: sampleCharts.bars.alt },
    { id: '1', filename: 'convergence.png', description: sampleCharts.lines.alt },
  ],
  allowed_mentions: nobody,
};
const planFiles = [
  { field: 'files[0]', name: 'contributions.png', bytes: pictureOf(sampleCharts.bars).png },
  { field: 'files[1]', name: 'convergence.png', bytes: pictureOf(sampleCharts.lines).png },
];
const problemContent = [
  'I know no scenario called "medcal". Did you mean "medical"?',
  '**Unknown scenario**',
  'Try `optimize medical`.',
].join('\n');
const problemBody = {
  content: problemContent,
  embeds: [],
  components: [],
  attachments: [],
  allowed_mentions: nobody,
};

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
        where: {
          front: 'discord',
          workspace: `discord:${ids.guild}`,
          channel: ids.channel,
          isPrivate: false,
          mayReadFiles: false,
        },
      },
    ]);
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
    ['a channel hidden from @everyone', ids.hiddenChannel, `discord:${ids.guild}`],
    ['a private thread', ids.thread, `discord:${ids.guild}`],
    ['a direct message', ids.direct, `discord:dm:${ids.ann}`],
    ['a channel that the bot does not know', '300000000000000077', `discord:${ids.guild}`],
  ])('in %s is private', async (_, channel, workspace) => {
    const { double, heard } = await stage();
    double.command('optimize', { scenario: 'medical' }, { channel });
    await double.next('PATCH', original);
    expect(heard[0]?.where).toEqual({
      front: 'discord',
      workspace,
      channel,
      isPrivate: true,
      mayReadFiles: false,
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
        { type: 1, components: [{ type: 2, style: 2, label: 'Stop', custom_id: `stop:discord-${id}` }] },
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
        content: 'Only the person who asked, or somebody who may manage this server, can stop this.',
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

describe('a button', () => {
  it('runs its line as whoever presses it, in a new message; also one from before a restart', async () => {
    const { double, heard } = await stage();
    const { token } = double.press('run:again 12', { who: ids.bob });
    expect((await double.next('POST', callback)).body).toEqual({ type: 5, data: {} });
    const edit = await double.next('PATCH', original);
    expect(edit.path).toContain(token);
    expect(edit.body).toEqual(planBody);
    expect(heard[0]).toMatchObject({
      request: { kind: 'line', line: 'again 12' },
      who: { id: ids.bob, isAdmin: false },
    });
  });

  it.each(['run:', 'buy:everything', 'x'.repeat(100)])(
    'that is not ours (%s) gets a helpful word',
    async (id) => {
      const { double, heard } = await stage();
      double.press(id);
      expect((await double.next('POST', callback)).body).toMatchObject({
        type: 4,
        data: {
          flags: 64,
          content: 'This button is not one of mine any more. Type `/channels help` to see what I can do.',
        },
      });
      expect(heard).toEqual([]);
    },
  );

  it('that stops work which has ended says so', async () => {
    const { double } = await stage();
    double.press('stop:discord-1');
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: { flags: 64, content: 'That has already ended.' },
    });
  });
});

describe('a message', () => {
  it('that mentions the bot is answered by a reply that notifies nobody', async () => {
    const { double, heard } = await stage();
    const id = double.say(`<@${ids.application}> optimize medical app<=20k`, { isAdmin: true });
    await double.next('POST', /typing$/);
    const reply = await double.next('POST', inChannel);
    expect(heard[0]).toEqual({
      id: `discord-${id}`,
      request: { kind: 'line', line: 'optimize medical app<=20k' },
      who: { id: ids.ann, isAdmin: true },
      where: {
        front: 'discord',
        workspace: `discord:${ids.guild}`,
        channel: ids.channel,
        isPrivate: false,
        mayReadFiles: false,
      },
    });
    expect(reply.body).toEqual({
      ...planBody,
      message_reference: { message_id: id, fail_if_not_exists: false },
      nonce: expect.stringMatching(/^[\w-]{25}$/),
      enforce_nonce: true,
    });
    expect(reply.files).toEqual(planFiles);
  });

  it('sent directly needs no mention', async () => {
    const { double, heard } = await stage({ prepare: () => ready(undefined, 'caller') });
    double.say('history', { channel: ids.direct });
    const reply = await double.next('POST', new RegExp(`/channels/${ids.direct}/messages`));
    expect(heard[0]).toMatchObject({
      request: { kind: 'line', line: 'history' },
      who: { id: ids.ann, isAdmin: true },
      where: { workspace: `discord:dm:${ids.ann}`, isPrivate: true },
    });
    expect(reply.body).toMatchObject(planBody);
  });

  it('whose answer only its writer may see is answered directly, and says so in the channel', async () => {
    const { double } = await stage({
      prepare: () => ready(() => Promise.resolve({ ...planReply, audience: 'caller' }), 'caller'),
    });
    double.say(`<@${ids.application}> history`);
    expect((await double.next('POST', /@me\/channels/)).body).toEqual({ recipient_id: ids.ann });
    expect((await double.next('POST', new RegExp(`/channels/${ids.direct}/messages`))).body).toMatchObject(
      planBody,
    );
    expect((await double.next('POST', inChannel)).body).toMatchObject({
      content: 'I sent you the answer as a direct message, because only you are to see it.',
    });
  });

  it('that cannot be used is answered where it was written', async () => {
    const { double } = await stage({ prepare: () => ({ kind: 'refused', reply: problemReply }) });
    double.say(`<@${ids.application}> optimize medcal`);
    expect((await double.next('POST', inChannel)).body).toMatchObject(problemBody);
  });

  it('by a bot, or one that only replies to ours, asks nothing', async () => {
    const { double, heard } = await stage();
    double.say(`<@${ids.application}> optimize medical`, { isBot: true });
    double.say('thanks!');
    double.say(`<@${ids.application}> history`);
    await double.next('POST', inChannel);
    expect(heard.map(({ request }) => request)).toEqual([{ kind: 'line', line: 'history' }]);
  });
});
