import type { Axis, BarChart, Chart, LineChart } from '../../src/bot/chart.ts';
import { type Words, wordsFor } from '../../src/bot/language/words.ts';
import { type Look, paletteOf } from './look.ts';
import { cut, fold, pad, plainLine, widthOf } from './plain.ts';

/** A chart as text: bars of blocks, lines as a row of blocks each, on one scale. */
export function renderTextChart(chart: Chart, look: Look): string[] {
  const { strong, quiet } = paletteOf(look);
  const words = wordsFor(chart.language);
  return [
    ...fold(chart.title, look.width).map((line) => strong(line)),
    ...(chart.subtitle === '' ? [] : fold(chart.subtitle, look.width).map((line) => quiet(line))),
    ...(chart.kind === 'bars' ? bars(chart, words, look) : lines(chart, words, look)),
  ];
}

function written(value: number, axis: Axis, words: Words): string {
  if (axis.format.kind === 'money') return words.money(value, axis.format.currency);
  return axis.format.kind === 'percent' ? words.percent(value) : words.number(value);
}

const glyphs = { before: '░', after: '█', negative: '▒' };
const shortestBar = 6;
const longestBar = 60;

function bars(chart: BarChart, words: Words, look: Look): string[] {
  const palette = paletteOf(look);
  const textOf = (series: BarChart['series'][number], row: number) => {
    const text = series.labels[row];
    return plainLine(
      text === undefined || text === '' ? written(series.values[row] ?? 0, chart.valueAxis, words) : text,
    );
  };
  const names = chart.categories.map(({ label }) => plainLine(label));
  const nameWidth = Math.min(Math.floor(look.width * 0.35), Math.max(0, ...names.map(widthOf)));
  const valueWidth = Math.max(
    0,
    ...chart.series.flatMap((series) => names.map((_, row) => widthOf(textOf(series, row)))),
  );
  const room = Math.min(longestBar, Math.max(shortestBar, look.width - nameWidth - valueWidth - 3));
  const largest = Math.max(...chart.series.flatMap(({ values }) => values.map(Math.abs)), 0);

  const legend = chart.series
    .map((series) => `${palette[series.role](glyphs[series.role])} ${plainLine(series.name)}`)
    .join('  ');
  return [
    legend,
    ...chart.categories.flatMap((_, row) =>
      chart.series.map((series, index) => {
        const value = series.values[row] ?? 0;
        const cells = largest > 0 ? Math.round((Math.abs(value) / largest) * room) : 0;
        const glyph = value < 0 ? glyphs.negative : glyphs[series.role];
        // However small, what is not zero stays visible.
        const bar = glyph.repeat(value === 0 ? 0 : Math.max(1, cells));
        const name = index === 0 ? cut(names[row] ?? '', nameWidth) : '';
        const parts = [bar === '' ? '' : palette[series.role](bar), textOf(series, row)];
        return `${pad(name, nameWidth)}  ${parts.filter((part) => part !== '').join(' ')}`;
      }),
    ),
  ];
}

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const longestLine = 48;

function lines(chart: LineChart, words: Words, look: Look): string[] {
  const palette = paletteOf(look);
  const points = chart.series.flatMap((series) => series.points);
  const range = (numbers: readonly number[]) => [Math.min(...numbers), Math.max(...numbers)] as const;
  const [left, right] = range(points.map(({ x }) => x));
  const [low, high] = range(points.map(({ y }) => y));
  const rows = chart.series.map((series) => {
    const [first, last] = [series.points[0], series.points.at(-1)];
    const ends =
      first === undefined || last === undefined
        ? ''
        : `${written(first.y, chart.yAxis, words)} → ${written(last.y, chart.yAxis, words)}`;
    return { series, name: plainLine(series.name), ends };
  });
  const nameWidth = Math.min(
    Math.floor(look.width * 0.35),
    Math.max(0, ...rows.map(({ name }) => widthOf(name))),
  );
  const endsWidth = Math.max(0, ...rows.map(({ ends }) => widthOf(ends)));
  const columns = Math.max(shortestBar, Math.min(longestLine, look.width - nameWidth - endsWidth - 4));
  const drawn = rows.map(({ series, name, ends }) => {
    const blocks = Array.from({ length: columns }, (_, column) => {
      const value = valueAt(series, left + ((right - left) * column) / (columns - 1));
      if (value === undefined) return ' ';
      const height = high > low ? (value - low) / (high - low) : 1;
      return levels[Math.round(height * (levels.length - 1))] ?? ' ';
    }).join('');
    const painted = series.role === 'bound' ? palette.before(blocks) : palette.after(blocks);
    return `${pad(cut(name, nameWidth), nameWidth)}  ${painted}  ${ends}`.trimEnd();
  });
  const marks = chart.marks.map(
    ({ label, x, y }) =>
      `● ${plainLine(label)}: ${written(x, chart.xAxis, words)}, ${written(y, chart.yAxis, words)}`,
  );
  const shade = chart.shade === undefined ? [] : [plainLine(chart.shade.name)];
  return [...drawn, ...[...shade, ...marks].flatMap((text) => fold(text, look.width))];
}

/** A line's value at x; undefined where the line has not begun or is over. */
function valueAt({ points, shape }: LineChart['series'][number], x: number): number | undefined {
  const next = points.findIndex((point) => point.x > x);
  const before = points[next === -1 ? points.length - 1 : next - 1];
  const after = next === -1 ? undefined : points[next];
  if (before === undefined) return undefined;
  if (after === undefined) return shape === 'steps' || before.x === x ? before.y : undefined;
  if (shape === 'steps') return before.y;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}

/** A chart as plain text of at most `columns`, for the fronts that show it in a block of fixed-width text. */
export function barsAsText(chart: Chart, columns: number): string {
  return renderTextChart(chart, { width: columns, colour: false, place: 'shell' }).join('\n');
}
