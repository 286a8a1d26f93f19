import type { JointRows } from '../model/posterior.ts';
import { equalWeights, valueAt, weighted } from '../model/value-model.ts';
import { scalesOf, tolerance, useOf } from '../optimise/limits.ts';
import type { CompiledProblem } from '../optimise/optimise.ts';
import { type Plan, planAt } from '../optimise/problem.ts';
import { cautious, measure } from '../optimise/risk.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Accounts } from './accounts.ts';
import type { Analysis, AnalysisRequest, BrokenLimit } from './analysis.ts';
import { limitAmount, limitName } from './binding-limits.ts';
import { certaintyOf } from './certainty.ts';
import { contributions } from './contributions.ts';

/**
 * What a plan that somebody thought of is worth, on the draws that the best plan was found on, and on fresh ones
 * how sure that is; how far it stays behind `best`, and which limits it breaks. `plan` names spend per period by
 * channel; a channel that it does not name stays as it is today. Value is over the horizon. `fresh`: joint draws of a fit that
 * `best` was not found on; `accounts`: when value comes, where effects carry over.
 */
export function pricePlan(
  { scenario, draws, seed }: AnalysisRequest,
  compiled: CompiledProblem,
  best: Plan,
  plan: Readonly<Record<string, number>>,
  fresh?: JointRows,
  accounts?: Accounts,
): NonNullable<Analysis['priced']> {
  const { model, periods, spendUnit, problem, valueUnit } = compiled;
  const perPeriod = scenario.channels.map(({ id, today }) => plan[id] ?? today);
  const spend = Float64Array.from(perPeriod, (x) => x * periods);
  const today = compiled.today.map((x) => x * spendUnit);
  const weight = equalWeights(model.draws);
  const expected = (of: Float64Array) => weighted(weight, valueAt(model, of).value);
  const price = scenario.goal === 'profit' ? 1 : 0;
  const certainty = certaintyOf(scenario, today, spend, draws, seed, price, fresh);
  const shares = contributions(model, spend);
  const priced = planAt(
    problem,
    spend.map((x) => x / spendUnit),
  );
  const isTarget = problem.aim.kind === 'target';
  const value = expected(spend);
  return {
    channels: scenario.channels.map(({ id }, i) => ({
      id,
      spend: perPeriod[i]!,
      contribution: weighted(weight, shares[i]!),
      ...(certainty && { interval: certainty.channels[i]! }),
    })),
    value,
    ...(scenario.risk === 'cautious' && { cautious: measure(cautious, valueAt(model, spend).value) }),
    lift: value - expected(today),
    ...(accounts && { afterPeriod: accounts.after(spend) }),
    ...(certainty && {
      certainty: {
        value: certainty.value,
        lift: certainty.lift,
        liftProbability: certainty.liftProbability,
        period: certainty.period,
      },
    }),
    behind: (best.score - priced.score) * (isTarget ? spendUnit / periods : valueUnit),
    broken: brokenLimits(scenario, compiled, priced),
  };
}

/** The limits that a plan breaks, and the goal's own condition where it misses that. */
function brokenLimits(scenario: Scenario, compiled: CompiledProblem, plan: Plan): BrokenLimit[] {
  const { problem, spendUnit, periods } = compiled;
  const toMoney = spendUnit / periods;
  const { limits } = problem;
  const broken: BrokenLimit[] = [];
  const add = (id: string, side: 'max' | 'min', amount: number, actual: number) => {
    const [kind, of] = limitName(id);
    broken.push({ kind, side, of, amount: amount * toMoney, actual: actual * toMoney });
  };
  const scales = scalesOf(limits);
  for (const [r, row] of limits.rows.entries()) {
    const use = useOf(row, plan.spend);
    const leeway = tolerance * scales.rows[r]!;
    const side = use > row.max + leeway ? 'max' : use < row.min - leeway ? 'min' : undefined;
    if (side === undefined) continue;
    // A share of actual spend is a row that ends at 0: its amount is that share of what this plan spends.
    const offset = row[side] === 0 ? limitAmount(scenario, row.id, plan.total) : 0;
    add(row.id, side, row[side] + offset, use + offset);
  }
  scenario.channels.forEach((channel, i) => {
    const x = plan.spend[i]!;
    const leeway = tolerance * scales.channels[i]!;
    if (channel.min !== undefined && x < limits.lower[i]! - leeway) {
      add(`channel:${channel.id}:min`, 'min', limits.lower[i]!, x);
    } else if (channel.max !== undefined && x > limits.upper[i]! + leeway) {
      add(`channel:${channel.id}:max`, 'max', limits.upper[i]!, x);
    }
  });
  if (plan.shortfall > 0) broken.push(missedGoal(scenario, compiled, plan));
  return broken;
}

/** A return or a target that the plan does not reach. */
function missedGoal(
  scenario: Scenario,
  { problem, valueUnit, spendUnit }: CompiledProblem,
  plan: Plan,
): BrokenLimit {
  const { goal } = scenario;
  if (typeof goal === 'object' && 'roi' in goal) {
    const actual = ((plan.value - problem.idleValue) * valueUnit) / (plan.total * spendUnit);
    return { kind: 'roi', side: 'min', of: '', amount: goal.roi, actual };
  }
  if (typeof goal === 'object' && 'cost' in goal) {
    // The aim is the return that this cost stands for: the plan's own cost is as much dearer as its return is lower.
    const least = problem.aim.kind === 'roi' ? problem.aim.least : 0;
    const actual = (goal.cost * least * plan.total) / (plan.value - problem.idleValue);
    return { kind: 'cost', side: 'max', of: '', amount: goal.cost, actual };
  }
  const target = typeof goal === 'object' && 'target' in goal ? goal.target : 0;
  return { kind: 'target', side: 'min', of: '', amount: target, actual: plan.value * valueUnit };
}
