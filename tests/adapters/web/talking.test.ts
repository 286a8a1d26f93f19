import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createWebMessenger } from '../../../adapters/web/web-messenger.ts';
import { optimizeReply } from '../terminal/sample-replies.ts';
import { stage } from './stage.ts';

const say = (text: string, more: object = {}) => ({ text, language: 'en', ...more });

describe('a line', () => {
  it('is answered under an id of its own, with pictures at addresses that nobody guesses', async () => {
    const { post, call, enter, settled, asked, posted } = await stage();
    const mine = await enter();
    await post('/api/say', say('optimize medical'), mine);
    const [said, answer] = await settled(2);
    expect(said).toMatchObject({ kind: 'said', text: 'optimize medical' });
    if (answer?.kind !== 'reply') throw new Error('no reply');
    expect(answer.reply).toMatchObject({ tone: 'result', title: 'Medical: plan #1', isOpen: true });
    const pictures = answer.reply.blocks.filter((block) => block.kind === 'picture');
    expect(pictures).toHaveLength(2);
    for (const { source, title } of pictures) {
      expect(source).toMatch(/^\/pictures\/[\w-]{22}\.png$/);
      expect(await call('GET', source, { cookie: mine.cookie ?? '' })).toMatchObject({
        status: 200,
        headers: { 'content-type': 'image/png' },
        text: `picture of ${title}`,
      });
      expect((await call('GET', source)).status).toBe(401);
    }
    expect(asked).toEqual([
      {
        id: answer.id,
        request: { kind: 'line', line: 'optimize medical', isTalk: true },
        who: { id: 'local', isAdmin: true, language: 'en' },
        where: {
          front: 'web',
          workspace: 'web:local',
          channel: 'web',
          isPrivate: false,
          mayReadFiles: false,
        },
      },
    ]);
    expect(posted.map(({ message }) => message)).toEqual([answer.id]);
  });

  it('of a button, or with a slash, is a command and no talk; in a thread it stays there', async () => {
    const { post, enter, settled, asked } = await stage();
    const mine = await enter();
    await post('/api/say', say('optimize medical'), mine);
    const root = (await settled(2))[1]?.id;
    await post('/api/say', say('/channels history'), mine);
    await post('/api/say', say('explain 1', { thread: root, isPressed: true }), mine);
    await post('/api/say', say('what if patient-app +20%', { thread: root }), mine);
    const entries = await settled(8);
    expect(asked.slice(1).map(({ request, where: { thread } }) => ({ request, thread }))).toEqual([
      { request: { kind: 'line', line: '/channels history' }, thread: undefined },
      { request: { kind: 'line', line: 'explain 1' }, thread: root },
      { request: { kind: 'line', line: 'what if patient-app +20%', isTalk: true }, thread: root },
    ]);
    expect(entries.filter(({ thread }) => thread === root)).toHaveLength(4);
    // Under an answer in a thread nothing more can hang.
    const inner = entries.find(({ thread }) => thread === root)?.id;
    expect((await post('/api/say', say('hi', { thread: inner }), mine)).status).toBe(410);
  });

  it('reads Chinese and answers in Chinese', async () => {
    const { post, enter, settled } = await stage();
    await post('/api/say', { text: '优化 医疗', language: 'zh' }, await enter());
    const [, answer] = await settled(2);
    expect(answer).toMatchObject({ kind: 'reply', reply: { language: 'zh', tone: 'result' } });
  });

  it('that cannot be used gets a word, and is not posted', async () => {
    const { post, enter, settled, posted } = await stage();
    await post('/api/say', say('optimize medcal'), await enter());
    const [, answer] = await settled(2);
    expect(answer).toMatchObject({ kind: 'reply', reply: { tone: 'error', isOpen: false } });
    expect(posted).toEqual([]);
  });
});

