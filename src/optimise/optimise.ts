import { compileModel, hasUncertainty, horizonPeriods } from '../model/compile.ts';
import { createDrawer } from '../model/draws.ts';
import type { JointRows } from '../model/posterior.ts';
import { rescale, valueAtStake } from '../model/rescale.ts';
import { type ValueModel, valueAt } from '../model/value-model.ts';
import { budgetOf, type Channel, type Scenario } from '../scenario/scenario.ts';
import { createAllocator } from './allocator.ts';
import { coarseStart } from './coarse-start.ts';
import { violation } from './limits.ts';
import { pricesAt } from './polish.ts';
import { type Aim, type Plan, type Problem, planAt } from './problem.ts';
import { cautious, mean, measure } from './risk.ts';
import { limitsOf, scaleLimits } from './scenario-limits.ts';
import { type Effort, type SearchOptions, type SearchResult, type Step, search } from './search.ts';

/** A scenario as a budget problem in its own units, with what leads back to money. */
export interface CompiledProblem {
  readonly problem: Problem;
  /** Horizon spend per unit of the problem's spend. */
  readonly spendUnit: number;
  /** H: how many periods the spend lasts. */
  readonly periods: number;
  /** Money (or outcome) per unit of the problem's value. */
  readonly valueUnit: number;
  /** Today's spend in the problem's units. */
  readonly today: Float64Array;
  /** The model in money and horizon spend. */
  readonly model: ValueModel;
}

/**
 * Makes the problem: draws of the parameters, limits and aim, all in units of the budget and the value at stake.
 * Parameters that `rows` hold are taken from there.
 */
export function compileProblem(
  scenario: Scenario,
  draws: number,
  seed: number,
  rows?: JointRows,
): CompiledProblem {
  const model = compileModel(scenario, createDrawer(seed, hasUncertainty(scenario) ? draws : 1, rows));
  const periods = horizonPeriods(scenario);
  const spendUnit = budgetOf(scenario) * periods;
  const valueUnit = valueAtStake(model);
  const scaled = rescale(model, spendUnit, valueUnit);
  const risk = scenario.risk === 'cautious' ? cautious : mean;
  return {
    model,
    spendUnit,
    periods,
    valueUnit,
    today: Float64Array.from<Channel>(scenario.channels, (channel) => (channel.today * periods) / spendUnit),
    problem: {
      model: scaled,
      limits: scaleLimits(limitsOf(scenario), periods / spendUnit),
      risk,
      aim: aimOf(scenario, spendUnit, valueUnit),
      idleValue: measure(risk, valueAt(scaled, new Float64Array(scenario.channels.length)).value),
    },
  };
}

function aimOf({ goal }: Scenario, spendUnit: number, valueUnit: number): Aim {
  const perUnit = spendUnit / valueUnit;
  if (goal === 'value') return { kind: 'surplus', price: 0 };
  if (goal === 'profit') return { kind: 'surplus', price: perUnit };
  if ('marginal' in goal) return { kind: 'surplus', price: goal.marginal * perUnit };
  return 'roi' in goal
    ? { kind: 'roi', least: goal.roi * perUnit }
    : { kind: 'target', value: goal.target / valueUnit };
}

/** Watches a search and may end it. */
export interface SearchHooks {
  readonly onStep?: (step: Step) => void;
  readonly shouldStop?: () => boolean;
}

/** Finds the best plan with its bound. */
export async function optimise(
  { problem, today }: CompiledProblem,
  effort: Effort,
  hooks: SearchHooks = {},
): Promise<SearchResult> {
  const allocator = await createAllocator(problem.limits);
  const n = today.length;
  const equal = new Float64Array(n)
    .fill(1 / n)
    .map((x, i) => Math.min(problem.limits.upper[i]!, Math.max(problem.limits.lower[i]!, x)));
  const options: SearchOptions = {
    effort,
    starts: [today, equal].filter((spend) => violation(problem.limits, spend) <= 1e-10),
    scale: gapScaleAgainst(problem, today),
    ...hooks,
  };
  const began = performance.now();
  const coarse = coarseStart(problem, allocator, options);
  const left = Math.max(0, effort.milliseconds - (coarse ? performance.now() - began : 0));
  return search(problem, allocator, {
    ...options,
    effort: { ...effort, milliseconds: left },
    starts: coarse ? [...options.starts, coarse] : options.starts,
  });
}

/** Marginal returns and limit prices at a plan, in the problem's units; see `pricesAt`. */
export async function explain(
  { problem }: CompiledProblem,
  plan: Plan,
): Promise<{ slope: Float64Array; prices: Float64Array; price: number }> {
  const { aim } = problem;
  const allocator = await createAllocator(problem.limits);
  // Under a target or an ROI the question is what a unit would return if the total were this plan's.
  const price = aim.kind === 'surplus' ? aim.price : 0;
  const budget = aim.kind === 'surplus' ? Number.POSITIVE_INFINITY : plan.total;
  return { ...pricesAt(problem, allocator, plan, price, budget), price };
}

/** A value at stake (or a spend) below this part of the problem's own unit is no measure for a gap. */
const leastScale = 1e-6;

/**
 * What a gap is measured against: the larger of the plan's and today's value over none; for a target the spend.
 * Where next to nothing is at stake, a millionth of what all channels together could add (of the budget).
 */
export function gapScale(problem: Problem, best: Plan, today: Float64Array): number {
  return gapScaleAgainst(problem, today)(best);
}

/** `gapScale` for any plan, with today's worked out once. */
function gapScaleAgainst(problem: Problem, today: Float64Array): (best: Plan) => number {
  const { aim, idleValue } = problem;
  if (aim.kind === 'target') return (best) => Math.max(best.total, leastScale);
  const least = Math.max(Math.abs(planAt(problem, today).value - idleValue), leastScale);
  return (best) => Math.max(Math.abs(best.value - idleValue), least);
}
