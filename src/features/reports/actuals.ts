import { calendarDay } from '../../bot/time/calendar-day.ts';
import { firstMomentAt } from '../../bot/time/wall-clock.ts';
import { standing } from '../../learn/feedback/calibration.ts';
import type { Observation } from '../../learn/feedback/observation.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import { daysAfter, isoDay } from '../actuals/arguments/day.ts';
import type { StoredHistory } from '../history/stored/store.ts';
import type { Adoption } from '../plans/stored/adoption.ts';
import type { Run } from '../plans/stored/run.ts';
import type { Actuals } from './facts.ts';

/** What is known of what really came, and by whose clock days are told. */
export interface Known {
  readonly run: Run;
  readonly adoption: Adoption | undefined;
  /** Newest first. */
  readonly told: readonly Observation[];
  readonly history: StoredHistory | undefined;
  readonly timeZone: string;
}

/**
 * What really came of a time: the newest that somebody told of, else the weeks of the imported history since the plan
 * was taken. Undefined where there is neither, or where money and outcome would be mixed up.
 */
export function actualsOf(known: Known): Actuals | undefined {
  return newestTold(known) ?? sinceAdoption(known);
}

function newestTold({ told, timeZone }: Known): Actuals | undefined {
  const newest = standing(told).at(-1);
  if (newest === undefined) return undefined;
  const { value, spend, from, to } = newest;
  return {
    ...(value !== undefined && { value }),
    ...(spend !== undefined && { spend }),
    ...moments(from, to, timeZone),
  };
}

/** The sums over all whole weeks that began on the day of the adoption or later. */
function sinceAdoption({ run, adoption, history: stored, timeZone }: Known): Actuals | undefined {
  if (adoption === undefined || stored === undefined) return undefined;
  const { weeks, outcome, channels, currency } = stored.history;
  if (currency !== run.effective.currency) return undefined;
  const since = isoDay(calendarDay(new Date(adoption.at), timeZone));
  const first = weeks.findIndex((week) => week >= since);
  const [from, last] = [weeks[first], weeks.at(-1)];
  if (first < 0 || from === undefined || last === undefined) return undefined;
  const total = (amounts: readonly number[]) => amounts.slice(first).reduce((sum, amount) => sum + amount, 0);
  const isSameUnit = (outcome.unit === 'money') === (run.unit === 'money');
  const known = new Set(run.channels.map(({ id }) => id));
  return {
    ...(isSameUnit && { value: total(outcome.values) }),
    spend: Object.fromEntries(
      channels.filter(({ id }) => known.has(id)).map(({ id, spend }) => [id, total(spend)]),
    ),
    ...moments(from, daysAfter(last, periodsPer('week', 'day')), timeZone),
  };
}

/** Calendar days as the moments at which they begin in a zone. */
function moments(from: string, to: string, timeZone: string): Pick<Actuals, 'from' | 'to'> {
  const begin = (day: string) => new Date(firstMomentAt(Date.parse(day), timeZone)).toISOString();
  return { from: begin(from), to: begin(to) };
}
