import { quantileOf } from './convergence.ts';

/** How many times as far above the middle as nine of ten weeks a week may lie and still be the scale. */
const farthest = 4;

/**
 * The largest of the weeks, or, where that is far beyond all others, what is four times as far above the median as the
 * 90 % quantile: a typing error or a Black Friday must not be what all weeks are measured by. Weeks of zero do not
 * count, so that a channel in bursts keeps its own largest week.
 */
export function robustPeak(values: readonly number[]): number {
  const sizes = Float64Array.from(values.map(Math.abs).filter((value) => value > 0)).sort();
  const largest = sizes.at(-1) ?? 0;
  const [middle, high] = [quantileOf(sizes, 0.5), quantileOf(sizes, 0.9)];
  const limit = middle + farthest * Math.max(high - middle, 0.1 * middle);
  return sizes.length >= 8 ? Math.min(largest, limit) : largest;
}
