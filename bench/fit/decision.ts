import { chainCount, runChain } from '../../src/learn/fit/chain.ts';
import { combineChains } from '../../src/learn/fit/combine.ts';
import { defaultSpec } from '../../src/learn/fit/default-spec.ts';
import type { FitResult } from '../../src/learn/fit/fit.ts';
import { fitHistory } from '../../src/learn/fit/fit-history.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { holdoutOrigins, runHoldout } from '../../src/learn/fit/holdout.ts';
import { checks } from '../../src/learn/fit/review/checks.ts';
import { type Family, marketOf } from './families.ts';
import type { SimulatedMarket } from './simulated-market.ts';

/** What a fit of one simulated history, and a plan on it, came to. */
export interface Decided {
  readonly family: string;
  readonly seed: number;
  readonly verdict: 'sound' | 'care' | 'none';
  /** Names of the checks that fired, with the channels held. */
  readonly fired: readonly string[];
  readonly held: readonly string[];
  /** What each check measured, where several things are looked at the worst of them. */
  readonly figures: Readonly<Record<string, number>>;
  /** 94 % intervals of channels that hold the truth, of how many. */
  readonly covered: readonly [number, number];
  readonly totalCovered: boolean;
  /** Posterior mean of the total less the truth, as a share of the outcome; and the truth. */
  readonly bias: number;
  readonly share: number;
  /** Outcome per week that the plan foretold, its 5 % end, and what it truly brought, as parts of the outcome. */
  readonly foretold: number;
  readonly atLeast: number;
  readonly gained: number;
  /** What the best plan would truly bring. */
  readonly possible: number;
  readonly says: 'move' | 'keep' | 'none';
  readonly seconds: number;
}

/** A gain of this part of the outcome is worth naming. */
const worthNaming = 0.003;

/** So small a part of the outcome is nothing. */
const nothing = 0.002;

/** Fits a market of a family and plans on it. `quick`: shorter chains, whose sampling faults do not count. */
export function decide(family: Family, seed: number, quick: boolean): Decided {
  const market = marketOf(family, seed);
  const { history, channels } = market;
  const request: FitRequest = {
    history,
    spec: {
      ...defaultSpec(history),
      ...(market.followsDemand && { followsDemand: [...market.followsDemand] }),
    },
    evidence: [],
    seed,
  };
  const start = process.cpuUsage();
  const fit = quick ? quickFit(request) : fitHistory(request);
  const { user, system } = process.cpuUsage(start);
  const review = fit.review;
  if (review === undefined) throw new Error('a fit without a review');
  const items = review.items.filter(({ check }) => !(quick && check === 'sampling'));
  const alone = new Set(checks.filter(({ holds }) => holds === 'alone').map(({ name }) => name));
  const levels = items.filter(({ check }) => !alone.has(check));
  const isAllHeld = review.held.length === fit.channels.length;
  const verdict =
    isAllHeld || levels.some((one) => one.verdict === 'none')
      ? 'none'
      : levels.some((one) => one.verdict === 'care')
        ? 'care'
        : 'sound';
  const total = channels.reduce((sum, { brought }) => sum + brought, 0);
  const outcome = history.outcome.values.reduce((sum, value) => sum + value, 0);
  const weekly = outcome / history.weeks.length;
  const plan = planOn(
    fit,
    market,
    review.held.map(({ channel }) => channel),
  );
  const says =
    verdict === 'none' ? 'none' : plan.atLeast > 0 && plan.foretold > worthNaming * weekly ? 'move' : 'keep';
  return {
    family: family.name,
    seed,
    verdict,
    fired: items
      .filter((one) => one.verdict !== 'sound')
      .map(
        ({ check, of, verdict: how }) =>
          `${check}${of === undefined ? '' : `:${of}`}${how === 'none' ? '!' : ''}`,
      ),
    held: review.held.map(({ channel }) => channel),
    figures: worstOf(items),
    covered: [
      fit.channels.filter(({ id, contribution: { low, high } }) => {
        const truth = channels.find((one) => one.id === id)!.brought;
        // Shares are positive: nothing is held by an interval that begins at nothing to speak of.
        return truth <= high && (low <= truth || (truth >= 0 && low <= nothing * outcome));
      }).length,
      fit.channels.length,
    ],
    totalCovered: holds(fit, total / outcome),
    bias: (fit.total?.share.mean ?? 0) - total / outcome,
    share: total / outcome,
    foretold: plan.foretold / weekly,
    atLeast: plan.atLeast / weekly,
    gained: plan.gained / weekly,
    possible: plan.possible / weekly,
    says,
    seconds: (user + system) / 1e6,
  };
}

