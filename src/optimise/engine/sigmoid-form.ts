import type { HillCurve, LogisticCurve } from '../../model/curve-families.ts';
import type { Question } from './engine.ts';
import { blockOfDraws, sumAllowance } from './rounding.ts';

/**
 * A question as tensors reckon it: one sigmoid of z = a·(b − c) instead of powers, without units, so that no
 * amplitude overflows float32. The value at a row is start + unit · Σ_d share_d · σ(z_d).
 */
export interface SigmoidForm {
  /** b by row (a positive spend): ln x less the draws' mean of ln c, or spend as a part of the largest. */
  readonly b: Float32Array;
  /** By draw, filled up with draws that count nothing to whole blocks: k, or λ times the largest spend. */
  readonly a: Float32Array;
  /** ln(half-saturation) less its mean over the draws; 0 for a logistic curve. */
  readonly c: Float32Array;
  /** weight · amplitude as a part of `unit`. */
  readonly share: Float32Array;
  readonly unit: number;
  readonly start: number;
  /** What the values may be off by. */
  readonly allowance: number;
}

/** Beyond these the analysis in `rounding.ts` would not hold; such curves are for the reference. */
const widestSpread = 1e4;
const largestSlope = 1e5;
const largestRate = 1e30;

/**
 * The form of a question whose spends are all positive; nothing for curves that tensors cannot reckon within an
 * allowance (parameters out of float32's range) or in this form (offsets).
 */
export function sigmoidForm({ curve, weight, spend }: Question): SigmoidForm | undefined {
  if (spend.length === 0 || curve.offset.some((o) => o !== 0)) return undefined;
  return curve.family === 'hill' ? hillForm(curve, weight, spend) : logisticForm(curve, weight, spend);
}

/** h = v/(1+v) with v = (x/c)^k is σ(k·(ln x − ln c)). */
function hillForm(
  { amplitude, half, steepness }: HillCurve,
  weight: Float64Array,
  spend: readonly number[],
): SigmoidForm | undefined {
  const [a, c] = [inBlocks(steepness.length), inBlocks(steepness.length)];
  let mean = 0;
  for (let d = 0; d < half.length; d += 1) mean += Math.log(half[d]!) / half.length;
  let spread = 0;
  for (let d = 0; d < half.length; d += 1) {
    const log = Math.log(half[d]!) - mean;
    a[d] = steepness[d]!;
    c[d] = log;
    const size = Math.abs(steepness[d]! * log);
    if (!(size <= widestSpread && steepness[d]! <= largestSlope)) return undefined;
    spread = Math.max(spread, size);
  }
  const b = Float32Array.from(spend, (x) => Math.log(x) - mean);
  return withShares({ a, b, c }, weight, amplitude, 1, 0, sumAllowance(spread));
}

/** tanh(λx/2) = 2σ(λx) − 1. */
function logisticForm(
  { amplitude, rate }: LogisticCurve,
  weight: Float64Array,
  spend: readonly number[],
): SigmoidForm | undefined {
  const top = spend.reduce((high, x) => Math.max(high, x), 0);
  const a = inBlocks(rate.length);
  for (let d = 0; d < rate.length; d += 1) {
    const size = rate[d]! * top;
    if (!(size >= 0 && size <= largestRate)) return undefined;
    a[d] = size;
  }
  const b = Float32Array.from(spend, (x) => x / top);
  return withShares({ a, b, c: new Float32Array(a.length) }, weight, amplitude, 2, -1, sumAllowance(0));
}

/** Completes a form for the curve amplitude · (times · σ(z) + plus). */
function withShares(
  z: Pick<SigmoidForm, 'a' | 'b' | 'c'>,
  weight: Float64Array,
  amplitude: Float64Array,
  times: number,
  plus: number,
  relativeAllowance: number,
): SigmoidForm | undefined {
  let [unit, sum, size] = [0, 0, 0];
  for (let d = 0; d < amplitude.length; d += 1) {
    const part = weight[d]! * amplitude[d]!;
    sum += part;
    size += Math.abs(part);
    unit = Math.max(unit, Math.abs(part));
  }
  const share = new Float32Array(z.a.length);
  if (unit > 0) for (let d = 0; d < amplitude.length; d += 1) share[d] = (weight[d]! * amplitude[d]!) / unit;
  const allowance = relativeAllowance * times * size;
  if (!Number.isFinite(allowance)) return undefined;
  return { ...z, share, unit: times * unit, start: plus * sum, allowance };
}

function inBlocks(draws: number): Float32Array {
  return new Float32Array(Math.ceil(draws / blockOfDraws) * blockOfDraws);
}
