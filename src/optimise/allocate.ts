import type { LimitTree } from './limits.ts';
import { bestAtPrice, type ConcavePolyline, piecesAbove } from './polyline.ts';

/** The best split under concave polylines, with the prices that prove it. */
export interface Allocation {
  readonly spend: Float64Array;
  /** One a limit row: value per unit by which its max (price > 0) or min (price < 0) were moved. */
  readonly prices: Float64Array;
  /** No split has more: the Lagrangian bound at these prices, valid whatever they are. */
  readonly bound: number;
}

/**
 * Maximises Σ_i line_i(x_i) − cost · Σ_i x_i over nested limits, exactly: the best value of a group as a function
 * of its total is again concave, so a group answers to a price with its clamped total, and one price a group is
 * found by bisection. `rows` is how many limit rows there are. Undefined when the lines' ranges leave no split
 * that keeps the limits.
 */
export function allocate(
  lines: readonly ConcavePolyline[],
  tree: LimitTree,
  rows: number,
  cost: number,
): Allocation | undefined {
  if (!rangeOf(lines, tree)) return undefined;
  const spend = new Float64Array(lines.length);
  const prices = new Float64Array(rows);
  const idle = total(lines, tree, cost, false);
  // Without a limit that binds, spend as long as a unit returns more than it costs.
  fill(lines, tree, clamp(idle, tree.min, tree.max), cost, { spend, prices, cost, path: 0 });
  return { spend, prices, bound: boundAt(lines, tree, prices, cost) };
}

/** Limits may be missed by this much (as a part of the budget) through rounding. */
const slack = 1e-12;

/** The least and the most that a group can take within its limits; undefined when it cannot keep them. */
function rangeOf(lines: readonly ConcavePolyline[], group: LimitTree): [number, number] | undefined {
  let [low, high] = [0, 0];
  for (const i of group.channels) {
    low += lines[i]!.x[0]!;
    high += lines[i]!.x.at(-1)!;
  }
  for (const inner of group.groups) {
    const range = rangeOf(lines, inner);
    if (!range) return undefined;
    low += range[0];
    high += range[1];
  }
  const range: [number, number] = [Math.max(low, group.min), Math.min(high, group.max)];
  // Also where the group's own limits leave nothing: a budget cut below what must be spent.
  return range[0] > range[1] + slack ? undefined : range;
}

interface Filling {
  readonly spend: Float64Array;
  readonly prices: Float64Array;
  readonly cost: number;
  /** Sum of the prices of the enclosing groups. */
  readonly path: number;
}

/** Spends `target` within the group at the price that sells exactly that; `guess` is tried first. */
function fill(
  lines: readonly ConcavePolyline[],
  group: LimitTree,
  target: number,
  guess: number,
  filling: Filling,
): void {
  const price = clearingPrice(lines, group, target, guess);
  filling.prices[group.row] = price - filling.cost - filling.path;
  let rest = target - total(lines, group, price, false);
  for (const i of group.channels) {
    const [low, high] = [demand(lines[i]!, price, false), demand(lines[i]!, price, true)];
    const extra = clamp(rest, 0, high - low);
    filling.spend[i] = low + extra;
    rest -= extra;
  }
  for (const inner of group.groups) {
    const low = clamp(total(lines, inner, price, false), inner.min, inner.max);
    const high = clamp(total(lines, inner, price, true), inner.min, inner.max);
    const extra = clamp(rest, 0, high - low);
    rest -= extra;
    fill(lines, inner, low + extra, price, { ...filling, path: price - filling.cost });
  }
}

/** A price at which the group can take exactly `target`. */
function clearingPrice(
  lines: readonly ConcavePolyline[],
  group: LimitTree,
  target: number,
  guess: number,
): number {
  const clears = (price: number) => {
    if (total(lines, group, price, false) > target) return 1;
    return total(lines, group, price, true) < target ? -1 : 0;
  };
  const first = clears(guess);
  if (first === 0) return guess;
  // The total falls as the price rises, and jumps only at the pieces' slopes: bisect over these.
  const slopes = slopesIn(lines, group);
  let count = slopes.length;
  for (let round = 0; round < 60 && count > 64; round += 1) {
    const pivot = slopes[count >> 1]!;
    const side = clears(pivot);
    if (side === 0) return pivot;
    count = keepBeyond(slopes, count, pivot, side);
  }
  const candidates = slopes.subarray(0, count).sort();
  let [low, high] = [0, candidates.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const side = clears(candidates[middle]!);
    if (side === 0) return candidates[middle]!;
    if (side > 0) low = middle + 1;
    else high = middle - 1;
  }
  // Rounding put the target beyond what the group can take: the last price on that side comes nearest.
  const all = slopesIn(lines, group);
  if (all.length === 0) return guess;
  return first > 0 ? all.reduce((a, b) => Math.max(a, b)) : all.reduce((a, b) => Math.min(a, b));
}

/** Moves the slopes above the pivot (side > 0) or below it to the front; returns how many there are. */
function keepBeyond(slopes: Float64Array, count: number, pivot: number, side: number): number {
  let kept = 0;
  for (let j = 0; j < count; j += 1) {
    const slope = slopes[j]!;
    if (side > 0 ? slope > pivot : slope < pivot) {
      slopes[kept] = slope;
      kept += 1;
    }
  }
  return kept;
}

function slopesIn(lines: readonly ConcavePolyline[], group: LimitTree): Float64Array {
  const members = membersOf(group);
  let count = 0;
  for (const i of members) count += lines[i]!.slope.length;
  const slopes = new Float64Array(count);
  let at = 0;
  for (const i of members) {
    slopes.set(lines[i]!.slope, at);
    at += lines[i]!.slope.length;
  }
  return slopes;
}

function membersOf(group: LimitTree): number[] {
  return [...group.channels, ...group.groups.flatMap(membersOf)];
}

/** What the group's members take at this price, inner groups kept to their limits. */
function total(lines: readonly ConcavePolyline[], group: LimitTree, price: number, orEqual: boolean): number {
  let sum = 0;
  for (const i of group.channels) sum += demand(lines[i]!, price, orEqual);
  for (const inner of group.groups) sum += clamp(total(lines, inner, price, orEqual), inner.min, inner.max);
  return sum;
}

function demand(line: ConcavePolyline, price: number, orEqual: boolean): number {
  return line.x[piecesAbove(line, price, orEqual)]!;
}

/**
 * The Lagrangian bound: with a price per group, Σ_i max_s [line_i(s) − (cost + prices on the way) s] plus what the
 * limits themselves are worth at their prices.
 */
function boundAt(
  lines: readonly ConcavePolyline[],
  tree: LimitTree,
  prices: Float64Array,
  cost: number,
): number {
  const visit = (group: LimitTree, outer: number): number => {
    const price = prices[group.row]!;
    const here = outer + price;
    let sum = price === 0 ? 0 : price * (price > 0 ? group.max : group.min);
    for (const i of group.channels) sum += bestAtPrice(lines[i]!, here);
    for (const inner of group.groups) sum += visit(inner, here);
    return sum;
  };
  return visit(tree, cost);
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
