import type { Period } from '../../scenario/scenario.ts';
import { wallTime } from './wall-clock.ts';

const msPerDay = 86_400_000;

/** The calendar day of a moment in a zone: the milliseconds of that day's midnight in UTC. */
export function calendarDay(at: Date, timeZone: string): number {
  return Math.floor(wallTime(at.getTime(), timeZone) / msPerDay) * msPerDay;
}

/** The same calendar day one period later; in a shorter month its last day. */
export function periodLater(day: number, period: Period): number {
  if (period === 'day') return day + msPerDay;
  if (period === 'week') return day + 7 * msPerDay;
  const from = new Date(day);
  const month = from.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[period];
  const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), last));
}
