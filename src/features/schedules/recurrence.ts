/**
 * When reports come, and where: times as people say them, zones, and the schedules themselves. It may use the rooms up to
 * actuals. What comes then is the room of reports.
 */

import { Cron } from 'croner';
import { LRUCache } from 'lru-cache';
import { firstMomentAt, timesShown, wallTime } from '../../bot/time/wall-clock.ts';
import type { Recurrence } from './stored/schedule.ts';

/** One time that a recurrence comes. */
export interface Occurrence {
  readonly at: Date;
  /** `twice`: the clock shows the time again later; `never`: it skips the time, and this is the end of the gap. */
  readonly shown: 'once' | 'twice' | 'never';
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * The next time after a moment, strictly; undefined for a cron pattern that never comes.
 *
 * Each wall time counts once: one that comes twice is taken the first time, and one that is skipped as soon as the
 * clock has skipped it. Several that are skipped together are one occurrence.
 */
export function nextOccurrence(recurrence: Recurrence, timeZone: string, after: Date): Date | undefined {
  return upcoming(recurrence, timeZone, after, 1)[0]?.at;
}

/** The next so many times after a moment, strictly; fewer, when it comes less often. */
export function upcoming(
  recurrence: Recurrence,
  timeZone: string,
  after: Date,
  count: number,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  let last = after.getTime();
  let wall: number | undefined = floorToMinute(wallTime(last, timeZone));
  while (found.length < count) {
    wall = nearestWall(recurrence, wall, 'after');
    if (wall === undefined) break;
    const moment = firstMomentAt(wall, timeZone);
    if (moment <= last) continue;
    found.push({ at: new Date(moment), shown: timesShown(wall, timeZone) });
    last = moment;
  }
  return found;
}

/** The newest `most` of the times after one moment (strictly) and until another (inclusive), oldest first. */
export function occurrencesBetween(
  recurrence: Recurrence,
  timeZone: string,
  after: Date,
  until: Date,
  most: number,
): Date[] {
  const found: Date[] = [];
  // Where the clock was put back a moment ago, it has shown later times than it does now: by a day at most.
  let wall: number | undefined = floorToMinute(wallTime(until.getTime(), timeZone)) + dayMs + minuteMs;
  let last = until.getTime() + 1;
  while (found.length < most) {
    wall = nearestWall(recurrence, wall, 'before');
    if (wall === undefined) break;
    const moment = firstMomentAt(wall, timeZone);
    if (moment <= after.getTime()) break;
    if (moment >= last) continue;
    found.push(new Date(moment));
    last = moment;
  }
  return found.reverse();
}

const floorToMinute = (time: number) => Math.floor(time / minuteMs) * minuteMs;

/** The wall time of the recurrence that is nearest to another, which is a full minute, strictly. */
function nearestWall(recurrence: Recurrence, wall: number, side: 'after' | 'before'): number | undefined {
  if (recurrence.every === 'month') return nearestInMonths(recurrence, wall, side);
  const cron = cronOf(patternOf(recurrence));
  const from = new Date(wall);
  const found = side === 'after' ? cron.nextRun(from) : cron.previousRuns(1, from)[0];
  return found?.getTime();
}

/** Those used last, by pattern: reading a pattern takes longer than finding a time of it, and a list asks for many. */
const crons = new LRUCache<string, Cron>({ max: 200 });

/** Croner only counts here, where every day has 24 hours; the zone's clock is applied to what it finds. */
function cronOf(pattern: string): Cron {
  const known = crons.get(pattern);
  if (known !== undefined) return known;
  const cron = new Cron(pattern, { mode: '5-part', utcOffset: 0, paused: true });
  crons.set(pattern, cron);
  return cron;
}

function patternOf(recurrence: Exclude<Recurrence, { every: 'month' }>): string {
  if (recurrence.every === 'cron') return recurrence.pattern;
  const [hour, minute] = recurrence.at.split(':').map(Number);
  const days = recurrence.every === 'day' ? '*' : recurrence.on.join(',');
  return `${minute} ${hour} * * ${days}`;
}

function nearestInMonths(
  { on, at }: Extract<Recurrence, { every: 'month' }>,
  wall: number,
  side: 'after' | 'before',
): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const step = side === 'after' ? 1 : -1;
  const from = new Date(wall);
  for (let month = from.getUTCMonth(); ; month += step) {
    const days = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const day = on === 'last' ? days : Math.min(on, days);
    const found = Date.UTC(from.getUTCFullYear(), month, day, hour, minute);
    if (side === 'after' ? found > wall : found < wall) return found;
  }
}
