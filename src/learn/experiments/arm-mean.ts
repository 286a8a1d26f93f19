import type { ExperimentArm } from './experiment.ts';

/** A mean per visitor, and the variance of that mean. */
export interface ArmMean {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Conversions per visitor; the variance is p(1 − p)/n. Where all or none converted p(1 − p) would be 0: there p is taken as
 * (x + 1)/(n + 2) (Laplace's rule of succession), as the next visitor may be the first who does otherwise.
 */
export function conversionMean({ visitors, conversions }: ExperimentArm): ArmMean {
  const mean = conversions / visitors;
  const isCertain = conversions === 0 || conversions === visitors;
  const likely = isCertain ? (conversions + 1) / (visitors + 2) : mean;
  return { mean, variance: (likely * (1 - likely)) / visitors };
}

/** Revenue per visitor, with the sample's variance; undefined where the arm did not measure it. */
export function revenueMean({ visitors, revenue }: ExperimentArm): ArmMean | undefined {
  if (revenue === undefined || visitors < 2) return undefined;
  const mean = revenue.sum / visitors;
  const squares = Math.max(0, revenue.sumOfSquares - visitors * mean * mean);
  return { mean, variance: squares / (visitors - 1) / visitors };
}
