import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../adapters/charts/configuration.ts';
import type { BarChart, Chart, LineChart } from '../../../src/bot/chart.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { barChart, bestAndBound, lineChart } from '../../fixtures/charts.ts';
import { gallery } from './gallery.ts';

const bars = barChart({
  title: 'Patient app brings the most',
  subtitle: 'Under these assumptions',
  alt: 'Bars.',
  categories: [
    { key: 'patient-app', label: 'Patient app' },
    { key: 'brand-partners', label: 'Brand partners' },
  ],
  series: [
    { name: 'Today', role: 'before', values: [62_100, 29_800], labels: ['¥62.1k', '¥29.8k'] },
    {
      name: 'Proposed',
      role: 'after',
      values: [88_200, 21_500],
      labels: ['¥88.2k', '¥21.5k'],
      intervals: [
        { low: 76_000, high: 104_000 },
        { low: 18_000, high: 26_000 },
      ],
    },
  ],
});

const lines = lineChart({
  title: 'Proved within 0.004% of the best possible plan',
  alt: 'Two lines.',
  language: 'zh',
  xAxis: { title: '迭代次数', format: { kind: 'number' } },
  yAxis: { title: '每周价值', format: { kind: 'money', currency: 'CNY' } },
  series: bestAndBound(
    { name: '最佳方案', points: [1, 2, 3].map((x) => [x, 212_000 + x]) },
    { name: '上界', points: [1, 2, 3].map((x) => [x, 212_007 - x]) },
  ),
  shade: { upper: 1, lower: 0, name: '差距' },
  marks: [{ x: 2, y: 212_002, label: '当前', role: 'before' }],
});

const datasetsOf = (chart: Chart) => configurationOf(chart).data.datasets;
const scalesOf = (chart: Chart) => configurationOf(chart).options?.scales ?? {};

/** The path of every text in a value, and the value with that text replaced. */
function withEachText(value: object, text: string): [path: string, changed: unknown][] {
  const paths: (string | number)[][] = [];
  const walk = (part: unknown, path: (string | number)[]) => {
    if (typeof part === 'string') paths.push(path);
    else if (Array.isArray(part)) part.forEach((one, i) => void walk(one, [...path, i]));
    else if (typeof part === 'object' && part !== null) {
      for (const [key, one] of Object.entries(part)) walk(one, [...path, key]);
    }
  };
  walk(value, []);
  return paths.map((path) => {
    const copy = structuredClone(value);
    let place: Record<string | number, object> = Object(copy);
    for (const step of path.slice(0, -1)) place = Object(place[step]);
    Object.assign(place, { [path.at(-1) ?? '']: text });
    const written = path.reduce<string>(
      (all, step) => (typeof step === 'number' ? `${all}[${step}]` : all === '' ? step : `${all}.${step}`),
      '',
    );
    return [written, copy];
  });
}

describe('a configuration', () => {
  it.each(Object.entries(gallery))('of %s is plain JSON', (_, chart) => {
    const configuration = configurationOf(chart);
    expect(JSON.parse(JSON.stringify(configuration))).toStrictEqual(configuration);
  });

  it('is made anew for every drawing, and leaves the chart as it is', () => {
    const copy = structuredClone(bars);
    const [one, other] = [configurationOf(bars), configurationOf(bars)];
    expect(one).toStrictEqual(other);
    expect(one.data.datasets).not.toBe(other.data.datasets);
    expect(bars).toEqual(copy);
  });

  it.each(
    [bars, lines].flatMap((chart) =>
      ['__BEGINFUNCTION__x', 'x__endFunction__', "a'__beginfunction__b__ENDFUNCTION__'"].flatMap((mark) =>
        withEachText(chart, mark).map(([path, changed]) => [mark, path, changed] as const),
      ),
    ),
  )('refuses “%s” as %s', (mark, path, changed) => {
    const attempt = () => configurationOf(Object(changed));
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(`front.chart-text ${path} ${mark}`);
  });

  it('has no line breaks or marks of direction in its texts', () => {
    const label = 'Patient\n\u202eapp\u0000';
    const [first, ...others] = bars.categories;
    const chart: BarChart = { ...bars, categories: [{ key: first?.key ?? '', label }, ...others] };
    expect(scalesOf(chart)).toMatchObject({ yNames: { labels: [['Patient app'], ['Brand partners']] } });
  });

  it('stays small however many points a line has', () => {
    const points = Array.from({ length: 20_000 }, (_, i) => ({ x: i + 1, y: 212_000 + Math.sqrt(i) }));
    const long: LineChart = { ...lines, series: lines.series.map((one) => ({ ...one, points })) };
    expect(JSON.stringify(configurationOf(long)).length).toBeLessThan(90_000);
    const [line] = datasetsOf(long);
    expect(line?.data.at(1)).toEqual(points[0]);
    expect(line?.data.findLast((point) => point.x > 2)).toEqual(points.at(-1));
  });
});

