import stringWidth from 'string-width';
import type { Axis, BarChart, Chart, Language, LineChart } from '../chart.ts';
import { wordsFor } from '../language/words.ts';

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

/** Each line as a row of blocks of eight heights over the same scale, with its first and last value. */
export function linesAsText(chart: LineChart, width: number): string {
  const room = Math.max(width, narrowest);
  const all = chart.series.flatMap(({ points }) => points);
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const [low, high] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
  const write = (value: number) => axisText(value, chart.yAxis, chart.language);
  const rows = chart.series.map(({ name, points }) => {
    const ends = `${write(points[0]?.y ?? 0)} → ${write(points.at(-1)?.y ?? 0)}`;
    return { name, points, ends };
  });
  const nameWidth = Math.min(Math.floor(room / 3), Math.max(...rows.map(({ name }) => stringWidth(name)), 0));
  const endsWidth = Math.max(...rows.map(({ ends }) => stringWidth(ends)), 0);
  const across = Math.max(1, Math.min(60, room - nameWidth - endsWidth - 2));
  const lines = rows.map(({ name, points, ends }) => {
    const cells = Array.from({ length: across }, (_, column) => {
      const x = left + ((right - left) * column) / Math.max(1, across - 1);
      const y = levelAt(points, x);
      return blocks[high > low ? Math.round(((y - low) / (high - low)) * (blocks.length - 1)) : 3] ?? '';
    });
    return `${padded(cutToWidth(name, nameWidth), nameWidth)} ${cells.join('')} ${ends}`;
  });
  return [chart.title, ...(chart.subtitle === '' ? [] : [chart.subtitle]), ...lines]
    .map((line) => cutToWidth(line, room))
    .join('\n');
}

const fill = { before: '░', after: '█' } as const;

const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar from the zero line; one that has a value is never invisible. */
function barText(zero: number, end: number, block: string): string {
  const [from, to] = [Math.round(Math.min(zero, end)), Math.round(Math.max(zero, end))];
  const length = zero === end ? 0 : Math.max(1, to - from);
  return `${' '.repeat(from)}${block.repeat(length)}`;
}

/** The level that holds at x: that of the last point not after it. */
function levelAt(points: LineChart['series'][number]['points'], x: number): number {
  const reached = points.filter((point) => point.x <= x + 1e-9).at(-1);
  return (reached ?? points[0])?.y ?? 0;
}

function axisText(value: number, axis: Axis, language: Language): string {
  const words = wordsFor(language);
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
