/** Charts as Slack's own `data_visualization` block, cut to its limits. */
import type { Axis, BarChart, Chart, LineChart } from '../../src/bot/chart.ts';
import { dayTexts } from '../../src/bot/charts/day-texts.ts';
import { stackedParts } from '../../src/bot/charts/stacked-parts.ts';
import { type Words, wordsFor } from '../../src/bot/language/words.ts';
import type { ChartBlock } from './blocks.ts';
import { slackLimits } from './limits.ts';
import { cutText } from './text-for-slack.ts';

/** A chart block, whether it shows all that the chart has, and in words what it has no place for. */
export interface NativeChart {
  readonly block: ChartBlock;
  readonly shown: number;
  readonly of: number;
  readonly beside: readonly string[];
}

/** The chart as Slack draws it; undefined where it has nothing that Slack could draw. */
export function nativeChart(chart: Chart): NativeChart | undefined {
  return chart.kind === 'bars' ? bars(chart) : lines(chart);
}

function bars(chart: BarChart): NativeChart | undefined {
  const labels = unique(chart.categories.slice(0, slackLimits.chartCategories).map(({ label }) => label));
  const block = chartBlock(chart, 'bar', labels, { y: chart.valueAxis.title }, chart.series);
  return block && { block, shown: labels.length, of: chart.categories.length, beside: [] };
}

function lines(given: LineChart): NativeChart | undefined {
  // Slack stacks nothing: parts are lines of their own heights, and bands are left out.
  const chart = { ...given, series: [...given.series, ...stackedParts(given)] };
  const places = [...new Set(chart.series.flatMap(({ points }) => points.map(({ x }) => x)))].sort(
    (a, b) => a - b,
  );
  const shown = spread(places, slackLimits.chartCategories);
  // Slack wants a value everywhere: a curve that ends early would go on level, as if it were exhausted.
  const reaches = (one: LineChart['series'][number], x: number) =>
    Math.min(...one.points.map((point) => point.x)) <= x &&
    x <= Math.max(...one.points.map((point) => point.x));
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  if (chart.series.some((one) => one.role === 'plain' && !(reaches(one, first) && reaches(one, last)))) {
    return undefined;
  }
  const words = wordsFor(chart.language);
  const labels = unique(
    chart.xAxis.format.kind === 'date'
      ? dayTexts(shown, chart.language)
      : shown.map((x) => axisLabel(chart.xAxis, x, words)),
  );
  const series = chart.series.map((one) => ({
    name: one.name,
    values: shown.map((x) => valueAt(one, x) ?? Number.NaN),
  }));
  const block = chartBlock(chart, 'line', labels, { x: chart.xAxis.title, y: chart.yAxis.title }, series);
  // Left-out places lie between shown ones: nothing is missing from a line.
  return block && { block, shown: labels.length, of: labels.length, beside: belowTexts(chart, words) };
}

/** Slack's charts have one vertical axis: what is below ours is told by its first and last value. */
function belowTexts({ below }: LineChart, words: Words): string[] {
  return (below?.series ?? []).map(({ name, points }) => {
    const [from, to] = [points[0], points.at(-1)].map((point) =>
      point === undefined || below === undefined ? '–' : axisLabel(below.yAxis, point.y, words),
    );
    return `${name}${words.say('replies.colon')}${from} → ${to}`;
  });
}

function chartBlock(
  chart: Chart,
  type: 'bar' | 'line',
  categories: readonly string[],
  axisTitles: { readonly x?: string; readonly y?: string },
  allSeries: readonly { readonly name: string; readonly values: readonly number[] }[],
): ChartBlock | undefined {
  const drawn = allSeries.slice(0, slackLimits.chartSeries);
  const names = unique(drawn.map(({ name }) => name));
  const series = drawn.map(({ values }, index) => ({
    name: names[index] ?? '',
    data: categories.map((label, place) => ({ label, value: rounded(values[place]) })),
  }));
  const numbers = series.flatMap(({ data }) => data.map(({ value }) => value));
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return undefined;
  const [x, y] = [axisTitles.x ?? '', axisTitles.y ?? ''].map((title) =>
    cutText(title, slackLimits.chartAxisLabel),
  );
  return {
    type: 'data_visualization',
    title: cutText(chart.title, slackLimits.chartTitle) || chart.id,
    chart: {
      type,
      series,
      axis_config: { categories, ...(x && { x_label: x }), ...(y && { y_label: y }) },
    },
  };
}

/** Six significant digits: more would only make the message long. */
const rounded = (value: number | undefined): number =>
  value === undefined ? Number.NaN : Number(value.toPrecision(6));

/** At most `most` of the items, evenly spread, first and last among them. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))],
  ).filter((item): item is Item => item !== undefined);
}

/** The series' level at x: the last step, or the straight line between its neighbours; its ends go on level. */
function valueAt({ points, shape }: LineChart['series'][number], x: number): number | undefined {
  const sorted = points.toSorted((a, b) => a.x - b.x);
  const after = sorted.find((point) => point.x > x);
  const before = sorted.findLast((point) => point.x <= x);
  if (!before) return after?.y;
  if (!after || shape === 'steps') return before.y;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}

/** Labels cut to Slack's limit and told apart: a category that is named twice is refused. */
function unique(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let name = cutText(label, slackLimits.chartLabel) || '–';
    for (let number = 2; taken.has(name); number += 1) {
      const ending = ` (${number})`;
      name = `${cutText(label, slackLimits.chartLabel - ending.length)}${ending}`;
    }
    taken.add(name);
    return name;
  });
}

function axisLabel({ format }: Axis, value: number, words: Words): string {
  if (format.kind === 'money') return words.money(value, format.currency);
  return format.kind === 'percent' ? words.percent(value) : words.number(value, 4);
}
