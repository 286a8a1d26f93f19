import { carriesOver } from '../../../scenario/carries-over.ts';
import { periodsPer } from '../../../scenario/in-period.ts';
import type { Parameter } from '../../../scenario/parameter.ts';
import { middle } from '../../../scenario/parameter.ts';
import { budgetOf, type LimitAmount, type Scenario } from '../../../scenario/scenario.ts';
import { isReckonedBefore } from '../reckoning.ts';
import type { Adoption } from '../stored/adoption.ts';
import type { Run } from '../stored/run.ts';
import type { ChannelMove } from './channel-moves.ts';
import { type ParameterChange, parameterChanges } from './scenario-changes.ts';

/** What is different about a plan's inputs and can have moved it. */
export type Cause =
  /** What the plan is for, or how it is reckoned. */
  | { readonly kind: 'currency' | 'model' | 'period' | 'goal' | 'risk' | 'budgetUse' }
  /** Values are reckoned in another way than before an update. */
  | { readonly kind: 'accounting' }
  | { readonly kind: 'added' | 'gone'; readonly channel: string }
  | { readonly kind: 'budget'; readonly from: number; readonly to: number }
  /** A bound of a channel or group, or a limit of exposure (`of` is empty then); undefined: no such limit. */
  | {
      readonly kind: 'limit';
      readonly on: 'channel' | 'group' | 'privacy' | 'brandSafety';
      readonly side: 'min' | 'max';
      readonly of: string;
      readonly from: LimitAmount | undefined;
      readonly to: LimitAmount | undefined;
    }
  /** Which channels a group sums. */
  | { readonly kind: 'members'; readonly group: string }
  | ({ readonly kind: 'parameter' } & ParameterChange)
  /** The adopted plan became today's spend. */
  | { readonly kind: 'adopted'; readonly number: number };

/** Two runs, the earlier one's scenario restated for the later one's period, and how far each channel moved. */
interface Pair {
  readonly previous: Run;
  readonly before: Scenario | undefined;
  readonly run: Run;
  readonly moves: readonly ChannelMove[];
  readonly adoption: Adoption | undefined;
}

interface Weighed {
  readonly cause: Cause;
  /**
   * About how much it can have moved: 1 is all of the budget. An estimate to sort by: the share by which an amount
   * changed, for a channel's number times the channel's part in the value, for a limit what the channels that it
   * holds moved by. What is no amount goes before everything, the adopted plan, which moves no best plan, after it.
   */
  readonly weight: number;
}

/** What differs between the inputs of two runs, what may have moved the plan most first. */
export function causesBetween(pair: Pair): Cause[] {
  const { before, run } = pair;
  return [
    ...reckoning(pair),
    ...(before === undefined
      ? []
      : [...channelSets(pair, before), ...budget(pair, before), ...limits(pair, before)]),
    ...(before === undefined || before.model !== run.effective.model ? [] : parameters(pair, before)),
    ...adopted(pair),
  ]
    .sort((a, b) => b.weight - a.weight)
    .map(({ cause }) => cause);
}

function reckoning({ previous, run }: Pair): Weighed[] {
  const [before, after] = [previous.effective, run.effective];
  const isAnew = isReckonedBefore(previous) && !isReckonedBefore(run) && carriesOver(after);
  const anew: Weighed[] = isAnew ? [{ cause: { kind: 'accounting' }, weight: Number.POSITIVE_INFINITY }] : [];
  const others = (['currency', 'model', 'period', 'goal', 'risk', 'budgetUse'] as const)
    .filter((kind) => JSON.stringify(before[kind]) !== JSON.stringify(after[kind]))
    .map((kind): Weighed => ({ cause: { kind }, weight: Number.POSITIVE_INFINITY }));
  return [...anew, ...others];
}

function channelSets({ moves, run }: Pair, before: Scenario): Weighed[] {
  const weigh = (id: string) => {
    const { from = 0, to = 0 } = moves.find((move) => move.id === id) ?? {};
    return Math.abs(to - from) / run.budget;
  };
  const missingIn = (scenario: Scenario, other: Scenario) =>
    other.channels
      .map(({ id }) => id)
      .filter((id) => !scenario.channels.some((channel) => channel.id === id));
  return [
    ...missingIn(before, run.effective).map((channel) => ({ kind: 'added', channel }) as const),
    ...missingIn(run.effective, before).map((channel) => ({ kind: 'gone', channel }) as const),
  ].map((cause) => ({ cause, weight: weigh(cause.channel) }));
}

function budget({ run }: Pair, before: Scenario): Weighed[] {
  const [from, to] = [budgetOf(before), budgetOf(run.effective)];
  const weight = differenceOf(from, to);
  return weight <= rounding ? [] : [{ cause: { kind: 'budget', from, to }, weight }];
}

/** Amounts apart by less differ only by rounding. */
const rounding = 1e-9;

