import { weighted } from '../model/value-model.ts';
import { countWork } from '../model/work.ts';

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
  const boundary = boundaryOf(value, full);
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
  let largest = 0;
  for (let d = 0; d < draws; d += 1) largest = Math.max(largest, Math.abs(value[d]!));
  // Smoothing below the values' own rounding has no effect but to lose the weights in it.
  if (smoothing <= 1e-12 * largest) return tailWeights(risk, value);
  // At the boundary draw's value the weights sum to less than 1; where it has its full weight, to 1 at least.
  const boundary = boundaryOf(value, Math.min(draws - 1, Math.floor(1 / most)));
  const eta = levelOf(value, smoothing, most, boundary, boundary + most * smoothing + 1e-15 * largest);
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
 * more: Newton's method on a piecewise linear function, kept between the two by halving. Most draws have no weight or
 * their full one all along: only the others are looked at again.
 */
function levelOf(value: Float64Array, smoothing: number, most: number, low: number, high: number): number {
  const near: number[] = [];
  let full = 0;
  for (let d = 0; d < value.length; d += 1) {
    const v = value[d]!;
    if (v >= high) continue;
    if (low - v >= most * smoothing) full += most;
    else near.push(v);
  }
  let [below, above] = [low, high];
  let eta = (below + above) / 2;
  for (
    let round = 1;
    round < 200 && above - below > 1e-15 * (Math.abs(below) + Math.abs(above));
    round += 1
  ) {
    let [sum, sloping] = [full, 0];
    for (const v of near) {
      const weight = (eta - v) / smoothing;
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

/** What selecting and weighing cost, in work for each draw. */
const selectWork = 1;

let scratch = new Float64Array(0);

/** The value that `rank` others are not above: what sorting would put there (Hoare's selection). */
function boundaryOf(value: Float64Array, rank: number): number {
  countWork(selectWork * value.length);
  if (scratch.length !== value.length) scratch = new Float64Array(value.length);
  scratch.set(value);
  let [from, to] = [0, value.length - 1];
  while (from < to) {
    const pivot = scratch[(from + to) >>> 1]!;
    let [i, j] = [from, to];
    while (i <= j) {
      while (scratch[i]! < pivot) i += 1;
      while (scratch[j]! > pivot) j -= 1;
      if (i > j) break;
      const held = scratch[i]!;
      scratch[i] = scratch[j]!;
      scratch[j] = held;
      i += 1;
      j -= 1;
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else break;
  }
  return scratch[rank]!;
}

/** The spread of the draws' values: their standard deviation. */
export function spreadOf(value: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < value.length; d += 1) sum += value[d]!;
  const middle = sum / value.length;
  let squares = 0;
  for (let d = 0; d < value.length; d += 1) squares += (value[d]! - middle) ** 2;
  return Math.sqrt(squares / value.length);
}
