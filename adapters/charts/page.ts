import type { ChartConfiguration, ChartOptions, FontSpec } from 'chart.js';
import type { Axis, Chart } from '../../src/bot/chart.ts';
import { gridLine, ink, softInk, zeroLine } from './colours.ts';
import { cutToWidth, type Face, textWidth, wrapText } from './text-fit.ts';
import { numberLocale, type Ticks, tickFormat, tickValues } from './ticks.ts';

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

const legendPadding = 6;
const legendMark = 26;
/** Chart.js's padding between entries would also push the first one in from the margin. */
const legendSpace = '\u00a0\u00a0\u00a0';
const spaceBelow = { title: 4, subtitle: 6 } as const;
/** Chart.js adds this much to a legend of its own. */
const legendExtra = 10;

/** What stands above the plot, and how much of the page it leaves. */
export interface Heading {
  readonly plugins: NonNullable<ChartOptions<'bar' | 'scatter'>['plugins']>;
  /** Where the plot begins, in pixels from the picture's top. */
  readonly bottom: number;
}

/** Title, subtitle and legend, left-aligned, each as large as it can be. */
export function headingOf(chart: Chart, legend: readonly string[], subtitleLines = 2): Heading {
  const width = page.width - 2 * margin;
  const title = fitTitle(chart.title, width);
  const subtitleFace: Face = { size: textSize };
  const subtitle = wrapText(chart.subtitle, subtitleFace, width, subtitleLines);
  const rows = legend.length > 1 ? legendRows(legend, width) : 0;
  const titleHeight = title.lines.length * title.face.size * lineHeight + spaceBelow.title;
  const subtitleHeight =
    subtitle.length === 0 ? 0 : subtitle.length * textSize * lineHeight + spaceBelow.subtitle;
  const legendHeight = rows === 0 ? 0 : rows * (textSize + legendPadding) + legendPadding + legendExtra;
  return {
    bottom: margin + titleHeight + subtitleHeight + legendHeight,
    plugins: {
      title: {
        display: true,
        text: title.lines,
        align: 'start',
        color: ink,
        font: font(title.face),
        padding: { top: 0, bottom: spaceBelow.title },
      },
      subtitle: {
        display: subtitle.length > 0,
        text: subtitle,
        align: 'start',
        color: softInk,
        font: font(subtitleFace),
        padding: { top: 0, bottom: spaceBelow.subtitle },
      },
      legend: {
        display: rows > 0,
        position: 'top',
        align: 'start',
        labels: {
          usePointStyle: true,
          pointStyleWidth: legendMark,
          boxHeight: 18,
          padding: legendPadding,
          color: softInk,
          font: font({ size: textSize }),
        },
      },
      // A server that has this plugin would write raw numbers over the bars.
      ...{ datalabels: { display: false } },
    },
  };
}

function fitTitle(text: string, width: number): { lines: string[]; face: Face } {
  const large: Face = { size: 42, weight: 'bold' };
  const lines = wrapText(text, large, width, 2);
  if (lines.length < 2) return { lines, face: large };
  const smaller: Face = { size: 36, weight: 'bold' };
  return { lines: wrapText(text, smaller, width, 2), face: smaller };
}

function legendRows(entries: readonly string[], width: number): number {
  let rows = 1;
  let used = 0;
  for (const text of entries) {
    const needed =
      legendMark + textSize / 2 + 1.1 * textWidth(text + legendSpace, { size: textSize }) + legendPadding;
    if (used > 0 && used + needed > width) {
      rows += 1;
      used = 0;
    }
    used += needed;
  }
  return rows;
}

/** How a name is given to a data set, so that the legend keeps the entries apart. */
export function legendName(name: string): string {
  return `${name}${legendSpace}`;
}

/** An axis that shows nothing and takes `height` pixels between heading and plot. */
export function spaceAbovePlot(height: number): Scale {
  return {
    type: 'category',
    axis: 'x',
    position: 'top',
    labels: [''],
    grid: { display: false, drawTicks: false },
    border: { display: false },
    ticks: { display: false },
    title: {
      display: true,
      text: '',
      font: { size: 1, lineHeight: 1 },
      padding: { top: height - 1, bottom: 0 },
    },
  };
}

/** A numeric axis with few, light grid lines, zero a little darker, and its title. */
export function numericAxis(axis: Axis, ticks: Ticks, side: 'x' | 'y', length: number, grid = true): Scale {
  const face: Face = { size: textSize };
  return {
    type: 'linear',
    axis: side,
    position: side === 'x' ? 'bottom' : 'left',
    min: ticks.min,
    max: ticks.max,
    border: { display: false },
    grid: {
      display: grid,
      color: tickValues(ticks).map((value) => (value === 0 ? zeroLine : gridLine)),
      lineWidth: 2,
      drawTicks: false,
    },
    ticks: {
      stepSize: ticks.step,
      includeBounds: false,
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: softInk,
      font: font(face),
      format: tickFormat(axis, ticks),
    },
    title: {
      display: axis.title !== '',
      text: cutToWidth(axis.title, face, length),
      color: softInk,
      font: font(face),
      padding: 2,
    },
  };
}

/** Numbers and marks are written in the reader's language; nothing moves, nothing is asked of a browser. */
export function commonOptions(chart: Chart): ChartOptions<'bar' | 'scatter'> {
  return {
    animation: false,
    responsive: false,
    maintainAspectRatio: false,
    devicePixelRatio: 1,
    events: [],
    layout: { padding: margin },
    locale: numberLocale[chart.language],
    font: font({ size: textSize }),
    color: softInk,
  };
}

/** A text inside the plot. */
export interface PlacedText {
  readonly text: string;
  /** How far along the plot's width it is anchored: 0 at its left edge, 1 at its right. */
  readonly across: number;
  /** The scale and the value on it that give its height. */
  readonly at: Readonly<Record<string, number>>;
  /** Which end of the text is anchored, and how far from the anchor it stands, in pixels; positive to the right. */
  readonly align: 'start' | 'center' | 'end';
  readonly shift: number;
  /** How far below the given height its middle stands, in pixels. */
  readonly drop?: number;
  readonly face: Face;
  readonly color: string;
}

const slots = 20;

/**
 * A text inside the plot, as an axis without a line whose labels are all empty but one. Axes are the one thing in
 * Chart.js itself that writes given texts at given places from plain data; plugins do it too, but self-hosted
 * QuickChart has none for Chart.js 4 (github.com/typpo/quickchart/issues/171). `plotWidth` may be an estimate: it
 * serves only to place the text between two of the axis's slots.
 */
export function textAxis(placed: PlacedText, plotWidth: number): Scale {
  const slot = Math.min(slots, Math.max(0, Math.round(placed.across * slots)));
  const labels = Array.from({ length: slots + 1 }, (_, i) => (i === slot ? placed.text : ''));
  return {
    type: 'category',
    axis: 'x',
    position: { ...placed.at },
    offset: false,
    labels,
    grid: { display: false },
    border: { display: false },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      align: placed.align,
      labelOffset: Math.round(placed.shift + (placed.across - slot / slots) * plotWidth),
      padding: (placed.drop ?? 0) - (placed.face.size * lineHeight) / 2,
      color: placed.color,
      font: font(placed.face),
    },
  };
}
