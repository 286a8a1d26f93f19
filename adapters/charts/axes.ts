import type { Axis, Chart, Language } from '../../src/bot/chart.ts';
import { gridLine, paper, softInk, zeroLine } from './colours.ts';
import { dayTickTexts } from './date-axis.ts';
import { font, lineHeight, type Scale, textSize } from './page.ts';
import { cutToWidth, type Face, textWidth } from './text-fit.ts';
import { type Ticks, tickFormat, tickTexts, tickValues } from './ticks.ts';

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
export function numericAxis(
  axis: Axis,
  ticks: Ticks,
  side: 'x' | 'y',
  length: number,
  { grid = true, unlabelled = [] }: { grid?: boolean; unlabelled?: readonly number[] } = {},
): Scale {
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
      padding: tickGap,
      color: tickValues(ticks).map((value) =>
        value < 0 || unlabelled.includes(value) ? 'transparent' : softInk,
      ),
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

/**
 * The numbers below zero of a numeric axis, whose own are then left unseen: Chart.js would write them with a hyphen,
 * and takes no other sign from plain data. `bottom`: of a horizontal axis, the value of the vertical one at its foot.
 */
export function textsBelowZero(
  axis: Axis,
  ticks: Ticks,
  language: Language,
  at: { readonly scale: string } | { readonly scale: string; readonly bottom: number },
): PlacedText[] {
  const texts = tickTexts(axis, ticks, language);
  return tickValues(ticks).flatMap((value, i): PlacedText[] => {
    if (value >= 0) return [];
    const common = { text: texts[i] ?? '', face: { size: textSize }, color: softInk };
    return 'bottom' in at
      ? [
          {
            ...common,
            across: (value - ticks.min) / (ticks.max - ticks.min),
            at: { [at.scale]: at.bottom },
            align: 'center',
            shift: 0,
            drop: tickGap + (textSize * lineHeight) / 2,
          },
        ]
      : [{ ...common, across: 0, at: { [at.scale]: value }, align: 'end', shift: -tickGap }];
  });
}

/** Between an axis's numbers and the plot. */
const tickGap = 8;

/** Half of the last number of a horizontal axis: it stands to the right of the plot. */
export function overhang(axis: Axis, ticks: Ticks, chart: Chart): number {
  const texts =
    axis.format.kind === 'date'
      ? dayTickTexts(ticks, chart.language)
      : tickTexts(axis, ticks, chart.language);
  return textWidth(texts.at(-1) ?? '', { size: textSize }) / 2;
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
  /** Written over bars and lines, not under them. */
  readonly onTop?: boolean;
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
    grid: { display: false, drawTicks: false },
    border: { display: false },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      // Grid lines, and with `onTop` the lines of the chart, end at the text instead of crossing it.
      showLabelBackdrop: true,
      backdropColor: paper,
      backdropPadding: 0,
      z: placed.onTop === true ? 1 : 0,
      align: placed.align,
      labelOffset: Math.round(placed.shift + (placed.across - slot / slots) * plotWidth),
      padding: (placed.drop ?? 0) - (placed.face.size * lineHeight) / 2,
      color: placed.color,
      font: font(placed.face),
    },
  };
}
