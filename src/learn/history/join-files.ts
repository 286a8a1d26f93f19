import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Column } from './column.ts';
import { type Finding, refusal } from './finding.ts';
import { isoDay, weekdayOf } from './parse-date.ts';
import type { Series } from './read-cells.ts';
import type { ReadPart } from './read-part.ts';

/** A file that was read, by what it is called. */
export interface FilePart {
  readonly file: string;
  readonly part: ReadPart;
}

/** How far two files may differ about one week's spend and still say the same. */
const sameShare = 0.01;

/**
 * Files of several platforms, and of the shop, as one: each adds its columns by week. The outcome is the shop's (of the
 * file without spend); weeks are those that all files have; a channel that two files tell is compared and taken once.
 *
 * @throws UserError `history.other-weekday`, `history.other-currency`, `history.no-common-weeks`
 */
export function joinFiles(files: readonly FilePart[]): ReadPart {
  const [first, ...rest] = files;
  if (first === undefined) throw new UserError({ code: 'file.empty' });
  if (rest.length === 0) return first.part;
  refuseUnlike(first, rest);
  const findings: Finding[] = [];
  const from = Math.max(...files.map(({ part }) => part.weekly.weeks[0] ?? 0));
  const to = Math.min(...files.map(({ part }) => part.weekly.weeks.at(-1) ?? 0));
  if (from > to) {
    const values = { choices: listNames(files.map(({ file, part }) => `${file} (${spanOf(part)})`)) };
    throw new UserError(refusal('history.no-common-weeks', {}, { values }));
  }
  const all = new Set(files.flatMap(({ part }) => part.weekly.weeks));
  for (const { file, part } of files) {
    const missing = [...all].filter((week) => !part.weekly.weeks.includes(week)).length;
    // A last week that one export has and another has not yet is no news.
    const level = missing > 1 ? 'doubt' : 'note';
    if (missing > 0) findings.push({ code: 'weeks-of-file', level, values: { file, count: missing } });
  }
  const weeks = first.part.weekly.weeks.length === 0 ? [] : weeksBetween(from, to);
  const outcome = outcomeFile(files, findings);
  const joined = joinedSeries(inOrder(files), { weeks, outcome });
  findings.push(...joined.findings);
  const columns = files.flatMap(({ file, part }) =>
    part.columns.map((column) => inJoined(column, { file, outcome, dropped: joined.dropped })),
  );
  const parts = files.map(({ part }) => part);
  return {
    weekly: {
      weeks,
      series: joined.series,
      frequency: parts.every(({ weekly }) => weekly.frequency === 'daily') ? 'daily' : 'weekly',
      findings: [],
    },
    currency: first.part.currency,
    isCurrencyTold: parts.some(({ isCurrencyTold }) => isCurrencyTold),
    columns,
    headerRow: first.part.headerRow,
    regions: [],
    campaigns: new Map(parts.flatMap(({ campaigns }) => [...campaigns])),
    shape: parts
      .map(({ shape }) => shape)
      .toSorted()
      .join(' + '),
    findings: [...parts.flatMap((part) => part.findings), ...findings],
  };
}

/** Files of platforms go before those that tell spend beside an outcome: they know their own. */
const inOrder = (files: readonly FilePart[]) => {
  const isPlatform = ({ part }: FilePart) => hasSpend(part) && part.platform !== undefined;
  return files.toSorted((a, b) => Number(isPlatform(b)) - Number(isPlatform(a)));
};

/** The series of all files in these weeks, each channel once. */
function joinedSeries(
  files: readonly FilePart[],
  { weeks, outcome }: { weeks: readonly number[]; outcome: string | undefined },
) {
  const channels = new Map<string, Told>();
  const dropped = new Set<string>();
  const findings: Finding[] = [];
  const series: Series[] = [];
  const cutOf = ({ part }: FilePart) =>
    part.weekly.series.map((one) => ({ ...one, ...within(one, part.weekly.weeks, weeks) }));
  for (const one of files) {
    for (const cut of cutOf(one).filter(({ column }) => column.role === 'spend')) {
      const { file } = one;
      const id = cut.column.channel?.id ?? '';
      const isOther = (told: Told) => told.file !== file && areSame(told.series.values, cut.values);
      const same = channels.get(id) ?? [...channels.values()].find(isOther);
      if (same === undefined) {
        channels.set(id, { file, series: cut });
        series.push(cut);
        continue;
      }
      dropped.add(keyOf(file, id));
      findings.push(compared(same, { file, series: cut }));
    }
  }
  const seen = new Set<string>();
  for (const one of files) {
    for (const cut of cutOf(one)) {
      const { role, name, channel } = cut.column;
      const isOther =
        role === 'outcome' ? one.file !== outcome : dropped.has(keyOf(one.file, channel?.id ?? ''));
      const key = `${role}|${channel?.id ?? ''}|${name}`;
      if (role === 'spend' || isOther || seen.has(key)) continue;
      seen.add(key);
      series.push(cut);
    }
  }
  return { series, dropped, findings };
}

