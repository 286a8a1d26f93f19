import { type Allocation, allocate } from './allocate.ts';
import { asTree, type Limits } from './limits.ts';
import { allocateByProgram, loadSolver } from './linear-program.ts';
import type { ConcavePolyline } from './polyline.ts';

/**
 * Splits spend over concave polylines within fixed limits. `cost` is what a unit of spend costs; `budget` cuts
 * the total spend further than the limits do. Undefined when the lines' ranges leave no split that keeps the limits.
 */
export type Allocator = (
  lines: readonly ConcavePolyline[],
  cost: number,
  budget?: number,
) => Allocation | undefined;

/** The quickest exact allocator that these limits allow: nested groups by prices, all else as a linear program. */
export async function createAllocator(limits: Limits): Promise<Allocator> {
  const tree = asTree(limits);
  if (tree) {
    return (lines, cost, budget = Number.POSITIVE_INFINITY) =>
      allocate(lines, { ...tree, max: Math.min(tree.max, budget) }, limits.rows.length, cost);
  }
  const highs = await loadSolver();
  return (lines, cost, budget = Number.POSITIVE_INFINITY) =>
    allocateByProgram(highs, lines, limits, cost, budget);
}
