import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../adapters/discord/limits.ts';
import { type TableLayout, tableLines } from '../../../adapters/discord/monospace.ts';
import type { Table } from '../../../src/bot/reply.ts';

const table = (titles: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  caption: '',
  columns: titles.map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' })),
  rows,
});
const drawn = (given: Table, layout: TableLayout = limits.contentTable) => {
  const { head, rows } = tableLines(given, layout);
  return [...head, ...rows];
};

describe('a table in a code block', () => {
  it('aligns texts left and numbers right, and breaks long headings', () => {
    expect(
      drawn(
        table(
          ['Channel', 'Today', 'Marginal return'],
          [
            ['app', '¥12k', '1.23'],
            ['third-party', '¥5', '0.9'],
          ],
        ),
      ),
    ).toEqual([
      '                    Marginal',
      'Channel      Today    return',
      '────────────────────────────',
      'app           ¥12k      1.23',
      'third-party     ¥5       0.9',
    ]);
  });

  it('fills Chinese cells up with blanks as wide as Chinese, so that columns line up in any font', () => {
    const lines = drawn(
      table(
        ['渠道', '今天', '建议'],
        [
          ['官网', '1.2万', '2万'],
          ['第三方平台', '3万', '2.2万'],
        ],
      ),
    );
    expect(lines).toEqual([
      '渠道\u3000\u3000\u3000     今天     建议',
      '────────────────────────────',
      '官网\u3000\u3000\u3000  \u30001.2万  \u3000  2万',
      '第三方平台  \u3000  3万  \u30002.2万',
    ]);
    const wide = lines
      .filter((_, index) => index !== 1)
      .map((line) => line.match(/[\u3000-\u9fff]/g)?.length);
    expect(new Set(wide).size).toBe(1);
  });

  it('cuts long names, never numbers', () => {
    const rows = [
      ['hospital-partners-and-everything-else', '¥123,456,789,012,345.67', '+¥123,456,789,012,345.67'],
      ['👩‍👩‍👧‍👦'.repeat(20), '¥1', '+¥1'],
    ];
    const lines = drawn(table(['Channel', 'Today', 'Change'], rows));
    expect(lines.slice(2)).toEqual([
      'hospital-partners-an…  ¥123,456,789,012,345.67  +¥123,456,789,012,345.67',
      `${'👩‍👩‍👧‍👦'.repeat(10)}…                       ¥1                       +¥1`,
    ]);
  });

  it('fits an embed by shorter names', () => {
    const titles = ['Channel', 'Today', 'Proposed', 'Change', 'Contribution', 'Marginal return'];
    const rows = [['hospital-partners-north', '¥12.3k', '¥18.4k', '+¥6.1k', '¥90.1k', '1.23']];
    const [wide, tight] = [limits.contentTable, limits.embedTable].map((layout) =>
      drawn(table(titles, rows), layout),
    );
    expect(wide?.at(-1)).toBe('hospital-partners-nor…  ¥12.3k    ¥18.4k  +¥6.1k        ¥90.1k      1.23');
    expect(tight?.at(-1)).toBe('hospital-par… ¥12.3k   ¥18.4k +¥6.1k       ¥90.1k     1.23');
    expect(Math.max(...(wide ?? []).map((line) => stringWidth(line)))).toBe(72);
    expect(Math.max(...(tight ?? []).map((line) => stringWidth(line)))).toBe(58);
  });

  it('without rows has headings', () => {
    expect(drawn(table(['Run', 'When'], []))).toEqual(['Run  When', '─────────']);
  });
});
