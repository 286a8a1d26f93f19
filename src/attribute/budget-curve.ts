import type { JointRows } from '../model/posterior.ts';
import { workDone } from '../model/work.ts';
import { keeps } from '../optimise/limits.ts';
import { type CompiledProblem, compileProblem, optimise } from '../optimise/optimise.ts';
import { type Plan, type Problem, planAt } from '../optimise/problem.ts';
import type { Effort } from '../optimise/progress.ts';
import { limitsOf, scaleLimits } from '../optimise/scenario-limits.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The best value found with a budget. Spend per period, value over the horizon (its tail mean when cautious). */
export interface BudgetPoint {
  readonly budget: number;
  readonly value: number;
}

/** Where the curve is taken, as parts of the budget; closer together where people ask for a little more or less. */
const parts = [0, 0.02, 0.05, 0.1, 0.17, 0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2];

/** Plans are sought on this many draws, and judged on all of them. */
const drawsEach = 96;
const nodesEach = 12;

/**
 * Value against budget: with each budget, the most valuable plan that a short search finds within the limits that
 * the scenario would have with it (a limit that is a share of the budget moves along). Not proved point by point.
 * Budgets that the limits do not allow are left out. All points together take so much `work`.
 */
export async function budgetCurve(
  scenario: Scenario,
  compiled: CompiledProblem,
  plan: Plan,
  seed: number,
  work: number,
  shouldStop?: () => boolean,
  rows?: JointRows,
): Promise<BudgetPoint[]> {
  const { periods, spendUnit, valueUnit } = compiled;
  const points: BudgetPoint[] = [];
  const effort = { nodes: nodesEach, milliseconds: Number.POSITIVE_INFINITY, work: work / parts.length };
  let known = [plan];
  for (const part of parts) {
    if (shouldStop?.()) break;
    const budget = (part * spendUnit) / periods;
    // The budget's own unit stays, so that plans for different budgets can be compared.
    const limits = scaleLimits(limitsOf({ ...scenario, budget }), periods / spendUnit);
    const problem: Problem = { ...compiled.problem, limits, aim: { kind: 'surplus', price: 0 } };
    const found = await bestFound({ ...scenario, budget, goal: 'value' }, seed, effort, rows);
    const candidates = found.map((spend) =>
      planAt(
        problem,
        spend.map((x) => x / spendUnit),
      ),
    );
    const [best] = [...candidates, ...known]
      .filter(({ spend }) => keeps(limits, spend))
      .sort((a, b) => b.value - a.value);
    if (!best) continue;
    // A plan for less money is one for more, too, unless shares or the budget itself are to be met exactly.
    known = [plan, best];
    points.push({ budget, value: best.value * valueUnit });
  }
  return points;
}

/** The plan that a short search finds, in horizon spend; none where limits clash. */
async function bestFound(
  scenario: Scenario,
  seed: number,
  effort: Effort,
  rows?: JointRows,
): Promise<Float64Array[]> {
  if (scenario.budget === 0) return [new Float64Array(scenario.channels.length)];
  const before = workDone();
  const compiled = compileProblem(scenario, drawsEach, seed, rows);
  const { plan } = await optimise(compiled, {
    ...effort,
    work: (effort.work ?? Number.POSITIVE_INFINITY) - (workDone() - before),
  });
  return plan ? [plan.spend.map((x) => x * compiled.spendUnit)] : [];
}
