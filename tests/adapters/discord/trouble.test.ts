import { describe, expect, it } from 'vitest';
import { hugeReply, planReply, problemReply } from './sample.ts';
import { planOpening } from './sample-message.ts';
import { gate, pictureOf, ready, stage } from './stage.ts';
import { ids } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const inChannel = /^\/channels\/300000000000000001\/messages$/;
const directly = new RegExp(`^/channels/${ids.direct}/messages$`);
const optimize = (double: Awaited<ReturnType<typeof stage>>['double'], where = {}) =>
  double.command('optimize', { scenario: 'medical' }, where);

const contents = (log: readonly { level: string; message: string }[], level: string) =>
  log.filter((line) => line.level === level).map(({ message }) => message);

const barsContent = [
  ...planOpening,
  '**patient-app earns the most**',
  '```',
  `contributions ${'█'.repeat(34)}`,
  '```',
  '**Proved within 0.004%**',
  '```',
  `convergence ${'█'.repeat(36)}`,
  '```',
  '-# Under these assumptions.',
  '-# Proved within 0.004% of the best plan.',
].join('\n');

describe('the gateway', () => {
  it('resumes after a dropped connection: what was missed is replayed, and each request handled once', async () => {
    const { double, front, heard } = await stage();
    optimize(double);
    await double.next('PATCH', original);
    await double.gateway.drop();
    optimize(double, { who: ids.bob });
    await double.gateway.until(() => double.gateway.seen.resumes === 1);
    await double.next('PATCH', original);
    optimize(double, { who: ids.ann });
    await double.next('PATCH', original);

    expect(double.gateway.seen).toMatchObject({ identifies: 1, resumes: 1 });
    expect(heard.map(({ who }) => who.id)).toEqual([ids.ann, ids.bob, ids.ann]);
    expect(front.isReady()).toBe(true);
  });

  it('delivers an interaction twice, which is handled once', async () => {
    const { double, heard, log } = await stage();
    const first = optimize(double);
    optimize(double, { id: first.id });
    optimize(double);
    await double.next('PATCH', original);
    await double.next('PATCH', original);
    expect(heard).toHaveLength(2);
    expect(contents(log, 'info')).toContain('delivered again; handled already');
  });

  it('is answered even while the store cannot tell what was handled', async () => {
    const { double, log } = await stage({
      deliveries: { claim: () => Promise.reject(new Error('disk full')) },
    });
    optimize(double);
    await double.next('PATCH', original);
    expect(contents(log, 'error')).toEqual(['cannot tell whether this was handled before; handling it']);
  });
});

describe('REST', () => {
  it('is asked again after a 429, as late as it says', async () => {
    const { double } = await stage();
    double.fault('PATCH', original, 429, {
      headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
    });
    optimize(double);
    const refused = await double.next('PATCH', original);
    const accepted = await double.next('PATCH', original);
    expect(accepted.body).toEqual(refused.body);
    expect(accepted.files).toEqual(refused.files);
  });

  it('is asked again after a 502', async () => {
    const { double, log } = await stage();
    double.fault('POST', callback, 502);
    double.fault('PATCH', original, 502, { times: 2 });
    optimize(double);
    for (const _ of [1, 2]) await double.next('POST', callback);
    for (const _ of [1, 2, 3]) await double.next('PATCH', original);
    expect(contents(log, 'warn')).toEqual([]);
  });

  it('took an acknowledgement whose reply got lost: the second is refused, and the answer comes', async () => {
    const { double, log } = await stage();
    double.fault('POST', callback, 502, { afterwards: true });
    optimize(double);
    await double.next('PATCH', original);
    expect(contents(log, 'warn')).toEqual(['acknowledged already']);
  });

  it('took a first answer whose reply got lost: the answer is put in its place', async () => {
    const { double } = await stage({ prepare: () => ({ kind: 'refused', reply: problemReply }) });
    double.fault('POST', callback, 502, { afterwards: true });
    optimize(double);
    expect((await double.next('PATCH', original)).body).toMatchObject({
      content: expect.stringContaining('Did you mean "medical"?'),
    });
  });

  it('took a post whose reply got lost: it is posted once, by its nonce', async () => {
    const { double } = await stage();
    double.fault('POST', inChannel, 502, { afterwards: true });
    double.say(`<@${ids.application}> optimize medical`);
    const lost = await double.next('POST', inChannel);
    const again = await double.next('POST', inChannel);
    expect(again.body).toEqual(lost.body);
    expect(again.body).toMatchObject({ enforce_nonce: true });
  });
});