describe('long work', () => {
  it('shows how far it is and can be cancelled', async () => {
    const { post, enter, settled, room } = await stage();
    const mine = await enter();
    await post('/api/say', say('long work'), mine);
    const working = room.entries()[1];
    await new Promise((resolve) => setImmediate(resolve));
    expect(room.entries()[1]).toMatchObject({
      kind: 'working',
      progress: { step: 'searching', fraction: 0.25, gap: 0.012 },
    });
    const cancelled = await post('/api/cancel', { entry: working?.id }, mine);
    expect(JSON.parse(cancelled.text)).toEqual({ wasRunning: true });
    expect((await settled(2))[1]).toMatchObject({ kind: 'reply', reply: { title: 'Cancelled' } });
    expect(JSON.parse((await post('/api/cancel', { entry: working?.id }, mine)).text)).toEqual({
      wasRunning: false,
    });
  });

  it('is taken eight at a time', async () => {
    const { post, enter, room } = await stage();
    const mine = await enter();
    const answers = [];
    for (let line = 0; line < 9; line += 1)
      answers.push((await post('/api/say', say('long work'), mine)).status);
    expect(answers).toEqual([...Array.from({ length: 8 }, () => 202), 429]);
    for (const { id, kind } of room.entries()) {
      if (kind === 'working') await post('/api/cancel', { entry: id }, mine);
    }
  });
});

describe('a form', () => {
  it('comes back with what is wrong by field, then is taken once', async () => {
    const { post, enter, settled, store } = await stage();
    const mine = await enter();
    await post('/api/say', say('schedule add'), mine);
    const [, form] = await settled(2);
    if (form?.kind !== 'form') throw new Error('no form');
    expect(form.form.fields.map(({ name }) => name)).toEqual([
      'scenario',
      'when',
      'timezone',
      'budget',
      'only-if',
    ]);
    const submit = (options: object) => post('/api/form', { entry: form.id, language: 'en', options }, mine);
    const wrong = await submit({ when: 'weekly mon 25:00', budget: 'lots' });
    expect(wrong.status).toBe(422);
    expect(Object.keys(JSON.parse(wrong.text).fields).sort()).toEqual(['budget', 'scenario', 'when']);
    expect(await store.schedules.list('web:local')).toEqual([]);
    const right = { scenario: 'medical', when: 'weekly mon 09:00', timezone: 'UTC' };
    expect((await submit(right)).status).toBe(202);
    expect((await submit(right)).status).toBe(410);
    expect((await settled(3)).map(({ kind }) => kind)).toEqual(['said', 'form', 'reply']);
    expect(await store.schedules.list('web:local')).toMatchObject([{ scenario: 'medical' }]);
  });

  it('that is sent empty says at its fields what is missing', async () => {
    const { post, enter, settled } = await stage();
    const mine = await enter();
    await post('/api/say', say('scenario new'), mine);
    const [, form] = await settled(2);
    if (form?.kind !== 'form') throw new Error('no form');
    const empty = await post('/api/form', { entry: form.id, language: 'en', options: {} }, mine);
    expect(empty.status).toBe(422);
    expect(JSON.parse(empty.text).fields).toEqual({ name: expect.stringContaining('missing') });
  });
});

describe('free words outside any thread', () => {
  it.each(['budget 60k', 'what if app +20%', '如果 app +20%'])('are told how to talk: %s', async (text) => {
    const { post, enter, settled } = await stage();
    await post('/api/say', say(text), await enter());
    const [, answer] = await settled(2);
    expect(JSON.stringify(answer)).toMatch(/Ask for a plan first|请先要一个方案/);
  });
});

