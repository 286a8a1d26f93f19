import type { Chart, LineChart } from '../../../../src/bot/chart.ts';
import { wordsFor } from '../../../../src/bot/language/words.ts';
import { daysAfter } from '../../../../src/features/actuals/arguments/day.ts';
import { forecastChart } from '../../../../src/features/actuals/charts/forecast.ts';
import type { Run } from '../../../../src/features/plans/stored/run.ts';
import { planView } from '../../../../src/features/plans/view.ts';
import { trendChart } from '../../../../src/features/reports/charts/trend.ts';
import { reportReply } from '../../../../src/features/reports/replies/report.ts';
import type { Report } from '../../../../src/features/reports/stored/report.ts';
import type { Judged } from '../../../../src/learn/feedback/calibration.ts';
import { sampleFacts } from '../../../features/reports/report-replies.ts';
import { medical, pastOf, runOf } from '../../../features/reports/sample-facts.ts';

/** The charts of a report on what changed, and of one on forty channels with long names. */
export function reportCharts(language: 'en' | 'zh'): Record<string, Chart> {
  const facts = sampleFacts();
  const chosen = {
    changed: facts['a report on what changed'],
    '40': facts['a late report on 40 channels with long names'],
  };
  return Object.fromEntries(
    Object.entries(chosen).flatMap(([name, one]) =>
      reportReply(one, wordsFor(language)).blocks.flatMap((block) =>
        block.kind === 'chart' ? [[`report-${name}-${block.chart.id}-${language}`, block.chart]] : [],
      ),
    ),
  );
}

/** Weeks whose forecasts learn, one of which failed. */
export function forecast(language: 'en' | 'zh', weeks: number): LineChart {
  const words = wordsFor(language);
  const times = Array.from({ length: weeks }, (_, i): Judged => {
    const middle = 165_000 + 70_000 * 0.5 ** i;
    const width = 0.2 + 0.35 * 0.6 ** i;
    const from = new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10);
    return {
      number: i + 1,
      scenario: 'medical',
      at: '2026-03-02T08:30:00.000Z',
      by: 'U1',
      kind: 'actual',
      from,
      to: daysAfter(from, 7),
      value: i === 6 ? 228_000 : 165_000 * (1 + 0.09 * Math.sin(2.4 * i)),
      forecast: { value: middle, low: middle * (1 - width), high: middle * (1 + width) },
    };
  });
  const write = (amount: number) => words.money(amount, 'CNY');
  const chart = forecastChart(times, words, { format: { kind: 'money', currency: 'CNY' }, write });
  if (chart === undefined) throw new Error('no forecasts to draw');
  return chart;
}

export function trend(
  { run, past }: { run: Run; past: readonly Report[] },
  language: 'en' | 'zh',
): LineChart {
  const chart = trendChart(planView(run, wordsFor(language)), past, 'Asia/Shanghai');
  if (chart === undefined) throw new Error('no trend to draw');
  return chart;
}

/** Two years of weekly reports. */
export function longPast(): Report[] {
  return pastOf(runOf(), 104, 0.004);
}

export function twoDays(): Report[] {
  return pastOf(runOf(), 2).map((report, i) => ({ ...report, due: `2026-05-0${i + 3}T01:00:00.000Z` }));
}

/** Reports on the least spend for a value: the bound is one of spend. */
export function leastSpend(): { run: Run; past: readonly Report[] } {
  const run = runOf({ effective: { ...medical, goal: { target: 238_000 } } });
  const past = pastOf(run, 10, 0.01).map((report, i): Report => {
    const { figures } = report;
    if (figures === undefined) return report;
    const spend = figures.spend * (1.2 - 0.02 * i);
    return { ...report, figures: { ...figures, value: 238_000, spend, bound: spend * 0.997 } };
  });
  return { run, past };
}
