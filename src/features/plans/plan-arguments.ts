import type { Values } from '../../bot/command.ts';
import { refuseImpossibleSums } from '../../scenario/impossible-sums.ts';
import { inPeriod } from '../../scenario/in-period.ts';
import { refuseMoneyGoalWithoutMoney } from '../../scenario/money-value.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { withRequest } from '../../scenario/with-limits.ts';
import { goal } from '../scenarios/arguments/goal.ts';
import { limits } from '../scenarios/arguments/limits.ts';
import { money } from '../scenarios/arguments/money.ts';
import { period } from '../scenarios/arguments/period.ts';
import { risk } from '../scenarios/arguments/risk.ts';
import { scenario } from '../scenarios/arguments/scenario.ts';
import { anyway } from './arguments/anyway.ts';
import { releasedChannels } from './arguments/released-channels.ts';
import { refuseUncarried, withReleases } from './on-fit.ts';

/** What an optimisation can be asked for. */
export const planArguments = {
  scenario: { kind: scenario, required: true, position: 0, example: 'medical' },
  // A budget is a most anyway, so `budget<=50k` says the same as `budget=50k`.
  budget: { kind: money, required: false, example: '50k', signs: ['<', '<='] },
  goal: { kind: goal, required: false, example: 'profit' },
  risk: { kind: risk, required: false, example: 'cautious' },
  period: { kind: period, required: false, example: 'month' },
  release: { kind: releasedChannels, required: false, example: 'tv' },
  anyway: { kind: anyway, required: false, example: 'yes' },
  limits: { kind: limits, required: false, collects: 'limits', example: 'app<=20k' },
} as const;

export type PlanValues = Values<typeof planArguments>;

/**
 * The scenario with everything that the command asks for put in. Throws `UserError` where that contradicts
 * itself or cannot be, or where its fit carries no plan (`fit.uncarried`).
 */
export function effectiveScenario(values: PlanValues): Scenario {
  const { scenario } = values.scenario;
  refuseUncarried(scenario, values);
  const restated = withReleases(inPeriod(scenario, values.period ?? scenario.period), values);
  const effective = withRequest(restated, {
    budget: values.budget,
    goal: values.goal,
    risk: values.risk,
    limits: values.limits ?? [],
  });
  refuseMoneyGoalWithoutMoney(effective);
  refuseImpossibleSums(effective);
  return effective;
}
