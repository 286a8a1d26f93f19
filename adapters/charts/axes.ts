import type { Axis, Chart, Language } from '../../src/bot/chart.ts';
import { axisTitle } from './axis-title.ts';
import { gridLine, softInk, zeroLine } from './colours.ts';
import { dayTickTexts } from './date-axis.ts';
import { font, lineHeight, type Scale, textSize } from './page.ts';
import type { PlacedText } from './text-axis.ts';
import { type Face, textWidth } from './text-fit.ts';
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
    title: axisTitle(axis, length),
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
