import type { ArgumentKind } from '../../../bot/command.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, type Problem, UserError } from '../../../scenario/problem.ts';

/** A day on which something happened, and what, where somebody says. */
export interface EventDay {
  readonly day: string;
  readonly name: string;
}

/** Most days that one line may name. */
const mostDays = 60;

const example = 'event="Black Friday 2024-11-29"';
const pattern = /^(.*?)\s*[:=]?\s*(\d{4}-\d{2}-\d{2})$/u;

/**
 * Days with commas between, each with what happened or alone: `2024-11-25`, `Black Friday 2024-11-29`. Without a name
 * the day is the name, so that each such week is an event of its own; days of one name are one event.
 */
export const eventDays: ArgumentKind<readonly EventDay[]> = {
  name: 'event-days',
  isLines: true,
  read(text) {
    const pieces = halfWidth(text)
      .split(/[,;、\n]/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    const problems: Problem[] = [];
    const days = pieces.slice(0, mostDays).flatMap((piece) => {
      const [, name = '', day = ''] = pattern.exec(piece) ?? [];
      // `toISOString` of a day that is none (2024-02-31) is another day.
      const time = Date.parse(`${day}T00:00:00Z`);
      const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
      if (day === '' || !isDay || name.length > 60) {
        problems.push({ code: 'fit.event-unreadable', received: echo(piece), values: { example } });
        return [];
      }
      return [{ day, name: name === '' ? day : name }];
    });
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    if (days.length === 0) {
      throw new UserError({ code: 'fit.event-unreadable', received: echo(text), values: { example } });
    }
    return days;
  },
};
