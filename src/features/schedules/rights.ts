import type { Invocation } from '../../bot/invocation.ts';
import { refuseUnlessMay } from '../../bot/rights.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Schedule } from './stored/schedule.ts';

/** Whether somebody may know of a schedule: what reports to a private place is known there and to its maker. */
export function maySee({ place, by }: Schedule, { who, where }: Pick<Invocation, 'who' | 'where'>): boolean {
  return !place.isPrivate || place.channel === where.channel || by === who.id;
}

/** Refuses who may not change it, and says who may. Throws `UserError` (`schedule.not-yours`). */
export function refuseStranger({ number, by }: Schedule, { who }: Pick<Invocation, 'who'>): void {
  refuseUnlessMay('schedule.change', who, { name: String(number), by });
}

/** The schedule, unless somebody removed it meanwhile. Throws `UserError` (`schedule.unknown`). */
export function refuseGone(schedule: Schedule | undefined, { number }: Schedule): Schedule {
  if (schedule !== undefined) return schedule;
  throw new UserError({ code: 'schedule.unknown', received: String(number) });
}
