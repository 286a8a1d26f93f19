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
export function tailWeights(risk: RiskMeasure, value: Float64Array): Float64Array {
  const draws = value.length;
  const most = cap(risk, draws);
  const weight = new Float64Array(draws);
  if (most * draws <= 1 + 1e-12) return weight.fill(1 / draws);
  // The worst draws have the largest weight, the boundary draw (the first of equals) what is left of 1.
  const full = Math.min(draws - 1, Math.floor(1 / most));
  const boundary = Float64Array.from(value).sort()[full]!;
  let left = 1;
  for (let d = 0; d < draws; d += 1) {
    if (value[d]! >= boundary) continue;
    weight[d] = most;
    left -= most;
  }
  for (let d = 0; d < draws && left > 0; d += 1) {
    if (value[d] !== boundary) continue;
    weight[d] = Math.min(most, left);
    left -= weight[d]!;
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
  const eta = levelOf(value, smoothing, most, low, high + most * smoothing);
  let sum = 0;
  const weight = new Float64Array(draws);
  for (let d = 0; d < draws; d += 1) {
    weight[d] = Math.min(most, Math.max(0, (eta - value[d]!) / smoothing));
    sum += weight[d]!;
  }
  // Scaling up could lift a weight over its cap, and the bound would not hold: then rounding has won.
  if (sum < 1) return tailWeights(risk, value);
  // The sum is a hair above 1; scaling down keeps every weight under its cap.
  for (let d = 0; d < draws; d += 1) weight[d]! /= sum;
  return weight;
}

/** The sum of the weights may lie above 1 by this much before they are scaled to it. */
const sumSlack = 1e-13;

/**
 * η between `low` (where the weights sum to less than 1) and `high` (at least 1) such that they sum to 1 or a hair
 * more: Newton's method on a piecewise linear function, kept between the two by halving.
 */
function levelOf(value: Float64Array, smoothing: number, most: number, low: number, high: number): number {
  let [below, above] = [low, high];
  let eta = (below + above) / 2;
  for (
    let round = 1;
    round < 200 && above - below > 1e-15 * (Math.abs(below) + Math.abs(above));
    round += 1
  ) {
    let [sum, sloping] = [0, 0];
    for (let d = 0; d < value.length; d += 1) {
      const weight = (eta - value[d]!) / smoothing;
      if (weight >= most) sum += most;
      else if (weight > 0) {
        sum += weight;
        sloping += 1;
      }
    }
    if (sum >= 1 && sum <= 1 + sumSlack) return eta;
    if (sum < 1) below = eta;
    else above = eta;
    const newton = eta + ((1 + sumSlack / 2 - sum) * smoothing) / sloping;
    eta = newton > below && newton < above && round % 6 !== 0 ? newton : (below + above) / 2;
  }
  return above;
}

/** The spread of the draws' values: their standard deviation. */
export function spreadOf(value: Float64Array): number {
  const m = value.reduce((a, b) => a + b, 0) / value.length;
  return Math.sqrt(value.reduce((sum, v) => sum + (v - m) ** 2, 0) / value.length);
}
