import { channelPath } from '../../model/posterior.ts';
import { marginalOf } from '../../model/quantiles.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import type { Parameter } from '../../scenario/parameter.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import {
  type Channel,
  type Goal,
  type LimitAmount,
  type ResponseScenario,
  type Scenario,
  type ScenarioInput,
  scenarioSchema,
} from '../../scenario/scenario.ts';
import type { History } from '../history/history.ts';
import type { Fit } from './fit.ts';
import { type Hold, heldOf, limitsBeforeHold } from './held-channels.ts';

/** How far beyond the largest weekly spend seen plans go unless somebody says otherwise. */
const usualBeyond = 1.5;

/**
 * How many weeks of spend a plan of a fitted scenario is for: a quarter, for which budgets are usually set. Against
 * that the weeks in which carry-over builds up weigh little.
 */
const weeksOfPlan = 13;

/** What a new version keeps of the one before it, and how far plans may go. */
export interface FittedScenarioOptions {
  /** Names, aliases, groups, limits, risks, goal and attitude are kept, of channels with the same id. */
  readonly previous?: Scenario | undefined;
  /** A multiple of each channel's largest weekly spend, which plans do not exceed. */
  readonly beyond?: number;
  /** Channels that plans may move although the review would hold them at today's spend. */
  readonly released?: readonly string[];
}

/**
 * The response scenario that a fit found. Parameters are the medians and the 5 % and 95 % quantiles of its draws,
 * which `response.fit` names, to be used jointly. Per week; today's spend is the mean of the history's last four
 * weeks, and the budget their sum. Plans spend for 13 weeks; outcomes count until the last of that is carried over.
 *
 * Beyond the spend that was seen the curves are guesses: each channel has `beyond` times its largest weekly spend as
 * its `max`, unless it has a lower one.
 *
 * Channels that the fit's review holds stay at today's spend (`min` and `max`), unless they are `released`;
 * `response.held` says why, and which limits they had. Where they would take more than the budget they may be cut.
 *
 * @throws UserError where what is kept of the version before contradicts itself now
 */
export function scenarioFromFit(
  fit: Fit,
  history: History,
  { previous, beyond = usualBeyond, released = [] }: FittedScenarioOptions = {},
): ResponseScenario {
  const toWeek = previous === undefined ? 1 : periodsPer('week', previous.period);
  const worth = worthOf(fit, previous);
  const budget = budgetFor(fit, previous, toWeek);
  const held = heldOf(fit, released).map((one) => ({ ...one, today: short(one.recent) }));
  const isRoomForAll = held.reduce((sum, { today }) => sum + today, 0) <= budget * (1 + rounding);
  const holds: Hold[] = [];
  const channels = fit.channels.map((channel) => {
    const spend = spendOf(channel, beyond, budget, keptLimits(previous, channel.id, toWeek));
    const hold = held.find(({ id }) => id === channel.id);
    if (hold !== undefined) {
      const { min, max } = keptLimits(previous, channel.id, toWeek);
      const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      holds.push({ channel: channel.id, because: [...hold.because], ...limits });
    }
    return {
      ...keptOf(previous, channel.id, history),
      ...spend,
      ...(hold !== undefined && { max: hold.today, ...(isRoomForAll && { min: hold.today }) }),
      id: channel.id,
      ...earlierOf(history, channel.id, fit.spec.longestLag),
      response: curveOf(fit, channel.id),
    };
  });
  const scenario = readScenario({
    ...commonOf(previous, fit, toWeek, worth !== undefined),
    schema: scenarioSchema,
    model: 'response',
    id: fit.scenario,
    period: 'week',
    currency: fit.currency,
    budget,
    response: {
      base: parameterOf(fit, 'base'),
      ...(worth !== undefined && { valuePerOutcome: worth }),
      ...(previous?.model === 'response' && { margin: previous.response.margin }),
      fit: fit.number,
      weeks: fit.history.weeks,
      beyond,
      ...(fit.review !== undefined && { review: fit.review.verdict }),
      ...(holds.length > 0 && { held: holds }),
    },
    horizon: { periods: weeksOfPlan, tail: fit.spec.longestLag },
    channels,
  } satisfies ScenarioInput);
  if (scenario.model !== 'response') throw new Error('a fitted scenario is of the response model');
  return scenario;
}

type Found = Fit['channels'][number];
type ResponseChannel = ResponseScenario['channels'][number];
/** Money is worth itself; what a thing is worth is what the scenario said before. */
function worthOf({ unit }: Fit, previous: Scenario | undefined): Parameter | undefined {
  if (unit === 'money') return 1;
  return previous?.model === 'response' ? previous.response.valuePerOutcome : undefined;
}

function curveOf(fit: Fit, id: string) {
  const { curve, longestLag } = fit.spec;
  const parameter = (name: string) => parameterOf(fit, channelPath(id, name));
  const common = {
    coefficient: parameter('coefficient'),
    ...(longestLag > 0 && { adstock: { decay: parameter('decay'), longestLag } }),
  };
  return curve === 'logistic'
    ? { curve, ...common, rate: parameter('rate') }
    : { curve, ...common, halfSaturation: parameter('halfSaturation'), slope: parameter('slope') };
}

/** The digits of a parameter that a scenario keeps; its draws have them all. */
const digits = 6;

