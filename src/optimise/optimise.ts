import { compileModel, hasUncertainty, horizonPeriods } from '../model/compile.ts';
import { worthOfOutcome } from '../model/compile-response.ts';
import { createDrawer } from '../model/draws.ts';
import type { JointRows } from '../model/posterior.ts';
import { rescale, valueAtStake } from '../model/rescale.ts';
import { type ValueModel, valueAt } from '../model/value-model.ts';
import { countWork, workDone } from '../model/work.ts';
import { budgetOf, type Channel, type Scenario } from '../scenario/scenario.ts';
import { createAllocator } from './allocator.ts';
import { coarseStart } from './coarse-start.ts';
import { keeps } from './limits.ts';
import { pricesAt } from './polish.ts';
import { type Aim, type Plan, type Problem, planAt } from './problem.ts';
import { workFor } from './progress.ts';
import { reconcile } from './reconcile.ts';
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

/** What making the problem costs beside its draws, in work for each channel. */
const compileWork = 300;

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
  countWork(compileWork * scenario.channels.length);
  const model = compileModel(scenario, createDrawer(seed, hasUncertainty(scenario) ? draws : 1, rows));
  const periods = horizonPeriods(scenario);
  const spendUnit = budgetOf(scenario) * periods;
  const amounts = limitsOf(scenario);
  const valueUnit = valueAtStake(
    model,
    amounts.upper.map((most) => most * periods),
  );
  const scaled = rescale(model, spendUnit, valueUnit);
  const worth = worthOfOutcome(scenario, createDrawer(seed, model.draws, rows));
  const risk = scenario.risk === 'cautious' ? cautious : mean;
  return {
    model,
    spendUnit,
    periods,
    valueUnit,
    today: Float64Array.from<Channel>(scenario.channels, (channel) => (channel.today * periods) / spendUnit),
    problem: {
      model: scaled,
      limits: scaleLimits(amounts, periods / spendUnit),
      risk,
      aim: aimOf(scenario, spendUnit, valueUnit, worth),
      idleValue: measure(risk, valueAt(scaled, new Float64Array(scenario.channels.length)).value),
    },
  };
}

function aimOf({ goal }: Scenario, spendUnit: number, valueUnit: number, worth: number): Aim {
  const perUnit = spendUnit / valueUnit;
  if (goal === 'value') return { kind: 'surplus', price: 0 };
  if (goal === 'profit') return { kind: 'surplus', price: perUnit };
  if ('marginal' in goal) return { kind: 'surplus', price: goal.marginal * perUnit };
  // Spend ≤ cost · outcome added is value added ≥ (worth of an outcome ÷ cost) · spend.
  if ('cost' in goal) return { kind: 'roi', least: (worth / goal.cost) * perUnit };
  return 'roi' in goal
    ? { kind: 'roi', least: goal.roi * perUnit }
    : { kind: 'target', value: goal.target / valueUnit };
}

