import { countWork } from '../model/work.ts';
import type { SingleCurves } from './single-curves.ts';

/** A box with the hulls of its curves (`curve-lines.ts`), channel by channel. */
export interface CurveBox {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly touch: Float64Array;
  readonly rise: Float64Array;
}

/** The limits on the total, and what a unit of spend costs. */
export interface TotalLimits {
  readonly min: number;
  readonly max: number;
  readonly cost: number;
}

/** The relaxed problem's answer on a box. */
export interface CurveRelaxed {
  /** No plan in the box scores more. */
  readonly bound: number;
  readonly spend: Float64Array;
  /** ln of the price of a unit of spend, its cost included. */
  readonly logPrice: number;
}

/** What one curve's demand costs, in work; a channel's own part of a relaxation. */
const demandWork = 6;

/** A total this near to what it should be, as a part of it, is exact. */
const onTarget = 1e-13;
/** Prices nearer than this (in logarithms) are one. */
const samePrice = 1e-15;
const mostRounds = 120;
/** Prices are sought in this range of logarithms, by steps of this at most. */
const [leastLog, mostLog, longestStep] = [-740, 700, 6];

/**
 * Maximises Σ hull_i(x_i) − cost·Σ x_i over a box and a total between two limits. One price clears it: channels on the
 * curved part of their hull spend until their slope has fallen to it, those on a line all or nothing. The bound is the
 * Lagrangian's at that price, each channel's best taken from above by the tangent where it stands, so it holds however
 * well price and spend were found. Undefined when no plan in the box keeps the total's limits.
 *
 * @param near spend and price to look near
 */
export function relaxCurves(
  curves: SingleCurves,
  box: CurveBox,
  { min, max, cost }: TotalLimits,
  near: { readonly spend: Float64Array; readonly logPrice: number },
): CurveRelaxed | undefined {
  const { count } = curves;
  const { lower, upper, touch, rise } = box;
  let [least, most] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    least += lower[i]!;
    most += upper[i]!;
  }
  if (least > max + slack || most < min - slack) return undefined;
  const logRise = rise.map((slope) => (slope > 0 ? Math.log(slope) : Number.NEGATIVE_INFINITY));
  const spend = new Float64Array(count);
  const guess = near.spend.slice();
  let turnover = 0;
  /** Spend at a price into `spend`; of lines that rise by just that, all (`isFull`) or nothing. */
  const spendAt = (logPrice: number, isFull: boolean): number => {
    countWork(demandWork * count);
    let sum = 0;
    turnover = 0;
    for (let i = 0; i < count; i += 1) {
      const [from, to] = [touch[i]!, upper[i]!];
      let x = lower[i]!;
      if (from <= x || logPrice < logRise[i]! || (isFull && logPrice === logRise[i])) {
        x = curves.demand(i, logPrice, from, to, guess[i]!);
        if (x > from && x < to) {
          guess[i] = x;
          turnover += curves.turnover(i, x);
        }
      }
      spend[i] = x;
      sum += x;
    }
    return sum;
  };
  const answer = (above: Float64Array, below: Float64Array, target: number, logPrice: number) => {
    const mixed = mix(above, below, target, box);
    const price = Math.exp(logPrice);
    return { bound: boundAt(curves, box, price, mixed) + (price - cost) * target, spend: mixed, logPrice };
  };
  /** Everything that rises at all is taken. */
  const takeAll = (): CurveRelaxed => {
    const all = upper.map((x, i) => (curves.rises(i) ? x : lower[i]!));
    const plan = mix(upper, all, Math.max(min, sumOf(all)), box);
    return { bound: boundAt(curves, box, 0, plan), spend: plan, logPrice: leastLog };
  };
  let target = max;
  if (cost > 0) {
    const logCost = Math.log(cost);
    const idle = spendAt(logCost, true);
    const above = spend.slice();
    const fewer = spendAt(logCost, false);
    if (idle >= min && fewer <= max) {
      const total = Math.min(max, Math.max(min, idle));
      return answer(above, spend, total, logCost);
    }
    target = fewer > max ? max : min;
  } else if (most <= max) {
    return takeAll();
  }
  // The price lies between `low`, at which the total is at least the target, and `high`, at which it is at most that.
  let [low, high] = [leastLog, mostLog];
  let [above, below] = [upper, lower];
  let at = Math.min(mostLog, Math.max(leastLog, near.logPrice));
  for (let round = 1; round < mostRounds && high - low > samePrice * (1 + Math.abs(at)); round += 1) {
    const full = spendAt(at, true);
    const aim = at + stepTo(target - full);
    if (Math.abs(full - target) <= onTarget * target) return answer(spend, spend, target, at);
    if (full > target) {
      above = spend.slice();
      // Lines that rise by just this price may close the gap, as the price falls by no more.
      const empty = spendAt(at, false);
      if (empty <= target) return answer(above, spend, target, at);
      [low, above] = [at, spend.slice()];
    } else {
      [high, below] = [at, spend.slice()];
    }
    const inside = aim > low && aim < high ? aim : (low + high) / 2;
    const jump = round % 2 === 0 ? nearestJump(logRise, low, high, inside) : undefined;
    at = jump ?? (round % 8 === 7 ? (low + high) / 2 : inside);
  }
  return answer(above, below, target, (low + high) / 2);

  /** Newton's step in ln price, cut where the total hardly answers. */
  function stepTo(missing: number): number {
    const step = turnover < 0 ? missing / turnover : -Math.sign(missing) * longestStep;
    return Math.min(longestStep, Math.max(-longestStep, step));
  }
}

