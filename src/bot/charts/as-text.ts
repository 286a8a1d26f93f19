import stringWidth from 'string-width';
import type { Axis, BarChart, Chart, Language, LineChart, LineSeries } from '../chart.ts';
import { wordsFor } from '../language/words.ts';
import { dayTexts } from './day-texts.ts';
import { stackedParts } from './stacked-parts.ts';

/** Narrowest text chart that can still be read, in columns. */
const narrowest = 24;

/** A chart in text for a monospace font, at most `width` columns wide (Chinese characters take two). */
export function chartAsText(chart: Chart, width: number): string {
  return chart.kind === 'bars' ? barsAsText(chart, width) : linesAsText(chart, width);
}

/** Horizontal bars, one line a series and category, the series told apart by their shade. */
export function barsAsText(chart: BarChart, width: number): string {
  const room = Math.max(width, narrowest);
  const labels = chart.categories.map(({ label }) => label);
  const labelWidth = Math.min(
    Math.floor(room / 3),
    Math.max(...labels.map((label) => stringWidth(label)), 0),
  );
  const values = chart.series.flatMap((series) => series.values);
  const numberWidth = Math.max(
    ...chart.series.flatMap(({ labels: written }) => written.map((text) => stringWidth(text))),
    0,
  );
  const barWidth = Math.max(1, room - labelWidth - numberWidth - 2);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const columns = (value: number) => (high > low ? ((value - low) / (high - low)) * barWidth : 0);
  const legend = chart.series.map(({ role, name }) => `${fill[role]} ${name}`).join('  ');
  const rows = chart.categories.flatMap(({ label }, row) =>
    chart.series.map(({ role, values: bars, labels: written }, index) => {
      const bar = barText(columns(0), columns(bars[row] ?? 0), fill[role]);
      const name = index === 0 ? cutToWidth(label, labelWidth) : '';
      return `${padded(name, labelWidth)} ${bar} ${written[row] ?? ''}`.trimEnd();
    }),
  );
  return [chart.title, legend, ...rows].map((line) => cutToWidth(line, room)).join('\n');
}

/**
 * Each line as a row of blocks of eight heights over the same scale (those of the panel below over its own), with its
 * first and last value, and the marks that lie on it; marks beside the lines below.
 */
export function linesAsText(chart: LineChart, width: number): string {
  const room = Math.max(width, narrowest);
  const { markNames, marks, xAxis, language } = chart;
  const parts = stackedParts(chart);
  const panels = [
    chart,
    ...(parts.length === 0 ? [] : [{ series: parts, yAxis: chart.yAxis }]),
    ...(chart.below === undefined ? [] : [chart.below]),
  ];
  const all = [...panels.flatMap(({ series }) => series.flatMap(({ points }) => points)), ...marks];
  const span = { left: Math.min(...all.map(({ x }) => x)), right: Math.max(...all.map(({ x }) => x)) };
  const rows = panels.flatMap(({ series, yAxis }) => rowsOf(series, yAxis, language));
  const nameWidth = Math.min(Math.floor(room / 3), Math.max(...rows.map(({ name }) => stringWidth(name)), 0));
  const endsWidth = Math.max(...rows.map(({ ends }) => stringWidth(ends)), 0);
  const across = Math.max(1, Math.min(60, room - nameWidth - endsWidth - 2));
  const lines = rows.map(({ name, ends, ...row }) => {
    const cells = cellsOf(row, marks, span, across);
    return `${padded(cutToWidth(name, nameWidth), nameWidth)} ${cells.join('')} ${ends}`;
  });
  const legend =
    markNames === undefined ? [] : [`${sign.before} ${markNames.before}  ${sign.after} ${markNames.after}`];
  const labels = marks
    .filter(({ label }) => label !== '')
    .map(({ role, label, x }) => `${sign[role]} ${label} (${axisText(x, xAxis, language)})`);
  return [
    chart.title,
    ...folded(chart.subtitle, room),
    ...legend,
    ...lines,
    ...labels,
    ...along(chart, span, nameWidth, across),
  ]
    .map((line) => cutToWidth(line, room))
    .join('\n');
}

/** A line with its name, its first and last value as written, and the lowest and highest value of its panel. */
interface Row {
  readonly name: string;
  readonly ends: string;
  readonly series: LineSeries;
  readonly yAxis: Axis;
  readonly low: number;
  readonly high: number;
}

