import { describe, expect, it } from 'vitest';
import { faultOf, mark, messengerStage, place } from './messenger-stage.ts';
import { planReply } from './sample.ts';
import { bot, ids, people, viewChannel } from './world.ts';

const history = (double: Awaited<ReturnType<typeof messengerStage>>['double']) =>
  double.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'));
const looking = /^\/channels\/300000000000000001\/messages$/;

describe('finding a report again', () => {
  it('works when the answer never came, also for a process that was started since', async () => {
    const { double, restart, post } = await messengerStage();
    const since = new Date();
    double.fault('POST', looking, 'cut', { afterwards: true });
    await faultOf(post());
    const [stored] = double.messages.stored;
    expect(stored).toBeDefined();
    expect(await restart().find(place, mark, since)).toBe(stored?.id);
  });

  it('finds none before it was posted, and none with another mark or of anybody else', async () => {
    const { double, messenger, post } = await messengerStage();
    const since = new Date();
    double.messages.write(ids.channel, people[ids.ann]);
    expect(await messenger.find(place, mark, since)).toBeUndefined();
    await post();
    expect(await messenger.find(place, `${mark} other`, since)).toBeUndefined();
    // A person can write what a report says, and a button cannot be forged; but only our own count anyway.
    const [report] = double.messages.stored.filter(({ author }) => author === bot);
    if (report !== undefined) Object.assign(report, { author: people[ids.ann] });
    expect(await messenger.find(place, mark, since)).toBeUndefined();
  });

  it('looks at what came at that moment or since', async () => {
    const now = Date.parse('2026-03-02T08:00:00Z');
    const { messenger, post } = await messengerStage({ now: () => now });
    const id = await post();
    expect(await messenger.find(place, mark, new Date(now))).toBe(id);
    expect(await messenger.find(place, mark, new Date(now + 1))).toBeUndefined();
  });

  it('turns pages of a busy channel', async () => {
    const { double, messenger, post } = await messengerStage();
    const since = new Date();
    for (let count = 0; count < 250; count += 1) double.messages.write(ids.channel, people[ids.ann]);
    const id = await post();
    for (let count = 0; count < 250; count += 1) double.messages.write(ids.channel, people[ids.bob]);
    expect(await messenger.find(place, mark, since)).toBe(id);
    expect(history(double)).toHaveLength(3);
  });

  it('gives up on a channel with a thousand messages before it, and says that it does not know', async () => {
    const { double, messenger, post } = await messengerStage();
    const since = new Date();
    for (let count = 0; count < 1_000; count += 1) double.messages.write(ids.channel, people[ids.ann]);
    await post();
    expect(await messenger.find(place, mark, since)).toBe('unknown');
    expect(history(double)).toHaveLength(10);
  });

  it('does not take an empty page for an empty channel where the bot may not read the history', async () => {
    const { double, messenger, post } = await messengerStage();
    const since = new Date();
    await post();
    double.guild.unreadable.add(ids.channel);
    double.guild.channels = double.guild.channels.map((channel) => ({
      ...channel,
      permission_overwrites: [{ id: ids.application, type: 1, allow: '0', deny: String(1n << 16n) }],
    }));
    expect(await messenger.find(place, mark, since)).toBe('unknown');
  });

  it('knows an empty channel where the bot may read the history', async () => {
    const { messenger } = await messengerStage();
    expect(await messenger.find(place, mark, new Date())).toBeUndefined();
    const direct = { workspace: `discord:dm:${ids.ann}`, channel: ids.direct };
    expect(await messenger.find(direct, mark, new Date())).toBeUndefined();
  });

  it('does not know where the channel is hidden', async () => {
    const { double, messenger } = await messengerStage();
    double.guild.hidden.add(ids.channel);
    expect(await messenger.find(place, mark, new Date())).toBe('unknown');
  });

  it.each([
    [
      'is not there any more',
      404,
      { code: 10003, message: 'Unknown Channel' },
      'channel-gone',
      'discord-10003',
    ],
    ['does not answer', 503, undefined, 'unclear', 'http-503'],
  ] as const)('fails where the channel %s', async (_, status, body, fault, code) => {
    const { double, messenger } = await messengerStage();
    double.fault('GET', looking, status, { times: 3, ...(body === undefined ? {} : { body }) });
    expect(await faultOf(messenger.find(place, mark, new Date()))).toEqual({ fault, code });
  });

  it('that may look later says so, and not that the report does not stand there', async () => {
    const { double, messenger } = await messengerStage();
    double.fault('GET', looking, 429, {
      headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 30, global: false },
    });
    const { retryAfterMs, ...rest } = await faultOf(messenger.find(place, mark, new Date()));
    expect(rest).toEqual({ fault: 'unclear', code: 'discord-429' });
    expect(retryAfterMs).toBeGreaterThanOrEqual(30_000);
  });

  it('needs the nonce no more: after its few minutes Discord would post a second one', async () => {
    let now = Date.parse('2026-03-02T08:00:00Z');
    const { double, messenger, post } = await messengerStage({ now: () => now });
    const since = new Date(now);
    const id = await post();
    now += 6 * 60_000;
    expect(await messenger.find(place, mark, since)).toBe(id);
    expect(await post(planReply)).not.toBe(id);
    expect(double.messages.stored).toHaveLength(2);
  });
});