describe('files', () => {
  it('that are dropped reach the command with their name and size, once', async () => {
    const { call, post, enter, settled, origin, asked } = await stage();
    const mine = await enter();
    const upload = async (name: string, bytes: Uint8Array) => {
      const headers = { ...mine, origin, 'x-file-name': encodeURIComponent(name) };
      return String(JSON.parse((await call('POST', '/api/files', headers, bytes)).text).id);
    };
    const id = await upload('预算.csv', new TextEncoder().encode('app,1'));
    await post('/api/say', say('read the file', { files: [id] }), mine);
    const [said, answer] = await settled(2);
    expect(said).toMatchObject({ files: ['预算.csv'] });
    expect(answer).toMatchObject({ reply: { summary: '预算.csv: app,1' } });
    expect(asked[0]?.files?.map(({ name, size }) => ({ name, size }))).toEqual([
      { name: '预算.csv', size: 5 },
    ]);
    expect((await post('/api/say', say('read the file', { files: [id] }), mine)).status).toBe(410);
    const large = await upload('large.json', new Uint8Array(101));
    await post('/api/say', say('read the file', { files: [large] }), mine);
    expect((await settled(4))[3]).toMatchObject({
      reply: { summary: 'large.json: refused: file.too-large' },
    });
  });

  it('of a reply are downloads', async () => {
    const { call, post, enter, settled } = await stage();
    const mine = await enter();
    await post('/api/say', say('give a file'), mine);
    const [, answer] = await settled(2);
    const block = answer?.kind === 'reply' ? answer.reply.blocks[0] : undefined;
    if (block?.kind !== 'files') throw new Error('no files');
    expect(block.files).toMatchObject([{ name: 'plan-1.csv', size: 14 }]);
    expect(await call('GET', block.files[0]?.href ?? '', { cookie: mine.cookie ?? '' })).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/csv',
        'content-disposition': 'attachment; filename="plan-1.csv"',
        'x-content-type-options': 'nosniff',
      },
      text: 'channel,spend\n',
    });
  });
});

describe('what is remembered', () => {
  it('reaches a page that comes later, and reports reach one that is open', async () => {
    const { port, post, enter, settled, room } = await stage();
    const mine = await enter();
    await post('/api/say', say('help'), mine);
    await settled(2);
    const messenger = createWebMessenger(room, () => new Date());
    const text = await new Promise<string>((resolve, reject) => {
      let heard = '';
      const request = get({ host: '127.0.0.1', port, path: '/api/events', headers: mine }, (response) => {
        response.setEncoding('utf8').on('data', (chunk: string) => {
          heard += chunk;
          if (heard.includes('event: put')) {
            request.destroy();
            resolve(heard);
          } else if (heard.includes('event: state')) {
            const to = { workspace: 'web:local', channel: 'web' };
            void messenger.post(to, optimizeReply('en'), 'mark-1', AbortSignal.timeout(1_000));
          }
        });
      });
      request.on('error', reject);
    });
    const events = [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, name, data]) => [
      name,
      JSON.parse(data ?? ''),
    ]);
    expect(events.map(([name]) => name)).toEqual(['state', 'put']);
    expect(events[0]?.[1].entries).toHaveLength(2);
    const found = await messenger.find({ workspace: 'web:local', channel: 'web' }, 'mark-1', new Date(0));
    expect(events[1]?.[1].entry).toMatchObject({ id: found, kind: 'reply' });
    expect(await messenger.find({ workspace: 'web:local', channel: 'web' }, 'mark-2', new Date(0))).toBe(
      undefined,
    );
  });

  it('is bounded: the oldest go first, with their threads and pictures', async () => {
    const { call, post, enter, settled, room } = await stage({ mostEntries: 6 });
    const mine = await enter();
    await post('/api/say', say('optimize medical'), mine);
    const first = (await settled(2))[1];
    await post('/api/say', say('what if app +1%', { thread: first?.id }), mine);
    await settled(4);
    const block =
      first?.kind === 'reply' ? first.reply.blocks.find(({ kind }) => kind === 'picture') : undefined;
    const source = block?.kind === 'picture' ? block.source : '';
    expect((await call('GET', source, mine)).status).toBe(200);
    for (let line = 0; line < 3; line += 1) {
      await post('/api/say', say('help'), mine);
      await settled();
    }
    expect(room.entries().length).toBeLessThanOrEqual(6);
    expect(room.entries().map(({ id }) => id)).not.toContain(first?.id);
    expect(room.entries().every(({ thread }) => thread === undefined)).toBe(true);
    expect((await call('GET', source, mine)).status).toBe(404);
  });
});
