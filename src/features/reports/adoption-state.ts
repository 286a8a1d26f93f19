import { periodsPer } from '../../scenario/in-period.ts';
import { spentFrom } from '../plans/adopted-today.ts';
import { isTodaysSpend } from '../plans/comparison/causes.ts';
import { steady } from '../plans/comparison/changes.ts';
import type { ReportFacts } from './facts.ts';

/** How a report's plan stands to the plan that the team has taken. */
export interface AdoptionState {
  /** The adopted plan is what the run took for today's spend. */
  readonly isToday: boolean;
  /** The run's plan is the adopted one, as far as a search can end. */
  readonly isProposed: boolean;
  /** The day from which it counts as today's spend. */
  readonly from: Date;
}

/** Undefined where the team has taken no plan, or one in another currency. */
export function adoptionState({ run, adoption, schedule }: ReportFacts): AdoptionState | undefined {
  if (adoption === undefined || adoption.currency !== run.effective.currency) return undefined;
  const factor = periodsPer(run.effective.period, adoption.period);
  const ids = new Set([...run.channels.map(({ id }) => id), ...Object.keys(adoption.spend)]);
  const proposed = new Map(run.channels.map((channel) => [channel.id, channel.proposed]));
  const isNear = (id: string) =>
    Math.abs((proposed.get(id) ?? 0) - (adoption.spend[id] ?? 0) * factor) <= steady * run.budget;
  return {
    isToday: isTodaysSpend(run, adoption),
    isProposed: [...ids].every(isNear),
    from: new Date(spentFrom(adoption, schedule.timeZone)),
  };
}
