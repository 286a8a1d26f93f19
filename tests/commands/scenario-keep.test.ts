import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../src/features/scenarios/differences.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';
import { droppedFile } from '../features/history/dropped-file.ts';

const workspace = 'slack:T1';
const shopFile = (changes: object = {}) =>
  droppedFile(
    'shop.json',
    JSON.stringify({
      ...builtIn('medical').scenario,
      id: 'shop',
      names: { en: 'Shop' },
      aliases: [],
      ...changes,
    }),
  );

describe('scenario new', () => {
  test('makes a scenario of a few words, and says what it assumed', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask('scenario new Web shop budget=60k period=month website=20k "mobile app"=15k');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Web shop: version 1
      Web shop is kept as web-shop, version 1, with website and mobile app.
      Nobody said how its channels respond, so that is assumed, with a wide spread. Put your own numbers in: \`scenario edit web-shop <channel>.coefficient=…\`, or see all of them with \`scenario show web-shop\`.
      - Amounts are in CNY/month. Was it meant otherwise? Say \`period=\` or mark the amounts (\`$45k\`, \`€45k\`); \`settings currency=USD\` sets one for good.
      <Optimise: optimize web-shop>"
    `);
    expect(await store.scenarios.get(workspace, 'web-shop')).toMatchObject({
      version: 1,
      scenario: {
        names: { en: 'Web shop' },
        currency: 'CNY',
        period: 'month',
        budget: 60_000,
        channels: [
          {
            id: 'website',
            today: 20_000,
            response: { coefficient: { value: 80_000, low: 40_000, high: 160_000 } },
          },
          { id: 'mobile-app', today: 15_000, response: { halfSaturation: { value: 15_000 } } },
        ],
      },
    });
    expect((await ask('optimize web shop')).tone).not.toBe('error');
  });

  test('begins like another one, with its channels by any of their names', async () => {
    const { ask, store } = botUnderTest();
    await ask('场景 新建 小店 从 智慧医疗 预算=6万 患者=9千', { language: 'zh' });
    const saved = await store.scenarios.get(workspace, 'scenario-1');
    if (saved === undefined) throw new Error('it was kept');
    const changed = differencesBetween(builtIn('medical').scenario, saved.scenario).map(({ path }) => path);
    expect(changed.sort()).toEqual(['aliases', 'budget', 'id', 'names.en', 'names.zh', 'patient-app.today']);
    expect((await ask('optimize 小店')).tone).not.toBe('error');
  });

  test.each<readonly [line: string, words: readonly string[]]>([
    ['scenario new', ['name']],
    ['scenario new Medical a=1k', ['medical is a scenario already']],
    ['scenario new 医疗 a=1k', ['medical is a scenario already']],
    ['scenario new Shop', ['at least 1']],
    ['scenario new Shop budget=60k channels="website"', ['is not a channel with what it spends']],
    ['scenario new Shop channels="website plenty"', ['is not a channel']],
    ['scenario new Shop channels="website -5k"', ['below zero']],
    ['scenario new Shop channels="website 1k; website 2k"', []],
    ['scenario new Shop website=0', ['no budget']],
    ['scenario new Shop from nowhere', ['nowhere']],
    ['scenario new Shop from medical nowhere=5k', ['nowhere']],
    [`scenario new ${'x'.repeat(81)} a=1k`, ['too long']],
    ['scenario new __BEGINFUNCTION__ a=1k', ['mark']],
  ])('%s', async (line, words) => {
    const { ask, store } = botUnderTest();
    const reply = await ask(line);
    expect(reply.incident).toBeUndefined();
    for (const word of words) expect(textOf(reply)).toContain(word);
    if (words.length > 0) {
      expect(reply.tone).toBe('error');
      expect(await store.scenarios.list(workspace)).toEqual([]);
    }
  });

  test('has a form, whose channels stand one a line', async () => {
    const { ask, bot, store } = botUnderTest();
    const bare = await bot.prepare(invocation('scenario new'));
    const form = bare.kind === 'refused' ? bare.form : undefined;
    expect(form?.fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['name', 'line', true],
      ['budget', 'line', false],
      ['period', 'choice', false],
      ['channels', 'paragraph', false],
      ['goal', 'line', false],
    ]);
    const options = {
      name: 'Shop',
      period: 'week',
      channels: 'website 10k\r\n移动 应用 8k 2.5\n\nmail: 1,500',
    };
    await ask({ command: 'scenario new', options });
    const saved = await store.scenarios.get(workspace, 'shop');
    expect(saved?.scenario.channels.map(({ id, today }) => [id, today])).toEqual([
      ['website', 10_000],
      ['channel-1', 8_000],
      ['mail', 1_500],
    ]);
    const refused = await bot.prepare(
      invocation({
        command: 'scenario new',
        options: { ...options, name: 'Other', channels: 'website', goal: 'fame' },
      }),
    );
    expect(Object.keys((refused.kind === 'refused' && refused.fields) || {}).sort()).toEqual([
      'channels',
      'goal',
    ]);
  });
});

