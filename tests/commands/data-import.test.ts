import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Asking, botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';
import { droppedFile } from '../features/history/dropped-file.ts';

const workspace = 'slack:T1';
const robyn = readFileSync(new URL('../fixtures/history/robyn_simulated_weekly.csv', import.meta.url));
const table = (...rows: readonly string[]) =>
  droppedFile('weekly.csv', ['date,tv spend,radio spend,revenue', ...rows].join('\n'));
const shop = table('2024-01-01,1200,300,21000', '2024-01-08,1500,0,23500', '2024-01-15,900,450,19800');
const admin = (file = shop): Asking => ({ isAdmin: true, files: [file] });

/** The word under which a shown file waits. */
const wordIn = (text: string) => /data confirm (\w+) confirm=yes/.exec(text)?.[1] ?? '';

describe('data import in a chat', () => {
  test('shows first what it took the file for, and stores nothing', async () => {
    const { ask, store } = botUnderTest();
    const text = textOf(await ask('data import shop', admin()));
    const word = wordIn(text);
    expect(text.replaceAll(word, 'WORD')).toMatchInlineSnapshot(`
      "# Check what I read for shop
      I read weekly.csv as 3 weeks, 1 Jan 2024 to 21 Jan 2024, in the columns below. Nothing is stored yet.
      [Columns]
      Column | Taken as | Total
      date | weeks | 3 weeks
      tv spend | spend: tv | ¥3.6k
      radio spend | spend: radio | ¥750
      revenue | outcome, in money | ¥64.3k
      The file waits for an hour, for you only, and not across a restart.
      <Import it: data confirm WORD confirm=yes>
      <Change columns…: data confirm WORD>"
    `);
    expect(await store.histories.list(workspace)).toEqual([]);
  });

  test('stores it at the press of the button, once', async () => {
    const { ask, store } = botUnderTest();
    const word = wordIn(textOf(await ask('data import shop', admin())));
    const reply = await ask(`data confirm ${word} confirm=yes`, { isAdmin: true });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# shop: history, version 1
      shop has 3 weeks, 1 Jan 2024 to 21 Jan 2024: revenue, and the spend of tv and radio.
      [Columns]
      Column | Taken as | Total
      date | weeks | 3 weeks
      tv spend | spend: tv | ¥3.6k
      radio spend | spend: radio | ¥750
      revenue | outcome, in money | ¥64.3k
      <Fit it: fit shop>
      <Show it: data show shop>"
    `);
    expect(await store.histories.get(workspace, 'shop')).toMatchObject({
      version: 1,
      by: 'U1',
      history: {
        weeks: ['2024-01-01', '2024-01-08', '2024-01-15'],
        currency: 'CNY',
        outcome: { name: 'revenue', unit: 'money', values: [21_000, 23_500, 19_800] },
        channels: [
          { id: 'tv', spend: [1_200, 1_500, 900] },
          { id: 'radio', spend: [300, 0, 450] },
        ],
      },
    });
    expect(textOf(await ask(`data confirm ${word} confirm=yes`, { isAdmin: true }))).toContain(
      'not waiting any more',
    );
  });

  test('waits only for who brought it, only in that workspace, and for an hour', async () => {
    let now = new Date('2026-03-02T08:30:00Z');
    const { ask } = botUnderTest({ clock: () => now });
    const word = wordIn(textOf(await ask('data import shop', admin())));
    const confirm = (asking: Asking) => ask(`data confirm ${word} confirm=yes`, { isAdmin: true, ...asking });
    const gone = 'not waiting any more';
    expect(textOf(await confirm({ person: 'U2' }))).toContain(gone);
    expect(textOf(await confirm({ where: { workspace: 'slack:T2' } }))).toContain(gone);
    now = new Date('2026-03-02T09:30:01Z');
    expect(textOf(await confirm({}))).toContain(gone);
  });

  test('asks for admins', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('data import shop', { files: [shop] }))).toContain('Only admins import');
  });

  test('is done at once with confirm=yes', async () => {
    const { ask, store } = botUnderTest();
    await ask('data import robyn confirm=yes', admin(droppedFile('robyn.csv', robyn)));
    expect((await store.histories.get(workspace, 'robyn'))?.history.weeks).toHaveLength(208);
  });

  test('reads nothing of a file that the platform says is too large', async () => {
    const { ask } = botUnderTest();
    const huge = droppedFile('huge.csv', 'x', 200 * 1024 * 1024);
    expect(textOf(await ask('data import shop', admin(huge)))).toContain('64 MB');
    expect(huge.reads()).toBe(0);
  });

  test('tells what is wrong by row and column, without repeating people’s data', async () => {
    const { ask, store } = botUnderTest();
    const file = droppedFile(
      'x.csv',
      'date,tv spend,revenue,contact\n2024-01-01,1,2,ann@example.com\n2024-01-08,2,3,\n',
    );
    const text = textOf(await ask('data import shop confirm=yes', admin(file)));
    expect(text).toMatchInlineSnapshot(`
      "# That cannot be done as written
      Row 2, column “contact”: Here stands what looks like e-mail addresses. Data about single people are refused: sums by week are all that a plan needs.
      Delete the column, or the text, from the file."
    `);
    expect(text).not.toContain('ann@');
    const odd = table('2024-01-01,12oo,300,21000', '2024-01-08,1500,-5,n/a');
    expect(textOf(await ask('data import shop confirm=yes', admin(odd)))).toMatchInlineSnapshot(`
      "# That cannot be done as written
      3 things in this request cannot be used.
      *Row 2, column “tv spend”: *\`12oo\` is no number. Write digits only, such as \`1250.50\`; if the column holds no numbers, leave it out: \`ignore="name of the column"\`.
      *Row 3, column “radio spend”: *\`-5\` is below zero. Write what was spent or counted, at least \`0\`; credits belong to the week that they correct.
      *Row 3, column “revenue”: *The number is missing (\`n/a\`). Write it, or leave the row out if it is the first or the last."
    `);
    expect(
      textOf(await ask('data import shop confirm=yes', { ...admin(odd), language: 'zh' })),
    ).toMatchInlineSnapshot(`
      "# 这样写无法执行
      这个请求里有 3 处不能用。
      *第 2 行“tv spend”列：*\`12oo\` 不是数字。请只写数字，例如 \`1250.50\`；如果这一列不是数字，请忽略它：\`忽略="列名"\`。
      *第 3 行“radio spend”列：*\`-5\` 小于零。请写实际花费或数量，最小为 \`0\`；退款请记在它所冲抵的那一周。
      *第 3 行“revenue”列：*缺少数字（\`n/a\`）。请补上；如果是第一行或最后一行，也可以去掉这一行。"
    `);
    expect(await store.histories.list(workspace)).toEqual([]);
  });
});

