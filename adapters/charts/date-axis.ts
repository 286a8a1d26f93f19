import type { Axis, Language } from '../../src/bot/chart.ts';
import { dayTexts } from '../../src/bot/charts/day-texts.ts';
import { axisTitle } from './axis-title.ts';
import { softInk } from './colours.ts';
import { font, type Scale, textSize } from './page.ts';
import type { Face } from './text-fit.ts';
import { type Ticks, tickValues } from './ticks.ts';

const day = 86_400_000;
/** Days between two ticks: whole weeks where reports are weekly, and about a month, a quarter, a year. */
const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364];
/** Labels that stand beside each other, without a year and with one. */
const mostLabels = { short: 8, withYear: 5 } as const;

/** So much of the time shown may lie before the first tick. */
const edge = 0.005;

/** Ticks whole days apart, the last value on one of them. `first` and `last` are milliseconds. */
export function dayTicks(first: number, last: number): Ticks {
  const ticks = ticksOf(first, last, mostLabels.short);
  // The first tick may lie in the year before the first value, and then every label has its year.
  const isOneYear = new Date(ticks.min).getUTCFullYear() === new Date(last).getUTCFullYear();
  return isOneYear ? ticks : ticksOf(first, last, mostLabels.withYear);
}

function ticksOf(first: number, last: number, labels: number): Ticks {
  const needed = (last - first) / day / (labels - 1);
  const year = 364 * Math.ceil(needed / 364);
  const step = (steps.find((days) => days >= needed) ?? year) * day;
  // A report that came an hour off its usual time is worth no tick of its own: its point may stand at the very edge.
  const span = (last - first) * (1 - edge);
  return { min: last - Math.max(1, Math.ceil(span / step)) * step, max: last, step };
}

/** The days at the ticks as they are written. */
export function dayTickTexts(ticks: Ticks, language: Language): string[] {
  return dayTexts(
    tickValues({ ...ticks, min: 0, max: ticks.max - ticks.min }).map((after) => ticks.min + after),
    language,
  );
}

/**
 * A horizontal axis of days. Chart.js writes dates by functions, which are no data, so the days are the labels of a
 * second axis, which stand evenly as the ticks do. `only` is the one value there is: then its day alone is written.
 */
export function dayScales(
  axis: Axis,
  ticks: Ticks,
  language: Language,
  length: number,
  only: number | undefined,
): Record<string, Scale> {
  const face: Face = { size: textSize };
  const labels = dayTickTexts(ticks, language);
  return {
    x: {
      type: 'linear',
      axis: 'x',
      position: 'bottom',
      min: ticks.min,
      max: ticks.max,
      border: { display: false },
      grid: { display: false, drawTicks: false },
      ticks: { display: false },
    },
    xDays: {
      type: 'category',
      axis: 'x',
      position: 'bottom',
      offset: false,
      labels: only === undefined ? labels : ['', ...dayTexts([only], language), ''],
      border: { display: false },
      grid: { display: false, drawTicks: false },
      ticks: { autoSkip: false, maxRotation: 0, padding: 16, color: softInk, font: font(face) },
      title: axisTitle(axis, length),
    },
  };
}