describe('scenario import', () => {
  test('keeps a dropped scenario, then the next version of it, and says what changed', async () => {
    const { ask, store } = botUnderTest();
    expect((await ask('scenario import', { files: [shopFile()] })).summary).toContain('from a file');
    const second = await ask('scenario import', { files: [shopFile({ budget: 70_000 })] });
    expect(second.summary).toContain('version 2 saved, 1 change: budget');
    expect((await ask('scenario import', { files: [shopFile({ budget: 70_000 })] })).summary).toContain(
      'nothing was stored',
    );
    expect((await ask('scenario import', { files: [shopFile({ budget: 1_000 })], person: 'U2' })).tone).toBe(
      'error',
    );
    expect((await store.scenarios.versions(workspace, 'shop')).length).toBe(2);
  });

  test('keeps a table of channels, with separators and names as people have them', async () => {
    const { ask, store } = botUnderTest();
    const table =
      '\ufeffChannel;Today;Max;Return;中文名\r\nSearch ads;"12,000";40%;2.5;搜索广告\r\nMail;1.5k;;;\r\n';
    const reply = await ask('scenario import period=month', { files: [droppedFile('q3_plan.csv', table)] });
    expect(reply.tone).toBe('info');
    expect(await store.scenarios.get(workspace, 'q3-plan')).toMatchObject({
      scenario: {
        names: { en: 'q3 plan' },
        period: 'month',
        channels: [
          {
            id: 'search-ads',
            names: { en: 'Search ads', zh: '搜索广告' },
            today: 12_000,
            max: { share: 0.4, of: 'budget' },
          },
          { id: 'mail', today: 1_500 },
        ],
      },
    });
  });

  test.each<readonly [name: string, content: string, words: readonly string[]]>([
    ['a.csv', '', ['empty']],
    ['a.csv', 'channel,today\n', ['no channels']],
    ['a.csv', 'channel\nwebsite\n', ['today']],
    ['a.csv', 'channel,tody\nwebsite,1k\n', ['tody', 'Did you mean `today`?']],
    ['a.csv', 'channel,today\nwebsite,x\napp,-1\n', ['2: today', '3: today']],
    ['a.csv', 'channel,today\n,5k\n', ['2: channel']],
    ['a.csv', 'channel,today\n"website,5k\n', ['cannot be read']],
    ['a.csv', 'channel,today\nwebsite,5k,6k\n', ['cannot be read']],
    ['a.csv', 'channel,today,min,max\nwebsite,5k,9k,8k\n', ['least']],
    ['a.csv', `channel,today\n${'website,5k\n'.repeat(1_001)}`, ['1,0']],
    ['a.json', '{"a": 1,}', ['not JSON']],
    ['a.json', '[]', []],
    ['a.json', '{"schema": "channels/scenario@1"}', ['missing']],
    ['a', '{"schema": 7}', []],
  ])('refuses %s: %j', async (name, content, words) => {
    const { ask, store } = botUnderTest();
    const reply = await ask('scenario import', { files: [droppedFile(name, content)] });
    expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(reply.incident).toBeUndefined();
    for (const word of words) expect(textOf(reply)).toContain(word.replace('1,0', '100'));
    expect(await store.scenarios.list(workspace)).toEqual([]);
  });

  test('does not fetch what is too large, and does not keep what turns out to be', async () => {
    const { ask, store } = botUnderTest();
    const large = droppedFile('a.json', '{}', 2 * 1024 * 1024);
    expect(textOf(await ask('scenario import', { files: [large] }))).toContain('2.0 MB');
    expect(large.reads()).toBe(0);
    const lying = droppedFile('a.json', new Uint8Array(1024 * 1024 + 1).fill(0x20), 10);
    expect(textOf(await ask('scenario import', { files: [lying] }))).toContain('1.0 MB');
    expect(await store.scenarios.list(workspace)).toEqual([]);
  });

  test('takes one file at a time, and a path only in a terminal', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('scenario import'))).toContain('No file came with it');
    expect(textOf(await ask('scenario import', { files: [shopFile(), shopFile()] }))).toContain('2 files');
    expect((await ask('scenario import ./shop.json')).tone).toBe('error');
    const bytes = await shopFile().read(1);
    const terminal = botUnderTest({ files: { read: async () => bytes } });
    const where = { front: 'terminal', mayReadFiles: true } as const;
    expect((await terminal.ask('scenario import ./shop.json', { where })).tone).toBe('info');
    expect(await terminal.store.scenarios.get(workspace, 'shop')).toBeDefined();
  });
});