describe('the form of the columns', () => {
  const file = droppedFile(
    'mixed.csv',
    'week,revenue,orders,tv,poster,season\n2024-01-01,100,10,5,3,20\n2024-01-08,120,12,6,2,21\n2024-01-15,90,8,4,0,23\n',
  );

  test('opens with the columns as they were understood', async () => {
    const { bot, ask } = botUnderTest();
    const shown = await ask('data import shop', admin(file));
    expect(textOf(shown)).toContain('1 thing has to be confirmed');
    const word = wordIn(textOf(shown));
    const prepared = await bot.prepare(invocation(`data confirm ${word}`, { isAdmin: true }));
    expect(prepared).toMatchObject({
      kind: 'refused',
      form: {
        command: 'data confirm',
        fields: [
          { name: 'upload', initial: word },
          { name: 'columns.4', label: 'poster', initial: 'control', kind: 'choice' },
          { name: 'columns.5', label: 'season', initial: 'control', kind: 'choice' },
        ],
      },
    });
  });

  test('stores what it lists, and leaves the rest out', async () => {
    const { ask, store } = botUnderTest();
    const word = wordIn(textOf(await ask('data import shop', admin(file))));
    const options = { upload: word, outcome: 'orders', spend: 'tv\nposter' };
    await ask({ command: 'data confirm', options }, { isAdmin: true });
    expect((await store.histories.get(workspace, 'shop'))?.history).toMatchObject({
      outcome: { name: 'orders', unit: 'count' },
      channels: [{ id: 'tv' }, { id: 'poster' }],
      controls: [],
    });
  });

  test('takes what each doubtful column is said to be', async () => {
    const { ask, store } = botUnderTest();
    const word = wordIn(textOf(await ask('data import shop', admin(file))));
    const options = { upload: word, 'columns.4': 'spend', 'columns.5': 'ignored' };
    await ask({ command: 'data confirm', options }, { isAdmin: true });
    expect((await store.histories.get(workspace, 'shop'))?.history).toMatchObject({
      outcome: { name: 'revenue' },
      channels: [{ id: 'tv' }, { id: 'poster' }],
      controls: [],
    });
  });

  test('that holds fewer fields than there are doubts asks for the rest, and keeps the answers', async () => {
    const { bot, ask, store } = botUnderTest();
    const first = wordIn(textOf(await ask('data import shop', admin(file))));
    const page = await ask(
      { command: 'data confirm', options: { upload: first, 'columns.4': 'spend' } },
      { isAdmin: true },
    );
    expect(await store.histories.list(workspace)).toEqual([]);
    const word = wordIn(textOf(page));
    const prepared = await bot.prepare(invocation(`data confirm ${word}`, { isAdmin: true }));
    expect(prepared).toMatchObject({
      form: { fields: [{ name: 'upload' }, { name: 'columns.5', label: 'season' }] },
    });
    await ask(
      { command: 'data confirm', options: { upload: word, 'columns.5': 'ignored' } },
      { isAdmin: true },
    );
    expect((await store.histories.get(workspace, 'shop'))?.history).toMatchObject({
      channels: [{ id: 'tv' }, { id: 'poster' }],
      controls: [],
    });
  });

  test('says at its field what is no column', async () => {
    const { bot, ask } = botUnderTest();
    const word = wordIn(textOf(await ask('data import shop', admin(file))));
    const options = { upload: word, outcome: 'orders', spend: 'tv\nposters' };
    const prepared = await bot.prepare(invocation({ command: 'data confirm', options }, { isAdmin: true }));
    expect(prepared).toMatchObject({ kind: 'refused', fields: { spend: expect.stringContaining('poster') } });
  });
});

