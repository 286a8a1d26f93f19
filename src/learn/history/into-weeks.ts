import { listNames } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { type Finding, refusal } from './finding.ts';
import { mostWeeks } from './history.ts';
import { isoDay, weekdayOf } from './parse-date.ts';
import type { Series } from './read-cells.ts';
import { areMonths } from './read-days.ts';

/** Series by weeks: whole ones, seven days apart without a gap. */
export interface WeeklySeries {
  /** The first day of each, counted from 1970. */
  readonly weeks: readonly number[];
  /** With the row in which each week begins. */
  readonly series: readonly Series[];
  readonly frequency: 'daily' | 'weekly';
  readonly findings: readonly Finding[];
}

interface DatedRow {
  readonly day: number;
  readonly row: number;
  /** Its place in the series. */
  readonly at: number;
}

/**
 * Sorts rows by date and, where they are days, sums them to weeks that begin on `weekStart` (Monday is 0): spend, outcome
 * and impressions are added up, controls and events averaged. Parts of weeks at both ends are left out.
 *
 * @throws UserError `history.duplicate-week`, `.gap`, `.weekday`, `.monthly`, `.step`, `.no-whole-week`, `.too-many-rows`
 */
export function intoWeeks(
  days: readonly number[],
  series: readonly Series[],
  {
    column,
    rows,
    weekStart,
    mayFill = false,
  }: {
    column: string;
    rows: readonly number[];
    weekStart: number;
    /** Days without a row are days without spend: a platform lists only those on which something ran. */
    mayFill?: boolean | undefined;
  },
): WeeklySeries {
  const dated = days.map((day, at): DatedRow => ({ day, at, row: rows[at] ?? 0 }));
  const findings: Finding[] = [];
  const late = dated.find(({ day, at }) => at > 0 && day < (days[at - 1] ?? day));
  if (late !== undefined) findings.push({ code: 'unordered', level: 'note', row: late.row, column });
  const given = dated.toSorted((a, b) => a.day - b.day || a.at - b.at);
  refuseDuplicates(given, column);
  const frequency = frequencyOf(given, { column, mayFill });
  const sorted = mayFill ? withoutGaps(given, frequency === 'daily' ? 1 : 7) : given;
  if (sorted.length > given.length) {
    const missing = sorted.filter(({ at }) => at === -1).map(({ day }) => isoDay(day));
    const values = {
      count: missing.length,
      missing: listNames(missing, 6),
      unit: frequency === 'daily' ? 'day' : 'week',
    };
    findings.push({ code: 'gap-filled', level: 'note', column, values });
  }
  if (frequency === 'weekly') {
    refuseGaps(sorted, 7, column);
    refuseMany(sorted.length);
    return {
      weeks: sorted.map(({ day }) => day),
      series: pick(
        series,
        sorted.map((one) => [one]),
      ),
      frequency,
      findings,
    };
  }
  refuseGaps(sorted, 1, column);
  const groups = byWeek(sorted, weekStart);
  const whole = [...groups].filter(([, group]) => group.length === 7);
  for (const [week, group] of groups) {
    if (group.length === 7) continue;
    const values = { week: isoDay(week), days: group.length };
    findings.push({ code: 'part-week', level: 'note', row: group[0]?.row, column, values });
  }
  if (whole.length === 0) {
    throw new UserError(
      refusal('history.no-whole-week', { row: sorted[0]?.row, column }, { values: { days: sorted.length } }),
    );
  }
  refuseMany(whole.length);
  findings.push({ code: 'daily', level: 'note', column, values: { weekday: weekStart + 1 } });
  return {
    weeks: whole.map(([week]) => week),
    series: pick(
      series,
      whole.map(([, group]) => group),
    ),
    frequency,
    findings,
  };
}

/** With a row of nothing (`at` is -1) for each step that has none. */
function withoutGaps(sorted: readonly DatedRow[], step: 1 | 7): DatedRow[] {
  return sorted.flatMap((one, i) => {
    const before = sorted[i - 1];
    const filled: DatedRow[] = [];
    const gap = before === undefined ? 0 : one.day - before.day;
    for (let k = step; gap % step === 0 && k < gap && filled.length < 7 * mostWeeks; k += step) {
      filled.push({ day: (before?.day ?? 0) + k, row: one.row, at: -1 });
    }
    return [...filled, one];
  });
}

