import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { BarChart } from '../../../src/bot/chart.ts';
import { barsAsText, chartAsText, linesAsText } from '../../../src/bot/charts/as-text.ts';
import { barChart, bestAndBound, lineChart } from '../../fixtures/charts.ts';

const bars = barChart({
  title: 'app contributes the most',
  categories: [
    { label: 'app', key: 'app' },
    { label: '第三方平台', key: 'third-party' },
    { label: 'a channel with quite a long name', key: 'long' },
  ],
  series: [
    { name: 'Today', role: 'before', values: [10, 40, 0], labels: ['¥10', '¥40', '¥0'] },
    { name: 'Proposed', role: 'after', values: [80, 20, 0.1], labels: ['¥80', '¥20', '¥0.1'] },
  ],
});

test('bars stand beside each other to scale, Chinese names counted as two columns', () => {
  expect(barsAsText(bars, 48)).toBe(
    [
      'app contributes the most',
      '░ Today  █ Proposed',
      'app              ░░░ ¥10',
      '                 ██████████████████████████ ¥80',
      '第三方平台       ░░░░░░░░░░░░░ ¥40',
      '                 ███████ ¥20',
      'a channel with …  ¥0',
      '                 █ ¥0.1',
    ].join('\n'),
  );
});

test('negative values go to the left of the zero line', () => {
  const chart: BarChart = {
    ...bars,
    categories: bars.categories.slice(0, 2),
    series: [{ name: 'Today', role: 'before', values: [-10, 30], labels: ['−¥10', '¥30'] }],
  };
  expect(barsAsText(chart, 37)).toBe(
    [
      'app contributes the most',
      '░ Today',
      'app        ░░░░░ −¥10',
      '第三方平台      ░░░░░░░░░░░░░░░░ ¥30',
    ].join('\n'),
  );
});

const lines = lineChart({
  title: 'Proved within 0.004%',
  subtitle: 'Best and bound',
  language: 'zh',
  series: bestAndBound(
    {
      name: '最佳',
      points: [
        [0, 10_000],
        [5, 30_000],
        [10, 45_000],
      ],
    },
    {
      name: '界',
      points: [
        [0, 80_000],
        [10, 45_001],
      ],
    },
  ),
});

test('lines are rows of blocks over one scale, with their first and last value', () => {
  expect(linesAsText(lines, 40)).toBe(
    [
      'Proved within 0.004%',
      'Best and bound',
      '最佳 ▁▁▁▁▁▁▁▁▁▁▃▃▃▃▃▃▃▃▃▃▅ ¥1万 → ¥4.5万',
      '界   ████████████████████▅ ¥8万 → ¥4.5万',
    ].join('\n'),
  );
});

test('no line is wider than asked, whatever the width', () => {
  for (const chart of [bars, lines]) {
    for (const width of [0, 24, 30, 44, 80, 200]) {
      const widest = Math.max(
        ...chartAsText(chart, width)
          .split('\n')
          .map((line) => stringWidth(line)),
      );
      expect(widest).toBeLessThanOrEqual(Math.max(24, width));
    }
  }
});

test('charts without any extent are still written', () => {
  const flat = { ...bars, series: bars.series.map((series) => ({ ...series, values: [0, 0, 0] })) };
  expect(barsAsText(flat, 40).split('\n')).toHaveLength(8);
  expect(barsAsText({ ...bars, categories: [], series: [] }, 40)).toContain('app contributes the most');
  expect(linesAsText({ ...lines, series: [] }, 40)).toBe('Proved within 0.004%\nBest and bound');
});
