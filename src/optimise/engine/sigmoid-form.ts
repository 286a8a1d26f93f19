import {
  type Curve,
  drawsOf,
  type HillCurve,
  type LogisticCurve,
  type ReachCurve,
} from '../../model/curve.ts';
import { reachAllowance, sigmoidAllowance } from './rounding.ts';

/**
 * A curve as a logistic function of z = a·(b − c), which is how tensors reckon it: one sigmoid instead of powers,
 * and dimensionless, so that no amplitude overflows float32. Rows are spends, columns draws.
 */
export interface SigmoidForm {
  /** b by row. */
  readonly b: Float64Array;
  /** a by draw: k, or λ times the largest spend. */
  readonly a: Float64Array;
  /** c by draw: ln(half-saturation) less the mean of these over the draws; 0 for a logistic curve. */
  readonly c: Float64Array;
  /** ρ = (1 − ceiling)/(1 − floor) by draw, for reach; nothing for the others. */
  readonly rho: Float64Array | undefined;
  /** Turns a row's heights (h, or g − g(0)) and steepnesses (h·h', or dg/dz) into values and slopes, in place. */
  finish(row: number, height: Float64Array, steepness: Float64Array): void;
  /** What the rows' values may be off by. */
  readonly valueAllowance: number;
  /** What a row's slopes may be off by. */
  slopeAllowance(row: number): number;
}

/** Beyond these the analysis in `rounding.ts` would not hold; such curves are for the reference. */
const widestSpread = 1e4;
const largestRate = 1e30;
const leastRho = 1e-25;

/** The form of a curve at positive spends; nothing for curves that tensors cannot reckon within their allowance. */
export function sigmoidForm(curve: Curve, spend: readonly number[]): SigmoidForm | undefined {
  if (drawsOf(curve) === 0 || spend.length === 0) return undefined;
  const form =
    curve.family === 'hill'
      ? hillForm(curve, spend)
      : curve.family === 'reach'
        ? reachForm(curve, spend)
        : logisticForm(curve, spend);
  const isSound =
    form &&
    Number.isFinite(form.valueAllowance) &&
    spend.every((_, row) => Number.isFinite(form.slopeAllowance(row)));
  return isSound ? form : undefined;
}

/** h = v/(1+v) = σ(k·(ln x − ln c)); value A·h, slope A·k·h·h'/x. */
function hillForm(curve: HillCurve, spend: readonly number[]): SigmoidForm | undefined {
  if (curve.offset.some((o) => o !== 0)) return undefined;
  const logs = logarithms(curve, spend);
  if (!logs) return undefined;
  const { amplitude, steepness: k } = curve;
  const room = sigmoidAllowance(logs.spread);
  const steepest = largest(amplitude, k);
  return {
    ...logs,
    rho: undefined,
    finish: (row, height, steepness) => {
      const x = spend[row]!;
      for (let d = 0; d < height.length; d += 1) {
        height[d]! *= amplitude[d]!;
        steepness[d] = (amplitude[d]! * k[d]! * steepness[d]!) / x;
      }
    },
    valueAllowance: room.height * largest(amplitude),
    slopeAllowance: (row) => (room.steepness * steepest) / spend[row]!,
  };
}

/** g = g(0) − ln(h' + ρh), slope k·(dg/dz)/x. */
function reachForm(curve: ReachCurve, spend: readonly number[]): SigmoidForm | undefined {
  const logs = logarithms(curve, spend);
  const rho = curve.ceiling.map((ceiling, d) => (1 - ceiling) / (1 - curve.floor[d]!));
  const least = rho.reduce((low, r) => Math.min(low, r), 1);
  if (!logs || !(least >= leastRho)) return undefined;
  const { steepness: k } = curve;
  const start = curve.floor.map((floor) => -Math.log1p(-floor));
  const room = reachAllowance(logs.spread, least);
  const steepest = largest(k);
  return {
    ...logs,
    rho,
    finish: (row, height, steepness) => {
      const x = spend[row]!;
      for (let d = 0; d < height.length; d += 1) {
        height[d]! += start[d]!;
        steepness[d] = (k[d]! * steepness[d]!) / x;
      }
    },
    valueAllowance: room.height,
    slopeAllowance: (row) => (room.steepness * steepest) / spend[row]!,
  };
}

/** tanh(λx/2) = 2σ(λx) − 1; value A·(2h − 1), slope 2Aλ·h·h'. */
function logisticForm(curve: LogisticCurve, spend: readonly number[]): SigmoidForm | undefined {
  if (curve.offset.some((o) => o !== 0)) return undefined;
  const { amplitude, rate } = curve;
  const top = spend.reduce((high, x) => Math.max(high, x), 0);
  const a = rate.map((r) => r * top);
  if (!a.every((r) => r >= 0 && r <= largestRate)) return undefined;
  const room = sigmoidAllowance(0);
  const steepest = largest(amplitude, rate);
  return {
    a,
    b: Float64Array.from(spend, (x) => x / top),
    c: new Float64Array(rate.length),
    rho: undefined,
    finish: (_row, height, steepness) => {
      for (let d = 0; d < height.length; d += 1) {
        height[d] = amplitude[d]! * (2 * height[d]! - 1);
        steepness[d] = 2 * amplitude[d]! * rate[d]! * steepness[d]!;
      }
    },
    valueAllowance: 2 * room.height * largest(amplitude),
    slopeAllowance: () => 2 * room.steepness * steepest,
  };
}

/** ln x and ln c, both less the mean of ln c, and C = max k·|c|. */
function logarithms(
  { half, steepness }: HillCurve | ReachCurve,
  spend: readonly number[],
): { a: Float64Array; b: Float64Array; c: Float64Array; spread: number } | undefined {
  const c = half.map(Math.log);
  const mean = c.reduce((sum, value) => sum + value, 0) / c.length;
  for (let d = 0; d < c.length; d += 1) c[d]! -= mean;
  const spread = largest(steepness, c);
  if (!(spread <= widestSpread)) return undefined;
  return { a: steepness, b: Float64Array.from(spend, (x) => Math.log(x) - mean), c, spread };
}

/** max |a|, or max |a·b|; NaN when any is. */
function largest(a: Float64Array, b?: Float64Array): number {
  let most = 0;
  for (let d = 0; d < a.length; d += 1) {
    const size = Math.abs(b ? a[d]! * b[d]! : a[d]!);
    if (!(size <= most)) most = size;
  }
  return most;
}