/** Days by the first day of their week, in order. */
function byWeek(sorted: readonly DatedRow[], weekStart: number): ReadonlyMap<number, readonly DatedRow[]> {
  const groups = new Map<number, DatedRow[]>();
  for (const one of sorted) {
    const week = one.day - ((weekdayOf(one.day) - weekStart + 7) % 7);
    groups.set(week, [...(groups.get(week) ?? []), one]);
  }
  return groups;
}

/** One value a week: sums, or means of what is no amount. */
function pick(series: readonly Series[], groups: readonly (readonly DatedRow[])[]): Series[] {
  return series.map(({ column, values }) => ({
    column,
    rows: groups.map(([first]) => first?.row ?? 0),
    values: groups.map((group) => {
      const sum = group.reduce((total, { at }) => total + (values[at] ?? 0), 0);
      const isMean = column.role === 'control' || column.role === 'event' || isRatio(column.name);
      if (group.length === 1) return sum;
      return isMean ? sum / group.length : Number(sum.toPrecision(15));
    }),
  }));
}

/** Frequency is a mean of days. */
const isRatio = (name: string) => /\b(?:frequency|frequenz|frecuencia|frequencia)\b|频次/i.test(name);

function refuseMany(count: number): void {
  if (count <= mostWeeks) return;
  throw new UserError(refusal('history.too-many-weeks', {}, { values: { count, bound: mostWeeks } }));
}

function refuseDuplicates(sorted: readonly DatedRow[], column: string): void {
  const twice = sorted
    .filter(({ day }, i) => sorted[i - 1]?.day === day)
    .toSorted((a, b) => a.row - b.row)[0];
  if (twice === undefined) return;
  const first = sorted.find(({ day }) => day === twice.day)?.row ?? 0;
  throw new UserError(
    refusal(
      'history.duplicate-week',
      { row: twice.row, column },
      { received: isoDay(twice.day), values: { first } },
    ),
  );
}

/** Whether most rows are days or weeks; a single row is a week. */
function frequencyOf(
  sorted: readonly DatedRow[],
  { column, mayFill }: { column: string; mayFill: boolean },
): 'daily' | 'weekly' {
  const steps = sorted.slice(1).map(({ day }, i) => day - (sorted[i]?.day ?? 0));
  if (steps.length === 0) return 'weekly';
  const share = (step: number) => steps.filter((one) => one === step).length / steps.length;
  if (share(1) >= 0.5) return 'daily';
  // Days on which something ran: most follow each other by a few days, and not by weeks.
  if (mayFill && share(1) > 0.2 && share(7) < 0.5) return 'daily';
  if (share(7) >= 0.5 || (share(7) > 0 && steps.every((step) => step % 7 === 0))) return 'weekly';
  const place = { row: sorted[1]?.row, column };
  if (areMonths(steps))
    throw new UserError(refusal('history.monthly', place, { received: isoDay(sorted[1]?.day ?? 0) }));
  const [from, to] = [isoDay(sorted[0]?.day ?? 0), isoDay(sorted[1]?.day ?? 0)];
  throw new UserError(
    refusal('history.step', place, { received: to, values: { from, days: steps[0] ?? 0 } }),
  );
}

/** Refuses the first row that does not come one step after the one before. */
function refuseGaps(sorted: readonly DatedRow[], step: 1 | 7, column: string): void {
  for (const [i, { day, row }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before === undefined || day - before.day === step) continue;
    const received = isoDay(day);
    if ((day - before.day) % step !== 0) {
      const values = {
        before: isoDay(before.day),
        first: weekdayOf(before.day) + 1,
        second: weekdayOf(day) + 1,
      };
      throw new UserError(refusal('history.weekday', { row, column }, { received: echo(received), values }));
    }
    const missing: string[] = [];
    for (let at = before.day + step; at < day && missing.length < 400; at += step) missing.push(isoDay(at));
    const values = {
      count: missing.length,
      missing: listNames(missing, 6),
      unit: step === 1 ? 'day' : 'week',
    };
    throw new UserError(refusal('history.gap', { row, column }, { received, values }));
  }
}
