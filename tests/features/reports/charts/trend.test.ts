import { expect, test } from 'vitest';
import type { LineChart } from '../../../../src/bot/chart.ts';
import { chartAsText } from '../../../../src/bot/charts/as-text.ts';
import { wordsFor } from '../../../../src/bot/language/words.ts';
import type { Run } from '../../../../src/features/plans/stored/run.ts';
import { planView } from '../../../../src/features/plans/view.ts';
import { trendChart } from '../../../../src/features/reports/charts/trend.ts';
import type { Report } from '../../../../src/features/reports/stored/report.ts';
import { medical, pastOf, runOf } from '../sample-facts.ts';

function trend(past: readonly Report[], run = runOf(), language: 'en' | 'zh' = 'en'): LineChart {
  const chart = trendChart(planView(run, wordsFor(language)), past, 'Europe/Berlin');
  if (chart === undefined) expect.fail('there is no trend');
  return chart;
}

const at = (due: string, value: number): Report => {
  const [report] = pastOf(runOf(), 1);
  if (report?.figures === undefined) expect.fail('a report has figures');
  return { ...report, due, figures: { ...report.figures, value, bound: value + 100 } };
};

test('reports stand where the clock on the wall stood, an hour earlier in summer or not', () => {
  // Nine o'clock in Berlin, before and after the clocks went forward on the 29th of March.
  const { series } = trend([at('2026-03-23T08:00:00.000Z', 1), at('2026-03-30T07:00:00.000Z', 2)]);
  expect(series[0]?.points.map(({ x }) => new Date(x).toISOString())).toEqual([
    '2026-03-23T09:00:00.000Z',
    '2026-03-30T09:00:00.000Z',
  ]);
});

test('the title says what became of the value', () => {
  const risen = [at('2026-03-23T08:00:00.000Z', 212_000), at('2026-05-04T07:00:00.000Z', 238_000)];
  expect(trend(risen).title).toBe('Value +12% since 23 Mar: ¥212k → ¥238k a week');
  expect(trend(risen, runOf(), 'zh').title).toBe('价值自3月23日以来 +12%：每周 ¥21.2万 → ¥23.8万');
  const flat = [at('2025-12-29T08:00:00.000Z', 238_010), at('2026-05-04T07:00:00.000Z', 238_000)];
  expect(trend(flat).title).toBe('Value as on 29 Dec 2025: ¥238k a week');
});

test('plans that are to spend least have their bound below, with the spend', () => {
  const run: Run = runOf({ effective: { ...medical, goal: { target: 238_000 } } });
  const past = pastOf(runOf(), 2).map((report, i): Report => {
    const { figures } = report;
    return {
      ...report,
      ...(figures && { figures: { ...figures, spend: 50_000 - 5_000 * i, bound: 44_000 } }),
    };
  });
  const chart = trend(past, run);
  expect(chart.title).toBe('Spend −10% since 27 Apr: ¥50k → ¥45k a week');
  expect(chart.series.map(({ name }) => name)).toEqual(['Best plan’s value']);
  expect(chart.below?.series.map(({ name, points }) => [name, ...points.map(({ y }) => y)])).toEqual([
    ['Spend a week', 50_000, 45_000],
    ['Proved least spend', 44_000, 44_000],
  ]);
});

test('in text each panel has its own scale, and the days stand below', () => {
  const chart = trend([at('2026-03-23T08:00:00.000Z', 212_000), at('2026-05-04T07:00:00.000Z', 238_000)]);
  expect(chartAsText(chart, 56).split('\n')).toEqual([
    'Value +12% since 23 Mar: ¥212k → ¥238k a week',
    'The best plan of each report and its proved bound;',
    'below, what it spends a week',
    'Best plan’s value ▁▁▂▂▂▃▃▄▄▄▅▅▅▆▆▇▇▇██ ¥212k → ¥238k',
    'Proved bound      ▁▁▂▂▂▃▃▄▄▄▅▅▅▆▆▇▇▇██ ¥212.1k → ¥238.1k',
    'Spend a week      ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄ ¥52k → ¥52k',
    '                  23 Mar         4 May',
  ]);
});
