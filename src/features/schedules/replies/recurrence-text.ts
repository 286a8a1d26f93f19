import type { Words } from '../../../bot/language/words.ts';
import type { Recurrence } from '../stored/schedule.ts';

const workingDays = '1,2,3,4,5';

/** When reports come, in words: "every Monday at 09:00". */
export function recurrenceText(recurrence: Recurrence, words: Words): string {
  switch (recurrence.every) {
    case 'day':
      return words.say('schedules.every.day', { at: recurrence.at });
    case 'week': {
      const on = [...recurrence.on].sort();
      if (on.join() === workingDays) return words.say('schedules.every.weekdays', { at: recurrence.at });
      const days = words.list(on.map((day) => words.weekday(day)));
      return words.say('schedules.every.week', { days, at: recurrence.at });
    }
    case 'month': {
      const { on, at } = recurrence;
      if (on === 'last') return words.say('schedules.every.monthEnd', { at });
      return words.say(on > 28 ? 'schedules.every.longMonth' : 'schedules.every.month', { day: on, at });
    }
    case 'cron':
      return words.say('schedules.every.cron', { pattern: recurrence.pattern });
  }
}
