import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { droppedFile } from '../features/history/dropped-file.ts';

const workspace = 'slack:T1';
const admin = { isAdmin: true };

/** The one file of a reply, as text without its byte order mark. */
function csvOf(reply: Reply): { readonly name: string; readonly lines: readonly string[] } {
  const [file] = reply.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
  if (file === undefined) throw new Error('there is no file');
  return { name: file.name, lines: new TextDecoder().decode(file.bytes).trim().split('\r\n') };
}

describe('data template', () => {
  test.each(['en', 'zh'] as const)('filled in, is recognised without help (%s)', async (language) => {
    const { ask, store } = botUnderTest();
    const { name, lines } = csvOf(await ask('data template medical', { language }));
    expect(name).toBe('medical-history.csv');
    expect(lines).toHaveLength(105);
    // Two years of weeks up to the last Sunday; only the newest eight are filled in.
    expect(
      lines
        .slice(1)
        .map((line) => line.slice(0, 10))
        .at(-1),
    ).toBe('2026-02-23');
    const filled = lines.map((line, i) => {
      if (i <= 96) return line;
      const [week = ''] = line.split(',');
      return [week, 10 + i, 20, 30 + (i % 5), 40, 1000 + i, i === 100 ? 'sale' : ''].join(',');
    });
    const file = droppedFile('medical-history.csv', filled.join('\r\n'));
    const shown = await ask('data import medical', { ...admin, language, files: [file] });
    expect(textOf(shown)).not.toMatch(/confirmed or corrected|需要确认/);
    await ask('data import medical confirm=yes', { ...admin, files: [file] });
    const stored = await store.histories.get(workspace, 'medical');
    expect(stored?.history.channels.map(({ id }) => id)).toEqual([
      'hospital-partners',
      'patient-app',
      'content-marketing',
      'brand-partners',
    ]);
    expect(stored?.history.weeks).toHaveLength(8);
    expect(stored?.history.events.map((event) => event.name)).toEqual(['sale']);
  });

  test('goes on after the history that is there, with its columns', async () => {
    const { ask } = botUnderTest();
    const file = droppedFile('x.csv', 'date,tv_S,price,orders\n2026-02-09,1,2,3\n2026-02-16,2,2.5,4\n');
    await ask('data import shop confirm=yes', { ...admin, files: [file] });
    expect(csvOf(await ask('data template shop')).lines).toEqual([
      'date,tv spend,orders,price,events',
      '2026-02-23,,,,',
    ]);
    expect(csvOf(await ask('data template')).lines[0]).toBe(
      'date,website spend,app spend,partners spend,revenue,events',
    );
  });

  test('left empty is told so', async () => {
    const { ask } = botUnderTest();
    const { lines } = csvOf(await ask('data template medical'));
    const file = droppedFile('empty.csv', lines.join('\r\n'));
    expect(textOf(await ask('data import medical', { ...admin, files: [file] }))).toContain(
      'no row with numbers',
    );
  });
});