/** Limits may be missed by this much (as a part of the budget) through rounding. */
const slack = 1e-12;

/** The price between two at which a line is taken up or dropped that is nearest to a third; undefined without one. */
function nearestJump(logRise: Float64Array, low: number, high: number, near: number): number | undefined {
  let found: number | undefined;
  for (const log of logRise) {
    if (log > low && log < high && !(found !== undefined && Math.abs(log - near) >= Math.abs(found - near)))
      found = log;
  }
  return found;
}

/**
 * A plan between two that spends `target` in total, to the last digit that goes: channel by channel, so that of lines
 * that rise alike one at most is gone along in part.
 */
function mix(above: Float64Array, below: Float64Array, target: number, box: CurveBox): Float64Array {
  const spend = below.slice();
  let rest = target - sumOf(spend);
  for (const [low, high] of [
    [below, above],
    [box.lower, box.upper],
  ] as const) {
    for (let i = 0; i < spend.length && rest !== 0; i += 1) {
      const x = Math.min(
        Math.max(low[i]!, high[i]!),
        Math.max(Math.min(low[i]!, high[i]!), spend[i]! + rest),
      );
      rest -= x - spend[i]!;
      spend[i] = x;
    }
  }
  return spend;
}

/** Σ_i max over the range of hull_i(s) − price · s, from above. */
function boundAt(
  curves: SingleCurves,
  { lower, upper, touch, rise }: CurveBox,
  price: number,
  spend: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < curves.count; i += 1) {
    const [low, high, from] = [lower[i]!, upper[i]!, touch[i]!];
    let best = Number.NEGATIVE_INFINITY;
    if (from > low) {
      const left = curves.value(i, low);
      best = Math.max(left - price * low, left + rise[i]! * (from - low) - price * from);
    }
    if (from < high || from <= low)
      best = Math.max(best, concaveBest(curves, i, price, from, high, spend[i]!));
    sum += best;
  }
  return sum;
}

/** Where a curve starts steeply its tangent is taken this part of the range to the right. */
const offStart = 1e-9;

/** max of curve − price · s on [from, to], where it is concave: no more than its tangent at x allows. */
function concaveBest(
  curves: SingleCurves,
  i: number,
  price: number,
  from: number,
  to: number,
  x: number,
): number {
  let at = Math.min(to, Math.max(from, x));
  if (to <= from) return curves.value(i, at) - price * at;
  let tilt = curves.slope(i, at) - price;
  if (!Number.isFinite(tilt)) {
    at = from + offStart * (to - from);
    tilt = curves.slope(i, at) - price;
  }
  const here = curves.value(i, at) - price * at;
  return here + Math.max(tilt * (to - at), tilt * (from - at), 0);
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