const keyOf = (file: string, channel: string) => `${file}|${channel}`;

const hasOutcome = ({ columns }: ReadPart) => columns.some(({ role }) => role === 'outcome');
const hasSpend = ({ columns }: ReadPart) => columns.some(({ role }) => role === 'spend');
const spanOf = ({ weekly: { weeks } }: ReadPart) =>
  `${isoDay(weeks[0] ?? 0)} – ${isoDay((weeks.at(-1) ?? 0) + 6)}`;
const weeksBetween = (from: number, to: number) =>
  Array.from({ length: (to - from) / 7 + 1 }, (_, i) => from + 7 * i);

function refuseUnlike({ part }: FilePart, others: readonly FilePart[]): void {
  const [first = 0] = part.weekly.weeks;
  for (const { part: other } of others) {
    const [week = 0] = other.weekly.weeks;
    if (weekdayOf(week) !== weekdayOf(first)) {
      const values = { first: weekdayOf(first) + 1, second: weekdayOf(week) + 1 };
      throw new UserError(refusal('history.other-weekday', {}, { received: isoDay(week), values }));
    }
    if (other.currency !== part.currency) {
      throw new UserError(
        refusal(
          'history.other-currency',
          {},
          { received: other.currency, values: { currency: part.currency } },
        ),
      );
    }
  }
}

/** The file whose outcome counts: money before things, the shop's before what platforms count as theirs. */
function outcomeFile(files: readonly FilePart[], findings: Finding[]): string | undefined {
  const order = ({ part }: FilePart) => {
    const outcome = part.columns.find(({ role }) => role === 'outcome');
    return (hasSpend(part) ? 1 : 0) + (outcome?.unit === 'money' ? 0 : 2);
  };
  const having = files.filter(({ part }) => hasOutcome(part)).toSorted((a, b) => order(a) - order(b));
  const [best, ...others] = having;
  if (best === undefined) return undefined;
  const isShop = !hasSpend(best.part);
  const second = others[0];
  const isTie = second !== undefined && order(second) === order(best);
  if (others.length > 0) {
    const values = { file: best.file, others: listNames(others.map(({ file }) => file)) };
    findings.push({ code: 'outcome-of-file', level: isTie || !isShop ? 'doubt' : 'note', values });
  }
  return best.file;
}

function within({ values, rows }: Series, from: readonly number[], weeks: readonly number[]) {
  const at = from.indexOf(weeks[0] ?? 0);
  return { values: values.slice(at, at + weeks.length), rows: rows.slice(at, at + weeks.length) };
}

const isNear = (a: number, b: number) =>
  Math.abs(a - b) <= sameShare * Math.max(Math.abs(a), Math.abs(b)) + 0.01;

/** Two channels that cost the same, week by week, are one by two names. */
function areSame(one: readonly number[], other: readonly number[]): boolean {
  const spent = one.filter((value, i) => value > 0 && isNear(value, other[i] ?? 0)).length;
  return spent >= 8 && one.filter((value, i) => isNear(value, other[i] ?? 0)).length >= 0.95 * one.length;
}

interface Told {
  readonly file: string;
  readonly series: Series;
}

function compared(kept: Told, other: Told): Finding {
  const channel = kept.series.column.channel?.name ?? '';
  const name = other.series.column.channel?.name ?? '';
  const shares = kept.series.values.map((value, i) => {
    const theirs = other.series.values[i] ?? 0;
    return isNear(value, theirs) ? 0 : Math.abs(value - theirs) / Math.max(value, theirs);
  });
  const count = shares.filter((share) => share > 0).length;
  if (count <= 0.05 * shares.length) {
    return {
      code: 'same-channel',
      level: 'note',
      values: { channel: name, other: channel, file: other.file },
    };
  }
  const values = {
    channel,
    file: kept.file,
    other: other.file,
    count,
    share: Math.round(100 * Math.max(...shares)),
  };
  return { code: 'files-differ', level: 'doubt', values };
}

/** What a column is once the files are one. */
function inJoined(
  column: Column,
  { file, outcome, dropped }: { file: string; outcome: string | undefined; dropped: ReadonlySet<string> },
): Column {
  const { at, name, role, channel } = column;
  if (role === 'outcome' && file !== outcome) return { at, name, role: 'ignored', because: 'other-outcome' };
  const isGone = channel !== undefined && dropped.has(keyOf(file, channel.id));
  return isGone ? { at, name, role: 'ignored', because: 'multiple' } : column;
}
