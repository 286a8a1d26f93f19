import { UserError } from './problem.ts';
import type { Scenario } from './scenario.ts';

/** Whether the scenario's value is money: always in the advantage model, with a worth per outcome in the other. */
export function inMoney(scenario: Scenario): boolean {
  return scenario.model === 'advantage' || scenario.response.valuePerOutcome !== undefined;
}

/**
 * @throws UserError `plan.no-money-value` for a goal in money where the outcome has no value in money, `plan.no-outcome`
 *   for a cost per result in the advantage model, which counts value alone
 */
export function refuseMoneyGoalWithoutMoney(scenario: Scenario): void {
  const { goal } = scenario;
  const needsMoney = goal === 'profit' || (typeof goal === 'object' && ('roi' in goal || 'marginal' in goal));
  if (typeof goal === 'object' && 'cost' in goal && scenario.model === 'advantage') {
    throw new UserError({ code: 'plan.no-outcome', path: 'goal', received: `cpa<=${goal.cost}` });
  }
  if (needsMoney && !inMoney(scenario)) {
    throw new UserError({
      code: 'plan.no-money-value',
      path: 'response.valuePerOutcome',
      received: typeof goal === 'string' ? goal : Object.keys(goal).join(),
    });
  }
}
