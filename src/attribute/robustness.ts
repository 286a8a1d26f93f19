import { drawOf } from '../model/draw-of.ts';
import { rescale } from '../model/rescale.ts';
import type { ValueModel } from '../model/value-model.ts';
import { valueAt } from '../model/value-model.ts';
import { workDone } from '../model/work.ts';
import { createAllocator } from '../optimise/allocator.ts';
import { keeps } from '../optimise/limits.ts';
import type { CompiledProblem } from '../optimise/optimise.ts';
import { type Plan, type Problem, planAt } from '../optimise/problem.ts';
import { reconcile } from '../optimise/reconcile.ts';
import { mean } from '../optimise/risk.ts';
import { search } from '../optimise/search.ts';

/** How a plan stands where the assumptions are other than on average. Regret in the model's unit of value. */
export interface Robustness {
  /** In how many of the draws the best spend on a channel is above, or below, the current one. */
  readonly channels: readonly { readonly above: number; readonly below: number }[];
  /** How many draws were looked at. */
  readonly draws: number;
  /**
   * By how much the plan is behind the plan that is best in a draw, on average: what knowing everything would be worth
   * (the expected value of perfect information) where the goal is an expected value.
   */
  readonly regret: number;
  /** The standard error of `regret`. */
  readonly error: number;
  /** The same for the current spend, where that keeps the limits: how far it is behind. */
  readonly currentRegret: number | undefined;
}

/** Fewer draws say too little of how often something is so: 64 leave a share of one half with an error of 6%. */
const leastDraws = 64;
const mostDraws = 256;
/** A channel's spend is another one from this part of the budget on; below it, nobody would move money. */
const another = 0.01;
/** How long one draw's best plan is sought: with one draw the bound closes fast, and what is open is not regret. */
const nodesEach = 12;

/**
 * Finds the best plan in each of many fresh draws (which the plan was not made on), within the same limits. What the
 * assumptions leave open shows in how often the answer would have been another one, and in what it would have been
 * worth to know: sampling noise, by which the plan would be a little different on other draws, says nothing of that.
 *
 * As many draws as `work` allows; undefined below 64, and for a return or a target, which the plan may miss in a draw.
 */
export async function robustnessOf(
  { problem: given, spendUnit, valueUnit, today }: CompiledProblem,
  plan: Plan,
  fresh: ValueModel,
  work: number,
  shouldStop: () => boolean = () => false,
): Promise<Robustness | undefined> {
  if (given.aim.kind !== 'surplus' || fresh.draws < leastDraws) return undefined;
  const limits = await reconcile(given.limits, [plan.spend, today]);
  if (!limits) return undefined;
  const allocator = await createAllocator(limits);
  const model = rescale(fresh, spendUnit, valueUnit);
  const channels = plan.spend.map(() => 0);
  const [above, below] = [channels.slice(), channels.slice()];
  const isCurrentAllowed = keeps(limits, today);
  const regrets: number[] = [];
  const currentRegrets: number[] = [];
  const began = workDone();
  // No draw may take so much that too few could be looked at.
  const workEach = work / (1.25 * leastDraws);
  const draws = Math.min(mostDraws, model.draws);
  // Should the work run out, what was looked at is spread over all draws: they may come chain by chain.
  for (const d of spreadOut(model.draws, draws)) {
    if (workDone() - began > work || shouldStop()) break;
    const own = drawOf(model, d);
    const idleValue = valueAt(own, new Float64Array(channels.length)).value[0]!;
    const problem: Problem = { ...given, limits, model: own, risk: mean, idleValue };
    const [ours, current] = [planAt(problem, plan.spend), planAt(problem, today)];
    const found = search(problem, allocator, {
      effort: { nodes: nodesEach, milliseconds: Number.POSITIVE_INFINITY, work: workEach },
      starts: isCurrentAllowed ? [plan.spend, today] : [plan.spend],
      scale: (best) => Math.abs(best.value - idleValue) || 1,
    });
    const best = found.plan && found.plan.score > ours.score ? found.plan : ours;
    regrets.push(best.score - ours.score);
    currentRegrets.push(best.score - current.score);
    best.spend.forEach((x, i) => {
      if (x > today[i]! + another) above[i]! += 1;
      else if (x < today[i]! - another) below[i]! += 1;
    });
  }
  if (regrets.length < leastDraws) return undefined;
  const { average, error } = meanOf(regrets);
  return {
    channels: Array.from(channels, (_, i) => ({ above: above[i]!, below: below[i]! })),
    draws: regrets.length,
    regret: average * valueUnit,
    error: error * valueUnit,
    currentRegret: isCurrentAllowed ? meanOf(currentRegrets).average * valueUnit : undefined,
  };
}

/** `count` of the numbers below `all`, in an order in which every beginning is spread over all of them. */
function spreadOut(all: number, count: number): number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  const seen = new Set<number>();
  for (let k = 0; seen.size < count && k < 64 * all; k += 1) seen.add(Math.floor(((k * golden) % 1) * all));
  return [...seen];
}

function meanOf(values: readonly number[]): { average: number; error: number } {
  const average = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - average) ** 2, 0);
  return { average, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
