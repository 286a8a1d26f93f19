import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/features/history/stored/sources.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';

const workspace = 'slack:T1';
const admin = { isAdmin: true } as const;
const weeks = ['2024-01-01,1200,300,21000', '2024-01-08,1500,0,23500', '2024-01-15,900,450,19800'];
const header = 'date,tv spend,radio spend,revenue';
const csv = (...rows: readonly string[]) => new TextEncoder().encode([header, ...rows].join('\n'));
const fileOf = (...rows: readonly string[]): SourceFile => ({ name: 'shop.csv', bytes: csv(...rows) });

/** A bot with the source `shop`, open to slack:T1, whose content the test sets. */
function stage(first: readonly SourceFile[] | UserError = [fileOf(...weeks)]) {
  const shop = { now: first, fetched: 0 };
  const bot = botUnderTest({
    sources: {
      openTo: (one) =>
        one !== workspace
          ? []
          : [
              {
                name: 'shop',
                kind: 'link',
                async fetch() {
                  shop.fetched += 1;
                  if (shop.now instanceof UserError) throw shop.now;
                  return shop.now;
                },
              },
            ],
    },
  });
  const history = async () => (await bot.store.histories.get(workspace, 'shop'))?.history;
  return { ...bot, shop, history };
}

describe('data connect', () => {
  it('takes in what is beyond doubt, and says what happens from now on', async () => {
    const { ask, store } = stage();
    expect(textOf(await ask('data connect shop shop', admin))).toMatchInlineSnapshot(`
      "# shop is fed by shop
      shop has 3 weeks, 1 Jan 2024 to 21 Jan 2024: revenue, and the spend of tv and radio.
      I fetch shop before each report on shop; \`/channels data refresh shop\` does so now. A table with other columns or doubtful numbers is not taken in, and you hear of it.
      New weeks do not change the fit: \`/channels fit shop\` does. To have that done automatically, add \`refit=auto\`.
      [Columns]
      Column | Taken as | Total
      date | weeks | 3 weeks
      tv spend | spend: tv | ¥3.6k
      radio spend | spend: radio | ¥750
      revenue | outcome, in money | ¥64.3k
      <Fit it: fit shop>
      <Show it: data show shop>"
    `);
    expect(await store.histories.get(workspace, 'shop')).toMatchObject({ version: 1, by: 'U1' });
    expect(await store.connections.list(workspace)).toMatchObject([
      {
        scenario: 'shop',
        source: 'shop',
        by: 'U1',
        refit: 'off',
        passed: [],
        columns: [
          { name: 'date', role: 'date' },
          { name: 'tv spend', role: 'spend' },
          { name: 'radio spend', role: 'spend' },
          { name: 'revenue', role: 'outcome' },
        ],
      },
    ]);
  });

  it('asks about what is doubtful, stores nothing until it is confirmed, and asks it once', async () => {
    const withGuess = (...rows: readonly string[]): readonly SourceFile[] => [
      {
        name: 'shop.csv',
        bytes: new TextEncoder().encode(
          [`${header},shelf`, ...rows.map((row, index) => `${row},${17 + index * 3}`)].join('\n'),
        ),
      },
    ];
    const { ask, store, shop } = stage(withGuess(...weeks));
    const asked = textOf(await ask('data connect shop shop refit=auto', admin));
    expect(asked).toContain('<Connect it: data connect shop shop refit=auto confirm=yes>');
    expect(await store.histories.list(workspace)).toEqual([]);
    expect(await store.connections.list(workspace)).toEqual([]);

    await ask('data connect shop shop refit=auto confirm=yes', admin);
    expect(await store.connections.list(workspace)).toMatchObject([
      { refit: 'auto', passed: [expect.stringContaining('guessed-control')] },
    ]);
    shop.now = withGuess(...weeks, '2024-01-22,1100,200,20000');
    expect(textOf(await ask('data refresh shop'))).toContain('shop: 1 new week, 0 changed');
  });

  it('is for admins, by names that the operator gave, and for workspaces that may use them', async () => {
    const { ask, store } = stage();
    expect(textOf(await ask('data connect shop shop'))).toContain('Only admins connect');
    expect(textOf(await ask('data disconnect shop'))).toContain('Only admins connect');
    const misspelt = textOf(await ask('data connect shop shopp', admin));
    expect(misspelt).toContain('no source called');
    const link = textOf(await ask('data connect shop https://example.org/x.csv', admin));
    expect(link).toContain('no source called');
    const elsewhere = textOf(
      await ask('data connect shop shop', { ...admin, where: { workspace: 'slack:T2' } }),
    );
    expect(elsewhere).toContain('SOURCE_SHOP_WORKSPACES=slack:T2');
    expect(await store.connections.list(workspace)).toEqual([]);
  });

  it('tells why a source gives nothing, and connects nothing', async () => {
    const { ask, store } = stage(
      new UserError({ code: 'source.status', received: 'shop', values: { status: 403 } }),
    );
    expect(textOf(await ask('data connect shop shop', admin))).toContain('it answered 403');
    expect(await store.connections.list(workspace)).toEqual([]);
  });
});

