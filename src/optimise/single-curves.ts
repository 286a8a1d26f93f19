import { inflection } from '../model/curve.ts';
import type { Problem } from './problem.ts';

/**
 * One curve a channel, one draw: where no table is needed, as inflections, tangents and the spend at a price follow from
 * the parameters. Spend is the problem's; a channel's value counts from zero spend, as everywhere.
 */
export interface SingleCurves {
  readonly count: number;
  /** Where the curve turns from convex to concave; 0 or less where it is concave throughout. */
  readonly turn: Float64Array;
  /** Whether the curve rises at all. */
  rises(i: number): boolean;
  value(i: number, x: number): number;
  slope(i: number, x: number): number;
  /**
   * The spend in [low, high] (above the turn) at which the slope has fallen to a price whose logarithm is given; `near` is
   * where to look first.
   */
  demand(i: number, logPrice: number, low: number, high: number, near: number): number;
  /** d spend / d ln price at such a spend: negative. */
  turnover(i: number, x: number): number;
}

/** The curves of a problem with one draw and one curve a channel, without reach; undefined for all others. */
export function singleCurves({ model }: Problem): SingleCurves | undefined {
  if (model.draws !== 1 || model.hasReach) return undefined;
  const count = model.channels.length;
  const [amplitude, offset] = [new Float64Array(count), new Float64Array(count)];
  /** Hill: k and ln c. Logistic: λ/2, and k = 0. */
  const [steepness, logHalf, rate] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  /** ln of the factor in front of the slope. */
  const logRise = new Float64Array(count);
  /** h(offset). */
  const start = new Float64Array(count);
  const turn = new Float64Array(count);
  for (const [i, { additive, reach }] of model.channels.entries()) {
    const [curve] = additive;
    if (!curve || reach || additive.length > 1) return undefined;
    amplitude[i] = curve.amplitude[0]!;
    offset[i] = curve.offset[0]!;
    turn[i] = inflection(curve, 0);
    if (curve.family === 'hill') {
      steepness[i] = curve.steepness[0]!;
      logHalf[i] = Math.log(curve.half[0]!);
      logRise[i] = Math.log(amplitude[i]! * steepness[i]!);
      start[i] = offset[i]! > 0 ? level(steepness[i]! * (Math.log(offset[i]!) - logHalf[i]!)) : 0;
    } else {
      rate[i] = curve.rate[0]! / 2;
      logRise[i] = Math.log(amplitude[i]! * rate[i]!);
      start[i] = Math.tanh(rate[i]! * offset[i]!);
    }
  }
  const value = (i: number, x: number): number => {
    const s = x + offset[i]!;
    const [k, from] = [steepness[i]!, start[i]!];
    if (k === 0) return amplitude[i]! * (Math.tanh(rate[i]! * s) - from);
    return s > 0 ? amplitude[i]! * (level(k * (Math.log(s) - logHalf[i]!)) - from) : 0;
  };
  const slope = (i: number, x: number): number => {
    const s = x + offset[i]!;
    const k = steepness[i]!;
    if (k === 0) return amplitude[i]! * rate[i]! * (1 - Math.tanh(rate[i]! * s) ** 2);
    if (s <= 0) {
      if (amplitude[i] === 0 || k > 1) return 0;
      return k === 1 ? amplitude[i]! / Math.exp(logHalf[i]!) : Number.POSITIVE_INFINITY;
    }
    const v = Math.exp(Math.min(mostLog, k * (Math.log(s) - logHalf[i]!)));
    return (amplitude[i]! * k * v) / (s * (1 + v) ** 2);
  };
  const demand = (i: number, logPrice: number, low: number, high: number, near: number): number => {
    if (low >= high || amplitude[i] === 0) return low;
    const over = logRise[i]! - logPrice;
    const from = offset[i]!;
    const k = steepness[i]!;
    if (k === 0) {
      // cosh²(λs/2) = (amplitude · λ/2)/price.
      const x = over > 0 ? Math.acosh(Math.exp(over / 2)) / rate[i]! - from : low;
      return x > low ? Math.min(x, high) : low;
    }
    // Newton's method on ln slope over z = ln s, which is concave and falls: from the right it cannot overshoot.
    const [least, most, half] = [Math.log(low + from), Math.log(high + from), logHalf[i]!];
    let z = near > low && near < high ? Math.log(near + from) : Math.min(most, Math.max(least, half));
    for (let round = 0; round < mostRounds; round += 1) {
      const u = k * (z - half);
      const v = Math.exp(Math.min(mostLog, u));
      const miss = over + u - z - 2 * (u > mostLog ? u : Math.log1p(v));
      const fall = 2 * k * (v / (1 + v)) - k + 1;
      // (At the turn itself the slope does not fall yet: then the root is at one of the ends, or left of the right one.)
      const next = fall > 0 ? z + miss / fall : miss > 0 ? most : least;
      if (next >= most) {
        if (z === most) return high;
        z = most;
      } else if (next <= least) {
        if (z === least || least === Number.NEGATIVE_INFINITY) return low;
        z = least;
      } else {
        const step = Math.abs(next - z);
        z = next;
        if (step < nearRoot) break;
      }
    }
    return Math.min(high, Math.max(low, Math.exp(z) - from));
  };
  const turnover = (i: number, x: number): number => {
    const s = x + offset[i]!;
    const k = steepness[i]!;
    if (k === 0) return -1 / (2 * rate[i]! * Math.tanh(rate[i]! * s));
    return -s / (2 * k * level(k * (Math.log(s) - logHalf[i]!)) - k + 1);
  };
  return { count, turn, rises: (i) => amplitude[i]! > 0, value, slope, demand, turnover };
}

/** After a step this small, the next of Newton's would be rounding. */
const nearRoot = 1e-8;
const mostRounds = 60;
/** Beyond e^300, far past saturation, curves are flat to the last digit; and its square is still finite. */
const mostLog = 300;

/** h = v/(1+v), of ln v. */
function level(logPower: number): number {
  const v = Math.exp(Math.min(mostLog, logPower));
  return v / (1 + v);
}
