import type { Period } from '../../scenario/scenario.ts';

const msPerDay = 86_400_000;

/**
 * What the clock on the wall of a zone shows, as the milliseconds at which a clock in UTC shows the same: it runs on
 * evenly where daylight saving begins or ends, as people count days.
 */
export function wallClock(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The calendar day of a moment in a zone: the milliseconds of that day's midnight in UTC. */
export function calendarDay(at: Date, timeZone: string): number {
  return Math.floor(wallClock(at, timeZone) / msPerDay) * msPerDay;
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
