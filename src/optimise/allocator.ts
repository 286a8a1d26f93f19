import { countWork } from '../model/work.ts';
import { type Allocation, allocate } from './allocate.ts';
import { allocateLocal } from './allocate-local.ts';
import { type Limits, type LimitTree, nest, scalesOf, tolerance, useOf } from './limits.ts';
import { loadSolver } from './linear-program.ts';
import { type LocalModel, localLine } from './local-model.ts';
import type { ConcavePolyline } from './polyline.ts';
import { createWindowedProgram } from './windowed-program.ts';

/**
 * Splits spend over concave polylines within fixed limits. `cost` is what a unit of spend costs; `budget` cuts
 * the total spend further than the limits do. Undefined when the lines' ranges leave no split that keeps the limits.
 */
export interface Allocator {
  (lines: readonly ConcavePolyline[], cost: number, budget?: number): Allocation | undefined;
  /** The same for a local model, of which no bound is asked: the split alone. */
  readonly step: (model: LocalModel, cost: number, budget?: number) => Float64Array | undefined;
}

/** What splits cost, in work: a piece of a line, a channel or row of a program, a channel of a local model. */
const [lineWork, programWork, stepWork] = [8, 3_000, 120];

/**
 * The quickest exact allocator that these limits allow. Nested groups are split by prices; where the split keeps
 * the other limits too (it often does), it is the best under all of them; else a linear program takes all.
 */
export async function createAllocator(limits: Limits): Promise<Allocator> {
  const { tree, rest } = nest(limits);
  const program = rest.length > 0 ? createWindowedProgram(await loadSolver(), limits) : undefined;
  const scales = scalesOf(limits);
  const within = (budget: number): LimitTree => ({ ...tree, max: Math.min(tree.max, budget) });
  const keepsRest = (spend: Float64Array) =>
    rest.every((r) => {
      const row = limits.rows[r]!;
      const use = useOf(row, spend);
      return Math.max(use - row.max, row.min - use) <= tolerance * scales.rows[r]!;
    });
  const overLines = (
    lines: readonly ConcavePolyline[],
    cost: number,
    budget = Number.POSITIVE_INFINITY,
    isRough = false,
  ): Allocation | undefined => {
    countWork(lineWork * lines.reduce((sum, { x }) => sum + x.length, 0));
    const nested = allocate(lines, within(budget), limits.rows.length, cost);
    if (!nested || !program || keepsRest(nested.spend)) return nested;
    countWork(programWork * (lines.length + limits.rows.length));
    const all = program(lines, cost, budget, isRough);
    // Without the other limits the bound is weaker but holds; a plan that breaks them is never kept.
    if (all === 'stuck') return nested;
    return all === 'infeasible' ? undefined : all;
  };
  const step: Allocator['step'] = (model, cost, budget = Number.POSITIVE_INFINITY) => {
    countWork(stepWork * model.at.length);
    const nested = allocateLocal(model, within(budget), cost);
    if (!nested || !program || keepsRest(nested)) return nested;
    const lines = Array.from(model.at, (_, i) => localLine(model, i));
    return overLines(lines, cost, budget, true)?.spend;
  };
  return Object.assign(overLines, { step });
}
