import type { Allocator } from './allocator.ts';
import type { CurveTable } from './curve-table.ts';
import type { Plan, Problem } from './problem.ts';
import {
  type Box,
  drawWeights,
  linesOf,
  type Mixed,
  mixedAt,
  type Relaxed,
  relax,
  type Tangent,
} from './relaxation.ts';
import { measure, smoothWeights, spreadOf } from './risk.ts';

/** A relaxation with the tangent that it was built on. */
export interface OnTangent {
  readonly relaxed: Relaxed;
  readonly tangent: Tangent;
  /** Whether no other tangent could close much more of the gap. */
  readonly isSettled: boolean;
}

/** The tangent at a plan: its own tail weights and log reach. */
export function tangentAt(problem: Problem, plan: Plan): Tangent {
  return {
    weight: smoothWeights(problem.risk, plan.draws, 1e-4 * spreadOf(plan.draws)),
    logReach: plan.logReach,
    spend: plan.spend,
  };
}

/** The best plan's tangent, worked out once for each best plan. */
export function bestTangents(problem: Problem): (best: Plan) => Tangent {
  let last: { plan: Plan; tangent: Tangent } | undefined;
  return (plan) => {
    if (last?.plan !== plan) last = { plan, tangent: tangentAt(problem, plan) };
    return last.tangent;
  };
}

/** Relaxes a box on a given tangent. */
export function relaxOn(
  problem: Problem,
  allocator: Allocator,
  tables: readonly CurveTable[],
  box: Box,
  tangent: Tangent,
): OnTangent | undefined {
  const relaxed = relax(problem, allocator, linesOf(tables, box, drawWeights(problem, tangent)), tangent);
  return relaxed && { relaxed, tangent, isSettled: false };
}

/** Moving the tangent is worth while when that could close at least this part of the gap. */
const worthMoving = 0.05;

/** How smooth the tail weights are at most while the tangent moves, as a part of the draws' spread. */
const mostSmoothing = 0.01;
/** Smoothing may cost the bound this part of the gap. */
const smoothingShare = 0.05;

/**
 * Relaxes a box on each of the tangents, then moves the best one. The bound is convex in the tangent, and least
 * where the tangent is that of the best mix of relaxed plans: the Frank–Wolfe method finds it, going from the
 * tangent's plan towards the relaxed plan as far as that raises the relaxed worth. `floor` is a score that is
 * reached already: what the bound is to come down to.
 */
export function relaxWithTangents(
  problem: Problem,
  allocator: Allocator,
  tables: readonly CurveTable[],
  box: Box,
  starts: readonly Tangent[],
  rounds: number,
  floor: number,
): OnTangent | undefined {
  let best: OnTangent | undefined;
  for (const start of starts) {
    const found = relaxOn(problem, allocator, tables, box, start);
    if (!found) return undefined;
    if (!best || found.relaxed.bound < best.relaxed.bound) best = found;
    // Nothing in the box meets the aim's condition.
    if (best.relaxed.bound === Number.NEGATIVE_INFINITY) return best;
  }
  if (!best || (!problem.model.hasReach && problem.risk.tail === 1))
    return best && { ...best, isSettled: true };
  let from = best;
  for (let round = 0; round < rounds; round += 1) {
    // Under a target the bound counts in spend.
    const unit = problem.aim.kind === 'target' ? from.relaxed.unitPrice : 1;
    const tangent = movedTangent(problem, tables, box, from, unit * (best.relaxed.bound - floor));
    if (!tangent) return { ...best, isSettled: true };
    const moved = relaxOn(problem, allocator, tables, box, tangent);
    if (!moved) break;
    from = moved;
    if (moved.relaxed.bound <= best.relaxed.bound) best = moved;
    if (best.relaxed.bound === Number.NEGATIVE_INFINITY) return best;
  }
  return best;
}

