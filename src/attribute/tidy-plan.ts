import { keeps } from '../optimise/limits.ts';
import type { CompiledProblem } from '../optimise/optimise.ts';
import { type Plan, planAt } from '../optimise/problem.ts';

/** Spend that rounding or the climb left below this part of the budget is none. */
const dust = 1e-9;

/** The plan found, with spend too small to matter swept to zero. */
export function tidy(found: Plan, { problem }: CompiledProblem): Plan {
  const clean = found.spend.map((x, i) => (x < dust && problem.limits.lower[i]! <= 0 ? 0 : x));
  const plan = planAt(problem, clean);
  // Sweeping dust away never matters, except where a condition is met to the last digit.
  return plan.shortfall === 0 && keeps(problem.limits, clean) && plan.score >= found.score - 1e-12
    ? plan
    : found;
}