function worstOf(items: NonNullable<FitResult['review']>['items']): Record<string, number> {
  const worst: Record<string, number> = {};
  for (const { check, value } of items) {
    const isLarge = checks.find(({ name }) => name === check)?.against === 'large';
    const before = worst[check];
    if (before === undefined || (isLarge ? value > before : value < before)) worst[check] = value;
  }
  return worst;
}

/** The interval of all channels' share holds the truth; nothing at all is held by one that begins below a hundredth. */
function holds({ total }: FitResult, truth: number): boolean {
  if (total === undefined) return false;
  const { low, high } = total.share;
  return (low <= truth && truth <= high) || (truth <= 0.01 && low <= 0.01);
}

function quickFit(request: FitRequest): FitResult {
  const plan = { round: 0, warmup: 250, draws: 250, acceptance: 0.9, goesOn: false };
  const runs = Array.from({ length: chainCount / 2 }, (_, chain) => runChain(request, chain, { plan }));
  const [origin] = holdoutOrigins(request).slice(-1);
  return combineChains(request, runs, origin === undefined ? [] : [runHoldout(request, origin)]);
}

const steps = 200;
const beyond = 1.5;

/**
 * The plan on a fit: today's budget, spread in 200 parts to where the next part brings most on half of the draws, no
 * channel beyond half as much again as was seen, those held where they are; told on the other half of the draws.
 * Curves of the fit are concave, so that the greedy spread is the best one.
 */
function planOn(fit: FitResult, market: SimulatedMarket, held: readonly string[]) {
  const { channels } = fit;
  const today = channels.map(({ seen }) => seen.recent);
  const caps = channels.map(({ id, seen }) => (held.includes(id) ? seen.recent : beyond * seen.largest));
  const floors = channels.map(({ id, seen }) => (held.includes(id) ? seen.recent : 0));
  const count = fit.draws.base?.length ?? 0;
  const half = Math.floor(count / 2);
  const columns = channels.map(({ id }) => ({
    coefficient: fit.draws[`channel.${id}.coefficient`]!,
    rate: fit.draws[`channel.${id}.rate`]!,
  }));
  const valueAt = (i: number, x: number, d: number) =>
    columns[i]!.coefficient[d]! * Math.tanh((columns[i]!.rate[d]! * x) / 2);
  const meanAt = (i: number, x: number) => {
    let sum = 0;
    for (let d = 0; d < half; d += 1) sum += valueAt(i, x, d);
    return sum / half;
  };
  const budget = today.reduce((sum, x) => sum + x, 0);
  const best = spread(budget, floors, caps, meanAt);
  const gains = Array.from({ length: count - half }, (_, k) =>
    best.reduce((sum, x, i) => sum + valueAt(i, x, half + k) - valueAt(i, today[i]!, half + k), 0),
  ).sort((a, b) => a - b);
  const truthAt = (i: number, x: number) => market.channels.find(({ id }) => id === channels[i]!.id)!.at(x);
  const gainOf = (plan: readonly number[]) =>
    plan.reduce((sum, x, i) => sum + truthAt(i, x) - truthAt(i, today[i]!), 0);
  const allCaps = channels.map(({ seen }) => beyond * seen.largest);
  return {
    foretold: gains.reduce((sum, value) => sum + value, 0) / gains.length,
    atLeast: gains[Math.floor(0.05 * gains.length)] ?? 0,
    gained: gainOf(best),
    possible: gainOf(
      spread(
        budget,
        channels.map(() => 0),
        allCaps,
        truthAt,
      ),
    ),
  };
}

function spread(
  budget: number,
  floors: readonly number[],
  caps: readonly number[],
  at: (index: number, spend: number) => number,
): number[] {
  const plan = [...floors];
  let left = budget - floors.reduce((sum, x) => sum + x, 0);
  const part = Math.max(left, 0) / steps;
  const gain = (i: number) => {
    const next = Math.min(part, caps[i]! - plan[i]!);
    return next <= 1e-9 * budget ? -Infinity : (at(i, plan[i]! + next) - at(i, plan[i]!)) / next;
  };
  const gains = plan.map((_, i) => gain(i));
  while (left > 1e-9 * budget && part > 0) {
    const best = gains.reduce((top, value, i) => (value > gains[top]! ? i : top), 0);
    if (gains[best] === -Infinity || gains[best]! <= 0) break;
    const next = Math.min(part, caps[best]! - plan[best]!, left);
    plan[best]! += next;
    left -= next;
    gains[best] = gain(best);
  }
  return plan;
}
