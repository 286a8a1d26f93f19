import { currencyWritten } from '../../scenario/currency.ts';
import { UserError } from '../../scenario/problem.ts';
import { refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { measureOf } from './measure-words.ts';
import { outcomeName } from './outcome-words.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { Row } from './table-row.ts';

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
const isRemark = ({ cells }: Row) => /^(?:#\s*\S|\/\/)/.test(cells[0] ?? '') && isBlank(cells.slice(1));

export const looksLikeValue = (cell: string) => {
  if (cell === '') return false;
  return parseDate(cell) !== undefined || parseNumber(cell).kind === 'number';
};

/** The names of a table's columns, and what stands above and below. */
export interface Head {
  readonly header: Row;
  readonly rows: readonly Row[];
  readonly above: readonly Row[];
  /** The last row that belongs to the header: with units, or the lower of two. */
  readonly lastRow: number;
}

/**
 * The row that names the columns: the nearest above the first row of numbers, together with a row of channels above it
 * and one of units below it. What stands above that are titles and remarks.
 *
 * @throws UserError `history.no-header`, `history.no-rows`
 */
export function findHeader(all: readonly Row[]): Head {
  const filled = all.filter((row) => !isBlank(row.cells));
  const written = filled.filter((row) => !isRemark(row));
  const sample = written.slice(0, 200);
  const width = Math.max(...sample.map(({ cells }) => trimmedWidth(cells)), 0);
  const data = sample.map(({ cells }) => isDataRow(cells, width));
  const first = sample.findIndex((_, i) => data[i] && isLikeNext(i, { sample, data }));
  const [top] = filled;
  if (top === undefined) throw new UserError({ code: 'file.empty' });
  if (first === -1) throw new UserError(refusal('history.no-rows', { row: (written[0] ?? top).row }));
  // Weeks that nobody filled in may stand above the first that somebody did.
  const named = written.slice(0, first).filter(({ cells }) => !cells.some(looksLikeValue));
  let lower = named.at(-1);
  let units: Row | undefined;
  const before = named.at(-2);
  if (
    lower !== undefined &&
    before !== undefined &&
    isUnits(lower.cells) &&
    trimmedWidth(before.cells) >= trimmedWidth(lower.cells)
  ) {
    units = lower;
    lower = before;
  }
  if (lower === undefined || lower.cells.filter((cell) => cell !== '').length < 2) {
    throw new UserError(refusal('history.no-header', { row: written[first]?.row ?? 1 }));
  }
  const upper = named[named.indexOf(lower) - 1];
  const groups =
    upper !== undefined && areGroups(upper.cells, lower.cells) ? spread(upper.cells, lower.cells) : [];
  const total = Math.max(trimmedWidth(lower.cells), trimmedWidth(groups));
  const names = Array.from({ length: total }, (_, at) => {
    const name = [groups[at] ?? '', lower.cells[at] ?? ''].filter((part) => part !== '').join(' ');
    const unit = units?.cells[at] ?? '';
    const isTold = unit !== '' && !/^\(.*\)$/.test(unit) && !name.includes('(');
    return `${name}${isTold ? ` (${unit})` : ''}`.replace(/\s+/g, ' ').trim();
  });
  const firstRow = groups.length > 0 && upper !== undefined ? upper.row : lower.row;
  const lastRow = units?.row ?? lower.row;
  return {
    header: { row: lower.row, cells: names },
    rows: written.filter(({ row }) => row > lastRow),
    above: filled.filter(({ row }) => row < firstRow),
    lastRow,
  };
}

/** Cells up to the last that is not empty. */
const trimmedWidth = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Its dates stand where those of the next rows of numbers do: a title such as `Period, 2025-01-06, 2025-05-25` has them elsewhere. */
function isLikeNext(
  at: number,
  { sample, data }: { sample: readonly Row[]; data: readonly boolean[] },
): boolean {
  const next = sample.filter((_, i) => i > at && data[i]).slice(0, 2);
  const datesIn = ({ cells }: Row) => cells.flatMap((cell, i) => (parseDate(cell) === undefined ? [] : [i]));
  const own = sample[at] === undefined ? [] : datesIn(sample[at]);
  return (
    own.length === 0 || next.length === 0 || next.some((row) => datesIn(row).some((i) => own.includes(i)))
  );
}

/** Half of its cells are filled, and one at least is a number or a date. */
function isDataRow(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length >= Math.max(2, width / 2) && filled.some(looksLikeValue);
}

/** A row of units: `USD`, `€`, `%`, `(week start)`. */
function isUnits(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const isUnit = (cell: string) =>
    /^\(.*\)$|^[%#€$£¥]$|^(?:number|count|date|text|currency|stück|anzahl)$/i.test(cell) ||
    currencyWritten(`1${cell.toLowerCase()}`)?.rest === '1';
  return filled.length >= 2 && filled.every(isUnit);
}

/** Whether a row above the names holds what several of them belong to: without it they would be the same, or say too little. */
function areGroups(upper: readonly string[], lower: readonly string[]): boolean {
  const groups = upper.filter((cell) => cell !== '');
  if (groups.length === 0 || (upper.findIndex((cell) => cell !== '') === 0 && groups.length === 1))
    return false;
  const names = lower.filter((cell) => cell !== '').map(foldColumn);
  if (new Set(names).size < names.length) return true;
  const isBare = (cell: string) =>
    measureOf(cell)?.channel === '' || outcomeName(foldColumn(cell)) !== undefined;
  return (
    groups.length >= 2 &&
    lower
      .slice(1)
      .filter((cell) => cell !== '')
      .every(isBare)
  );
}

/** Each group to the right, up to the next; the first column has none but its own. */
function spread(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length);
  let group = '';
  return Array.from({ length: width }, (_, at) => {
    const own = upper[at] ?? '';
    if (own !== '') group = own;
    return own !== '' || (at > 0 && (lower[at] ?? '') !== '') ? own || group : '';
  });
}
