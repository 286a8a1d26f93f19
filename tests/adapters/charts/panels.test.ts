import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationOf } from '../../../adapters/charts/configuration.ts';
import { dayTicks, dayTickTexts } from '../../../adapters/charts/date-axis.ts';
import { textWidth } from '../../../adapters/charts/text-fit.ts';
import { tickTexts } from '../../../adapters/charts/ticks.ts';
import type { LineChart } from '../../../src/bot/chart.ts';
import { gallery } from './gallery.ts';

const day = 86_400_000;

describe('an axis of days', () => {
  test('has the last day on a tick, whole days between ticks, and room for every label', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
        fc.integer({ min: day, max: 3_000 * day }),
        fc.constantFrom<('en' | 'zh')[]>('en', 'zh'),
        (first, span, language) => {
          const last = first + span;
          const ticks = dayTicks(first, last);
          const count = (ticks.max - ticks.min) / ticks.step;
          expect([ticks.max, ticks.step % day, count % 1]).toEqual([last, 0, 0]);
          // The first report may stand at the very edge, never outside the picture.
          expect(first).toBeGreaterThanOrEqual(ticks.min - 0.01 * span);
          const texts = dayTickTexts(ticks, language);
          expect(texts).toHaveLength(count + 1);
          expect(new Set(texts).size).toBe(texts.length);
          const widest = Math.max(...texts.map((text) => textWidth(text, { size: 27 })));
          expect(widest).toBeLessThan(900 / count);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('writes weekly reports’ own days, with the year only where there are two', () => {
    const [from, to] = [Date.UTC(2026, 2, 16, 9), Date.UTC(2026, 4, 4, 9)];
    expect(dayTickTexts(dayTicks(from, to), 'zh')).toEqual([
      '3月16日',
      '3月23日',
      '3月30日',
      '4月6日',
      '4月13日',
      '4月20日',
      '4月27日',
      '5月4日',
    ]);
    expect(dayTickTexts(dayTicks(Date.UTC(2025, 11, 22), Date.UTC(2026, 0, 5)), 'en')).toEqual([
      '22 Dec 2025',
      '29 Dec 2025',
      '5 Jan 2026',
    ]);
  });
});

describe('panels', () => {
  const trend = (name: string): LineChart => {
    const chart = gallery[name];
    if (chart?.kind !== 'lines') expect.fail(`no lines called ${name}`);
    return chart;
  };
  const scalesOf = (chart: LineChart): Record<string, object> =>
    JSON.parse(JSON.stringify(configurationOf(chart).options?.scales ?? {}));

  test('stand above each other, each line on the scale of its own', () => {
    const chart = trend('report-changed-trend-en');
    const { datasets } = configurationOf(chart).data;
    expect(datasets.map((one) => 'yAxisID' in one && one.yAxisID)).toEqual(['y', 'y', 'yBelow']);
    const { y, yGap, yBelow } = scalesOf(chart);
    expect([y, yGap, yBelow]).toMatchObject([
      { stack: 'panels', weight: 2 },
      { stack: 'panels', weight: 1 },
      { stack: 'panels', weight: 0 },
    ]);
  });

  test('write amounts as charts without days do, and no axis is made of rounding where nothing moved', () => {
    const chart = trend('trend-flat');
    expect(configurationOf(chart).options?.locale).toBe('en-GB');
    const { yBelow } = scalesOf(chart);
    expect(yBelow).toMatchObject({ min: 51_000, max: 53_000, ticks: { stepSize: 1_000 } });
    const below = chart.below?.yAxis;
    if (below === undefined) expect.fail('there is no panel below');
    expect(tickTexts(below, { min: 51_000, max: 53_000, step: 1_000 }, 'en')).toEqual([
      '¥51k',
      '¥52k',
      '¥53k',
    ]);
  });
});