/** Watches a search and may end it. */
export interface SearchHooks {
  readonly onStep?: (step: Step) => void;
  readonly shouldStop?: () => boolean;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** Finds the best plan with its bound; no plan at all where limits clash by more than rounding. */
export async function optimise(
  { problem: given, today }: CompiledProblem,
  effort: Effort,
  hooks: SearchHooks = {},
): Promise<SearchResult> {
  const n = today.length;
  const equal = new Float64Array(n)
    .fill(1 / n)
    .map((x, i) => Math.min(given.limits.upper[i]!, Math.max(given.limits.lower[i]!, x)));
  const limits = await reconcile(given.limits, [today, equal]);
  if (!limits)
    return { plan: undefined, bound: Number.NEGATIVE_INFINITY, trace: [], nodes: 0, stopped: 'closed' };
  const problem = { ...given, limits };
  const allocator = await createAllocator(limits);
  const options: SearchOptions = {
    effort,
    starts: [today, equal].filter((spend) => keeps(limits, spend)),
    scale: gapScaleAgainst(problem, today),
    ...hooks,
  };
  const now = options.now ?? (() => performance.now());
  const [began, before] = [now(), workDone()];
  const coarse = coarseStart(problem, allocator, options);
  const work = effort.work ?? workFor(effort.milliseconds);
  return search(problem, allocator, {
    ...options,
    effort: coarse
      ? { ...effort, milliseconds: effort.milliseconds - (now() - began), work: work - (workDone() - before) }
      : effort,
    starts: coarse ? [...options.starts, coarse] : options.starts,
  });
}

/** What holds a plan, in the problem's units. */
export interface Explained {
  /** Each channel's marginal return. */
  readonly slope: Float64Array;
  /** One price a limit row: what V gains per unit by which the row gives way, before `worth`. */
  readonly prices: Float64Array;
  /** What a unit of spend costs beside those prices. */
  readonly price: number;
  /** What the goal makes of a unit of value gained that way; 1 but for a return that holds the plan back. */
  readonly worth: number;
}

/**
 * Marginal returns and limit prices at a plan; see `pricesAt`. Under a target they say what a unit would add to V if
 * the total stayed at this plan's. Under a return r that holds the plan back (V + ν(V − V(0) − rS) is what is
 * maximised, so a unit of spend costs ρ = νr/(1 + ν)), what is gained is spent on to the point where the return is r
 * again, and counts (1 + ν) = r/(r − ρ) times.
 */
export async function explain({ problem: given }: CompiledProblem, plan: Plan): Promise<Explained> {
  const { aim } = given;
  const problem = { ...given, limits: (await reconcile(given.limits, [plan.spend])) ?? given.limits };
  const allocator = await createAllocator(problem.limits);
  if (aim.kind === 'surplus') {
    return { ...pricesAt(problem, allocator, plan, aim.price), price: aim.price, worth: 1 };
  }
  if (!isHeldByTotal(problem, plan)) {
    // Beyond a target that the least amounts alone reach, no more value is asked for.
    const worth = aim.kind === 'target' && isAboveAim(problem, plan) ? 0 : 1;
    return { ...pricesAt(problem, allocator, plan, 0), price: 0, worth };
  }
  const { slope, prices } = pricesAt(problem, allocator, plan, 0, plan.total);
  const [price] = prices;
  prices[0] = 0;
  const worth = aim.kind === 'roi' && aim.least > price! ? aim.least / (aim.least - price!) : 1;
  return { slope, prices, price: price!, worth };
}

/** Nearer than this part of what is at stake, a return or a target holds the plan. */
const atAim = 1e-7;

/** Whether it is the aim's own condition, not the budget, that the plan's total follows from. */
function isHeldByTotal(problem: Problem, plan: Plan): boolean {
  const isBelowBudget = plan.total < problem.limits.rows[0].max * (1 - atAim);
  return isBelowBudget && problem.aim.kind !== 'surplus' && !isAboveAim(problem, plan);
}

/** Whether a plan does more than its target or its return asks for. */
function isAboveAim({ aim, idleValue }: Problem, { value, total }: Plan): boolean {
  if (aim.kind === 'surplus') return true;
  const asked = aim.kind === 'target' ? aim.value : idleValue + aim.least * total;
  return value - asked > atAim * Math.abs(value - idleValue);
}

/** What gaps are measured against. */
export interface GapScale {
  /** |V(best) − V(0)|, or that of the current plan where it is larger and keeps all limits; spend for a target. */
  readonly value: number;
  /** The same of V − price·S, where spend has a price in the goal. */
  readonly surplus: number | undefined;
}

/**
 * What a gap is measured against, in the problem's units: what is at stake, V being the goal's own measure. There is
 * no floor: next to one taken from what could be reached without limits, a gap of 3e-3 passed for 9e-6. Where
 * nothing at all is at stake, 1: the gap is then absolute.
 */
export function gapScales(problem: Problem, best: Plan, today: Float64Array): GapScale {
  return gapScalesAgainst(problem, today)(best);
}

/** The smaller of a gap's scales: a gap within this is within both. */
export function gapScale(problem: Problem, best: Plan, today: Float64Array): number {
  return gapScaleAgainst(problem, today)(best);
}

function gapScaleAgainst(problem: Problem, today: Float64Array): (best: Plan) => number {
  const scalesAgainst = gapScalesAgainst(problem, today);
  return (best) => {
    const { value, surplus = value } = scalesAgainst(best);
    return Math.min(value, surplus);
  };
}

/** `gapScales` for any plan, with today's worked out once. */
function gapScalesAgainst(problem: Problem, today: Float64Array): (best: Plan) => GapScale {
  const { aim, idleValue, limits } = problem;
  if (aim.kind === 'target') return (best) => ({ value: best.total || 1, surplus: undefined });
  const now = planAt(problem, today);
  const isFeasible = now.shortfall === 0 && keeps(limits, today);
  const least = isFeasible ? Math.abs(now.value - idleValue) : 0;
  return (best) => {
    const value = Math.max(Math.abs(best.value - idleValue), least) || 1;
    if (aim.kind !== 'surplus' || aim.price === 0) return { value, surplus: undefined };
    return { value, surplus: Math.abs(best.score - idleValue) || value };
  };
}
