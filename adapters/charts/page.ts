import type { ChartConfiguration, ChartOptions, FontSpec } from 'chart.js';
import type { Chart } from '../../src/bot/chart.ts';
import { softInk } from './colours.ts';
import type { Face } from './text-fit.ts';
import { numberLocale, type Ticks } from './ticks.ts';

/** Both kinds of picture mix Chart.js's bars with scattered points, which also make lines. */
export type Drawing = ChartConfiguration<'bar' | 'scatter', Place[]>;
/** NaN, which JSON writes as null, is a break. */
export interface Place {
  readonly x: number;
  readonly y: number;
}
export const gapInLine: Place = { x: Number.NaN, y: Number.NaN };
export type Scale = NonNullable<NonNullable<NonNullable<Drawing['options']>['scales']>[string]>;

/** The picture's size, in pixels. Chats show it 360–720 wide. */
export const page = { width: 1200, height: 675 } as const;
/** White space around everything; the wider text of another machine's fonts may grow into it. */
export const margin = 30;
/** Smallest text: 11.25 px when the picture is shown 500 px wide. */
export const textSize = 27;
/** What Chart.js gives a line of text, as a multiple of its size. */
export const lineHeight = 1.2;

/**
 * Faces in the order in which a character is looked for: first those that the local renderer registers, then
 * what chart servers have.
 */
export const fontFamilies = [
  'Noto Sans',
  'Noto Sans Latin Ext',
  'Noto Sans Vietnamese',
  'Noto Sans Greek',
  'Noto Sans Cyrillic',
  'Noto Sans SC',
  'Noto Emoji',
  'Noto Sans CJK SC',
  'Noto Color Emoji',
  'sans-serif',
] as const;

const fontList = fontFamilies.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', ');

/** A Chart.js font of the page's family. */
export function font(face: Face): Partial<FontSpec> {
  return { family: fontList, size: face.size, weight: face.weight ?? 'normal', lineHeight };
}

/**
 * Numbers and marks are written in the reader's language; nothing moves, nothing is asked of a browser. `right` is
 * what stays free to the right of the plot, besides the margin.
 */
export function commonOptions(
  chart: Chart,
  axes: readonly Ticks[],
  right: number,
): ChartOptions<'bar' | 'scatter'> {
  return {
    animation: false,
    responsive: false,
    maintainAspectRatio: false,
    devicePixelRatio: 1,
    events: [],
    layout: { padding: { left: margin, top: margin, bottom: margin, right: margin + right } },
    locale: numberLocale(chart.language, axes),
    font: font({ size: textSize }),
    color: softInk,
  };
}
