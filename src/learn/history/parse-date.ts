import { halfWidth } from '../../scenario/half-width.ts';
import { dayMs, dayOf, dayOfWeek, fullYear, isYear } from './calendar.ts';
import { monthNumber, withoutWeekday } from './month-names.ts';

export { dayMs, dayOfIso, isoDay, weekdayOf } from './calendar.ts';

/**
 * A date as one cell says it, by itself: one day; two readings (`1/7/24`, `unordered`); a spreadsheet's day number; a
 * moment of UTC (unix time, `…Z`), whose day depends on where it was midnight; six digits that are a week or a month of a
 * year (`202502`); or a whole month, which is no week. Days are counted from 1970.
 */
export type DateText =
  | { readonly kind: 'day'; readonly day: number }
  | {
      readonly kind: 'unordered';
      readonly dayFirst: number | undefined;
      readonly monthFirst: number | undefined;
    }
  | { readonly kind: 'serial'; readonly day: number }
  | { readonly kind: 'moment'; readonly ms: number }
  | { readonly kind: 'week-or-month'; readonly year: number; readonly number: number }
  | { readonly kind: 'month' };

/** A cell's date, and the last day of its period where it names one. */
export interface PeriodText {
  readonly start: DateText;
  readonly end?: DateText;
}

const clock =
  /[t ,]\s*\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|uhr|[+-]\d{2}:?\d{2}|utc|gmt)?$/;
const zulu = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|utc|\+00:?00)$/;

/** Words before a week's first day. */
const weekOf =
  /^(?:week of|week beginning|week commencing|week starting|week from|wk of|w\/c|wc|woche vom|woche ab|woche|semaine du|sem\. du|semana del|semana de|semana|week|du|del|vom|from|周起)[: ]+(?!\d{1,2}[ ,/.-]*\d{4}$)/;
const weekEnding = /^(?:week ending|week ended|w\/e|we|woche bis|semaine se terminant le|semana hasta)[: ]+/;

/** Reads a date; of a range (`2024-01-01 ~ 2024-01-07`) its first day. Undefined for anything else. */
export const parseDate = (text: string): DateText | undefined => parsePeriod(text)?.start;

/** Reads a date or a range of days as people and tools write them, in six languages. Undefined for anything else. */
export function parsePeriod(text: string): PeriodText | undefined {
  if (text.length < 5 || text.length > 60 || !/\d/.test(text)) return undefined;
  // Most files write days so.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const start = yearFirst(text);
    return start && { start };
  }
  const folded = halfWidth(text)
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');
  if (zulu.test(folded))
    return { start: moment(Date.parse(folded.replace(' ', 'T').replace(/\s*(?:utc|\+00:?00)$/, 'z'))) };
  const written = folded.replace(/\s+/g, ' ').replace(clock, '').trim();
  // `Mar 3` may be a Tuesday in French and Spanish, and is a day of March first.
  return periodIn(written) ?? periodIn(withoutWeekday(written));
}

function periodIn(plain: string): PeriodText | undefined {
  const ended = plain.replace(weekEnding, '');
  if (ended !== plain) {
    const end = oneDate(ended);
    return end?.kind === 'day' ? { start: { kind: 'day', day: end.day - 6 }, end } : undefined;
  }
  const alone = oneDate(plain) ?? oneDate(plain.replace(weekOf, ''));
  if (alone !== undefined) return { start: alone };
  return range(plain.replace(weekOf, ''));
}

const between = /^(.*?\d[日号.]?)\s*(?:~|至|到|–|—|−| - | to | bis | au | al | ate | a |-)\s*(.*\d[日号]?)$/;

/** `Jan 6 – 12, 2025`, `06.01.–12.01.2025`: what the first day lacks is as in the last. */
function range(text: string): PeriodText | undefined {
  for (const [, first = '', last = ''] of splits(text)) {
    const end =
      oneDate(last) ??
      (/[a-z]/.test(last) ? undefined : oneDate(`${first.match(/^[a-z]+\.?/)?.[0] ?? ''} ${last}`));
    const bare = first.trim();
    const whole = oneDate(bare) ?? oneDate(withoutWeekday(bare));
    const isLastOpen = end === undefined && whole?.kind === 'day' && /^\d{1,2}月\d{1,2}[日号]?$/.test(last);
    if (isLastOpen) return { start: whole };
    if (end === undefined || end.kind === 'month') continue;
    if (whole !== undefined) return { start: whole, end };
    const start =
      end.kind === 'day' ? (completed(bare, end.day) ?? completed(withoutWeekday(bare), end.day)) : undefined;
    if (start !== undefined) return { start: { kind: 'day', day: start }, end };
  }
  return undefined;
}