describe('a source that takes its time', () => {
  it.each(['data connect shop shop', 'data refresh shop'])('%s can be cancelled', async (line) => {
    const waiting: (() => void)[] = [];
    let isSlow = false;
    const { bot, ask, store } = botUnderTest({
      sources: {
        openTo: () => [
          {
            name: 'shop',
            kind: 'link',
            fetch: ({ signal }) =>
              isSlow
                ? new Promise((_, reject) => {
                    signal?.addEventListener('abort', () => reject(signal.reason));
                    for (const one of waiting) one();
                  })
                : Promise.resolve([fileOf(...weeks)]),
          },
        ],
      },
    });
    await ask('data connect shop shop', admin);
    const before = await store.connections.list(workspace);
    isSlow = true;
    const prepared = await bot.prepare(invocation(line, admin));
    if (prepared.kind === 'refused') throw new Error('refused');
    const asked = new Promise<void>((resolve) => waiting.push(resolve));
    const controller = new AbortController();
    const reply = prepared.run({ signal: controller.signal });
    await asked;
    controller.abort();
    expect(textOf(await reply)).toContain('It was cancelled before the source was read');
    expect(await store.connections.list(workspace)).toEqual(before);
  });
});

describe('data refresh', () => {
  it('takes in new weeks and corrected ones, and says when there is nothing new', async () => {
    const { ask, shop, history } = stage();
    await ask('data connect shop shop', admin);
    expect(textOf(await ask('data refresh'))).toMatchInlineSnapshot(`
      "# Sources refreshed
      Nothing new."
    `);
    shop.now = [
      fileOf(weeks[0] ?? '', weeks[1] ?? '', '2024-01-15,950,450,19900', '2024-01-22,1000,300,22000'),
    ];
    expect(textOf(await ask('data refresh shop'))).toMatchInlineSnapshot(`
      "# Sources refreshed
      New numbers: shop: 1 new week, 1 changed."
    `);
    expect(await history()).toMatchObject({
      weeks: ['2024-01-01', '2024-01-08', '2024-01-15', '2024-01-22'],
      outcome: { values: [21_000, 23_500, 19_900, 22_000] },
    });
  });

  it('reads a folder’s files one after the other: the last written one counts', async () => {
    const { ask, shop, history } = stage();
    await ask('data connect shop shop', admin);
    shop.now = [fileOf(...weeks), fileOf('2024-01-15,950,450,19900', '2024-01-22,1000,300,22000')];
    expect(textOf(await ask('data refresh shop'))).toContain('shop: 1 new week, 1 changed');
    expect((await history())?.outcome.values).toEqual([21_000, 23_500, 19_900, 22_000]);
    expect(textOf(await ask('data refresh shop'))).toContain('Nothing new');
  });

  const good = '2024-01-22,1000,300,22000';
  const other = (head: string, ...rows: readonly string[]): readonly SourceFile[] => [
    { name: 'shop.csv', bytes: new TextEncoder().encode([head, ...rows].join('\n')) },
  ];
  it.each<[string, readonly SourceFile[] | UserError, string]>([
    [
      'a column is gone',
      other(
        'date,tv spend,revenue',
        ...weeks.map((row) => row.replace(/,\d+(,\d+)$/, '$1')),
        '2024-01-22,1000,22000',
      ),
      'gone: radio spend; new: none',
    ],
    [
      'a column is new',
      other(`${header},search spend`, ...[...weeks, good].map((row) => `${row},500`)),
      'gone: none; new: search spend',
    ],
    [
      'a column has another name',
      other('date,tv spend,radio spend,sales', ...weeks, good),
      'gone: revenue; new: sales',
    ],
    ['a page stands there', other('<html><body>Please sign in</body></html>'), ''],
    ['it is empty', other(''), ''],
    ['weeks are missing between', [fileOf('2024-03-04,1000,300,22000')], 'weeks are missing'],
    ['a number breaks off', [fileOf(...weeks, '2024-01-22,1000,3')], ''],
    [
      'the second of two files is broken',
      [fileOf(...weeks, good), { name: 'b.csv', bytes: csv('2024-01-29,x,y,z') }],
      '',
    ],
    ['it cannot be fetched', new UserError({ code: 'source.broken', received: 'shop' }), 'broke off'],
  ])('takes nothing in and tells where %s', async (_, content, told) => {
    const { ask, shop, store, history } = stage();
    await ask('data connect shop shop', admin);
    const before = await history();
    shop.now = content;
    const reply = await ask('data refresh shop');
    expect(reply.tone).toBe('error');
    expect(textOf(reply)).toContain('what was stored before is unchanged');
    expect(textOf(reply)).toContain(told);
    expect(await history()).toEqual(before);
    const [{ state } = { state: undefined }] = await store.connections.list(workspace, 'shop');
    expect(state).toMatchObject({
      readAt: '2026-03-02T08:30:00.000Z',
      problem: { code: expect.any(String) },
    });
    expect(textOf(await ask('data sources'))).not.toContain('in order');

    shop.now = [fileOf(...weeks, good)];
    expect(textOf(await ask('data refresh shop'))).toContain('1 new week');
    expect((await store.connections.list(workspace, 'shop'))[0]?.state).not.toHaveProperty('problem');
  });

  it('takes no numbers in that rewrite what was settled long ago, and corrects the last weeks freely', async () => {
    const row = (index: number, revenue: number) =>
      `${new Date(Date.UTC(2024, 0, 1 + 7 * index)).toISOString().slice(0, 10)},${1_000 + 10 * index},300,${revenue + index}`;
    const rows = (count: number, revenueOf: (index: number) => number) =>
      Array.from({ length: count }, (_, index) => row(index, revenueOf(index)));
    const { ask, shop, history } = stage([fileOf(...rows(20, () => 20_000))]);
    await ask('data connect shop shop', admin);
    shop.now = [fileOf(...rows(21, (index) => (index < 12 ? 20_000 : 20_500)))];
    expect(textOf(await ask('data refresh shop'))).toContain('1 new week, 8 changed');
    const before = await history();
    shop.now = [fileOf(...rows(22, () => 16_800))];
    expect(textOf(await ask('data refresh shop'))).toContain('changes 13 of the 13 weeks that were settled');
    expect(await history()).toEqual(before);
  });

  it('says that nothing is connected', async () => {
    const { ask } = stage();
    expect(textOf(await ask('data refresh'))).toContain('No source is connected yet');
    await ask('data connect shop shop', admin);
    await ask('data disconnect shop', admin);
    expect(textOf(await ask('data refresh shop'))).toContain('No source feeds shop');
  });
});

