import { expect, test } from 'vitest';
import { nativeChart } from '../../../adapters/slack/native-chart.ts';
import type { LineChart } from '../../../src/bot/chart.ts';
import { contributions, convergence } from './fakes.ts';

test('a long run of iterations is thinned out to twenty places, first and last among them', () => {
  const points = Array.from({ length: 1_001 }, (_, x) => ({ x, y: 1_000 - x }));
  const chart: LineChart = {
    ...convergence,
    series: [{ name: 'bound', role: 'bound', shape: 'straight', points }],
  };
  const { block, shown, of } = nativeChart(chart) ?? {};
  const categories = block?.chart.axis_config.categories;
  expect(categories).toHaveLength(20);
  expect([categories?.[0], categories?.at(-1)]).toEqual(['0', '1k']);
  expect(block?.chart.series[0]?.data.at(-1)).toEqual({ label: '1k', value: 0 });
  expect([shown, of]).toEqual([20, 20]);
});

test('steps hold their level, straight lines are read between their points, both go on level at their ends', () => {
  const chart: LineChart = {
    ...convergence,
    series: [
      {
        name: 'best',
        role: 'best',
        shape: 'steps',
        points: [
          { x: 2, y: 10 },
          { x: 6, y: 30 },
        ],
      },
      {
        name: 'bound',
        role: 'bound',
        shape: 'straight',
        points: [
          { x: 0, y: 100 },
          { x: 4, y: 80 },
        ],
      },
    ],
  };
  expect(nativeChart(chart)?.block.chart.series.map(({ data }) => data.map(({ value }) => value))).toEqual([
    [10, 10, 10, 30],
    [100, 90, 80, 80],
  ]);
});

test('names that are the same once cut are told apart', () => {
  const long = 'hospital-partners-in-the-north';
  const chart = nativeChart({
    ...contributions,
    categories: [
      { label: `${long}-west`, key: 'a' },
      { label: `${long}-east`, key: 'b' },
    ],
  });
  expect(chart?.block.chart.axis_config.categories).toEqual(['hospital-partners-i…', 'hospital-partne… (2)']);
});

test('what is not a number cannot be drawn', () => {
  const [before, after] = contributions.series;
  expect(
    nativeChart({ ...contributions, series: [{ ...before!, values: [Number.NaN, 1] }, after!] }),
  ).toBeUndefined();
  expect(nativeChart({ ...convergence, series: [] })).toBeUndefined();
});

test('curves that end in different places are no native chart: they would go on level, as if exhausted', () => {
  const curve = (name: string, end: number) => ({
    name,
    role: 'plain' as const,
    key: name,
    shape: 'straight' as const,
    points: [
      { x: 0, y: 0 },
      { x: end, y: 2 * end },
    ],
  });
  expect(nativeChart({ ...convergence, series: [curve('app', 10), curve('website', 4)] })).toBeUndefined();
  expect(nativeChart({ ...convergence, series: [curve('app', 10), curve('website', 10)] })).toBeDefined();
});

test('days along the axis are written as such, and what is below is told in words', () => {
  const days = [Date.UTC(2026, 3, 27, 9), Date.UTC(2026, 4, 4, 9)];
  const points = days.map((x, i) => ({ x, y: 212_000 + 26_000 * i }));
  const money = { title: '', format: { kind: 'money', currency: 'CNY' } } as const;
  const chart: LineChart = {
    ...convergence,
    xAxis: { title: '', format: { kind: 'date' } },
    yAxis: money,
    series: [{ name: 'Value', role: 'best', shape: 'straight', points }],
    below: {
      yAxis: money,
      series: [
        {
          name: 'Spend a week',
          role: 'plain',
          shape: 'straight',
          points: points.map(({ x }) => ({ x, y: 52_000 })),
        },
      ],
    },
  };
  const native = nativeChart(chart);
  expect(native?.block.chart.axis_config.categories).toEqual(['27 Apr', '4 May']);
  expect(native?.beside).toEqual(['Spend a week: ¥52k → ¥52k']);
});
