import { Cron } from 'croner';
import { echo, UserError } from '../../scenario/problem.ts';

/** Reports never come more often, in minutes: each is a plan to work out and a message to read. */
const leastGapMinutes = 15;

/** A pattern that keeps the gap comes at most 96 times a day, so this many show a whole day of it. */
const lookedAt = 100;

const fieldCount = 5;

/**
 * Whether five words are meant as a cron pattern. Minutes and hours are digits and signs there, which no other way
 * of saying a time begins with.
 */
export function looksLikeCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return fields.length === fieldCount && fields.slice(0, 2).every((field) => /^[\d*,/-]+$/.test(field));
}

/**
 * A cron pattern of five fields (minute, hour, day of the month, month, day of the week), with single spaces.
 * `L` is the last day of the month, `1#2` the second Monday. Where both day fields are restricted, either will do, as
 * in cron.
 *
 * @throws UserError `schedule.cron-unreadable`, `schedule.cron-never`, `schedule.cron-too-often`
 */
export function readCron(text: string, now: Date): string {
  const fields = text.trim().toUpperCase().split(/\s+/);
  const pattern = fields.join(' ').replaceAll('?', '*');
  const received = echo(text.trim());
  const unreadable = () => new UserError({ code: 'schedule.cron-unreadable', received });
  if (fields.length !== fieldCount || pattern.length > 100 || !/^[\dA-Z*,/#\- ]+$/.test(pattern)) {
    throw unreadable();
  }
  const times = firstTimes(pattern, now, unreadable);
  if (times.length === 0) throw new UserError({ code: 'schedule.cron-never', received });
  const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? time)) / 60_000);
  const least = Math.min(...gaps);
  if (least < leastGapMinutes) {
    throw new UserError({
      code: 'schedule.cron-too-often',
      received,
      values: { minutes: least, bound: leastGapMinutes },
    });
  }
  return pattern;
}

function firstTimes(pattern: string, now: Date, unreadable: () => UserError): number[] {
  let cron: Cron;
  try {
    cron = new Cron(pattern, { mode: '5-part', utcOffset: 0, paused: true });
  } catch {
    // Croner's own words name its classes; ours say what a pattern looks like.
    throw unreadable();
  }
  return cron.nextRuns(lookedAt, now).map((time) => time.getTime());
}