/** One Frank–Wolfe step; undefined when it leads nowhere, or no step can close much of the `gap`. */
function movedTangent(
  problem: Problem,
  tables: readonly CurveTable[],
  box: Box,
  { relaxed, tangent }: OnTangent,
  gap: number,
): Tangent | undefined {
  const { lines, spend, unitPrice } = relaxed;
  const start = tangent.spend.map((x, i) => Math.min(box.upper[i]!, Math.max(box.lower[i]!, x)));
  // Pulled into the box, a plan may spend more than there is: how much it is worth says nothing then.
  const isInside = holds(box, tangent.spend);
  const [here, there] = [mixedAt(problem, tables, lines, start), mixedAt(problem, tables, lines, spend)];
  // (Under a target or an ROI the bound counts in other units than this.)
  if (problem.aim.kind === 'surplus' && isInside) {
    const reached = measure(problem.risk, valuesOf(problem, here)) - unitPrice * total(start);
    if (relaxed.bound - reached <= worthMoving * gap) return undefined;
  }
  const cost = unitPrice * (total(spend) - total(start));
  const weigh = (value: Float64Array) => {
    // Smoothed by τ, weights of at most c give away at most τc/2.
    const affordable = 2 * smoothingShare * gap * Math.max(1, problem.risk.tail * value.length);
    return smoothWeights(problem.risk, value, Math.min(mostSmoothing * spreadOf(value), affordable));
  };
  const share = bestShare(problem, here, there, cost, weigh);
  if (share === 0 && isInside) return undefined;
  const mixed = between(here, there, share);
  return {
    weight: weigh(valuesOf(problem, mixed)),
    logReach: mixed.logReach,
    spend: start.map((x, i) => x + share * (spend[i]! - x)),
  };
}

/** Whether a plan lies in a box. */
export function holds(box: Box, spend: Float64Array): boolean {
  return spend.every((x, i) => x >= box.lower[i]! && x <= box.upper[i]!);
}

/** V by draw. */
function valuesOf({ model }: Problem, { additive, logReach }: Mixed): Float64Array {
  if (!model.hasReach) return additive;
  return additive.map((a, d) => a - model.reachScale[d]! * Math.expm1(-logReach[d]!));
}

function between(a: Mixed, b: Mixed, share: number): Mixed {
  return { additive: mix(a.additive, b.additive, share), logReach: mix(a.logReach, b.logReach, share) };
}

function mix(x: Float64Array, y: Float64Array, share: number): Float64Array {
  const mixed = new Float64Array(x.length);
  for (let d = 0; d < x.length; d += 1) mixed[d] = x[d]! + share * (y[d]! - x[d]!);
  return mixed;
}

/** How often the best share is closed in on: it need not be exact. */
const shareRounds = 8;

/** The share of the way from `here` to `there`, all of which costs `cost`, at which the measure less cost is most. */
function bestShare(
  problem: Problem,
  here: Mixed,
  there: Mixed,
  cost: number,
  weigh: (value: Float64Array) => Float64Array,
): number {
  const { reachScale } = problem.model;
  const slopeAt = (share: number): number => {
    const mixed = between(here, there, share);
    const weight = weigh(valuesOf(problem, mixed));
    let slope = -cost;
    for (let d = 0; d < weight.length; d += 1) {
      const reach = reachScale[d]! * Math.exp(-mixed.logReach[d]!) * (there.logReach[d]! - here.logReach[d]!);
      slope += weight[d]! * (there.additive[d]! - here.additive[d]! + reach);
    }
    return slope;
  };
  let [low, high] = [0, 1];
  let [atLow, atHigh] = [slopeAt(0), slopeAt(1)];
  if (atLow <= 0) return 0;
  if (atHigh >= 0) return 1;
  // Regula falsi on the falling slope, halving the weight of an end that stays (Illinois).
  for (let round = 0; round < shareRounds; round += 1) {
    const share = low + ((high - low) * atLow) / (atLow - atHigh);
    const slope = slopeAt(share);
    if (slope >= 0) [low, atLow, atHigh] = [share, slope, atHigh / 2];
    else [high, atHigh, atLow] = [share, slope, atLow / 2];
  }
  return (low + high) / 2;
}

function total(spend: Float64Array): number {
  return spend.reduce((sum, x) => sum + x, 0);
}
