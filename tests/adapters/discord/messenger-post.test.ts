import { describe, expect, it } from 'vitest';
import { markCode } from '../../../adapters/discord/mark.ts';
import { faultOf, mark, messengerStage, place } from './messenger-stage.ts';
import { hugeReply, planReply } from './sample.ts';
import { planBody, planFiles } from './sample-message.ts';
import { ids } from './world.ts';

const inChannel = /^\/channels\/300000000000000001\/messages$/;
const code = markCode(mark);
const [row] = planBody.components;
const markedBody = {
  ...planBody,
  components: [
    {
      type: 1,
      components: [{ ...row?.components[0], custom_id: `run.${code}:again 12` }, row?.components[1]],
    },
  ],
};
const posts = (double: Awaited<ReturnType<typeof messengerStage>>['double']) =>
  double.traffic.filter(({ received }) => received.method === 'POST');

describe('a report', () => {
  it('is one message with charts and buttons, whose nonce and first button tell its mark', async () => {
    const { double, post } = await messengerStage();
    const id = await post();
    expect(posts(double)).toHaveLength(1);
    const [sent] = double.requests;
    expect(sent?.path).toBe(`/channels/${ids.channel}/messages`);
    expect(sent?.body).toEqual({
      ...markedBody,
      nonce: expect.stringMatching(/^[\w-]{25}$/),
      enforce_nonce: true,
    });
    expect(sent?.files).toEqual(planFiles);
    expect(double.messages.stored.map((each) => each.id)).toEqual([id]);
  });

  it('without buttons ends in small print that tells its mark', async () => {
    const { double, post } = await messengerStage();
    await post({ ...planReply, title: '', blocks: [] });
    expect(double.requests[0]?.body).toMatchObject({
      content: `${planReply.summary}\n-# Reference ${code}`,
      components: [],
    });
  });

  it('about 40 channels with terrible names keeps all limits on every rung, and is found again', async () => {
    const { double, messenger, post } = await messengerStage();
    double.fault('POST', inChannel, 400, { times: 2, body: { code: 50035, message: 'Invalid Form Body' } });
    const since = new Date();
    const id = await post(hugeReply());
    expect(posts(double)).toHaveLength(3);
    expect(double.requests.at(-1)?.body).toMatchObject({
      embeds: [],
      components: [],
      content: expect.stringMatching(new RegExp(`\n-# Reference ${code}$`)),
    });
    expect(await messenger.find(place, mark, since)).toBe(id);
  });

  it('is plainer where the bot may not attach files: words need less', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 403, { body: { code: 50013, message: 'Missing Permissions' } });
    await post();
    expect(double.requests[1]?.body).toMatchObject({ attachments: [], components: markedBody.components });
    expect(double.requests[1]?.files).toEqual([]);
  });

  it('whose charts cannot be drawn has them as text', async () => {
    const { double, post } = await messengerStage({
      render: () => Promise.reject(new Error('no canvas')),
    });
    await post();
    expect(double.requests[0]?.body).toMatchObject({
      content: expect.stringContaining('contributions █'),
      embeds: [],
    });
  });

  it('posted again, also by another process, is the message that stands there already', async () => {
    const { double, restart, post } = await messengerStage();
    const first = await post();
    const second = await restart().post(place, planReply, mark, new AbortController().signal);
    const other = await restart().post(place, planReply, `${mark} other`, new AbortController().signal);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(double.traffic.map(({ isRepeated, message }) => ({ isRepeated, message }))).toEqual([
      { message: first },
      { isRepeated: true, message: first },
      { message: other },
    ]);
    expect(double.messages.stored).toHaveLength(2);
  });

  it('that Discord took before the connection broke is unclear; the next try gets its id', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 'cut', { afterwards: true });
    expect(await faultOf(post())).toEqual({ fault: 'unclear', code: 'UND_ERR_SOCKET' });
    const id = await post();
    expect(double.messages.stored.map((each) => each.id)).toEqual([id]);
    expect(double.traffic.map(({ answer, isRepeated }) => ({ answer, isRepeated }))).toEqual([
      { answer: 'lost' },
      { answer: 'delivered', isRepeated: true },
    ]);
  });
});

