import { createAllocator } from '../optimise/allocator.ts';
import { improve } from '../optimise/improve.ts';
import type { CompiledProblem } from '../optimise/optimise.ts';
import { type Plan, type Problem, planAt } from '../optimise/problem.ts';

/** The best value found for a total spend. Spend per period, value over the horizon. */
export interface BudgetPoint {
  readonly budget: number;
  readonly value: number;
}

/** Where the curve is taken, as parts of the budget. */
const parts = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];

/**
 * Value against budget: for each total, the best plan that a climb from the neighbouring ones finds within the
 * other limits. Not proved point by point (the run's own point is). Totals that the limits do not allow are left
 * out.
 */
export async function budgetCurve(compiled: CompiledProblem, plan: Plan): Promise<BudgetPoint[]> {
  const points: BudgetPoint[] = [];
  const least = compiled.problem.limits.lower.reduce((sum, x) => sum + x, 0);
  let [below, above] = [plan, plan];
  for (const part of [...parts].reverse().filter((p) => p <= 1)) {
    if (part < least) continue;
    below = await bestAt(compiled.problem, part, [below]);
    points.unshift(pointOf(compiled, part, below));
  }
  for (const part of parts.filter((p) => p > 1)) {
    above = await bestAt(compiled.problem, part, [above]);
    points.push(pointOf(compiled, part, above));
  }
  return points;
}

function pointOf(compiled: CompiledProblem, part: number, plan: Plan): BudgetPoint {
  return {
    budget: (part * compiled.spendUnit) / compiled.periods,
    value: plan.value * compiled.valueUnit,
  };
}

/** Climbs to the most valuable plan of at most this total, from plans scaled to it. */
async function bestAt(problem: Problem, total: number, starts: readonly Plan[]): Promise<Plan> {
  const [whole, ...rest] = problem.limits.rows;
  const limits = {
    ...problem.limits,
    // Only what the budget alone put there moves with it; a channel's own limit stays.
    upper: problem.limits.upper.map((x) => (x >= 1 ? Math.max(x, total) : x)),
    rows: [{ ...whole, min: Math.min(whole.min, total), max: total }, ...rest] as const,
  };
  const here: Problem = { ...problem, limits, aim: { kind: 'surplus', price: 0 } };
  const allocator = await createAllocator(limits);
  let best: Plan | undefined;
  for (const start of starts) {
    const scale = start.total > 0 ? total / start.total : 1;
    const spend = start.spend.map((x, i) =>
      Math.min(limits.upper[i]!, Math.max(limits.lower[i]!, x * scale)),
    );
    const plan = improve(here, allocator, planAt(here, spend));
    if (plan && (!best || plan.value > best.value)) best = plan;
  }
  return best ?? starts[0]!;
}