function parameterOf(fit: Fit, path: string): Parameter {
  const draws = fit.draws[path];
  if (draws === undefined) throw new Error(`fit ${fit.number} has no draws of ${path}`);
  const { low, value, high } = marginalOf(draws);
  return { value: short(value), low: short(low), high: short(high) };
}

const short = (value: number) => Number(value.toPrecision(digits));

/** Today's spend, what was seen, and how far plans may go. */
function spendOf(
  { seen }: Found,
  beyond: number,
  budget: number,
  { min, max }: { readonly min?: LimitAmount; readonly max?: LimitAmount },
) {
  const cap = short(beyond * seen.largest);
  // A least spend is somebody's word; a cap that contradicted it would leave no plan.
  const least = typeof min === 'number' ? Math.max(min, cap) : cap;
  const isLower = max !== undefined && (typeof max === 'number' ? max : max.share * budget) < least;
  return {
    today: short(seen.recent),
    seen: short(seen.largest),
    ...(min !== undefined && { min }),
    max: isLower ? max : least,
  };
}

/** What was spent in the last weeks, as far back as it still has an effect when the plan begins. */
function earlierOf({ channels }: History, id: string, longestLag: number) {
  const spend = channels.find((channel) => channel.id === id)?.spend.slice(-longestLag) ?? [];
  return longestLag > 0 && spend.length > 0 ? { earlier: spend.map(short) } : {};
}

/** The limits that people set on a channel; a cap of the fit before is none of these. */
function keptLimits(previous: Scenario | undefined, id: string, toWeek: number) {
  const channel = channelOf(previous, id);
  if (previous === undefined || channel === undefined) return {};
  const { min, max } = limitsBeforeHold(previous, id) ?? channel;
  const isCap =
    previous.model === 'response' &&
    previous.channels.some((one) => one.id === id && isCapped(previous, one));
  return {
    ...(min !== undefined && { min: restated(min, toWeek) }),
    ...(max !== undefined && !isCap && { max: restated(max, toWeek) }),
  };
}

/** Rounding, also that of restating for another period, is no difference. */
const rounding = 1e-5;

/** Whether a channel's `max` is there because no more was seen, and not because somebody set it. */
export function isCapped({ response }: ResponseScenario, { max, seen }: ResponseChannel): boolean {
  if (typeof max !== 'number' || seen === undefined || response.beyond === undefined) return false;
  const cap = response.beyond * seen;
  return Math.abs(max - cap) <= rounding * cap;
}

const channelOf = (scenario: Scenario | undefined, id: string): Channel | undefined =>
  scenario?.channels.find((channel) => channel.id === id);

function keptOf(previous: Scenario | undefined, id: string, history: History) {
  const known = channelOf(previous, id);
  if (known !== undefined) {
    const { names, aliases, privacyRisk, brandRisk } = known;
    return { ...(names !== undefined && { names }), aliases, privacyRisk, brandRisk };
  }
  const name = history.channels.find((channel) => channel.id === id)?.name ?? id;
  return name === id ? {} : { names: { en: name } };
}

function restated(limit: LimitAmount, factor: number): LimitAmount {
  return typeof limit === 'number' ? short(limit * factor) : limit;
}

/** What belongs to no channel. */
function commonOf(previous: Scenario | undefined, fit: Fit, toWeek: number, isMoney: boolean) {
  if (previous === undefined) return { names: { en: fit.scenario } };
  const ids = new Set(fit.channels.map(({ id }) => id));
  const groups = previous.groups
    .map(({ min, max, ...group }) => ({
      ...group,
      channels: group.channels.filter((id) => ids.has(id)),
      ...(min !== undefined && { min: restated(min, toWeek) }),
      ...(max !== undefined && { max: restated(max, toWeek) }),
    }))
    .filter(({ channels }) => channels.length > 0);
  const { names, aliases, budgetUse, risk, privacy, brandSafety } = previous;
  return {
    names,
    aliases,
    budgetUse,
    risk,
    groups,
    ...(privacy !== undefined && { privacy }),
    ...(brandSafety !== undefined && { brandSafety }),
    goal: goalOf(previous, isMoney),
  };
}

/** The goal from before, unless it is an amount over another span, or money where there is none. */
function goalOf(previous: Scenario, isMoney: boolean): Goal {
  const { goal } = previous;
  if (goal === 'value') return goal;
  const isTarget = typeof goal === 'object' && 'target' in goal;
  const spansSame = isFitted(previous) && previous.horizon.periods === weeksOfPlan;
  return (isTarget ? spansSame : isMoney) ? goal : 'value';
}

function isFitted(scenario: Scenario): scenario is ResponseScenario {
  return scenario.model === 'response' && scenario.response.fit !== undefined;
}

/** The budget that somebody set, before any fit or after the one before; else what is spent today. */
function budgetFor({ channels }: Fit, previous: Scenario | undefined, toWeek: number): number {
  const recent = whole(channels.map(({ seen }) => short(seen.recent)));
  if (previous?.budget !== undefined) {
    const before = whole(previous.channels.map(({ today }) => today));
    // A fit's own budget is what was spent then.
    if (!isFitted(previous) || previous.budget !== before) return short(previous.budget * toWeek);
  }
  // Where nothing was spent lately, what was spent in a usual week.
  return recent > 0 ? recent : whole(channels.map(({ seen }) => short(seen.mean)));
}

/** A sum without what rounding in the computer leaves behind. */
const whole = (amounts: readonly number[]) =>
  Number(amounts.reduce((sum, amount) => sum + amount, 0).toPrecision(12));
