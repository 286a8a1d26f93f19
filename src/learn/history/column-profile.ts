import { type DateText, parseDate } from './parse-date.ts';
import { type NumberText, parseNumber } from './parse-number.ts';
import type { Table } from './read-table.ts';

/** What stands in a column, cell by cell, and what these are as a whole. */
export interface ColumnProfile {
  readonly at: number;
  readonly name: string;
  readonly texts: readonly string[];
  readonly numbers: readonly NumberText[];
  /** Most cells that are not empty are numbers. */
  readonly isNumeric: boolean;
  /** Most are dates; day numbers of spreadsheets count only where `mayBeSerial` is asked. */
  readonly isDates: boolean;
  readonly isSerials: boolean;
  readonly isEmpty: boolean;
  /** Only 0 and 1, both of them. */
  readonly isFlag: boolean;
  /** All between 0 and 1. */
  readonly isShare: boolean;
  /** Goes up by one from row to row. */
  readonly isIndex: boolean;
  /** Some cells carry a currency. */
  readonly isMoney: boolean;
}

/** Looks at every column of a table. */
export function profilesOf({ header, rows }: Table): ColumnProfile[] {
  return header.cells.map((name, at) =>
    profileOf(
      at,
      name,
      rows.map(({ cells }) => cells[at] ?? ''),
    ),
  );
}

function profileOf(at: number, name: string, texts: readonly string[]): ColumnProfile {
  const numbers = texts.map(parseNumber);
  const filled = texts.filter((_, i) => numbers[i]?.kind !== 'empty');
  const dates = sampleOf(filled).map(parseDate);
  const isDay = (date: DateText | undefined) => date !== undefined && date.kind !== 'serial';
  const most = (count: number, of: number = filled.length) => of > 0 && count >= of / 2;
  const values = numbers.flatMap((one) =>
    one.kind === 'number' ? [one.readings.point ?? one.readings.comma ?? 0] : [],
  );
  const isNumeric = most(values.length);
  const areAll = (test: (value: number) => boolean) => values.length > 0 && isNumeric && values.every(test);
  return {
    at,
    name,
    texts,
    numbers,
    isNumeric,
    isDates: most(dates.filter(isDay).length, dates.length),
    isSerials: most(dates.filter((date) => date?.kind === 'serial').length, dates.length),
    isEmpty: filled.length === 0,
    isFlag: areAll((value) => value === 0 || value === 1) && values.includes(0) && values.includes(1),
    isShare: areAll((value) => value >= 0 && value <= 1),
    isIndex:
      values.length === texts.length &&
      values.length > 0 &&
      values.every((value, i) => i === 0 || value === (values[i - 1] ?? 0) + 1),
    isMoney: numbers.some((one) => one.kind === 'number' && one.currency !== undefined),
  };
}

/** Enough cells, from all over the column, to tell what they are. */
function sampleOf(cells: readonly string[]): readonly string[] {
  const step = Math.ceil(cells.length / 200);
  return step <= 1 ? cells : cells.filter((_, i) => i % step === 0);
}

/** The same column without the rows before `from` and from `to` on. */
export function withinRows(profile: ColumnProfile, from: number, to: number): ColumnProfile {
  return { ...profile, texts: profile.texts.slice(from, to), numbers: profile.numbers.slice(from, to) };
}
