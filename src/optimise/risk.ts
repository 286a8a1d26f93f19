import { weighted } from '../model/value-model.ts';

/**
 * How the draws' values make one figure: their mean, or the mean of the worst `tail` of them (CVaR, the boundary
 * draw counted in part; Rockafellar and Uryasev 2000). Draws are equally likely.
 */
export interface RiskMeasure {
  /** 1 for the mean; α for CVaR. */
  readonly tail: number;
}

export const mean: RiskMeasure = { tail: 1 };

/** The cautious attitude: the mean of the worst tenth. */
export const cautious: RiskMeasure = { tail: 0.1 };

/** Largest weight that one of `draws` draws can have. */
function cap(risk: RiskMeasure, draws: number): number {
  return 1 / Math.max(1, risk.tail * draws);
}

/** The weights w (Σ = 1, 0 ≤ w_d ≤ 1/(αD)) whose weighted mean is the measure's figure. */
function tailWeights(risk: RiskMeasure, value: Float64Array): Float64Array {
  const draws = value.length;
  const most = cap(risk, draws);
  const weight = new Float64Array(draws);
  if (most * draws <= 1 + 1e-12) return weight.fill(1 / draws);
  const order = Array.from(value.keys()).sort((a, b) => value[a]! - value[b]!);
  let left = 1;
  for (const d of order) {
    weight[d] = Math.min(most, left);
    left -= weight[d]!;
    if (left <= 0) break;
  }
  return weight;
}

/** The measure of the draws' values. */
export function measure(risk: RiskMeasure, value: Float64Array): number {
  return weighted(tailWeights(risk, value), value);
}

/**
 * Smoothed tail weights, argmin_w Σ w_d v_d + τ/2 Σ w_d² over the same weights: w_d = clamp((η − v_d)/τ, 0, cap)
 * with η such that they sum to 1. Any of them gives a valid bound; smoothing makes the optimum's weights findable.
 */
export function smoothWeights(risk: RiskMeasure, value: Float64Array, smoothing: number): Float64Array {
  const draws = value.length;
  const most = cap(risk, draws);
  if (most * draws <= 1 + 1e-12) return new Float64Array(draws).fill(1 / draws);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of value) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  // Smoothing below the values' own rounding has no effect but to lose the weights in it.
  if (smoothing <= 1e-12 * Math.max(Math.abs(low), Math.abs(high))) return tailWeights(risk, value);
  high += most * smoothing;
  const sumAt = (eta: number) => {
    let sum = 0;
    for (const v of value) sum += Math.min(most, Math.max(0, (eta - v) / smoothing));
    return sum;
  };
  for (let round = 0; round < 100 && high - low > 1e-15 * (Math.abs(low) + Math.abs(high)); round += 1) {
    const middle = (low + high) / 2;
    if (sumAt(middle) < 1) low = middle;
    else high = middle;
  }
  const weight = value.map((v) => Math.min(most, Math.max(0, (high - v) / smoothing)));
  const sum = weight.reduce((a, b) => a + b, 0);
  // Rounding leaves the sum a hair off 1; scaling down keeps every weight under its cap.
  for (let d = 0; d < draws; d += 1) weight[d]! /= sum;
  return weight;
}

/** The spread of the draws' values: their standard deviation. */
export function spreadOf(value: Float64Array): number {
  const m = value.reduce((a, b) => a + b, 0) / value.length;
  return Math.sqrt(value.reduce((sum, v) => sum + (v - m) ** 2, 0) / value.length);
}
