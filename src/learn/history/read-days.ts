import { echo, UserError } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import { dayMs, dayOfWeek } from './calendar.ts';
import { type Finding, refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { type DateText, isoDay, parseDate } from './parse-date.ts';

export type DateOrder = 'day-first' | 'month-first';

/** A cell of the date column. */
export interface DateCell {
  readonly row: number;
  readonly text: string;
}

type Unordered = Extract<DateText, { kind: 'unordered' }>;

/**
 * The day of each cell (counted from 1970), all read alike. `1/7/24` is read in the order that fits all cells; where both
 * do, in the one that makes the steps between them even.
 *
 * @throws UserError `history.date`, `history.date-mixed`, `history.date-ambiguous`, `history.monthly`
 */
export function readDays(
  cells: readonly DateCell[],
  column: string,
  order?: DateOrder,
): { readonly days: readonly number[]; readonly findings: readonly Finding[] } {
  const problems = createProblemList();
  const dates = cells.map(({ row, text }) => {
    const date = parseDate(text);
    if (date === undefined) {
      problems.add(() => refusal('history.date', { row, column }, { received: echo(text) }));
    }
    return date;
  });
  problems.throwIfAny();
  const read = settled(
    dates.filter((date) => date !== undefined),
    column,
  );
  const place = (i: number) => ({ row: cells[i]?.row, column });
  const month = read.findIndex(({ kind }) => kind === 'month');
  if (month !== -1) {
    throw new UserError(refusal('history.monthly', place(month), { received: echo(cells[month]?.text) }));
  }
  refuseMixed(read, cells, column);
  if (read.every((date) => date.kind === 'unordered')) return inOrder(read, cells, column, order);
  if (read.every((date) => date.kind === 'moment')) {
    const { days, hours } = daysOfMoments(read.map(({ ms }) => ms));
    const findings: Finding[] =
      hours === 0 ? [] : [{ code: 'time-zone', level: 'note', ...place(0), values: { hours } }];
    return { days, findings };
  }
  const numbered = read.findIndex(({ kind }) => kind === 'week-or-month');
  if (numbered !== -1) {
    throw new UserError(
      refusal('history.date-ambiguous', place(numbered), {
        received: echo(cells[numbered]?.text),
        values: { first: 'week', second: 'month' },
      }),
    );
  }
  const isSerial = read[0]?.kind === 'serial';
  const days = read.map((date) => (date.kind === 'day' || date.kind === 'serial' ? date.day : 0));
  return { days, findings: isSerial ? [{ code: 'date-serial', level: 'note', ...place(0) }] : [] };
}

/** `202502` is a week where the column says so, or where one of them is beyond 12; a month where the column says that. */
function settled(dates: readonly DateText[], column: string): readonly DateText[] {
  const numbered = dates.filter((date) => date.kind === 'week-or-month');
  if (numbered.length === 0) return dates;
  const name = foldColumn(column);
  const areWeeks =
    /week|woche|semaine|semana|\bkw\b|\bww\b|周/.test(name) || numbered.some((date) => date.number > 12);
  const areMonths = /month|monat|mois|\bmes\b|月/.test(name);
  if (!areWeeks && !areMonths) return dates;
  return dates.map((date) => {
    if (date.kind !== 'week-or-month') return date;
    if (!areWeeks) return { kind: 'month' };
    const day = dayOfWeek(date.year, date.number);
    return day === undefined ? { kind: 'month' } : { kind: 'day', day };
  });
}

/**
 * Days of moments that stand for midnight somewhere: an hour of UTC, or two an hour apart where summer time begins and
 * ends. Late hours are midnight of the next day, further east. Moments of many hours are days of UTC.
 */
function daysOfMoments(moments: readonly number[]): { readonly days: number[]; readonly hours: number } {
  const hourOf = (ms: number) => (((ms % dayMs) + dayMs) % dayMs) / 3_600_000;
  const hours = [...new Set(moments.map(hourOf))].toSorted((a, b) => a - b);
  const [first = 0, last = first] = [hours[0], hours.at(-1)];
  const areMidnights = hours.length <= 2 && (last - first <= 1 || last - first >= 23);
  // 23:00 and 0:00 are London's summer and winter.
  const isNext = (ms: number) => areMidnights && hourOf(ms) > 12;
  const days = moments.map((ms) => Math.floor(ms / dayMs) + (isNext(ms) ? 1 : 0));
  return { days, hours: areMidnights ? (first > 12 ? 24 - first : -first) : 0 };
}

/** Refuses the first cell that is of another kind than most. */
function refuseMixed(read: readonly DateText[], cells: readonly DateCell[], column: string): void {
  const count = (kind: DateText['kind']) => read.filter((date) => date.kind === kind).length;
  const kinds = (['day', 'unordered', 'serial', 'moment', 'week-or-month'] as const).toSorted(
    (a, b) => count(b) - count(a),
  );
  const other = read.findIndex(({ kind }) => kind !== kinds[0]);
  if (other === -1) return;
  const usual = cells[read.findIndex(({ kind }) => kind === kinds[0])];
  throw new UserError(
    refusal(
      'history.date-mixed',
      { row: cells[other]?.row, column },
      { received: echo(cells[other]?.text), values: { usual: echo(usual?.text) } },
    ),
  );
}

function inOrder(
  read: readonly Unordered[],
  cells: readonly DateCell[],
  column: string,
  order: DateOrder | undefined,
): { readonly days: readonly number[]; readonly findings: readonly Finding[] } {
  const dayFirst = wholeReading(read.map((date) => date.dayFirst));
  const monthFirst = wholeReading(read.map((date) => date.monthFirst));
  const place = (i: number) => ({ row: cells[i]?.row, column });
  const chosen = (which: DateOrder, days: readonly number[]) => ({
    days,
    findings: [{ code: 'date-order', level: 'note', ...place(0), values: { order: which } }] as const,
  });
  if (dayFirst === undefined && monthFirst === undefined) {
    // One fits only the day first, another only the month first.
    const fits = (date: Unordered | undefined) =>
      date?.dayFirst === undefined ? 'month-first' : 'day-first';
    const decided = (date: Unordered) => date.dayFirst === undefined || date.monthFirst === undefined;
    const first = read.findIndex(decided);
    const other = read.findIndex((date) => decided(date) && fits(date) !== fits(read[first]));
    const usual = cells[first]?.text;
    throw new UserError(
      refusal('history.date-mixed', place(other), {
        received: echo(cells[other]?.text),
        values: { usual: echo(usual) },
      }),
    );
  }
  if (order === 'day-first' && dayFirst !== undefined) return chosen(order, dayFirst);
  if (order === 'month-first' && monthFirst !== undefined) return chosen(order, monthFirst);
  if (monthFirst === undefined || dayFirst === undefined) {
    return dayFirst !== undefined ? chosen('day-first', dayFirst) : chosen('month-first', monthFirst ?? []);
  }
  const differs = dayFirst.findIndex((day, i) => day !== monthFirst[i]);
  if (differs === -1) return { days: dayFirst, findings: [] };
  if (isEven(dayFirst) !== isEven(monthFirst)) {
    return isEven(dayFirst) ? chosen('day-first', dayFirst) : chosen('month-first', monthFirst);
  }
  throw new UserError(
    refusal('history.date-ambiguous', place(differs), {
      received: echo(cells[differs]?.text),
      values: { first: isoDay(dayFirst[differs] ?? 0), second: isoDay(monthFirst[differs] ?? 0) },
    }),
  );
}

const wholeReading = (days: readonly (number | undefined)[]): readonly number[] | undefined =>
  days.every((day) => day !== undefined) ? days : undefined;

/** Whether days follow each other by days, weeks or months, in whatever order they stand. */
function isEven(days: readonly number[]): boolean {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length < 2) return false;
  const steps = sorted.slice(1).map((day, i) => day - (sorted[i] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === 7) || areMonths(steps);
}

export const areMonths = (steps: readonly number[]) => steps.every((step) => step >= 28 && step <= 31);
