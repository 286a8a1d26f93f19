import type { BarChart, BarRole } from '../../src/bot/chart.ts';
import type { Reach } from './bar-domain.ts';
import { extentOf, type Rows } from './bar-rows.ts';
import { ink, softInk } from './colours.ts';
import type { Texts } from './mark.ts';
import { textSize } from './page.ts';
import { textWidth } from './text-fit.ts';
import type { Ticks } from './ticks.ts';

const faces = {
  before: { face: { size: textSize }, color: softInk },
  after: { face: { size: textSize, weight: 'bold' }, color: ink },
  best: { face: { size: textSize }, color: softInk },
} as const;
/** Between a bar's end and its value. */
const gap = 12;
/** From here on, in heights of a text, digits beside one bar stay clear of the bars above and below. */
const fittingPitch = 0.85;

/** A bar's value as it is written beside it. */
export interface ValueLabel {
  readonly text: string;
  readonly role: BarRole;
  readonly width: number;
  /** Height on the scale `y`. */
  readonly row: number;
  readonly side: 'left' | 'right';
  /** What the text must stand clear of: the bar's end or its whisker's, in the axis's unit. */
  readonly end: number;
}

/** Each value where there is room for a line a bar, else only the plan's (of three plans all), clear of all bars. */
export function valueLabels(chart: BarChart, rows: Rows): ValueLabel[] {
  const bothFit = rows.pitch >= textSize * fittingPitch;
  const shown = chart.series.flatMap((one, index) => ({ one, index }));
  const last = shown.findLast(({ one }) => one.role === 'after') ?? shown.at(-1);
  const written = bothFit || last === undefined ? shown : [last];
  return chart.categories.flatMap((_, i) =>
    written.flatMap(({ one, index }) => {
      // One of three values at the end of all bars would seem to be the longest bar's.
      const text =
        bothFit || chart.series.length < 3
          ? (one.labels[i] ?? '')
          : chart.series.map(({ labels }) => labels[i] ?? '').join(' / ');
      const value = one.values[i] ?? Number.NaN;
      if (text === '' || !Number.isFinite(value)) return [];
      const side = value < 0 ? ('left' as const) : ('right' as const);
      const clearOf = (bothFit ? [one] : chart.series).flatMap((other) => extentOf(other, i));
      return {
        text,
        role: one.role,
        width: textWidth(text, faces[one.role].face),
        row: i + (bothFit ? (rows.centres[index] ?? 0.5) : 0.5),
        side,
        end: side === 'right' ? Math.max(0, ...clearOf) : Math.min(0, ...clearOf),
      };
    }),
  );
}

/** Everything that must fit between the plot's edges. */
export function reachOf(chart: BarChart, labels: readonly ValueLabel[]): Reach[] {
  const marks = chart.series.flatMap((one) =>
    chart.categories.flatMap((_, i) => extentOf(one, i).map((end): Reach => ({ end, left: 4, right: 4 }))),
  );
  const texts = labels.map(
    ({ end, side, width }): Reach =>
      side === 'right'
        ? { end, left: 0, right: gap + 1.03 * width }
        : { end, left: gap + 1.08 * width, right: 0 },
  );
  return [...marks, ...texts];
}

/** The values at their places on an axis that has room for them. */
export function valueTexts(labels: readonly ValueLabel[], { min, max }: Ticks): Texts {
  const texts = labels.map(({ text, role, row, side, end }) => ({
    text,
    across: (end - min) / (max - min),
    at: { y: row },
    align: side === 'right' ? ('start' as const) : ('end' as const),
    shift: side === 'right' ? gap : -gap,
    ...faces[role],
  }));
  return { kind: 'texts', id: 'xValue', texts };
}
