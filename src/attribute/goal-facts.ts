import type { CompiledProblem } from '../optimise/optimise.ts';
import { planAt } from '../optimise/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { VerdictFacts } from './verdict.ts';

/** What the goal makes of spend, whether current spend meets it where it is a condition, and how sure the gain is. */
export function goalFacts(
  { goal }: Scenario,
  { problem, today: current }: CompiledProblem,
  lift: VerdictFacts['lift'],
  proposed: Float64Array,
  today: Float64Array,
): Pick<VerdictFacts, 'price' | 'condition' | 'lift'> {
  if (goal === 'profit') return { price: 1, lift };
  if (typeof goal !== 'object') return { price: 0, lift };
  if ('marginal' in goal) {
    // Spend is no draw: the interval is that of the value, moved by what the change in spend counts.
    const cost = goal.marginal * (total(proposed) - total(today));
    return {
      price: goal.marginal,
      lift: lift && { low: lift.low - cost, high: lift.high - cost },
    };
  }
  const isMet = planAt(problem, Float64Array.from(current)).shortfall === 0;
  return { price: 0, lift, condition: { isMet, isLeastSpend: 'target' in goal } };
}

const total = (spend: Float64Array) => spend.reduce((sum, x) => sum + x, 0);
