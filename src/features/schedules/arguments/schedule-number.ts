import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import { wordsFor } from '../../../bot/language/words.ts';
import { UserError } from '../../../scenario/problem.ts';
import { readWhole } from '../../../scenario/quantity.ts';
import { recurrenceText } from '../replies/recurrence-text.ts';
import { maySee } from '../rights.ts';
import type { Schedule } from '../stored/schedule.ts';

/** A schedule by its number, `3` or `#3`; only one that the person may see. */
export const scheduleNumber: ArgumentKind<Schedule> = {
  name: 'schedule',
  async read(text, { invocation, store }) {
    const number = readWhole(text, { currency: 'CNY' });
    const schedule = await store.schedules.get(invocation.where.workspace, number);
    if (schedule !== undefined && maySee(schedule, invocation)) return schedule;
    throw new UserError({ code: 'schedule.unknown', received: String(number) });
  },
  async complete(typed, place) {
    const wanted = typed.trim().replace(/^#/, '');
    return (await seen(place))
      .filter(({ number }) => String(number).startsWith(wanted))
      .slice(0, 25)
      .map((schedule) => ({
        value: String(schedule.number),
        label: { en: labelOf(schedule, 'en'), zh: labelOf(schedule, 'zh') },
      }));
  },
};

async function seen({ store, invocation }: ReadingPlace): Promise<readonly Schedule[]> {
  const all = await store.schedules.list(invocation.where.workspace);
  return all.filter((schedule) => maySee(schedule, invocation));
}

function labelOf({ number, scenario, recurrence }: Schedule, language: 'en' | 'zh'): string {
  const words = wordsFor(language);
  return `#${number} ${scenario}${words.say('replies.comma')}${recurrenceText(recurrence, words)}`;
}