function rowsOf(all: readonly LineSeries[], yAxis: Axis, language: Language): Row[] {
  const heights = all.flatMap(({ points }) => points.map(({ y }) => withinEnd(y, yAxis)));
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const write = (value: number) => axisText(value, yAxis, language);
  return all.map((series) => {
    const { name, points } = series;
    const ends = `${write(points[0]?.y ?? 0)} → ${write(points.at(-1)?.y ?? 0)}`;
    return { name, ends, series, yAxis, low, high };
  });
}

/** What a chart's places along its axis lie between. */
interface Span {
  readonly left: number;
  readonly right: number;
}

function cellsOf(
  { series, yAxis, low, high }: Omit<Row, 'name' | 'ends'>,
  marks: LineChart['marks'],
  { left, right }: Span,
  across: number,
): string[] {
  const columnOf = (x: number) =>
    right > left ? Math.round(((x - left) / (right - left)) * (across - 1)) : 0;
  const cells = Array.from({ length: across }, (_, column) => {
    const x = left + ((right - left) * column) / Math.max(1, across - 1);
    const level = levelAt(series, x);
    if (level === undefined) return ' ';
    const y = withinEnd(level, yAxis);
    return blocks[high > low ? Math.round(((y - low) / (high - low)) * (blocks.length - 1)) : 3] ?? '';
  });
  // The plan's mark goes over today's where both are in one place.
  const own = marks.filter(({ key }) => key !== undefined && key === series.key);
  for (const role of ['before', 'after'] as const) {
    for (const mark of own.filter((one) => one.role === role)) cells[columnOf(mark.x)] = sign[role];
  }
  return cells;
}

/** What lies along the axis, where that matters: days always, numbers where something is marked on them. */
function along(
  { xAxis, marks, language }: LineChart,
  { left, right }: Span,
  indent: number,
  across: number,
): string[] {
  if (xAxis.format.kind === 'date') {
    const [first = '', last = ''] = dayTexts([left, right], language);
    const between = Math.max(1, across - stringWidth(first) - stringWidth(last));
    return [`${' '.repeat(indent + 1)}${first}${' '.repeat(between)}${last}`];
  }
  if (marks.length === 0) return [];
  return [`${xAxis.title}: ${axisText(left, xAxis, language)} → ${axisText(right, xAxis, language)}`];
}

const sign = { before: '○', after: '●' } as const;

const fill = { before: '░', after: '█', best: '▒' } as const;

const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar from the zero line; one that has a value is never invisible. */
function barText(zero: number, end: number, block: string): string {
  const [from, to] = [Math.round(Math.min(zero, end)), Math.round(Math.max(zero, end))];
  const length = zero === end ? 0 : Math.max(1, to - from);
  return `${' '.repeat(from)}${block.repeat(length)}`;
}

/**
 * The level of a line at x: of steps that of the last point not after it, which holds to the picture's end; of
 * straight lines between two points, and none beyond the ends.
 */
function levelAt({ points, shape }: LineSeries, x: number): number | undefined {
  const tolerance = 1e-9 * Math.max(1, Math.abs(x));
  const before = points.findLast((point) => point.x <= x + tolerance);
  const after = points.find((point) => point.x > x + tolerance);
  if (shape === 'steps') return (before ?? points[0])?.y ?? 0;
  if (before === undefined || after === undefined) {
    return before !== undefined && x <= before.x + tolerance ? before.y : undefined;
  }
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}

/** Values beyond the end of the axis are drawn at its end. */
function withinEnd(y: number, { end }: Axis): number {
  if (end === undefined) return y;
  return end.side === 'high' ? Math.min(y, end.at) : Math.max(y, end.at);
}

function axisText(value: number, axis: Axis, language: Language): string {
  const words = wordsFor(language);
  if (axis.format.kind === 'date') return dayTexts([value], language)[0] ?? '';
  if (axis.format.kind === 'money') return words.money(value, axis.format.currency, 4);
  return axis.format.kind === 'percent' ? words.percent(value) : words.number(value, 4);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Cuts to a number of columns, with `…` where something was cut. */
function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** Breaks a text into lines of at most `width` columns, at spaces and around Chinese characters. */
function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\p{Script=Han}（《][，。；：、）》]*|[^\s\p{Script=Han}（《]+\s*|\s+/gu) ??
    []) {
    if (line !== '' && stringWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
