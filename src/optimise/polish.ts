import { curvesIn, slopesAt, weighted } from '../model/value-model.ts';
import type { Allocator } from './allocator.ts';
import { fitLocal, localGain, localLine, localRoom } from './local-model.ts';
import { type Plan, type Problem, planAt } from './problem.ts';
import { smoothWeights, spreadOf } from './risk.ts';

/** Radii below this, as a part of the budget, no longer matter. */
const leastRadius = 1e-10;

/** A climb ends when its next step promises less than this part of the value at stake … */
const leastGain = 1e-14;
/** … which counts as at least this, in the problem's unit of value … */
const leastStake = 1e-6;
/** … or after this many steps; fewer, where they are so dear that they come to this many evaluations of curves. */
const [mostRounds, fewestRounds, climbWork] = [120, 8, 3e7];

/**
 * Where a step takes this many evaluations of curves or more, a climb ends when so many steps have gained less than
 * this part of the value at stake.
 */
const [largeFrom, stallRounds, worthStalling] = [100_000, 5, 3e-6];

/** A climb on weights smoothed by τ ends when its next step promises less than this part of τ. */
const worthSmoothing = 1e-6;

/** How smooth the tail weights are at first and last, as parts of the draws' spread. */
const smoothings = [0.1, 0.01, 1e-3, 1e-4, 1e-5];

/**
 * Climbs from a plan to a local optimum of V − price·S within the limits: a trust-region method whose model is
 * each channel's slope and bend (`local-model.ts`), which the allocator splits within every limit exactly. Never
 * returns a plan that is worse than the start (when that keeps the limits). `budget` caps the total spend.
 */
export function polish(
  problem: Problem,
  allocator: Allocator,
  start: Plan,
  price: number,
  budget = Number.POSITIVE_INFINITY,
  radius = 0.1,
): Plan {
  const isMean = problem.risk.tail === 1;
  let plan = start;
  let best = start;
  const spread = isMean ? 0 : spreadOf(start.draws);
  for (const part of isMean || spread === 0 ? [0] : smoothings) {
    plan = climb(
      problem,
      allocator,
      plan,
      price,
      budget,
      part === 0 || part === 0.1 ? radius : radius / 10,
      part * spread,
    );
    if (plan.value - price * plan.total > best.value - price * best.total || best.total > budget) best = plan;
  }
  return best;
}

/** The measure smoothed by τ: Σ w v + τ/2 Σ w² with the smoothed weights. */
function smoothed(problem: Problem, plan: Plan, tau: number): { weight: Float64Array; value: number } {
  const weight = smoothWeights(problem.risk, plan.draws, tau);
  const squares = weighted(weight, weight);
  return { weight, value: weighted(weight, plan.draws) + (tau / 2) * squares };
}

function climb(
  problem: Problem,
  allocator: Allocator,
  start: Plan,
  price: number,
  budget: number,
  startRadius: number,
  tau: number,
): Plan {
  const { model, limits } = problem;
  let plan = start;
  let { weight, value } = smoothed(problem, plan, tau);
  let slopes = slopesAt(model, plan.spend, plan.logReach, weight);
  let radius = startRadius;
  const local = localRoom(plan.spend.length);
  // Smoothing moves the figure by some thousandths of τ: what is far below that need not be climbed for.
  const stake = Math.max(leastStake, Math.abs(value - problem.idleValue));
  const least = Math.max(leastGain * stake, worthSmoothing * tau);
  const work = curvesIn(model) * model.draws;
  const isLarge = work > largeFrom;
  const rounds = Math.min(mostRounds, Math.max(fewestRounds, climbWork / work));
  let [mark, markedAt] = [value - price * plan.total, 0];
  for (let round = 0; round < rounds && radius > leastRadius; round += 1) {
    if (isLarge && round === markedAt + stallRounds) {
      const now = value - price * plan.total;
      if (now - mark < worthStalling * stake) break;
      [mark, markedAt] = [now, round];
    }
    fitLocal(local, limits, plan.spend, slopes, radius);
    const spend = allocator.step(local, price, budget);
    if (!spend) break;
    let [promised, step] = [0, 0];
    for (let i = 0; i < spend.length; i += 1) {
      const move = spend[i]! - plan.spend[i]!;
      promised += localGain(local, i, spend[i]!) - price * move;
      step = Math.max(step, Math.abs(move));
    }
    const tooDear = plan.total > budget;
    if (step === 0 || (promised <= least && !tooDear)) break;
    const candidate = planAt(problem, spend);
    const next = smoothed(problem, candidate, tau);
    const gain = next.value - price * candidate.total - (value - price * plan.total);
    if (gain > 0 || tooDear) {
      plan = candidate;
      ({ weight, value } = next);
      slopes = slopesAt(model, plan.spend, plan.logReach, weight);
      radius = step > 0.6 * radius ? 2 * radius : Math.max(step * 1.5, radius / 8);
    } else {
      radius = Math.min(radius / 4, step / 2);
    }
  }
  return plan;
}

/** How far around the plan prices are taken, as a part of the budget. */
const priceRadius = 1e-6;

/**
 * What the limits cost at a plan: one price a limit row (value per unit by which it were relaxed), from the linear
 * program of the plan's slopes. `slope` is each channel's marginal return, taken a step above zero where it is
 * infinite.
 */
export function pricesAt(
  problem: Problem,
  allocator: Allocator,
  plan: Plan,
  price: number,
  budget = Number.POSITIVE_INFINITY,
): { slope: Float64Array; prices: Float64Array } {
  const weight = smoothWeights(problem.risk, plan.draws, 1e-3 * spreadOf(plan.draws));
  const near = plan.spend.map((x) => Math.max(x, x === 0 ? 1e-3 : x));
  const { slope, bend } = slopesAt(problem.model, plan.spend, plan.logReach, weight);
  if (slope.some((s) => !Number.isFinite(s))) {
    const above = slopesAt(problem.model, near, plan.logReach, weight);
    for (let i = 0; i < slope.length; i += 1) {
      if (!Number.isFinite(slope[i]!)) [slope[i], bend[i]] = [above.slope[i]!, above.bend[i]!];
    }
  }
  const local = localRoom(slope.length);
  fitLocal(local, problem.limits, plan.spend, { slope, bend }, priceRadius);
  const lines = Array.from(slope, (_, i) => localLine(local, i));
  const prices = allocator(lines, price, budget)?.prices ?? new Float64Array(problem.limits.rows.length);
  return { slope, prices };
}