function limits(pair: Pair, before: Scenario): Weighed[] {
  const { run } = pair;
  const after = run.effective;
  const shared = <Part extends { readonly id: string }>(a: readonly Part[], b: readonly Part[]) =>
    b.flatMap((part) => a.filter(({ id }) => id === part.id).map((old) => [old, part] as const));
  const bounds = (on: 'channel' | 'group', old: Bounds | undefined, now: Bounds | undefined, ids: string[]) =>
    (['min', 'max'] as const).flatMap((side): Weighed[] => {
      const of = now?.id ?? old?.id ?? '';
      return limit(pair, { kind: 'limit', on, side, of, from: old?.[side], to: now?.[side] }, ids);
    });
  const groupIds = [...new Set([...before.groups, ...after.groups].map(({ id }) => id))];
  return [
    ...shared<Bounds>(before.channels, after.channels).flatMap(([old, now]) =>
      bounds('channel', old, now, [now.id]),
    ),
    ...groupIds.flatMap((id) => {
      const [old, now] = [before, after].map(({ groups }) => groups.find((group) => group.id === id));
      const members = [...new Set([...(old?.channels ?? []), ...(now?.channels ?? [])])];
      const isRegrouped =
        old !== undefined &&
        now !== undefined &&
        [...old.channels].sort().join() !== [...now.channels].sort().join();
      const regrouped: Weighed[] = isRegrouped
        ? [{ cause: { kind: 'members', group: id }, weight: movedBy(pair, members) }]
        : [];
      return [...regrouped, ...bounds('group', old, now, members)];
    }),
    ...(['privacy', 'brandSafety'] as const).flatMap((on) => {
      const [from, to] = [before[on], after[on]].map((one) => one && { share: one.max, of: one.of });
      const all = run.channels.map(({ id }) => id);
      return limit(pair, { kind: 'limit', on, side: 'max', of: '', from, to }, all);
    }),
  ];
}

interface Bounds {
  readonly id: string;
  readonly min?: LimitAmount | undefined;
  readonly max?: LimitAmount | undefined;
}

function limit(pair: Pair, cause: Extract<Cause, { kind: 'limit' }>, ids: readonly string[]): Weighed[] {
  const { from, to, on, side, of } = cause;
  if (isSameLimit(from, to)) return [];
  const id = of === '' ? on : `${on}:${of}:${side}`;
  const binds = [pair.previous, pair.run].some((run) => run.limits.some((one) => one.id === id));
  return [{ cause, weight: binds ? movedBy(pair, ids) : 0 }];
}

function isSameLimit(a: LimitAmount | undefined, b: LimitAmount | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (typeof a === 'number' || typeof b === 'number') {
    return typeof a === typeof b && differenceOf(Number(a), Number(b)) <= rounding;
  }
  return a.of === b.of && differenceOf(a.share, b.share) <= rounding;
}

/** How far these channels moved together, as a part of the budget. */
function movedBy({ moves, run }: Pair, ids: readonly string[]): number {
  const far = moves
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, { from = 0, to = 0 }) => sum + Math.abs(to - from), 0);
  return far / run.budget;
}

function parameters(pair: Pair, before: Scenario): Weighed[] {
  const { run, adoption } = pair;
  const isSpent = adoption !== undefined && isTodaysSpend(run, adoption);
  const changes = parameterChanges(before, run.effective);
  const todays = new Map(
    changes.filter(({ path }) => path.endsWith('.today')).map(({ path, to }) => [path, to]),
  );
  return changes
    .filter(({ path, to }) => {
      const [, id = ''] = path.split('.');
      if (path.endsWith('.today')) return !(isSpent && Object.hasOwn(adoption.spend, id));
      // Levels that are seen at today's spend move with it.
      return !path.endsWith('.levelsAt') || todays.get(`channels.${id}.today`) !== to;
    })
    .map((change) => ({ cause: { kind: 'parameter', ...change }, weight: weightOf(change, pair) }));
}

function weightOf({ path, from, to }: ParameterChange, { previous, run }: Pair): number {
  const changed =
    typeof from === 'string' || typeof to === 'string' || from === undefined || to === undefined
      ? 1
      : Math.max(differenceOf(middle(from), middle(to)), spreadOf(from, to));
  const [first, id] = path.split('.');
  if (first !== 'channels') return changed;
  const parts = [previous, run].map(({ channels }) => {
    const all = channels.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
    return Math.abs(channels.find((channel) => channel.id === id)?.contribution ?? 0) / (all || 1);
  });
  return changed * Math.max(...parts);
}

/** By what part of its middle a parameter's spread became wider or narrower; it counts for half. */
function spreadOf(from: Parameter, to: Parameter): number {
  const width = (parameter: Parameter) =>
    typeof parameter === 'number' || parameter.low === undefined || parameter.high === undefined
      ? 0
      : parameter.high - parameter.low;
  const size = Math.max(Math.abs(middle(from)), Math.abs(middle(to)));
  return size === 0 ? 0 : Math.min(1, Math.abs(width(to) - width(from)) / size) / 2;
}

/** By what part of the larger one two amounts differ. */
function differenceOf(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b));
  return size === 0 ? 0 : Math.abs(a - b) / size;
}

function adopted({ previous, run, adoption }: Pair): Weighed[] {
  if (adoption === undefined || !isTodaysSpend(run, adoption) || isTodaysSpend(previous, adoption)) return [];
  return [{ cause: { kind: 'adopted', number: adoption.run }, weight: -1 }];
}

/** Whether what the run took for today's spend is the adopted plan. */
export function isTodaysSpend(run: Run, adoption: Adoption): boolean {
  if (adoption.currency !== run.effective.currency) return false;
  const factor = periodsPer(run.effective.period, adoption.period);
  const known = run.channels.filter(({ id }) => Object.hasOwn(adoption.spend, id));
  const isSame = ({ id, today }: Run['channels'][number]) =>
    Math.abs(today - (adoption.spend[id] ?? 0) * factor) <= 1e-6 * run.budget;
  return known.length > 0 && known.every(isSame);
}
