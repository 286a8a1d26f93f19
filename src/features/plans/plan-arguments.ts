import type { ReadingPlace, Values } from '../../bot/command.ts';
import { withExtra } from '../../scenario/against-current.ts';
import { inAmounts } from '../../scenario/asked-limits.ts';
import { refuseImpossibleSums } from '../../scenario/impossible-sums.ts';
import { inPeriod } from '../../scenario/in-period.ts';
import { refuseMoneyGoalWithoutMoney } from '../../scenario/money-value.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type RequestedLimit, withRequest } from '../../scenario/with-limits.ts';
import { askAboutSlip } from '../scenarios/amount-slips.ts';
import { goal } from '../scenarios/arguments/goal.ts';
import { limits } from '../scenarios/arguments/limits.ts';
import { moneyOverTime } from '../scenarios/arguments/money.ts';
import { period } from '../scenarios/arguments/period.ts';
import { risk } from '../scenarios/arguments/risk.ts';
import { scenario } from '../scenarios/arguments/scenario.ts';
import { anyway } from './arguments/anyway.ts';
import { releasedChannels } from './arguments/released-channels.ts';
import { refuseUncarried, withReleases } from './on-fit.ts';
import { inTypedWords } from './typed-words.ts';

/** What an optimisation can be asked for. */
export const planArguments = {
  scenario: { kind: scenario, required: true, position: 0, example: 'medical' },
  // A budget is a most anyway, so `budget<=50k` says the same as `budget=50k`.
  budget: { kind: moneyOverTime, required: false, example: '50k', signs: ['<', '<='] },
  extra: { kind: moneyOverTime, required: false, example: '10k' },
  goal: { kind: goal, required: false, example: 'profit' },
  risk: { kind: risk, required: false, example: 'cautious' },
  period: { kind: period, required: false, example: 'month' },
  release: { kind: releasedChannels, required: false, example: 'tv' },
  anyway: { kind: anyway, required: false, example: 'yes' },
  limits: { kind: limits, required: false, collects: 'limits', example: 'app<=20k' },
} as const;

export type PlanValues = Values<typeof planArguments>;

/** The same where nothing can be asked for on top of what is spent now. */
export type AskedPlan = Omit<PlanValues, 'extra'> & Partial<Pick<PlanValues, 'extra'>>;

/**
 * The scenario with everything that the command asks for put in. Throws `UserError` where that contradicts
 * itself or cannot be, or where its fit carries no plan (`fit.uncarried`).
 */
export const effectiveScenario = (values: AskedPlan): Scenario => askedScenario(values).effective;

/** The same with the limits that were asked for, in amounts: what refusals of the search name is told in their words. */
export function askedScenario(values: AskedPlan): {
  readonly effective: Scenario;
  readonly limits: readonly RequestedLimit[];
} {
  const { scenario } = values.scenario;
  if (values.budget !== undefined && values.extra !== undefined) {
    throw new UserError({ code: 'budget.and-extra', argument: 'extra' });
  }
  const { anyway, release } = values;
  refuseUncarried(scenario, { anyway });
  const known = inPeriod(scenario, values.period ?? scenario.period);
  const asked = inAmounts(known, values.limits ?? []);
  const extra = values.extra === undefined ? undefined : withExtra(known, values.extra);
  const kept = extra?.limits.map((limit) => ({ ...limit, text: `${limit.text} (extra)` })) ?? [];
  const limits = [...kept, ...asked];
  const budget = extra?.budget ?? values.budget;
  const restated = withReleases(known, { release, budget, limits: asked });
  const effective = withRequest(restated, {
    budget,
    goal: values.goal,
    risk: values.risk,
    limits,
  });
  refuseMoneyGoalWithoutMoney(effective);
  try {
    refuseImpossibleSums(effective);
  } catch (error) {
    throw inTypedWords(error, limits);
  }
  return { effective, limits };
}

/** Asks about amounts that are of another size than what is known; `budget=50m!` says that they are meant. */
export function askAboutBudget(values: AskedPlan, { others, invocation }: ReadingPlace): void {
  const { scenario } = values.scenario;
  const restated = inPeriod(scenario, values.period ?? scenario.period);
  const { front } = invocation.where;
  askAboutSlip(restated, { name: 'budget', typed: others.budget, amount: values.budget }, front);
  askAboutSlip(restated, { name: 'extra', typed: others.extra, amount: values.extra }, front);
}
