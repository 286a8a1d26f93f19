import type { Highs } from 'highs';
import type { Allocation } from './allocate.ts';
import type { Limits } from './limits.ts';
import { allocateByProgram } from './linear-program.ts';
import { bestAtPrice, type ConcavePolyline, piecesAbove } from './polyline.ts';

/** A linear program over concave polylines; see `allocateByProgram`. */
type Program = (
  lines: readonly ConcavePolyline[],
  cost: number,
  budget: number,
  /** A split that is nearly the best will do, as in a climb that takes many steps. */
  isRough?: boolean,
) => Allocation | 'infeasible' | 'stuck';

/** How many pieces a window holds on each side of the vertex that the last prices point to. */
const reach = 2;
/** How often windows that proved too narrow are moved before the lines are taken whole. */
const mostMoves = 6;

/** … or this often, where the split need not be the best. */
const roughMoves = 1;

/** The part of a line, from one of its vertices to another, that the solver sees piece by piece. */
interface Window {
  from: number;
  to: number;
}

/**
 * The linear program over all limits, solved again and again with much the same prices: only the few pieces of each
 * line around the vertex that the last prices point to are given to the solver one by one, the windows are moved where the new
 * prices point beyond them, and the answer is the whole lines' when none does. The bound is that of the whole lines
 * at the prices found, so it holds whatever the windows were.
 */
export function createWindowedProgram(highs: Highs, limits: Limits): Program {
  let known: Float64Array | undefined;
  const whole: Program = (lines, cost, budget) => {
    const all = allocateByProgram(highs, lines, limits, cost, budget);
    if (typeof all !== 'string') known = all.prices;
    return all;
  };
  return (lines, cost, budget, isRough = false) => {
    if (!known) return whole(lines, cost, budget);
    const windows = lines.map((): Window => ({ from: Number.POSITIVE_INFINITY, to: 0 }));
    moveWindows(windows, lines, pricesByChannel(limits, known, cost));
    for (let move = 0; move < mostMoves; move += 1) {
      const parts = lines.map((line, i) => partOf(line, windows[i]!));
      const found = allocateByProgram(highs, parts, limits, cost, budget);
      if (typeof found === 'string') break;
      const prices = pricesByChannel(limits, found.prices, cost);
      known = found.prices;
      if (moveWindows(windows, lines, prices) && !(isRough && move >= roughMoves)) continue;
      return { ...found, bound: wholeBound(found, parts, lines, prices) };
    }
    return whole(lines, cost, budget);
  };
}

/** What a unit of each channel's spend costs: `cost` and the limits' prices. */
function pricesByChannel({ rows, lower }: Limits, prices: Float64Array, cost: number): Float64Array {
  const byChannel = new Float64Array(lower.length).fill(cost);
  rows.forEach((row, r) => {
    const price = prices[r]!;
    if (price === 0) return;
    row.channels.forEach((i, j) => {
      byChannel[i]! += price * row.coefficients[j]!;
    });
  });
  return byChannel;
}

/** Widens the windows that the prices point beyond. @returns whether there was any */
function moveWindows(
  windows: readonly Window[],
  lines: readonly ConcavePolyline[],
  prices: Float64Array,
): boolean {
  let moved = false;
  for (const [i, window] of windows.entries()) {
    const line = lines[i]!;
    const [least, most] = [piecesAbove(line, prices[i]!, false), piecesAbove(line, prices[i]!, true)];
    if (least <= window.to && most >= window.from) continue;
    window.from = Math.min(window.from, Math.max(0, least - reach));
    window.to = Math.max(window.to, Math.min(line.slope.length, most + reach));
    moved = true;
  }
  return moved;
}

/** The line's pieces in a window, and what lies on each side of it as one piece: a line below it, of its range. */
function partOf(line: ConcavePolyline, { from, to }: Window): ConcavePolyline {
  const last = line.slope.length;
  const kept: number[] = from > 0 ? [0] : [];
  for (let j = from; j <= to; j += 1) kept.push(j);
  if (to < last) kept.push(last);
  const slope = new Float64Array(kept.length - 1);
  for (let k = 0; k < slope.length; k += 1) slope[k] = slopeBetween(line, kept[k]!, kept[k + 1]!);
  return {
    x: Float64Array.from(kept, (j) => line.x[j]!),
    y: Float64Array.from(kept, (j) => line.y[j]!),
    slope,
    source: Int32Array.from(kept, (j) => line.source[j]!),
  };
}

/** The average slope of the pieces between two vertices. (A local model's slopes are not its heights' differences.) */
function slopeBetween({ x, slope }: ConcavePolyline, a: number, b: number): number {
  if (b === a + 1) return slope[a]!;
  let rise = 0;
  for (let j = a; j < b; j += 1) rise += slope[j]! * (x[j + 1]! - x[j]!);
  return rise / (x[b]! - x[a]!);
}

/** The bound with every part's best at its price replaced by the whole line's. */
function wholeBound(
  { bound }: Allocation,
  parts: readonly ConcavePolyline[],
  lines: readonly ConcavePolyline[],
  prices: Float64Array,
): number {
  let more = 0;
  lines.forEach((line, i) => {
    more += Math.max(0, bestAtPrice(line, prices[i]!) - bestAtPrice(parts[i]!, prices[i]!));
  });
  return bound + more;
}
