import { fewThatCount } from '../model/few-draws.ts';
import type { Allocation } from './allocate.ts';
import type { Allocator } from './allocator.ts';
import type { CurveTable, DrawWeights } from './curve-table.ts';
import { type ConcavePolyline, heightAt, pieceAt } from './polyline.ts';
import { leeway, type Problem } from './problem.ts';

/** A part of the plans: each channel's spend between two of its table's points (by their spend). */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Which weighting of the draws, and which tangent of the reach, the relaxation is built on. */
export interface Tangent {
  /** w_d: weights of the draws; any that the risk measure allows are valid. */
  readonly weight: Float64Array;
  /** G₀ by draw: where 1 − e^{−G} is replaced by its tangent. */
  readonly logReach: Float64Array;
  /** The plan (a mix of relaxed plans) that weights and log reach were taken at. */
  readonly spend: Float64Array;
}

/** The relaxed problem's answer on a box. */
export interface Relaxed {
  /** No plan in the box scores more; −Infinity when none meets the aim's condition. */
  readonly bound: number;
  /** The relaxed plan: keeps the limits; its worth is below the bound where a line runs above its curve. */
  readonly spend: Float64Array;
  readonly lines: readonly ConcavePolyline[];
  /** One price a limit row. */
  readonly prices: Float64Array;
  /** What a unit of spend counts in value at the bound: the aim's price, or the one that its condition has there. */
  readonly unitPrice: number;
}

/**
 * Bounds the problem on a box. For any G₀ and w, Σ w_d V_d(x) ≤ constant + Σ_i φ_i(x_i) with
 * φ_i = Σ_d w_d [additive_id + R_d e^{−G₀d} g_id], since 1 − e^{−G} lies below its tangents and the measure below
 * any allowed weighting; each φ_i lies below its table's concave hull; and the hulls' best split is exact. Undefined
 * when no plan in the box keeps the limits.
 */
export function relax(
  problem: Problem,
  allocator: Allocator,
  lines: readonly ConcavePolyline[],
  tangent: Tangent,
): Relaxed | undefined {
  // What one price can satisfy, every price can: only the first answer can be missing.
  const first = allocator(lines, problem.aim.kind === 'surplus' ? problem.aim.price : 0);
  if (!first) return undefined;
  const solve = (price: number) => allocator(lines, price) ?? first;
  const constant = constantOf(problem, tangent);
  const { aim } = problem;
  const size = sizeOf(problem, lines, tangent);
  /** The allocation's bound on V − price·S, with room for all rounding on the way. */
  const most = (price: number, a: Allocation) => constant + a.bound + rounding(problem, size, price, a);
  const finish = (allocation: Allocation, bound: number, unitPrice: number): Relaxed => ({
    bound,
    spend: allocation.spend,
    lines,
    prices: allocation.prices,
    unitPrice,
  });
  if (aim.kind === 'surplus') return finish(first, most(aim.price, first), aim.price);
  const worthOf = (a: Allocation) => constant + heightOf(lines, a.spend);
  if (aim.kind === 'roi') {
    // V + ν(V − V(0) − rS) = (1+ν)(V − ρS) − νV(0), ρ = νr/(1+ν): seek the least ρ that meets the condition.
    const { least } = aim;
    const idle = problem.idleValue - leeway;
    const bound = (price: number, a: Allocation) => {
      const nu = price / (least - price);
      return (1 + nu) * most(price, a) - nu * idle;
    };
    const slack = (a: Allocation) => worthOf(a) - idle - least * sum(a.spend);
    if (slack(first) >= 0) return finish(first, most(0, first), 0);
    const strict = solve(least);
    if (most(least, strict) < idle) return finish(strict, Number.NEGATIVE_INFINITY, least);
    return cross(0, least, first, strict, slack, solve, bound, finish);
  }
  // −S + ν(V − T) = ν(V − ρS) − νT with ρ = 1/ν: seek the largest ρ that still reaches the target.
  const target = aim.value - leeway;
  const bound = (price: number, a: Allocation) => (most(price, a) - target) / price;
  const reach = (a: Allocation) => worthOf(a) - target;
  if (most(0, first) < target) return finish(first, Number.NEGATIVE_INFINITY, 0);
  const dearest = lines.reduce((top, line) => Math.max(top, line.slope[0] ?? 0), 0) * 2 + 1;
  const least = solve(dearest);
  if (reach(least) >= 0) {
    // So little is asked that the limits alone may decide: the least that they allow is a bound of its own.
    const frugal = allocator(lines.map(flatLine), 1) ?? least;
    const atLeast = frugal.bound + rounding(problem, 0, 1, frugal);
    if (reach(frugal) >= 0) return finish(frugal, atLeast, dearest);
    const between = cross(dearest * farDearer, dearest, frugal, least, reach, solve, bound, finish);
    return { ...between, bound: Math.min(between.bound, atLeast) };
  }
  // Larger prices spend less, so the condition falls with the price: the mirror image of the ROI's search.
  return cross(dearest, 0, least, first, reach, solve, bound, finish);
}

/** Next to a price as high as this, as a multiple of the dearest that any channel is worth, value counts for nothing. */
const farDearer = 1e9;

/** The line's range, all of it worth nothing. */
function flatLine({ x }: ConcavePolyline): ConcavePolyline {
  const ends = x.length > 1 ? [x[0]!, x.at(-1)!] : [x[0]!];
  return {
    x: Float64Array.from(ends),
    y: new Float64Array(ends.length),
    slope: new Float64Array(ends.length - 1),
    source: Int32Array.from(ends.keys()),
  };
}

/**
 * Finds the price between `bad` (whose plan misses the condition) and `good` (whose plan meets it) where the
 * condition turns, and mixes the two plans there so that it just holds. Every price gives a valid bound; the
 * least of them is returned.
 */
