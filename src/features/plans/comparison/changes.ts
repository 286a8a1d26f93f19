import { inPeriod } from '../../../scenario/in-period.ts';
import { UserError } from '../../../scenario/problem.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { isReckonedBefore } from '../reckoning.ts';
import type { Adoption } from '../stored/adoption.ts';
import type { Run } from '../stored/run.ts';
import { judgedBy } from '../view.ts';
import { type Cause, causesBetween } from './causes.ts';
import { type ChannelMove, movesBetween, periodFactor } from './channel-moves.ts';

/** How a run's plan differs from that of an earlier run, and why. */
export interface Changes {
  /** Channels that moved noticeably, the furthest first. */
  readonly moved: readonly ChannelMove[];
  /** What the plans are judged by; undefined where the two cannot be compared. */
  readonly value: { readonly from: number; readonly to: number } | undefined;
  /** What differs in the inputs, what weighs most first; empty where nothing does. */
  readonly causes: readonly Cause[];
  /** Whether allocation and value are the same: nothing new to tell. */
  readonly isSame: boolean;
}

/** Spend that moved by no more than this part of the budget is where it was: a search may end a little elsewhere. */
export const steady = 0.005;
/** Values apart by no more than this part read the same with three digits. */
const sameValue = 5e-4;

/** `adoption`: the plan that the team has taken, which may explain what is spent today. */
export function changesBetween(previous: Run, run: Run, adoption?: Adoption): Changes {
  const before = inPeriodOf(previous.effective, run.effective);
  const moves = movesBetween(previous, run);
  // Amounts in two currencies do not compare.
  const isOneCurrency = previous.effective.currency === run.effective.currency;
  const moved = (isOneCurrency ? moves : [])
    .filter((move) => distance(move) > steady * largestBudget(previous, run))
    .sort((a, b) => distance(b) - distance(a));
  const value = comparableValue(previous, run);
  return {
    moved,
    value,
    causes: causesBetween({ previous, before, run, moves, adoption }),
    isSame: moved.length === 0 && value !== undefined && readsTheSame(value.from, value.to),
  };
}

/**
 * Whether some channel's proposed spend, or the value, is another by more than `share` of what it was. Moves too
 * small to notice do not count; without an earlier run everything is new.
 */
export function hasMoved(run: Run, previous: Run | undefined, share: number): boolean {
  if (previous === undefined) return true;
  const { moved, value } = changesBetween(previous, run);
  if (value === undefined || Math.abs(value.to - value.from) > share * Math.abs(value.from)) return true;
  return moved.some((move) => distance(move) > share * (move.from ?? 0));
}

const distance = ({ from = 0, to = 0 }: ChannelMove) => Math.abs(to - from);

const largestBudget = (previous: Run, run: Run) =>
  Math.max(run.budget, previous.budget * periodFactor(previous, run));

/** The earlier scenario with amounts per the later one's period; undefined where it cannot be restated. */
function inPeriodOf(before: Scenario, { period }: Scenario): Scenario | undefined {
  try {
    return inPeriod(before, period);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function comparableValue(previous: Run, run: Run): Changes['value'] {
  const [from, to] = [judgedBy(previous), judgedBy(run)];
  const isComparable =
    previous.unit === run.unit &&
    previous.effective.currency === run.effective.currency &&
    previous.effective.period === run.effective.period &&
    previous.periods === run.periods &&
    from.kind === to.kind &&
    from.isCautious === to.isCautious &&
    isReckonedBefore(previous) === isReckonedBefore(run);
  return isComparable ? { from: from.proposed, to: to.proposed } : undefined;
}

function readsTheSame(a: number, b: number): boolean {
  return (
    Math.abs(a - b) <= sameValue * Math.max(Math.abs(a), Math.abs(b)) || a.toPrecision(3) === b.toPrecision(3)
  );
}
