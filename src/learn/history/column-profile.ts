import { type DateText, parseDate } from './parse-date.ts';
import { type NumberText, parseNumber } from './parse-number.ts';
import type { Row } from './table-row.ts';

/** What stands in a column, cell by cell, and what these are as a whole. */
export interface ColumnProfile {
  readonly at: number;
  readonly name: string;
  readonly texts: readonly string[];
  readonly numbers: readonly NumberText[];
  /** Most cells that are not empty are numbers. */
  readonly isNumeric: boolean;
  /** Most are dates; numbers that may be dates (of a spreadsheet, unix time, 202502) are `isSerials`. */
  readonly isDates: boolean;
  readonly isSerials: boolean;
  readonly isEmpty: boolean;
  /** Only 0 and 1, both of them. */
  readonly isFlag: boolean;
  /** All between 0 and 1. */
  readonly isShare: boolean;
  /** Goes up by one from row to row. */
  readonly isIndex: boolean;
  /** The same in all cells that are filled. */
  readonly isConstant: boolean;
  /** Some cells carry a currency. */
  readonly isMoney: boolean;
}

/** Fewest cells that are the same by no chance: two weeks may well have one price. */
const fewestConstant = 8;

/** Looks at every column of a table. */
export function profilesOf({
  header,
  rows,
}: {
  readonly header: Row;
  readonly rows: readonly Row[];
}): ColumnProfile[] {
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
  const dates = sampleOf(filled, 200).map(parseDate);
  const isNumber = (date: DateText | undefined) =>
    date?.kind === 'serial' || date?.kind === 'moment' || date?.kind === 'week-or-month';
  const isDay = (date: DateText | undefined) => date !== undefined && !isNumber(date);
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
    isSerials: most(dates.filter(isNumber).length, dates.length),
    isEmpty: filled.length === 0,
    isFlag: areAll((value) => value === 0 || value === 1) && values.includes(0) && values.includes(1),
    isShare: areAll((value) => value >= 0 && value <= 1),
    isIndex:
      values.length === texts.length &&
      values.length > 0 &&
      values.every((value, i) => i === 0 || value === (values[i - 1] ?? 0) + 1),
    isConstant: filled.length >= fewestConstant && filled.every((text) => text === filled[0]),
    isMoney: numbers.some((one) => one.kind === 'number' && one.currency !== undefined),
  };
}

/** Enough of a list, from all over it, to tell what it is. */
export function sampleOf<One>(list: readonly One[], most: number): readonly One[] {
  const step = Math.ceil(list.length / most);
  return step <= 1 ? list : list.filter((_, i) => i % step === 0);
}
