import type { Words } from '../../bot/language/words.ts';
import type { ReportFacts } from './facts.ts';

/** Missed moments that are told one by one. */
const mostMoments = 3;

/** The time that a report is for: "week of 4 May" where one comes each week, else the day. */
export function whenText({ schedule, due, cause }: ReportFacts, words: Words): string {
  const { recurrence, timeZone } = schedule;
  const day = words.day(new Date(due), timeZone);
  const isWeekly = cause === 'due' && recurrence.every === 'week' && recurrence.on.length === 1;
  return isWeekly ? words.say('reports.weekOf', { day }) : day;
}

/** A moment of the past; with its year where that is not this report's. */
export function dayText(at: string, { due, schedule: { timeZone } }: ReportFacts, words: Words): string {
  const year = (moment: string) =>
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(new Date(moment));
  return words.day(new Date(at), timeZone, year(at) !== year(due));
}

/** That the report is late, and which ones were passed over; empty where there is nothing to say. */
export function lateTexts(facts: ReportFacts, words: Words): string[] {
  const { schedule, due, skipped, isLate } = facts;
  const { timeZone, recurrence } = schedule;
  // Of a pattern there may be several a day.
  const moment = (at: string) =>
    recurrence.every === 'cron' ? words.time(new Date(at), timeZone) : dayText(at, facts, words);
  const hidden = skipped.length - mostMoments;
  const moments = [
    ...skipped.slice(0, mostMoments).map(moment),
    ...(hidden > 0 ? [words.say('reports.more', { count: hidden })] : []),
  ];
  return [
    ...(isLate
      ? [
          words.say(skipped.length > 0 ? 'reports.lateDown' : 'reports.late', {
            due: words.time(new Date(due), timeZone),
            zone: words.zone(timeZone),
          }),
        ]
      : []),
    ...(moments.length === 0 ? [] : [words.say('reports.skipped', { moments: words.list(moments) })]),
  ];
}
