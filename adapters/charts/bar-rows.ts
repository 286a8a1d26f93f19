import type { BarChart } from '../../src/bot/chart.ts';

const thickestBar = 60;

/** Where the bars of one category stand: centres as shares of the category's height, from its top. */
export interface Rows {
  readonly centres: readonly number[];
  /** In pixels, from one bar's centre to the next, and of one bar. */
  readonly pitch: number;
  readonly barHeight: number;
}

/** Bars fill most of a low row; in a tall one they do not grow into slabs. `band` is the row's height in pixels. */
export function rowsOf(count: number, band: number): Rows {
  const pitch = Math.min((0.8 * band) / Math.max(1, count), thickestBar);
  return {
    pitch,
    barHeight: Math.round(0.9 * pitch),
    centres: Array.from({ length: count }, (_, i) => 0.5 + ((i - (count - 1) / 2) * pitch) / band),
  };
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A chart that came through JSON has `null` where there is no interval. */
export function isInterval(interval: Interval | null | undefined): interval is Interval {
  return (
    interval !== undefined &&
    interval !== null &&
    Number.isFinite(interval.low) &&
    Number.isFinite(interval.high)
  );
}

/** The values that a bar and its whisker reach. */
export function extentOf(series: BarChart['series'][number], category: number): number[] {
  const interval = series.intervals?.[category];
  return [
    series.values[category] ?? Number.NaN,
    interval?.low ?? Number.NaN,
    interval?.high ?? Number.NaN,
  ].filter(Number.isFinite);
}
