import { halfWidth } from '../../scenario/half-width.ts';

/** Days are counted from 1 January 1970. */
export const dayMs = 86_400_000;

/**
 * A date as one cell says it: one day; two readings (`1/7/24`, `unordered`); a spreadsheet's day number; or a whole
 * month, which is no week. Days are counted from 1970.
 */
export type DateText =
  | { readonly kind: 'day'; readonly day: number }
  | {
      readonly kind: 'unordered';
      readonly dayFirst: number | undefined;
      readonly monthFirst: number | undefined;
    }
  | { readonly kind: 'serial'; readonly day: number }
  | { readonly kind: 'month' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = `(${months.join('|')})[a-z]{0,6}\\.?`;

const dayMonthYear = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- /.]*${monthName}[- /.,]*(\\d{4}|\\d{2})$`);
const monthDayYear = new RegExp(`^${monthName}[- /.]*(\\d{1,2})(?:st|nd|rd|th)?[ ,/-]+(\\d{4})$`);
const monthYear = new RegExp(`^${monthName}[- /.]*(\\d{4})$`);

const time = /[t ,]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z|[+-]\d{2}:?\d{2}|utc)?$/;

/** The first and the last year that histories are about. */
const [firstYear, lastYear] = [1990, 2099];

/** Reads a date; of a range (`2024-01-01 ~ 2024-01-07`) its first day. Undefined for anything else. */
export function parseDate(text: string): DateText | undefined {
  if (text.length < 5 || text.length > 60 || !/\d/.test(text)) return undefined;
  const plain = halfWidth(text).trim().toLowerCase().replace(/\s+/g, ' ').replace(time, '').trim();
  const start = /^(.*\d[日号]?)\s*(?:~|至|到|–|—| - | to )\s*.*\d[日号]?$/.exec(plain)?.[1]?.trim() ?? plain;
  return yearFirst(start) ?? isoWeek(start) ?? named(start) ?? yearLast(start) ?? serial(start);
}

/** `2024-01-31`, `2024/1/31`, `20240131`, `2024年1月31日`; or a month of these. */
function yearFirst(text: string): DateText | undefined {
  const [, year, month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, i) => i !== 2) ??
    /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (year !== undefined) return oneDay(Number(year), Number(month), Number(day));
  const [, monthYear, monthAlone] = /^(\d{4})[-/.年 ]{1,2}(\d{1,2})月?$/.exec(text) ?? [];
  const isMonth =
    monthAlone !== undefined &&
    isYear(Number(monthYear)) &&
    Number(monthAlone) >= 1 &&
    Number(monthAlone) <= 12;
  // `2024.5` is a number.
  return isMonth && !/^\d{4}\.\d$/.test(text) ? { kind: 'month' } : undefined;
}

/** `2024-W05`, `2024W5`, `2024年第5周`: its Monday, or the day that is named: `2024-W05-3`. */
function isoWeek(text: string): DateText | undefined {
  const [, year, week, day = '1'] =
    /^(\d{4})[- ]?w(\d{1,2})(?:-([1-7]))?$/.exec(text) ?? /^(\d{4})年 ?第? ?(\d{1,2}) ?周$/.exec(text) ?? [];
  if (year === undefined || !isYear(Number(year))) return undefined;
  const weekNumber = Number(week);
  if (weekNumber < 1 || weekNumber > weeksIn(Number(year))) return undefined;
  return { kind: 'day', day: mondayOfFirstWeek(Number(year)) + 7 * (weekNumber - 1) + Number(day) - 1 };
}

/** The Monday of the week that holds 4 January (ISO 8601). */
function mondayOfFirstWeek(year: number): number {
  const fourth = Date.UTC(year, 0, 4) / dayMs;
  return fourth - weekdayOf(fourth);
}

const weeksIn = (year: number) => (mondayOfFirstWeek(year + 1) - mondayOfFirstWeek(year)) / 7;

/** `1 Jan 2024`, `Jan 1, 2024`, `01-Jan-24`. */
function named(text: string): DateText | undefined {
  const dayThenMonth = dayMonthYear.exec(text);
  if (dayThenMonth !== null) {
    const [, day, month = '', year] = dayThenMonth;
    return oneDay(fullYear(year), months.indexOf(month) + 1, Number(day));
  }
  const monthThenDay = monthDayYear.exec(text);
  if (monthThenDay !== null) {
    const [, month = '', day, year] = monthThenDay;
    return oneDay(Number(year), months.indexOf(month) + 1, Number(day));
  }
  return monthYear.test(text) ? { kind: 'month' } : undefined;
}

/** `31.01.2024` (the day first, wherever points are written), `1/7/24` (who knows). */
function yearLast(text: string): DateText | undefined {
  const [, a, sign, b, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const dayFirst = dayOf(fullYear(year), Number(b), Number(a));
  if (sign === '.') return dayFirst === undefined ? undefined : { kind: 'day', day: dayFirst };
  const monthFirst = dayOf(fullYear(year), Number(a), Number(b));
  if (dayFirst === undefined && monthFirst === undefined) return undefined;
  return { kind: 'unordered', dayFirst, monthFirst };
}

/** Days since 30 December 1899, as spreadsheets count. */
function serial(text: string): DateText | undefined {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return undefined;
  const day = Math.floor(Number(text)) - 25_569;
  const year = new Date(day * dayMs).getUTCFullYear();
  return isYear(year) ? { kind: 'serial', day } : undefined;
}

const fullYear = (year = '') => (year.length === 2 ? 2000 + Number(year) : Number(year));
const isYear = (year: number) => year >= firstYear && year <= lastYear;

function oneDay(year: number, month: number, day: number): DateText | undefined {
  const found = dayOf(year, month, day);
  return found === undefined ? undefined : { kind: 'day', day: found };
}

/** Undefined for a day that no calendar has, or outside of the years that histories are about. */
function dayOf(year: number, month: number, day: number): number | undefined {
  if (!isYear(year) || month < 1 || month > 12 || day < 1) return undefined;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 ? at.getTime() / dayMs : undefined;
}

/** Monday is 0. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;

export const isoDay = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

export const dayOfIso = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / dayMs;
