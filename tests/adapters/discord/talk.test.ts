/** What people say to the bot: in channels, in threads, in replies and directly. */
import { describe, expect, it } from 'vitest';
import { channelTurns } from '../../../adapters/discord/progress.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { until } from '../../suite/waiting.ts';
import { planReply, problemReply } from './sample.ts';
import { planBody } from './sample-message.ts';
import { ready, stage } from './stage.ts';
import { ids } from './world.ts';

const me = `<@${ids.application}>`;
const inChannel = new RegExp(`^/channels/${ids.channel}/messages$`);
const inThisChannel = new RegExp(`^/channels/${ids.channel}/messages/\\d+$`);
const directly = new RegExp(`^/channels/${ids.direct}/messages$`);
const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const about: Reply = { ...planReply, about: { run: 12 } };
const answersRun = { prepare: () => ready(() => Promise.resolve(about)) };

type Stage = Awaited<ReturnType<typeof stage>>;

/** The id of the message that was posted last. */
const lastPosted = ({ double }: Stage) => double.messages.stored.at(-1)?.id ?? '';

/** Waits until the bot was told of so many messages. */
async function told({ told }: Stage, count: number) {
  await until(() => told.length >= count, `message ${count} that the bot is told of`);
  expect(told).toHaveLength(count);
  return told.map(({ at }) => at);
}

describe('what is said', () => {
  it('in a reply to an answer is about that answer, without a mention', async () => {
    const on = await stage(answersRun);
    const { double, heard } = on;
    const question = double.say(`${me} optimize medical`);
    await double.next('POST', inChannel);
    const at = { workspace: `discord:${ids.guild}`, channel: ids.channel };
    const answer = lastPosted(on);
    // The question counts like its answer: people reply to either.
    expect(await told(on, 2)).toEqual([answer, question].map((message) => ({ ...at, message })));
    const reply = double.say('budget 60k', { repliesTo: answer, who: ids.bob });
    expect((await double.next('POST', inChannel)).body).toMatchObject({
      message_reference: { message_id: reply },
      allowed_mentions: { parse: [], replied_user: false },
    });
    expect(heard[1]).toMatchObject({
      request: { kind: 'line', line: 'budget 60k', isTalk: true },
      who: { id: ids.bob, isAdmin: false },
      where: { channel: ids.channel, thread: answer },
    });
    expect(heard[1]?.where).not.toHaveProperty('repliesTo');
  });

  it('under the answer to a command needs a mention: Discord does not tell it otherwise', async () => {
    const on = await stage(answersRun);
    const { double, heard } = on;
    double.command('optimize', { scenario: 'medical' });
    await double.next('PATCH', original);
    const [at] = await told(on, 1);
    expect(at).toEqual({
      workspace: `discord:${ids.guild}`,
      channel: ids.channel,
      message: lastPosted(on),
    });
    double.say('budget 60k', { repliesTo: at?.message ?? '' });
    double.say(`${me} budget 60k`, { repliesTo: at?.message ?? '' });
    await double.next('POST', inChannel);
    expect(heard.slice(1)).toMatchObject([
      { request: { line: 'budget 60k', isTalk: true }, where: { thread: at?.message } },
    ]);
  });

  it('in a thread under an answer belongs to its channel, and to the thread', async () => {
    const on = await stage(answersRun);
    const { double, heard } = on;
    double.command('optimize', { scenario: 'medical' });
    await double.next('PATCH', original);
    const [root] = await told(on, 1);
    const thread = double.openThread(root?.message);
    double.say(`${me} budget 60k`, { channel: thread, channelType: 11 });
    const inThread = new RegExp(`^/channels/${thread}/messages$`);
    await double.next('POST', inThread);
    const where = { channel: ids.channel, thread, isPrivate: false };
    expect(heard[1]).toMatchObject({ request: { line: 'budget 60k' }, where });
    expect(heard[1]?.where).not.toHaveProperty('repliesTo');
    const answer = lastPosted(on);
    expect((await told(on, 3)).slice(1).map(({ channel, message }) => [channel, message])).toEqual([
      [ids.channel, answer],
      [ids.channel, thread],
    ]);
    double.say('be cautious', { channel: thread, channelType: 11, repliesTo: answer });
    await double.next('POST', inThread);
    expect(heard[2]?.where).toMatchObject({ ...where, repliesTo: answer });
  });

  it('in a private thread, and in a post of a forum, stays there', async () => {
    const on = await stage(answersRun);
    const { double, heard } = on;
    double.gateway.dispatch('CHANNEL_CREATE', {
      id: '300000000000000088',
      type: 15,
      guild_id: ids.guild,
      name: 'ideas',
      position: 1,
      permission_overwrites: [],
    });
    const post = double.openThread(undefined, { parent: '300000000000000088' });
    for (const [channel, channelType] of [
      [ids.thread, 12],
      [post, 11],
    ] as const) {
      double.say(`${me} optimize medical`, { channel, channelType });
      await double.next('POST', new RegExp(`^/channels/${channel}/messages$`));
    }
    expect(heard.map(({ where }) => [where.channel, where.thread])).toEqual([
      [ids.thread, ids.thread],
      [post, post],
    ]);
  });

  it('directly needs neither mention nor reply; a reply says what about', async () => {
    const on = await stage(answersRun);
    const { double, heard } = on;
    double.say('optimize medical', { channel: ids.direct });
    await double.next('POST', directly);
    expect(heard[0]?.where).not.toHaveProperty('thread');
    const answer = lastPosted(on);
    double.say('budget 60k', { channel: ids.direct, repliesTo: answer });
    await double.next('POST', directly);
    expect(heard[1]).toMatchObject({
      request: { line: 'budget 60k', isTalk: true },
      where: { workspace: `discord:dm:${ids.ann}`, channel: ids.direct, thread: answer, isPrivate: true },
    });
  });

  it('with the role that Discord made for the bot is said to it, too', async () => {
    const { double, heard } = await stage({ prepare: () => ({ kind: 'refused', reply: problemReply }) });
    const role = '500000000000000009';
    double.gateway.dispatch('GUILD_ROLE_CREATE', {
      guild_id: ids.guild,
      role: {
        id: role,
        name: 'channels',
        permissions: '0',
        position: 2,
        color: 0,
        tags: { bot_id: ids.application },
      },
    });
    // Discord tells who is mentioned, but not what is said.
    double.say(`<@&${role}> optimize medical`, { roles: [role] });
    await double.next('POST', inChannel);
    expect(heard).toMatchObject([{ request: { line: '', isTalk: true } }]);
  });

  it('by bots, to others, without a word, or to nobody is not heard', async () => {
    const on = await stage(answersRun);
    const { double, heard } = on;
    double.say(`${me} optimize medical`);
    await double.next('POST', inChannel);
    const answer = lastPosted(on);
    double.say(`${me} optimize medical`, { isBot: true });
    double.say('thanks!');
    double.say('well done', { repliesTo: answer, isQuiet: true });
    double.say('', { repliesTo: answer });
    double.say('', { channel: ids.direct });
    double.say(`<@${ids.bob}> budget 60k`);
    double.gateway.dispatch('MESSAGE_UPDATE', {
      id: answer,
      channel_id: ids.channel,
      guild_id: ids.guild,
      content: `${me} optimize medical`,
    });
    double.say(`${me} history`);
    await double.next('POST', inChannel);
    expect(heard.slice(1).map(({ request }) => request)).toEqual([
      { kind: 'line', line: 'history', isTalk: true },
    ]);
  });

  it('is heard once, however often Discord tells it', async () => {
    const { double, heard } = await stage(answersRun);
    const id = double.say(`${me} optimize medical`);
    double.say(`${me} optimize medical`, { id });
    double.say(`${me} history`);
    await double.next('POST', inChannel);
    await double.next('POST', inChannel);
    expect(heard.map(({ request }) => request)).toMatchObject([
      { line: 'optimize medical' },
      { line: 'history' },
    ]);
  });

  it('in Chinese is answered in Chinese; else what the server speaks counts', async () => {
    const { double, heard } = await stage(answersRun);
    double.say(`${me} 只看 app`);
    double.say(`${me} only app`);
    await double.next('POST', inChannel);
    await double.next('POST', inChannel);
    double.command('optimize', { scenario: 'medical' }, { locale: 'de', guildLocale: 'zh-CN' });
    await double.next('PATCH', original);
    expect(heard.map(({ who, where }) => [who.language, where.language])).toEqual([
      ['zh', 'en'],
      [undefined, 'en'],
      [undefined, 'zh'],
    ]);
  });
});