describe('bars', () => {
  it('begin at zero, with money on the axis as people here write it', () => {
    expect(scalesOf(bars).x).toMatchObject({
      type: 'linear',
      min: 0,
      max: 120_000,
      title: { display: true, text: 'Contribution a week' },
      ticks: {
        stepSize: 20_000,
        format: {
          notation: 'compact',
          style: 'currency',
          currency: 'CNY',
          currencyDisplay: 'narrowSymbol',
          maximumSignificantDigits: 2,
        },
      },
    });
    expect(configurationOf(bars).options?.locale).toBe('en-GB');
    expect(configurationOf({ ...bars, language: 'zh' }).options?.locale).toBe('zh-CN');
  });

  it('show today in grey over the plan in the colours of the channels, and the intervals on the plan’s bars', () => {
    const [intervals, proposed, today] = datasetsOf(bars);
    expect(today).toMatchObject({
      type: 'bar',
      backgroundColor: '#B3B3B3',
      label: 'Today\u00a0\u00a0\u00a0',
    });
    expect(proposed).toMatchObject({ type: 'bar', backgroundColor: ['#009E73', '#CC79A7'] });
    expect(today?.data.map(({ x }) => x)).toEqual([62_100, 29_800]);
    expect(proposed?.data.map(({ x }) => x)).toEqual([88_200, 21_500]);
    const rows = proposed?.data.map(({ y }) => y) ?? [];
    expect(intervals).toMatchObject({
      type: 'scatter',
      label: '90% interval\u00a0\u00a0\u00a0',
      data: [
        { x: null, y: null },
        { x: 76_000, y: rows[0] },
        { x: 104_000, y: rows[0] },
        { x: null, y: null },
        { x: 18_000, y: rows[1] },
        { x: 26_000, y: rows[1] },
        { x: null, y: null },
      ],
    });
  });

  it('have their values written beside them, and only the plan’s where rows are low', () => {
    const written = (chart: BarChart) =>
      Object.entries(scalesOf(chart))
        .filter(([id]) => id.startsWith('xValue'))
        .map(([, scale]) => (scale && 'labels' in scale ? scale.labels : undefined))
        .map((labels) => (Array.isArray(labels) ? labels.filter((label) => label !== '') : labels));
    expect(written(bars)).toEqual([['¥62.1k'], ['¥88.2k'], ['¥29.8k'], ['¥21.5k']]);
    const many = gallery['thirteen-long-names'];
    if (many?.kind !== 'bars') expect.fail('the gallery has no such bars');
    expect(written(many)).toEqual(many.series[1]?.labels.map((label) => [label]));
  });

  it('are left out where a value is not a number', () => {
    const chart: BarChart = {
      ...bars,
      series: [{ name: 'Proposed', role: 'after', values: [Number.NaN, 5], labels: ['–', '5'] }],
    };
    expect(datasetsOf(chart)[0]?.data.map(({ x }) => x)).toEqual([null, 5]);
    expect(Object.keys(scalesOf(chart)).filter((id) => id.startsWith('xValue'))).toEqual(['xValue0']);
  });
});