describe('scenario copy, remove, versions, restore', () => {
  test('a removed scenario rests in its versions and comes back', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario copy medical Ours');
    await ask('scenario edit ours budget=60k');
    await ask('schedule add ours daily 9:00');
    const asked = textOf(await ask('scenario remove ours'));
    expect(asked).toMatchInlineSnapshot(`
      "# Remove Ours
      Remove Ours (ours, version 2)? Its versions stay, and scenario restore ours 2 brings it back.
      1 schedule reports it: #1. It will rest and say that the scenario is gone.
      <Remove it: scenario remove ours@2 confirm=yes>"
    `);
    expect(await store.scenarios.get(workspace, 'ours')).toBeDefined();
    expect((await ask('scenario remove ours@2 confirm=yes')).tone).toBe('info');
    expect((await ask('optimize ours')).tone).toBe('error');
    expect(textOf(await ask('scenario versions ours'))).toContain('3 | Jan 1, 2026, 12:00 AM | U1 | removed');
    // The old button again.
    expect((await ask('scenario remove ours@2 confirm=yes')).tone).toBe('error');
    expect((await ask('scenario restore ours 3')).tone).toBe('error');
    const back = await ask('scenario restore ours 1');
    expect(back.summary).toBe(
      'Ours: version 1 is back, as ours, version 4, with hospital-partners, patient-app, content-marketing, and brand-partners.',
    );
    expect((await ask('optimize ours')).tone).not.toBe('error');
  });

  test('a name that is taken, and what is built in, are refused', async () => {
    const { ask } = botUnderTest();
    expect((await ask('scenario copy medical Finance')).tone).toBe('error');
    expect(textOf(await ask('scenario remove medical'))).toContain('built in');
    expect(textOf(await ask('scenario versions medical'))).toContain('built in');
    await ask('scenario copy medical Ours');
    expect(textOf(await ask('scenario restore ours 7'))).toContain('There are: 1.');
  });

  test('every button carries at most 90 characters, also with the longest names', async () => {
    const { ask } = botUnderTest();
    const long = 'x'.repeat(80);
    const replies = [
      await ask(`scenario copy medical ${long}`),
      await ask(`scenario edit ${long} budget=60k`),
      await ask(`scenario versions ${long}`),
      await ask(`scenario remove ${long}`),
      await ask('home'),
    ];
    for (const reply of replies) {
      expect(reply.tone).toBe('info');
      for (const block of reply.blocks) {
        if (block.kind === 'actions')
          for (const { line } of block.actions) expect(line.length).toBeLessThanOrEqual(90);
      }
    }
  });
});
