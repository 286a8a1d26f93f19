import type { ArgumentKind } from '../../../bot/command.ts';
import { calendarDay } from '../../../bot/time/calendar-day.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, UserError } from '../../../scenario/problem.ts';

const msPerDay = 86_400_000;
const spoken: Readonly<Record<string, number>> = { today: 0, 今天: 0, yesterday: 1, 昨天: 1 };

/** A calendar day, `2024-01-31`, `2024/1/31`, `2024年1月31日`, `today` or `yesterday`, as `2024-01-31`; none to come. */
export const day: ArgumentKind<string> = {
  name: 'day',
  read(text, { now, timeZone }) {
    const typed = halfWidth(text).trim().toLowerCase();
    const today = calendarDay(now, timeZone);
    const ago = Object.hasOwn(spoken, typed) ? spoken[typed] : undefined;
    if (ago !== undefined) return isoDay(today - ago * msPerDay);
    const [, year, month, date] =
      /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/.exec(typed)?.filter(Boolean) ??
      [];
    if (year === undefined || month === undefined || date === undefined) {
      throw new UserError({ code: 'day.unreadable', received: echo(text) });
    }
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
    if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(date)) {
      throw new UserError({ code: 'day.none', received: echo(text) });
    }
    if (at.getTime() > today) throw new UserError({ code: 'day.later', received: echo(text) });
    return isoDay(at.getTime());
  },
};

/** A midnight in UTC as its date. */
export const isoDay = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);

/** The day so many days later. */
export const daysAfter = (date: string, days: number): string => isoDay(Date.parse(date) + days * msPerDay);

/** How many days there are from one day up to, not including, another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / msPerDay;
