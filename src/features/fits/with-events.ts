import type { History } from '../../learn/history/history.ts';
import { echo, type Problem, UserError } from '../../scenario/problem.ts';
import type { EventDay } from './arguments/event-weeks.ts';

const weekMs = 7 * 86_400_000;

/**
 * The history with what happened on those days: each an event of its week, from the first to the last. A name that is
 * there already has these weeks, too.
 *
 * @throws UserError `fit.event-week` for days that are in none of its weeks
 */
export function withEvents(history: History, days: readonly EventDay[]): History {
  const first = Date.parse(history.weeks[0] ?? '');
  const problems: Problem[] = [];
  const events = new Map(history.events.map(({ name, values }) => [name, [...values]]));
  for (const { day, name } of days) {
    const week = Math.floor((Date.parse(day) - first) / weekMs);
    if (!(week >= 0 && week < history.weeks.length)) {
      const values = { from: history.weeks[0] ?? '', to: history.weeks.at(-1) ?? '' };
      problems.push({ code: 'fit.event-week', received: echo(day), values });
      continue;
    }
    const values = events.get(name) ?? history.weeks.map(() => 0);
    values[week] = 1;
    events.set(name, values);
  }
  const [problem, ...more] = problems;
  if (problem !== undefined) throw new UserError(problem, ...more);
  return { ...history, events: [...events].map(([name, values]) => ({ name, values })) };
}