describe('a second import', () => {
  test('replaces by week and says what changed', async () => {
    const { ask, store } = botUnderTest();
    await ask('data import shop confirm=yes', admin());
    const more = table('2024-01-15,950,450,19800', '2024-01-22,1100,500,22400');
    const reply = await ask('data import shop', admin(more));
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# shop: history, version 2
      weekly.csv is in shop: 1 new week, 1 changed. Now through the week of 22 Jan 2024.
      [Numbers that changed]
      Week of | What | Before | Now
      15 Jan 2024 | tv | 900 | 950
      <Fit it: fit shop>
      <Show it: data show shop>"
    `);
    const stored = await store.histories.get(workspace, 'shop');
    expect(stored?.version).toBe(2);
    expect(stored?.history.channels.map(({ spend }) => spend)).toEqual([
      [1_200, 1_500, 950, 1_100],
      [300, 0, 450, 500],
    ]);
  });

  test('stores nothing when somebody else was quicker', async () => {
    const { ask, store } = botUnderTest();
    await ask('data import shop confirm=yes', admin());
    const stored = await store.histories.get(workspace, 'shop');
    if (stored === undefined) throw new Error('it was stored');
    const saveAfter = store.histories.saveAfter.bind(store.histories);
    store.histories.saveAfter = async (...args) => {
      await saveAfter(workspace, 'shop', stored.history, 'U2', 1);
      return saveAfter(...args);
    };
    const more = table('2024-01-22,1100,500,22400');
    expect(textOf(await ask('data import shop confirm=yes', admin(more)))).toContain('Somebody else changed');
    expect((await store.histories.get(workspace, 'shop'))?.by).toBe('U2');
  });
});

describe('data import in the terminal', () => {
  const files = { read: async (path: string) => (path === './robyn.csv' ? robyn : shop.read(1_000_000)) };
  const terminal: Asking = {
    isAdmin: true,
    where: { front: 'terminal', workspace: 'terminal:local', mayReadFiles: true },
  };

  test('stores at once what is beyond doubt', async () => {
    const { ask, store } = botUnderTest({ files });
    const reply = await ask('data import robyn ./robyn.csv', terminal);
    expect(reply.summary).toBe(
      'robyn has 208 weeks, 23 Nov 2015 to 17 Nov 2019: revenue, and the spend of tv, ooh, print, search, and facebook.',
    );
    expect((await store.histories.get('terminal:local', 'robyn'))?.history.channels).toHaveLength(5);
  });

  test('asks where there is doubt, with a line to type', async () => {
    const { ask, store } = botUnderTest({ files });
    // Neither channel is one of the scenario.
    const reply = await ask('data import medical ./shop.csv', terminal);
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Check what I read for medical
      I read shop.csv as 3 weeks, 1 Jan 2024 to 21 Jan 2024; 1 thing has to be confirmed or corrected. Nothing is stored yet.
      tv, radio aren’t channels of medical yet. A fit will add them.
      [Columns]
      Column | Taken as | Total
      date | weeks | 3 weeks
      tv spend | spend: tv | ¥3.6k
      radio spend | spend: radio | ¥750
      revenue | outcome, in money | ¥64.3k
      If this is right: \`npm start -- data import medical ./shop.csv confirm=yes\`. Otherwise say what the columns are: \`outcome=…\`, \`spend="a,b"\`, \`control=…\`, \`event=…\`, \`ignore=…\`."
    `);
    expect(await store.histories.list('terminal:local')).toEqual([]);
    await ask('data import medical ./shop.csv confirm=yes', terminal);
    expect(await store.histories.list('terminal:local')).toHaveLength(1);
  });

  test('needs a name before the path', async () => {
    const { ask } = botUnderTest({ files });
    expect(textOf(await ask('data import ./robyn.csv', terminal))).toContain('data import shop ./robyn.csv');
  });

  test('a chat never reads the disk', async () => {
    const { ask } = botUnderTest({ files });
    expect((await ask('data import shop ./robyn.csv', { isAdmin: true })).tone).toBe('error');
  });
});