describe('a channel', () => {
  const named = (id: string, name: string, rest: object = {}) => ({
    id,
    type: 0,
    name,
    guild_id: ids.guild,
    parent_id: null,
    permission_overwrites: [],
    ...rest,
  });
  const role = (id: string, permissions: bigint) => ({
    id,
    name: id,
    permissions: String(permissions),
    position: 2,
    color: 0,
    hoist: false,
  });
  const view = (
    messenger: Awaited<ReturnType<typeof messengerStage>>['messenger'],
    wanted: string,
    who: string = ids.ann,
  ) => messenger.channel(place.workspace, wanted, who);
  const plans = { id: ids.channel, name: 'plans', isPrivate: false, mayPost: true, isVisible: true };

  it.each([ids.channel, `<#${ids.channel}>`, '#plans', 'plans', ' Plans '])(
    'is known as %s',
    async (wanted) => {
      const { messenger } = await messengerStage();
      expect(await view(messenger, wanted)).toEqual(plans);
    },
  );

  it.each(['#nowhere', '300000000000000077', '<#300000000000000077>', '', '#'])(
    '%s is none',
    async (wanted) => {
      const { messenger } = await messengerStage();
      expect(await view(messenger, wanted)).toBeUndefined();
    },
  );

  it('of another server is none here, whatever its id', async () => {
    const { double, messenger } = await messengerStage();
    const other = named('300000000000000050', 'theirs', { guild_id: '200000000000000002' });
    double.fault('GET', /^\/channels\/300000000000000050$/, 200, { body: other });
    expect(await view(messenger, other.id)).toBeUndefined();
  });

  it('is none where the bot is not in the server', async () => {
    const { double, messenger } = await messengerStage();
    double.guild.isMember = false;
    expect(await view(messenger, 'plans')).toBeUndefined();
  });

  it('hidden from everyone is private; who has the role sees it, and the bot may post when it is let in', async () => {
    const { double, messenger } = await messengerStage();
    expect(await view(messenger, 'board')).toBeUndefined();
    double.guild.members.set(ids.bob, { user: people[ids.bob], roles: ['500000000000000002'] });
    double.guild.roles.push(role('500000000000000002', 0n));
    double.guild.channels = double.guild.channels.map((channel) =>
      channel.id === ids.hiddenChannel
        ? {
            ...channel,
            permission_overwrites: [
              ...channel.permission_overwrites,
              { id: '500000000000000002', type: 0, allow: String(viewChannel), deny: '0' },
            ],
          }
        : channel,
    );
    const board = { id: ids.hiddenChannel, name: 'board', isPrivate: true };
    expect(await view(messenger, 'board')).toBeUndefined();
    expect(await view(messenger, 'board', ids.bob)).toEqual({ ...board, mayPost: false, isVisible: true });
    double.guild.members.set(ids.application, { user: bot, roles: ['500000000000000002'] });
    expect(await view(messenger, 'board')).toEqual({ ...board, mayPost: true, isVisible: false });
    expect(await view(messenger, 'board', ids.bob)).toEqual({ ...board, mayPost: true, isVisible: true });
  });

  it.each([
    ['view it', 10n],
    ['send messages', 11n],
    ['embed links', 14n],
    ['attach files', 15n],
  ])('in which the bot may not %s cannot be posted in', async (_, bit) => {
    const { double, messenger } = await messengerStage();
    double.guild.channels = double.guild.channels.map((channel) => ({
      ...channel,
      permission_overwrites: [{ id: ids.application, type: 1, allow: '0', deny: String(1n << bit) }],
    }));
    expect(await view(messenger, 'plans')).toEqual({ ...plans, mayPost: false });
  });

  it('lets in who owns the server, administrators, and a member whom it allows in spite of a role', async () => {
    const { double, messenger } = await messengerStage();
    double.guild.roles.push(role('500000000000000003', 1n << 3n), role('500000000000000004', 0n));
    double.guild.channels = [
      named('300000000000000060', 'vault', {
        permission_overwrites: [
          { id: '500000000000000004', type: 0, allow: '0', deny: String(viewChannel | (1n << 11n)) },
          { id: ids.application, type: 1, allow: String(viewChannel | (1n << 11n)), deny: '0' },
        ],
      }),
    ];
    const roles = ['500000000000000004'];
    double.guild.members.set(ids.application, { user: bot, roles });
    double.guild.members.set(ids.ann, { user: people[ids.ann], roles });
    double.guild.members.set(ids.bob, { user: people[ids.bob], roles: [...roles, '500000000000000003'] });
    const owner = '400000000000000099';
    double.guild.members.set(owner, { user: { id: owner }, roles });
    const vault = { id: '300000000000000060', name: 'vault', isPrivate: false, mayPost: true };
    expect(await view(messenger, 'vault')).toEqual({ ...vault, isVisible: false });
    expect(await view(messenger, 'vault', ids.bob)).toEqual({ ...vault, isVisible: true });
    expect(await messenger.channel(place.workspace, 'vault', owner)).toEqual({ ...vault, isVisible: true });
  });

  it('is not visible to who has left the server', async () => {
    const { double, messenger } = await messengerStage();
    double.guild.members.delete(ids.ann);
    expect(await view(messenger, 'plans')).toEqual({ ...plans, isVisible: false });
  });

  it('cannot be posted in while the bot is timed out', async () => {
    const { double, messenger } = await messengerStage({ now: () => Date.parse('2026-03-02T08:00:00Z') });
    const until = (time: string) =>
      double.guild.members.set(ids.application, { user: bot, roles: [], communication_disabled_until: time });
    until('2026-03-02T08:10:00Z');
    expect(await view(messenger, 'plans')).toEqual({ ...plans, mayPost: false });
    until('2026-03-02T07:50:00Z');
    expect(await view(messenger, 'plans')).toEqual(plans);
  });

  it('of several with one name is the one that serves', async () => {
    const { double, messenger } = await messengerStage();
    const hidden = { id: ids.guild, type: 0, allow: '0', deny: String(viewChannel) };
    double.guild.channels = [
      named('300000000000000061', 'growth', { type: 4 }),
      named('300000000000000062', 'growth', { permission_overwrites: [hidden] }),
      named('300000000000000063', 'growth'),
    ];
    expect((await view(messenger, 'growth'))?.id).toBe('300000000000000063');
  });

  it('may be a thread: its parent decides who sees it, and a private one who was added', async () => {
    const { double, messenger } = await messengerStage();
    const talk = { id: ids.thread, name: 'talk', isPrivate: true };
    expect(await view(messenger, '#talk')).toBeUndefined();
    double.guild.added.add(`${ids.thread} ${ids.application}`);
    expect(await view(messenger, '#talk')).toEqual({ ...talk, mayPost: true, isVisible: false });
    double.guild.added.add(`${ids.thread} ${ids.ann}`);
    expect(await view(messenger, ids.thread)).toEqual({ ...talk, mayPost: true, isVisible: true });
    double.guild.threads = double.guild.threads.map((thread) => ({ ...thread, type: 11 }));
    expect(await view(messenger, ids.thread, ids.bob)).toEqual({
      ...talk,
      isPrivate: false,
      mayPost: true,
      isVisible: true,
    });
  });

  it.each([
    ['archived can be posted in: that opens it again', { archived: true }, true],
    ['locked cannot', { archived: true, locked: true }, false],
  ])('that is a thread %s', async (_, thread_metadata, mayPost) => {
    const { double, messenger } = await messengerStage();
    double.guild.threads = double.guild.threads.map((thread) => ({ ...thread, type: 11, thread_metadata }));
    expect((await view(messenger, ids.thread))?.mayPost).toBe(mayPost);
  });

  it('outside of servers is the person and the bot alone', async () => {
    const { messenger } = await messengerStage();
    const own = `discord:dm:${ids.ann}`;
    expect(await messenger.channel(own, ids.direct, ids.ann)).toEqual({
      id: ids.direct,
      name: '',
      isPrivate: true,
      mayPost: true,
      isVisible: true,
    });
    expect(await messenger.channel(own, ids.direct, ids.bob)).toBeUndefined();
    expect(await messenger.channel(own, ids.channel, ids.ann)).toBeUndefined();
  });

  it('cannot be told while Discord is down', async () => {
    const { double, messenger } = await messengerStage();
    double.down(true);
    expect((await faultOf(view(messenger, 'plans'))).fault).toBe('unclear');
  });
});
