import { calendarDay } from '../../bot/time/calendar-day.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Period } from '../../scenario/scenario.ts';
import { daysAfter, daysBetween, isoDay } from './arguments/day.ts';

/** Longest time that one observation may be about, in days. */
const longest = 366;

/** A time by its days: `to` is the day after the last. */
export interface ToldTime {
  readonly from: string;
  readonly to: string;
}

/**
 * The time that somebody tells of: what they name, the last day included; else one period that ends yesterday, or at
 * the end that they name. Throws `UserError` (`observe.window`).
 */
export function toldTime(
  named: { readonly from?: string | undefined; readonly to?: string | undefined },
  period: Period,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): ToldTime {
  const today = isoDay(calendarDay(now, timeZone));
  const days = Math.max(1, Math.round(periodsPer(period, 'day')));
  const to = named.to === undefined ? untilFrom(named.from, days, today) : daysAfter(named.to, 1);
  const from = named.from ?? daysAfter(to, -days);
  const length = daysBetween(from, to);
  if (length >= 1 && length <= longest) return { from, to };
  throw new UserError({
    code: 'observe.window',
    argument: named.to === undefined ? 'from' : 'to',
    values: { bound: longest },
  });
}

/** One period after its first day, but not beyond yesterday; today, where nothing else is named. */
function untilFrom(from: string | undefined, days: number, today: string): string {
  const end = from === undefined ? today : daysAfter(from, days);
  return end < today || from === today ? end : today;
}
