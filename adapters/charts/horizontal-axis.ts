import type { LineChart } from '../../src/bot/chart.ts';
import { numericAxis } from './axes.ts';
import { dayScales, dayTicks } from './date-axis.ts';
import type { Scale } from './page.ts';
import { niceStep, type Ticks } from './ticks.ts';

/** From the first value to the last, or `only` the one there is, in the middle. */
export function horizontalTicks(chart: LineChart): { readonly ticks: Ticks; readonly only?: number } {
  const lines = [...chart.series, ...(chart.below?.series ?? [])].flatMap((one) => one.points);
  const areas = (chart.areas ?? []).flatMap((one) => one.points);
  const places = [...lines, ...areas, ...chart.marks].map(({ x }) => x);
  const values = places.filter(Number.isFinite);
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  if (low === high) return { ticks: { min: low - 1, max: high + 1, step: 1 }, only: low };
  if (chart.xAxis.format.kind === 'date') return { ticks: dayTicks(low, high) };
  const whole = chart.xAxis.format.kind === 'number' && values.every(Number.isInteger);
  const step = niceStep(high - low, 8, whole);
  return {
    ticks: {
      min: Math.floor(low / step + 1e-9) * step,
      // Chart.js tells a broken step at the end from a rounding error only where steps are small.
      max: step <= 20 ? high : Math.ceil(high / step - 1e-9) * step,
      step,
    },
  };
}

/** The horizontal axis: numbers or days. */
export function horizontalScales(
  { xAxis, language }: LineChart,
  x: Ticks,
  width: number,
  only: number | undefined,
): Record<string, Scale> {
  if (xAxis.format.kind === 'date') return dayScales(xAxis, x, language, width, only);
  const unlabelled = only === undefined ? [] : [x.min, x.max];
  return { x: numericAxis(xAxis, x, 'x', width, { grid: false, unlabelled }) };
}
