import type { Words } from '../../../bot/language/words.ts';
import type { History } from '../../../learn/history/history.ts';
import { dayMs, dayOfIso } from '../../../learn/history/parse-date.ts';

/** A calendar day as a moment of UTC. */
export const momentOf = (isoDay: string) => new Date(dayOfIso(isoDay) * dayMs);

/** A day with its year. */
export const dayText = (isoDay: string, words: Words) => words.day(momentOf(isoDay), 'UTC', true);

/** Which weeks: `12 weeks, 1 Jan 2024 to 24 Mar 2024`; the last day is that of the last week. */
export function weeksText({ weeks }: Pick<History, 'weeks'>, words: Words): string {
  const [first = '', last = first] = [weeks[0], weeks.at(-1)];
  const end = new Date(momentOf(last).getTime() + 6 * dayMs);
  return words.say('data.weeks', {
    count: weeks.length,
    from: dayText(first, words),
    to: words.day(end, 'UTC', true),
  });
}

/** An amount of the outcome. */
export const outcomeText = (value: number, { outcome, currency }: History, words: Words) =>
  outcome.unit === 'money' ? words.money(value, currency) : words.number(value);

export const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
