import { slopesAt, weighted } from '../model/value-model.ts';
import type { Allocator } from './allocator.ts';
import { type ConcavePolyline, upperHull } from './polyline.ts';
import { type Plan, type Problem, planAt } from './problem.ts';
import { smoothWeights, spreadOf } from './risk.ts';

/** Where a channel's local model is sampled, as parts of its radius. */
const steps = [0, 0.003, 0.01, 0.03, 0.06, 0.1, 0.17, 0.28, 0.45, 0.7, 1];
const samples = [
  ...steps
    .slice(1)
    .map((step) => -step)
    .reverse(),
  ...steps,
];

/** Radii below this, as a part of the budget, no longer matter. */
const leastRadius = 1e-10;

/** How smooth the tail weights are at first and last, as parts of the draws' spread. */
const smoothings = [0.1, 0.01, 1e-3, 1e-4, 1e-5];

/**
 * Climbs from a plan to a local optimum of V − price·S within the limits: a trust-region method whose model is
 * each channel's slope and bend, sampled as a polyline so that the allocator keeps every limit exactly. Never
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
  let plan = start;
  let { weight, value } = smoothed(problem, plan, tau);
  let local = slopesAt(problem.model, plan.spend, plan.logReach, weight);
  let radius = startRadius;
  for (let round = 0; round < 120 && radius > leastRadius; round += 1) {
    const lines = problem.limits.lower.reduce<ConcavePolyline[]>((all, low, i) => {
      const high = problem.limits.upper[i]!;
      all.push(localLine(plan.spend[i]!, local.slope[i]!, local.bend[i]!, low, high, radius));
      return all;
    }, []);
    const spend = allocator(lines, price, budget)?.spend;
    if (!spend) break;
    const candidate = planAt(problem, spend);
    const next = smoothed(problem, candidate, tau);
    const gain = next.value - price * candidate.total - (value - price * plan.total);
    const step = spend.reduce((most, x, i) => Math.max(most, Math.abs(x - plan.spend[i]!)), 0);
    if (step === 0) break;
    if (gain > 0 || plan.total > budget) {
      plan = candidate;
      ({ weight, value } = next);
      local = slopesAt(problem.model, plan.spend, plan.logReach, weight);
      radius = step > 0.6 * radius ? 2 * radius : Math.max(step * 1.5, radius / 8);
    } else {
      radius = Math.min(radius / 4, step / 2);
    }
  }
  return plan;
}

/** A channel's local model around x: slope·δ + bend·δ²/2 within the radius, as a concave polyline. */
function localLine(
  x: number,
  slope: number,
  bend: number,
  low: number,
  high: number,
  radius: number,
): ConcavePolyline {
  // Near zero spend a curve with an infinite slope bends within its own distance from zero: go by its scale.
  const steep = !Number.isFinite(slope) || bend * x < -0.3 * slope;
  const reach = steep ? Math.min(radius, Math.max(x / 2, leastRadius * 10)) : radius;
  const rise = Number.isFinite(slope) ? slope : 1e6;
  const curve = Number.isFinite(bend) ? bend : 0;
  const at: number[] = [];
  for (const part of samples) {
    const point = Math.min(high, Math.max(low, x + part * reach));
    if (at.length === 0 || point > at.at(-1)!) at.push(point);
  }
  const heights = at.map((point) => rise * (point - x) + (curve / 2) * (point - x) ** 2);
  return upperHull(at, heights, 0, at.length - 1);
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
  const lines = Array.from(plan.spend, (x, i) =>
    localLine(x, slope[i]!, bend[i]!, problem.limits.lower[i]!, problem.limits.upper[i]!, priceRadius),
  );
  const prices = allocator(lines, price, budget)?.prices ?? new Float64Array(problem.limits.rows.length);
  return { slope, prices };
}