describe('a kept history', () => {
  const shop = droppedFile(
    'shop.csv',
    'date,tv spend,radio spend,price,promo,revenue\n2024-01-01,1200,300,9.9,0,21000\n2024-01-08,1500,0,9.9,1,23500\n',
  );

  const corrected = droppedFile(
    'shop.csv',
    'date,tv spend,radio spend,price,promo,revenue\n2024-01-08,1500,0,9.9,1,23501\n',
  );

  test('is shown with its channels and a chart', async () => {
    const { ask } = botUnderTest();
    await ask('data import shop confirm=yes currency=EUR', { ...admin, files: [shop] });
    expect(textOf(await ask('data show shop'))).toMatchInlineSnapshot(`
      "# shop: history
      shop: 2 weeks, 1 Jan 2024 to 14 Jan 2024. revenue €44.5k, spend €3k in all.
      [Spend by channel]
      Channel | Total | Share | A week | Weeks with spend
      tv | €2.7k | 90% | €1.35k | 2/2
      radio | €300 | 10% | €150 | 1/2
      Controls: price
      Events: promo
      Imported: Jan 1, 2026, 12:00 AM UTC, by U1, version 1
      (history) revenue was highest in the week of 8 Jan 2024: €23.5k — shop, by week: 2 weeks, 1 Jan 2024 to 14 Jan 2024
      revenue was highest in the week of 8 Jan 2024: €23.5k. 2 weeks, 1 Jan 2024 to 14 Jan 2024. Below, spend a week by channel, in all: tv €2.7k and radio €300.
      <Fit it: fit shop>
      <Table to fill in: data template shop>"
    `);
    expect(textOf(await ask('data show', { language: 'zh' }))).toMatchInlineSnapshot(`
      "# shop：历史数据
      shop：2 周，2024年1月1日至2024年1月14日。revenue €4.45万，花费共 €3,000。
      [各渠道的花费]
      渠道 | 合计 | 占比 | 每周 | 有花费的周
      tv | €2,700 | 90% | €1,350 | 2/2
      radio | €300 | 10% | €150 | 1/2
      控制变量: price
      事件: promo
      导入: 2026年1月1日 00:00 UTC，U1，第 1 版
      (history) revenue 在2024年1月8日那一周最高：€2.35万 — shop，每周：2 周，2024年1月1日至2024年1月14日
      revenue 在2024年1月8日那一周最高：€2.35万。2 周，2024年1月1日至2024年1月14日。下方是各渠道每周的花费，合计：tv €2,700和 radio €300。
      <拟合: fit shop>
      <待填的表格: data template shop>"
    `);
  });

  test('stays the version that it is when the same file comes again', async () => {
    const { ask, store } = botUnderTest();
    await ask('data import shop confirm=yes', { ...admin, files: [shop] });
    const again = await ask('data import shop confirm=yes', { ...admin, files: [shop] });
    expect(again.summary).toBe(
      'shop has 2 weeks, 1 Jan 2024 to 14 Jan 2024, and the file says nothing else: nothing was changed.',
    );
    expect(await store.histories.get(workspace, 'shop')).toMatchObject({ version: 1 });
    await ask('data import shop confirm=yes', { ...admin, files: [corrected] });
    expect(await store.histories.get(workspace, 'shop')).toMatchObject({ version: 2 });
  });

  test('is one of several in a list; none says how to begin', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('data show'))).toMatchInlineSnapshot(`
      "# History
      No history was imported here yet.
      A table to fill in: \`/channels data template medical\`."
    `);
    await ask('data import shop confirm=yes', { ...admin, files: [shop] });
    await ask('data import other confirm=yes', { ...admin, files: [shop] });
    expect(textOf(await ask('data show'))).toMatchInlineSnapshot(`
      "# History
      There are 2 histories.
      [History]
      Name | Weeks | Outcome | Channels
      other | 2 weeks, 1 Jan 2024 to 14 Jan 2024 | revenue | 2
      shop | 2 weeks, 1 Jan 2024 to 14 Jan 2024 | revenue | 2"
    `);
    expect(textOf(await ask('data show shob'))).toContain('Did you mean');
  });

  test('is removed by admins, after asking, unless it changed meanwhile', async () => {
    const { ask, store } = botUnderTest();
    await ask('data import shop confirm=yes', { ...admin, files: [shop] });
    expect(textOf(await ask('data remove shop'))).toContain('Only admins');
    const text = textOf(await ask('data remove shop', admin));
    expect(text).toMatchInlineSnapshot(`
      "# Remove the history of shop
      Remove the history of shop (2 weeks, 1 Jan 2024 to 14 Jan 2024)? It cannot be brought back but by importing it again.
      Fits and scenarios that were made from it stay as they are.
      <Remove it: data remove shop confirm=yes version=1>"
    `);
    await ask('data import shop confirm=yes', { ...admin, files: [corrected] });
    expect(textOf(await ask('data remove shop confirm=yes version=1', admin))).toContain(
      'Somebody else changed',
    );
    expect(textOf(await ask('data remove shop confirm=yes version=2', admin))).toContain('is removed');
    expect(await store.histories.list(workspace)).toEqual([]);
    expect(textOf(await ask('data show shop'))).toContain('No history was imported here yet');
  });
});