describe('data sources and data disconnect', () => {
  it('list what there is, what it feeds and how that went', async () => {
    const { ask } = stage();
    expect(textOf(await ask('data sources'))).toMatchInlineSnapshot(`
      "# Sources
      1 source is open to this workspace.
      [Sources]
      Source | Kind | Feeds | Last read | State
      shop | link | – | – | –
      To feed a history: \`/channels data connect medical shop\`."
    `);
    await ask('data connect shop shop', admin);
    expect(textOf(await ask('data sources'))).toMatchInlineSnapshot(`
      "# Sources
      1 source is open to this workspace.
      [Sources]
      Source | Kind | Feeds | Last read | State
      shop | link | shop | Mar 2, 2026, 8:30 AM | in order
      To feed a history: \`/channels data connect medical shop\`."
    `);
    expect(textOf(await ask('data sources', { where: { workspace: 'slack:T2' } }))).toContain(
      'SOURCE_SHOP_WORKSPACES=slack:T2',
    );
  });

  it('end the connection and leave the weeks', async () => {
    const { ask, store, history, shop } = stage();
    await ask('data connect shop shop', admin);
    expect(textOf(await ask('data disconnect shop', admin))).toMatchInlineSnapshot(`
      "# shop no longer feeds shop
      The weeks it brought stay. To feed shop again: /channels data connect shop shop."
    `);
    expect(await store.connections.list(workspace)).toEqual([]);
    expect((await history())?.weeks).toHaveLength(3);
    expect(shop.fetched).toBe(1);
  });

  it('a removed history is not brought back', async () => {
    const { ask, store } = stage();
    await ask('data connect shop shop', admin);
    await ask('data remove shop confirm=yes', admin);
    expect(await store.connections.list(workspace)).toEqual([]);
  });

  it('speak Chinese', async () => {
    const { ask, shop } = stage();
    const zh = { ...admin, language: 'zh' } as const;
    expect(textOf(await ask('数据 连接 shop shop', zh))).toContain('shop 已连接 shop');
    shop.now = new UserError({ code: 'source.page', received: 'shop' });
    expect(textOf(await ask('数据 刷新 shop', zh))).toContain('打开的是网页');
    expect(textOf(await ask('数据 来源', zh))).toContain('对本工作区开放');
    expect(textOf(await ask('数据 断开 shop', zh))).toContain('不再更新');
  });
});
