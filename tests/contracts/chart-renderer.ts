import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartRenderer } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { barChart, bestAndBound, lineChart } from '../fixtures/charts.ts';

interface Setup {
  readonly renderer: ChartRenderer;
  close(): Promise<void>;
}

const bars = (subtitle: string) =>
  barChart({
    title: 'Patient app brings the most',
    subtitle,
    language: 'zh',
    valueAxis: { title: '每周贡献', format: { kind: 'money', currency: 'CNY' } },
    categories: [
      { key: 'patient-app', label: '患者 App' },
      { key: 'brand-partners', label: '品牌联合推广' },
    ],
    series: [
      { name: '当前', role: 'before', values: [62_100, -3_000], labels: ['¥6.21万', '−¥3,000'] },
      {
        name: '建议',
        role: 'after',
        values: [88_200, 1_200],
        labels: ['¥8.82万', '¥1,200'],
        intervals: [
          { low: 70_000, high: 99_000 },
          { low: -500, high: 2_000 },
        ],
      },
    ],
  });

const lines = lineChart({
  title: 'Proved within 0.004%',
  series: bestAndBound(
    { name: 'Best', points: [1, 2, 3].map((x) => [x, 230_000 + 2_000 * x]) },
    { name: 'Bound', points: [1, 2, 3].map((x) => [x, 240_000 - 1_000 * x]) },
  ),
  shade: { upper: 1, lower: 0, name: 'Gap' },
  marks: [{ x: 2, y: 234_000, label: 'today', role: 'before' }],
});

/** What every renderer of charts does, however it does it. */
export function chartRendererContract(name: string, setUp: () => Promise<Setup>): void {
  describe(`a chart renderer: ${name}`, () => {
    let setup: Setup;
    beforeAll(async () => {
      setup = await setUp();
    });
    afterAll(async () => {
      await setup.close();
    });

    it.each([
      ['bars', bars('各渠道')],
      ['lines', lines],
    ])('draws %s as a PNG of 1200×675', async (_, chart) => {
      const { png, width, height } = await setup.renderer.render(chart);
      const bytes = Buffer.from(png);
      expect({
        signature: bytes.toString('latin1', 1, 4),
        inFile: [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
        told: [width, height],
      }).toEqual({ signature: 'PNG', inFile: [1200, 675], told: [1200, 675] });
    });

    it('draws what a chart says: other Chinese text of the same length makes another picture', async () => {
      const one = await setup.renderer.render(bars('各渠道的贡献'));
      const again = await setup.renderer.render(bars('各渠道的贡献'));
      const other = await setup.renderer.render(bars('每周总价值表'));
      expect(Buffer.from(again.png).equals(one.png)).toBe(true);
      expect(Buffer.from(other.png).equals(one.png)).toBe(false);
    });

    it('draws many charts at once, each as if it were alone', async () => {
      const charts = ['一', '二', '三', '四', '五', '六'].map(bars);
      const together = await Promise.all(charts.map((chart) => setup.renderer.render(chart)));
      for (const [i, chart] of charts.entries()) {
        const alone = await setup.renderer.render(chart);
        expect(Buffer.from(together[i]?.png ?? []).equals(alone.png)).toBe(true);
      }
    });

    it('refuses text that chart servers take for code, and says which', async () => {
      const attempt = setup.renderer.render(bars('__beginFUNCTION__process.exit()__ENDfunction__'));
      await expect(attempt).rejects.toThrow(UserError);
      await expect(attempt).rejects.toMatchObject({
        problems: [
          {
            code: 'front.chart-text',
            path: 'subtitle',
            received: '__beginFUNCTION__process.exit()__ENDfunction__',
          },
        ],
      });
    });

    it('does not draw for a caller who has given up', async () => {
      const reason = new Error('the caller left');
      await expect(setup.renderer.render(lines, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('says in one line that it works', async () => {
      expect(await setup.renderer.check()).toMatch(/^[^\n]*1200×675, Chinese included[^\n]*$/);
    });
  });
}