/** Every way to cut a range in two at a sign that may stand between days. */
function splits(text: string): readonly RegExpExecArray[] {
  const found = between.exec(text);
  if (found === null) return [];
  // `2024-01-01-2024-01-07`: the sign is the one in the middle.
  const middle = /^(\d{4}([-/.])\d{1,2}\2\d{1,2})\s*[-~]\s*(\d{4}\2\d{1,2}\2\d{1,2})$/.exec(text);
  if (middle === null) return [found];
  middle[2] = middle[3] ?? '';
  return [middle];
}

/** The nearest day before `end` that a text without a year, or without a month, names. */
function completed(text: string, end: number): number | undefined {
  const last = new Date(end * dayMs);
  const year = last.getUTCFullYear();
  const bare = text.replace(/[.,]+$/, '');
  const [, onlyDay] = /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(bare) ?? [];
  const tries =
    onlyDay !== undefined
      ? [dayOf(year, last.getUTCMonth() + 1, Number(onlyDay))]
      : [year, year - 1].flatMap((one) =>
          [`${bare} ${one}`, `${bare}.${one}`, `${bare}/${one}`, `${one}年${bare}`].map((whole) => {
            const read = oneDate(whole);
            return read?.kind === 'day' ? read.day : undefined;
          }),
        );
  return tries.find((day) => day !== undefined && day <= end && end - day < 400);
}

function oneDate(text: string): DateText | undefined {
  return yearFirst(text) ?? week(text) ?? named(text) ?? yearLast(text) ?? digitsOnly(text);
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

const weekWord = '(?:calendar week|isoweek|week|wk|w|kw|cw|kalenderwoche|woche|semaine|sem|semana|s)';
const yearThenWeek = new RegExp(`^(\\d{4})[-/ .,]*${weekWord}[ .]?(\\d{1,2})(?:-([1-7]))?$`);
const weekThenYear = new RegExp(`^${weekWord}[ .#-]*(\\d{1,2})[-/ .,]+(?:of |de |von )?(\\d{4})$`);

/** `2024-W05`, `W05 2024`, `KW 05/2024`, `2024年第5周`: its Monday, or the day that is named: `2024-W05-3`. */
function week(text: string): DateText | undefined {
  const [, year, number, day = '1'] =
    yearThenWeek.exec(text) ?? /^(\d{4})年? ?第? ?(\d{1,2}) ?周$/.exec(text) ?? [];
  const [, turned, turnedYear] = (year === undefined && weekThenYear.exec(text)) || [];
  const found =
    year !== undefined
      ? dayOfWeek(Number(year), Number(number), Number(day))
      : dayOfWeek(Number(turnedYear), Number(turned));
  return found === undefined ? undefined : { kind: 'day', day: found };
}

/** `1 Jan 2024`, `Jan 1, 2024`, `01-Jan-24`, `6. Januar 2025`, `6 de enero de 2025`. */
function named(text: string): DateText | undefined {
  const [, day, month = '', year] =
    /^(\d{1,2})(?:st|nd|rd|th|er|º)?[- /.]*(?:de |do )?([a-z]{3,10})\.?[- /.,]*(?:de |do |del )?(\d{4}|\d{2})$/.exec(
      text,
    ) ?? [];
  const first = monthNumber(month);
  if (first !== undefined) return oneDay(fullYear(year), first, Number(day));
  const [, before = '', dayBehind, yearBehind] =
    /^([a-z]{3,10})[- /.]*(\d{1,2})(?:st|nd|rd|th)?[ ,/-]+(\d{4})$/.exec(text) ??
    /^([a-z]{3,10})[- /.]+(\d{1,2})(?:st|nd|rd|th)?[,/-] *(\d{2})$/.exec(text) ??
    [];
  const second = monthNumber(before);
  if (second !== undefined) return oneDay(fullYear(yearBehind), second, Number(dayBehind));
  const [, alone = ''] = /^([a-z]{3,10})\.?[- /.]*(?:de )?(\d{4})$/.exec(text) ?? [];
  return monthNumber(alone) === undefined ? undefined : { kind: 'month' };
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

/** Days since 30 December 1899, as spreadsheets count; six digits of a year's week or month; unix time. */
function digitsOnly(text: string): DateText | undefined {
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const day = Math.floor(Number(text)) - 25_569;
    return isYear(new Date(day * dayMs).getUTCFullYear()) ? { kind: 'serial', day } : undefined;
  }
  const [, year, number] = /^(\d{4})(\d{2})$/.exec(text) ?? [];
  if (year !== undefined) {
    const isOne = isYear(Number(year)) && Number(number) >= 1 && Number(number) <= 53;
    return isOne ? { kind: 'week-or-month', year: Number(year), number: Number(number) } : undefined;
  }
  if (/^\d{10}(?:\.0+)?$/.test(text)) return moment(1000 * Number(text));
  return /^\d{13}$/.test(text) ? moment(Number(text)) : undefined;
}

const moment = (ms: number): DateText => ({ kind: 'moment', ms });

function oneDay(year: number, month: number, day: number): DateText | undefined {
  const found = dayOf(year, month, day);
  return found === undefined ? undefined : { kind: 'day', day: found };
}