describe('a chart', () => {
  it('that cannot be drawn is written with characters; the other one stays a picture', async () => {
    const { double } = await stage({
      render: (chart) =>
        chart.id === 'convergence'
          ? Promise.reject(new Error('no canvas'))
          : Promise.resolve(pictureOf(chart)),
    });
    optimize(double);
    const { body, files } = await double.next('PATCH', original);
    expect(files.map(({ name }) => name)).toEqual(['contributions.png']);
    expect(body).toMatchObject({
      content: expect.stringContaining(
        `**Proved within 0.004%**\n\`\`\`\nconvergence ${'█'.repeat(36)}\n\`\`\``,
      ),
      embeds: [{ image: { url: 'attachment://contributions.png' } }],
    });
  });

  it('that takes too long is written with characters', async () => {
    const { double, log } = await stage({
      render: (_, signal) =>
        new Promise((__, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      pace: { drawWithinMs: 1 },
    });
    optimize(double);
    const { body, files } = await double.next('PATCH', original);
    expect(files).toEqual([]);
    expect(body).toMatchObject({ content: barsContent, embeds: [] });
    expect(contents(log, 'warn')).toContain('drawing took too long; charts are written as text');
  });
});

describe('a message that Discord refuses', () => {
  it.each([
    ['400', 400, { code: 50035, message: 'Invalid Form Body' }],
    ['413', 413, { code: 40005, message: 'Request entity too large' }],
    ['403', 403, { code: 50013, message: 'Missing Permissions' }],
  ])('with %s comes without pictures', async (_, status, body) => {
    const { double } = await stage();
    double.fault('PATCH', original, status, { body });
    optimize(double);
    await double.next('PATCH', original);
    const plainer = await double.next('PATCH', original);
    expect(plainer.files).toEqual([]);
    expect(plainer.body).toMatchObject({ content: barsContent, embeds: [], attachments: [] });
  });

  it('by no word, as the connection broke, comes again as it was', async () => {
    const { double, log } = await stage();
    double.fault('PATCH', original, 'cut');
    optimize(double);
    await double.next('PATCH', original);
    const again = await double.next('PATCH', original);
    expect(again.files).toHaveLength(2);
    expect(contents(log, 'warn')).toEqual(['the connection broke; sending it again']);
  });

  it('again comes as words alone', async () => {
    const { double } = await stage();
    double.fault('PATCH', original, 400, { times: 2, body: { code: 50035, message: 'Invalid Form Body' } });
    optimize(double);
    for (const _ of [1, 2]) await double.next('PATCH', original);
    const { body } = await double.next('PATCH', original);
    expect(body).toEqual({
      content: barsContent
        .replace(
          `\`\`\`\ncontributions ${'█'.repeat(34)}\n\`\`\``,
          'patient-app 90k, brand-partners 40k a week',
        )
        .replace(
          `\`\`\`\nconvergence ${'█'.repeat(36)}\n\`\`\``,
          'Best value and bound meet after 12 iterations',
        ),
      embeds: [],
      components: [],
      attachments: [],
      allowed_mentions: { parse: [], replied_user: false },
    });
  });
});

describe('an answer whose interaction is gone', () => {
  it('comes in the channel when the acknowledgement was too late', async () => {
    const { double, log } = await stage();
    optimize(double, { state: 'expired' });
    const posted = await double.next('POST', inChannel);
    expect(posted.files).toHaveLength(2);
    expect(posted.body).toMatchObject({ nonce: expect.any(String), enforce_nonce: true });
    expect(contents(log, 'warn')).toEqual(['too late to acknowledge; the answer goes another way']);
    expect(double.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('comes in the channel when its token died meanwhile', async () => {
    const end = gate();
    const { double } = await stage({
      prepare: () =>
        ready(async () => {
          await end.opened;
          return planReply;
        }),
    });
    const { token } = optimize(double);
    await double.next('POST', callback);
    double.expire(token);
    end.open();
    await double.next('PATCH', original);
    expect((await double.next('POST', inChannel)).files).toHaveLength(2);
  });

  it('comes in the channel without trying when fifteen minutes have passed', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const { double } = await stage({
      now: () => now,
      prepare: () =>
        ready(() => {
          now = new Date('2026-01-01T00:15:00Z');
          return Promise.resolve(planReply);
        }),
    });
    optimize(double);
    await double.next('POST', inChannel);
    expect(double.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('comes directly when it is for the caller only', async () => {
    const reply = { ...planReply, audience: 'caller' as const };
    const { double } = await stage({ prepare: () => ready(() => Promise.resolve(reply), 'caller') });
    optimize(double, { state: 'expired' });
    expect((await double.next('POST', /@me/)).body).toEqual({ recipient_id: ids.ann });
    await double.next('POST', directly);
    expect(double.requests.some(({ path }) => inChannel.test(path))).toBe(false);
  });

  it('comes directly where the bot may not write', async () => {
    const { double } = await stage();
    double.fault('POST', inChannel, 403, { times: 3, body: { code: 50001, message: 'Missing Access' } });
    optimize(double, { state: 'expired' });
    expect((await double.next('POST', directly)).files).toHaveLength(2);
  });

  it('is logged when nothing helps, and the next request is served', async () => {
    const { double, log } = await stage();
    double.fault('POST', inChannel, 403, { times: 3, body: { code: 50001, message: 'Missing Access' } });
    double.fault('POST', directly, 403, { times: 3, body: { code: 50007, message: 'Cannot send messages' } });
    optimize(double, { state: 'expired' });
    for (const _ of [1, 2, 3]) await double.next('POST', directly);
    optimize(double);
    await double.next('PATCH', original);
    expect(contents(log, 'error')).toEqual(['the answer could not be delivered']);
    // Neither the interaction's token nor what was written is in the log.
    expect(JSON.stringify(log)).not.toMatch(/token-|patient-app/);
  });
});

describe('a reply to a message', () => {
  it('comes without a reference where the bot may not read the history', async () => {
    const { double } = await stage();
    double.fault('POST', inChannel, 403, { body: { code: 160002, message: 'no history' } });
    double.say(`<@${ids.application}> optimize medical`);
    await double.next('POST', inChannel);
    const again = await double.next('POST', inChannel);
    expect(again.body).not.toHaveProperty('message_reference');
    expect(again.files).toHaveLength(2);
  });

  it('whose progress somebody removed is posted anew', async () => {
    const end = gate();
    const { double } = await stage({
      prepare: () =>
        ready(async ({ onProgress }) => {
          onProgress?.({ step: 'searching' });
          await end.opened;
          return planReply;
        }),
      pace: { progressFromMs: 1, progressEveryMs: 60_000 },
    });
    double.fault('PATCH', /^\/channels\//, 404, { body: { code: 10008, message: 'Unknown Message' } });
    double.say(`<@${ids.application}> optimize medical`);
    const progress = await double.next('POST', inChannel);
    end.open();
    await double.next('PATCH', /^\/channels\//);
    const anew = await double.next('POST', inChannel);
    expect(progress.body).toMatchObject({ content: 'Looking for the best plan' });
    expect(anew.files).toHaveLength(2);
  });

  it('that only its writer may see is not shown to others when they take no direct messages', async () => {
    const reply = { ...planReply, audience: 'caller' as const };
    const { double } = await stage({ prepare: () => ready(() => Promise.resolve(reply), 'caller') });
    double.fault('POST', directly, 403, { times: 3, body: { code: 50007, message: 'Cannot send messages' } });
    double.say(`<@${ids.application}> history`);
    expect((await double.next('POST', inChannel)).body).toMatchObject({
      content:
        'The answer is only for you, and I may not send you direct messages. Use `/channels` instead: its answer is hidden from others.',
      embeds: [],
    });
  });
});

describe('a fault of ours', () => {
  it('tells the person a number and the log what happened', async () => {
    const { double, log } = await stage({ prepare: () => Promise.reject(new Error('bug')) });
    const { id } = optimize(double);
    expect((await double.next('POST', callback)).body).toMatchObject({
      data: {
        flags: 64,
        content: `Something went wrong on my side. Please try again; if it stays so, tell the operator: \`discord-${id}\``,
      },
    });
    expect(log.find(({ level }) => level === 'error')).toMatchObject({
      message: 'the request failed',
      fields: { err: new Error('bug') },
    });
  });

  it('in completion offers nothing and breaks nothing', async () => {
    const { double, log } = await stage({ complete: () => Promise.reject(new Error('bug')) });
    double.typing('optimize', { scenario: 'me' }, 'scenario');
    optimize(double);
    await double.next('PATCH', original);
    expect(contents(log, 'warn')).toEqual(['could not answer']);
  });
});

describe('names as bad as people can make them', () => {
  it.each([0, 1, 2])('stay within every limit and mention nobody, after %i refusals', async (refusals) => {
    const { double } = await stage({
      prepare: () => ready(() => Promise.resolve(hugeReply())),
    });
    if (refusals > 0)
      double.fault('PATCH', original, 400, { times: refusals, body: { code: 50035, message: 'no' } });
    optimize(double);
    for (let count = 0; count < refusals; count += 1) await double.next('PATCH', original);
    const { body, files } = await double.next('PATCH', original);
    expect(files).toHaveLength(refusals === 0 ? 9 : 0);
    expect(JSON.stringify(body)).toContain('Cut here: the rest does not fit in a Discord message.');
    // What the message checker finds wrong fails the test when it ends.
    expect(double.problems).toEqual([]);
  });
});