describe('an answer', () => {
  it('that only the one who asked sees is linked to nothing', async () => {
    const on = await stage({
      prepare: () => ready(() => Promise.resolve({ ...about, audience: 'caller' }), 'caller'),
    });
    on.double.command('optimize', { scenario: 'medical' });
    await on.double.next('PATCH', original);
    on.double.say(`${me} optimize medical`);
    await on.double.next('POST', directly);
    await on.double.next('POST', inChannel);
    await on.front.stop();
    expect(on.told).toEqual([]);
  });

  it('that says what is wrong can be replied to', async () => {
    const on = await stage({
      prepare: () => ({ kind: 'refused', reply: { ...problemReply, about: { run: 12, thread: '7' } } }),
    });
    on.double.say(`${me} budget lots`);
    await on.double.next('POST', inChannel);
    expect((await told(on, 2))[0]).toMatchObject({ message: lastPosted(on) });
  });
});

describe('long work', () => {
  it('shows how far it is and how long it may take, and can be cancelled by whoever asked', async () => {
    let at = Date.parse('2026-03-02T09:00:00Z');
    const { double, front } = await stage({
      now: () => new Date(at),
      pace: { progressFromMs: 1, progressEveryMs: 60_000 },
      prepare: () =>
        ready(async ({ onProgress, signal }) => {
          onProgress?.({ step: 'searching', fraction: 0.1 });
          at += 10_000;
          onProgress?.({ step: 'proving', fraction: 0.2, gap: 0.012 });
          await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
          return planReply;
        }),
    });
    const id = double.say(`${me} optimize medical`);
    expect((await double.next('POST', inChannel)).body).toMatchObject({
      content: 'Proving how good it is · `████░░░░░░░░░░░░░░░░` · 20% · gap 1.2% · about 80 s left',
      message_reference: { message_id: id },
      components: [{ components: [{ label: 'Cancel', custom_id: `stop:discord-${id}` }] }],
    });
    double.press(`stop:discord-${id}`, { who: ids.bob });
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: { flags: 64, content: expect.stringContaining('Only the person who asked') },
    });
    double.press(`stop:discord-${id}`);
    expect((await double.next('POST', callback)).body).toEqual({ type: 6 });
    // The answer takes the place of the progress.
    expect((await double.next('PATCH', inThisChannel)).body).toMatchObject(planBody);
    await front.stop();
  });

  it('of one channel takes turns to show how far it is, and waits for no other channel', () => {
    let at = 0;
    const isTurnOf = channelTurns(() => new Date(at));
    const turns = Array.from({ length: 50 }, () => {
      at += 100;
      return [isTurnOf('a'), isTurnOf('a'), isTurnOf('b')];
    });
    const turnsOf = (index: number) => turns.filter((all) => all[index]).length;
    expect([turnsOf(0), turnsOf(1), turnsOf(2)]).toEqual([5, 0, 5]);
  });
});
