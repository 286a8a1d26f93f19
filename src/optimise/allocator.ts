import { type Allocation, allocate } from './allocate.ts';
import { type Limits, nest, useOf } from './limits.ts';
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

/** A row may be missed by this much (as a part of the budget) through rounding. */
const rounding = 1e-12;

/**
 * The quickest exact allocator that these limits allow. Nested groups are split by prices; where the split keeps
 * the other limits too (it often does), it is the best under all of them; else a linear program takes all.
 */
export async function createAllocator(limits: Limits): Promise<Allocator> {
  const { tree, rest } = nest(limits);
  const highs = rest.length > 0 ? await loadSolver() : undefined;
  return (lines, cost, budget = Number.POSITIVE_INFINITY) => {
    const nested = allocate(lines, { ...tree, max: Math.min(tree.max, budget) }, limits.rows.length, cost);
    if (!nested || !highs) return nested;
    const keepsRest = rest.every((r) => {
      const row = limits.rows[r]!;
      const use = useOf(row, nested.spend);
      return use <= row.max + rounding && use >= row.min - rounding;
    });
    if (keepsRest) return nested;
    const all = allocateByProgram(highs, lines, limits, cost, budget);
    // Without the other limits the bound is weaker but holds; a plan that breaks them is never kept.
    if (all === 'stuck') return nested;
    return all === 'infeasible' ? undefined : all;
  };
}