function cross(
  badPrice: number,
  goodPrice: number,
  badPlan: Allocation,
  goodPlan: Allocation,
  slack: (a: Allocation) => number,
  solve: (price: number) => Allocation,
  bound: (price: number, a: Allocation) => number,
  finish: (a: Allocation, bound: number, unitPrice: number) => Relaxed,
): Relaxed {
  let [bad, good] = [badPrice, goodPrice];
  let [below, above] = [badPlan, goodPlan];
  let [best, bestPrice] = [Number.POSITIVE_INFINITY, badPrice];
  for (let round = 0; round < 60 && Math.abs(good - bad) > 1e-13 * Math.abs(good + bad); round += 1) {
    const price =
      good > 0 && bad > 0 && Math.max(good / bad, bad / good) > 4 ? Math.sqrt(good * bad) : (good + bad) / 2;
    const plan = solve(price);
    const here = bound(price, plan);
    if (here < best) [best, bestPrice] = [here, price];
    if (slack(plan) >= 0) [good, above] = [price, plan];
    else [bad, below] = [price, plan];
  }
  const [low, high] = [slack(below), slack(above)];
  const share = high > low ? Math.min(1, Math.max(0, -low / (high - low))) : 1;
  const spend = above.spend.map((x, i) => share * x + (1 - share) * below.spend[i]!);
  return finish({ ...above, spend }, best, bestPrice);
}

/** The polylines of a box under a tangent. */
export function linesOf(tables: readonly CurveTable[], box: Box, weights: DrawWeights): ConcavePolyline[] {
  return tables.map((table, i) => {
    const points = table.points();
    return table.hull(weights, 2 * indexOf(points, box.lower[i]!), 2 * indexOf(points, box.upper[i]!));
  });
}

/** Where `spend` (a table point) stands among the points: the nearest one. */
function indexOf(points: readonly number[], spend: number): number {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle]! < spend) low = middle + 1;
    else high = middle;
  }
  return low > 0 && spend - points[low - 1]! < points[low]! - spend ? low - 1 : low;
}

const knownWeights = new WeakMap<Tangent, DrawWeights>();

/** How a tangent (of this problem) weighs the draws in the tables; the same object for the same tangent. */
export function drawWeights(problem: Problem, tangent: Tangent): DrawWeights {
  const known = knownWeights.get(tangent);
  if (known) return known;
  const { reachScale } = problem.model;
  const weights = {
    value: tangent.weight,
    reach: tangent.weight.map((w, d) => w * reachScale[d]! * Math.exp(-tangent.logReach[d]!)),
    support: fewThatCount(tangent.weight),
  };
  knownWeights.set(tangent, weights);
  return weights;
}

/** Σ_d w_d [base_d + R_d (1 − e^{−G₀}(1 + G₀))]. */
function constantOf({ model }: Problem, { weight, logReach }: Tangent): number {
  let total = 0;
  for (let d = 0; d < model.draws; d += 1) {
    const g = logReach[d]!;
    total += weight[d]! * (model.base[d]! - model.reachScale[d]! * (Math.expm1(-g) + Math.exp(-g) * g));
  }
  return total;
}

/** Σ of the magnitudes of all that is summed for a plan's value: rounding errors are in proportion to it. */
function sizeOf({ model, aim }: Problem, lines: readonly ConcavePolyline[], { weight }: Tangent): number {
  let size = aim.kind === 'target' ? Math.abs(aim.value) : 0;
  for (let d = 0; d < model.draws; d += 1) {
    size += weight[d]! * (Math.abs(model.base[d]!) + model.reachScale[d]!);
  }
  for (const line of lines) size += Math.abs(line.y.at(-1)!);
  return size;
}

/**
 * What rounding may amount to in the bound and in any plan's worth: in proportion to all that is summed, `size`
 * and what the spend costs at `price` and at the limits' prices.
 */
function rounding({ model }: Problem, size: number, price: number, { prices, spend }: Allocation): number {
  const steepest = prices.reduce((total, p) => total + Math.abs(p), price);
  return (model.draws + 4 * spend.length + 16) * Number.EPSILON * (size + steepest * sum(spend));
}

function heightOf(lines: readonly ConcavePolyline[], spend: Float64Array): number {
  let total = 0;
  lines.forEach((line, i) => {
    total += heightAt(line, spend[i]!);
  });
  return total;
}

/** What the tables say of a plan by draw, mixed where it lies between two vertices of its lines. */
export interface Mixed {
  /** base + Σ additive parts; its mean in every draw where tables are not kept by draw. */
  readonly additive: Float64Array;
  /** G. */
  readonly logReach: Float64Array;
}

/** A plan as the relaxed problem sees it: on the lines' vertices rather than on the curves. */
export function mixedAt(
  { model }: Problem,
  tables: readonly CurveTable[],
  lines: readonly ConcavePolyline[],
  spend: Float64Array,
): Mixed {
  const additive = Float64Array.from(model.base);
  const logReach = new Float64Array(model.draws);
  lines.forEach((line, i) => {
    const j = pieceAt(line, spend[i]!);
    const share = line.x.length === 1 ? 0 : (spend[i]! - line.x[j]!) / (line.x[j + 1]! - line.x[j]!);
    const ends: readonly (readonly [number, number])[] = [
      [line.source[j]!, 1 - share],
      [line.source[Math.min(j + 1, line.source.length - 1)]!, share],
    ];
    for (const [vertex, part] of ends) {
      if (part === 0) continue;
      tables[i]!.addReach(vertex, part, logReach);
      tables[i]!.addValue(vertex, part, additive);
    }
  });
  return { additive, logReach };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
