import type { Log, Meter, Store } from '../../bot/ports.ts';
import { nextOccurrence, occurrencesBetween } from '../schedules/recurrence.ts';
import type { Schedule } from '../schedules/stored/schedule.ts';
import { markOf } from './mark.ts';

/** Most missed moments that are noted and listed for one report; older ones than these are only passed over. */
const mostSkipped = 100;

/** Schedules that are asked for at once. */
const atOnce = 100;

/** For a schedule that never comes again; none that can be made today. */
const never = '9999-12-31T00:00:00.000Z';

/** What is due of a schedule at a moment: the latest occurrence; those before it were missed. */
export interface DueOccurrence {
  readonly due: string;
  /** Oldest first. */
  readonly skipped: readonly string[];
  readonly nextDue: string;
}

/** The occurrence to report of a schedule whose `nextDue` has come. */
export function dueOccurrence(schedule: Schedule, now: Date): DueOccurrence {
  const { recurrence, timeZone, nextDue } = schedule;
  const promised = new Date(nextDue);
  const justBefore = new Date(promised.getTime() - 1);
  const moments = occurrencesBetween(recurrence, timeZone, justBefore, now, mostSkipped + 1);
  // None where the rules of the zone were changed meanwhile: the promised moment holds.
  const due = moments.pop() ?? promised;
  return {
    due: due.toISOString(),
    skipped: moments.map((moment) => moment.toISOString()),
    nextDue: nextOccurrence(recurrence, timeZone, now)?.toISOString() ?? never,
  };
}

/**
 * Turns every occurrence that is due on these fronts into a report, once, whoever else does the same just now. What
 * goes wrong with one schedule does not keep the others waiting. Gives how many reports it opened.
 */
export async function openOccurrences(
  { store, log, meter }: { readonly store: Store; readonly log: Log; readonly meter: Meter },
  fronts: readonly Schedule['place']['front'][],
  now: Date,
): Promise<number> {
  let opened = 0;
  for (let batch = atOnce, before = -1; batch === atOnce && before < opened; ) {
    before = opened;
    const due = await store.schedules.due(now, atOnce, fronts);
    batch = due.length;
    for (const { workspace, schedule } of due) {
      try {
        const occurrence = dueOccurrence(schedule, now);
        const isOurs = await store.reports.open(workspace, schedule.number, {
          ...occurrence,
          expected: schedule.nextDue,
          at: now,
        });
        if (!isOurs) continue;
        opened += 1;
        const { due, skipped } = occurrence;
        log.info({ report: markOf({ workspace, schedule: schedule.number, due }), skipped }, 'report opened');
        for (const _ of skipped) meter.report('skipped', schedule.place.front);
      } catch (err) {
        log.error({ err, workspace, schedule: schedule.number }, 'an occurrence could not be opened');
      }
    }
  }
  return opened;
}