describe('a report that does not arrive', () => {
  it.each([500, 502, 503])(
    'because of a %i is unclear: asked once, as a second try would hide the first',
    async (status) => {
      const { double, post } = await messengerStage();
      double.fault('POST', inChannel, status);
      expect(await faultOf(post())).toEqual({ fault: 'unclear', code: `http-${status}` });
      expect(posts(double)).toHaveLength(1);
    },
  );

  it('because of a 429 comes later, and as late as Discord says', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 429, {
      headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 30, global: false },
    });
    const { retryAfterMs, ...rest } = await faultOf(post());
    expect(rest).toEqual({ fault: 'later', code: 'discord-429' });
    expect(retryAfterMs).toBeGreaterThanOrEqual(30_000);
    expect(retryAfterMs).toBeLessThan(31_000);
    expect(double.messages.stored).toEqual([]);
  });

  it('because of a 429 for a moment is sent after that moment', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 429, {
      headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
    });
    const id = await post();
    expect(double.messages.stored.map((each) => each.id)).toEqual([id]);
  });

  it.each([
    ['the channel was deleted', 404, 10003, 'channel-gone'],
    ['the thread is archived and locked', 400, 50083, 'channel-gone'],
    ['the thread is locked', 400, 160005, 'channel-gone'],
    ['the server is gone', 404, 10004, 'bot-removed'],
    ['the moderation blocks it', 400, 200000, 'not-allowed'],
    ['nobody can write there', 400, 50008, 'not-allowed'],
  ] as const)('because %s: no plainer message is tried', async (_, status, refused, fault) => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, status, { body: { code: refused, message: 'No' } });
    expect(await faultOf(post())).toEqual({ fault, code: `discord-${refused}` });
    expect(posts(double)).toHaveLength(1);
  });

  it('because the bot may not write there, not even words', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 403, { times: 3, body: { code: 50013, message: 'Missing Permissions' } });
    expect(await faultOf(post())).toEqual({ fault: 'not-allowed', code: 'discord-50013' });
  });

  it('because the bot was removed, which Discord calls missing access', async () => {
    const { double, post } = await messengerStage();
    double.guild.isMember = false;
    expect(await faultOf(post())).toEqual({ fault: 'bot-removed', code: 'discord-50001' });
  });

  it('because the channel is hidden from the bot, which Discord calls the same', async () => {
    const { double, post } = await messengerStage();
    double.guild.hidden.add(ids.channel);
    expect(await faultOf(post())).toEqual({ fault: 'not-allowed', code: 'discord-50001' });
  });

  it('because access is missing and it cannot be told why comes later', async () => {
    const { double, post } = await messengerStage();
    double.guild.hidden.add(ids.channel);
    double.fault('GET', /^\/guilds/, 503, { times: 3 });
    expect(await faultOf(post())).toEqual({ fault: 'later', code: 'http-503' });
  });

  it('because the token is refused; a later try asks again', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 401, { body: { code: 0, message: '401: Unauthorized' } });
    expect(await faultOf(post())).toEqual({ fault: 'later', code: 'http-401' });
    expect(await post()).toMatch(/^\d+$/);
  });

  it('because nobody is there certainly did not arrive', async () => {
    const { double, post } = await messengerStage();
    await double.close();
    expect(await faultOf(post())).toEqual({ fault: 'later', code: 'ECONNREFUSED' });
  });

  it('because Discord is down is unclear, and arrives when it is back', async () => {
    const { double, post } = await messengerStage();
    double.down(true);
    expect((await faultOf(post())).fault).toBe('unclear');
    double.down(false);
    const id = await post();
    expect(double.messages.stored.map((each) => each.id)).toEqual([id]);
  });

  it('because Discord likes no form of it comes later', async () => {
    const { double, post } = await messengerStage();
    double.fault('POST', inChannel, 400, { times: 3, body: { code: 50035, message: 'Invalid Form Body' } });
    expect(await faultOf(post())).toEqual({ fault: 'later', code: 'discord-50035' });
  });

  it('because somebody removed it within minutes is not posted again so soon', async () => {
    const { double, post } = await messengerStage();
    double.messages.remove(await post());
    expect(await faultOf(post())).toEqual({ fault: 'later', code: 'discord-10008' });
    expect(double.messages.stored).toEqual([]);
  });

  it('because it was stopped before it was sent comes later; while it was sent it is unclear', async () => {
    const { double, post } = await messengerStage();
    expect(await faultOf(post(planReply, place, AbortSignal.abort()))).toEqual({
      fault: 'later',
      code: 'aborted',
    });
    expect(double.requests).toEqual([]);
    const stop = new AbortController();
    double.fault('POST', inChannel, 'usual', { holdMs: 5_000 });
    const failing = faultOf(post(planReply, place, stop.signal));
    await double.next('POST', inChannel);
    stop.abort();
    expect((await failing).fault).toBe('unclear');
  });

  it('because its channel is none', async () => {
    const { post } = await messengerStage();
    expect(await faultOf(post(planReply, { ...place, channel: '../../users/@me' }))).toEqual({
      fault: 'channel-gone',
      code: 'no-channel',
    });
  });

  it('leaves nothing of the message or the token in the log', async () => {
    const { double, post, log } = await messengerStage();
    double.fault('POST', inChannel, 404, { body: { code: 10003, message: 'Unknown Channel' } });
    await faultOf(post());
    expect(log.length).toBeGreaterThan(0);
    const told = JSON.stringify(log);
    expect(told).not.toContain('patient-app');
    expect(told).not.toContain('not-a-real-token');
  });
});

describe('a word to one person', () => {
  it('goes to them directly', async () => {
    const { double, messenger } = await messengerStage();
    await messenger.tell({ workspace: place.workspace, person: ids.ann }, planReply);
    expect(double.requests.map(({ path }) => path)).toEqual([
      '/users/@me/channels',
      `/channels/${ids.direct}/messages`,
    ]);
    expect(double.requests[0]?.body).toEqual({ recipient_id: ids.ann });
    expect(double.requests[1]?.body).toMatchObject({ ...planBody, enforce_nonce: true });
  });

  it('is told twice when it is said twice', async () => {
    const { double, messenger } = await messengerStage();
    for (const _ of [1, 2]) await messenger.tell({ workspace: place.workspace, person: ids.ann }, planReply);
    expect(double.messages.stored).toHaveLength(2);
  });

  it.each([50007, 50278])('who takes none is not allowed (%i)', async (refused) => {
    const { double, messenger } = await messengerStage();
    double.fault('POST', new RegExp(ids.direct), 403, { body: { code: refused, message: 'Cannot send' } });
    const told = messenger.tell({ workspace: place.workspace, person: ids.ann }, planReply);
    expect(await faultOf(told)).toEqual({ fault: 'not-allowed', code: `discord-${refused}` });
  });
});