describe('lines', () => {
  it('are steps that hold until the next point, with the room between them shaded', () => {
    expect(datasetsOf(lines)).toMatchObject([
      { type: 'scatter', showLine: true, stepped: 'before', borderColor: '#0072B2', borderDash: [] },
      { type: 'scatter', showLine: true, stepped: 'before', borderColor: '#D55E00', borderDash: [14, 9] },
      { type: 'scatter', label: '差距\u00a0\u00a0\u00a0', stepped: 'before', fill: 0, borderWidth: 0 },
    ]);
  });

  it('fill their axis: it does not begin at zero, and its numbers can be told apart', () => {
    expect(scalesOf(lines).y).toMatchObject({
      min: 212_000,
      max: 212_007.5,
      ticks: { stepSize: 2.5, format: { minimumSignificantDigits: 7, maximumSignificantDigits: 7 } },
    });
  });

  it('carry the marks with the first of them, each with its label', () => {
    expect(datasetsOf(lines)[0]?.data.at(-1)).toEqual({ x: 2, y: 212_002 });
    expect(scalesOf(lines).xMark0).toMatchObject({
      position: { y: 212_002 },
      labels: [...Array.from({ length: 10 }, () => ''), '当前', ...Array.from({ length: 10 }, () => '')],
    });
  });

  it('do not join their marks', () => {
    const [mark] = lines.marks;
    if (mark === undefined) expect.fail('there is no mark');
    const chart: LineChart = { ...lines, marks: [mark, { ...mark, y: 212_006, role: 'after' }] };
    expect(datasetsOf(chart)[0]?.data.slice(-4)).toEqual([
      { x: null, y: null },
      { x: 2, y: 212_002 },
      { x: null, y: null },
      { x: 2, y: 212_006 },
    ]);
  });

  it('have marks that the legend names in the colours of their lines: hollow today, filled in the plan', () => {
    const series = ['patient-app', 'brand-partners'].map((key) => ({
      ...lines.series[0]!,
      name: key,
      role: 'plain' as const,
      key,
    }));
    const marks = series.flatMap(({ key }, i) => [
      { x: 1, y: 212_001 + i, label: '', role: 'before' as const, key },
      { x: 3, y: 212_003 + i, label: '', role: 'after' as const, key },
    ]);
    const { shade: _, ...plain } = lines;
    const chart: LineChart = { ...plain, series, marks, markNames: { before: '当前', after: '建议' } };
    const drawn = datasetsOf(chart);
    // The legend begins with the last; the first is drawn on top.
    expect(configurationOf(chart).options?.plugins?.legend?.reverse).toBe(true);
    expect(drawn.map(({ label }) => label?.trim())).toEqual([
      '建议',
      '当前',
      'brand-partners',
      'patient-app',
    ]);
    const [after, before] = drawn;
    expect(after).toMatchObject({
      showLine: false,
      data: [
        { x: null, y: null },
        { x: 3, y: 212_003 },
        { x: 3, y: 212_004 },
      ],
      pointBackgroundColor: ['#1B1B1B', '#009E73', '#CC79A7'],
    });
    expect(before).toMatchObject({
      data: [
        { x: null, y: null },
        { x: 1, y: 212_001 },
        { x: 1, y: 212_002 },
      ],
      pointBackgroundColor: ['#FFFFFF', '#FFFFFF', '#FFFFFF'],
      pointBorderColor: ['#7A7A7A', '#009E73', '#CC79A7'],
    });
    // Their own points would be taken for marks.
    for (const line of drawn.slice(2)) expect(line).toMatchObject({ pointRadius: [0, 0, 0, 0] });
    expect(Object.keys(scalesOf(chart)).filter((id) => id.startsWith('xMark'))).toEqual([]);
  });

  it('may end at a given value, and leave the picture there', () => {
    const far = { ...lines.series[1]!, points: [{ x: 1, y: 9e6 }, ...lines.series[1]!.points.slice(1)] };
    const chart: LineChart = { ...lines, series: [lines.series[0]!, far] };
    expect(scalesOf(chart).y).toMatchObject({ max: 10_000_000 });
    const cut: LineChart = { ...chart, yAxis: { ...lines.yAxis, end: { side: 'high', at: 212_007 } } };
    expect(scalesOf(cut).y).toMatchObject({ min: 212_000, max: 212_007.5 });
    expect(datasetsOf(cut)[1]?.data[1]).toEqual({ x: 1, y: 9e6 });
  });

  it('leave gaps where a value is not a number', () => {
    const points = [
      { x: 1, y: 5 },
      { x: 2, y: Number.POSITIVE_INFINITY },
      { x: 3, y: 6 },
    ];
    const chart: LineChart = { ...lines, marks: [], series: lines.series.map((one) => ({ ...one, points })) };
    expect(datasetsOf(chart)[0]?.data).toEqual([
      { x: null, y: null },
      { x: 1, y: 5 },
      { x: 2, y: null },
      { x: 3, y: 6 },
    ]);
  });

  it('of one colour differ in their dashes', () => {
    const series = ['a', 'b'].map((name) => ({
      ...lines.series[0]!,
      name,
      role: 'plain' as const,
      key: 'app',
    }));
    const dashes = datasetsOf({ ...lines, series })
      .slice(0, 2)
      .map((one) => 'borderDash' in one && one.borderDash);
    expect(dashes).toEqual([[], [4, 8]]);
  });
});
