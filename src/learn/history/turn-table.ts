import { parseDate } from './parse-date.ts';
import type { Row } from './table-row.ts';

/** Fewest dates side by side that are the weeks of a table which lies on its side. */
const fewest = 6;

/**
 * A table whose weeks stand side by side, turned: one row a week. Undefined where they stand below each other. Names of
 * several columns (channel, metric) are put together.
 */
export function turnedTable(rows: readonly Row[]): Row[] | undefined {
  const at = rows.slice(0, 15).findIndex(({ cells }) => datesAcross(cells) !== undefined);
  const top = rows[at];
  const from = top && datesAcross(top.cells);
  if (top === undefined || from === undefined) return undefined;
  const lines = rows.slice(at + 1).filter(({ cells }) => cells.slice(0, from).some((cell) => cell !== ''));
  const label = (cells: readonly string[]) =>
    cells
      .slice(0, from)
      .filter((cell) => cell !== '')
      .join(' ');
  const weeks = top.cells.flatMap((date, column) => {
    if (column < from || date === '') return [];
    return [{ row: column + 1, cells: [date, ...lines.map(({ cells }) => cells[column] ?? '')] }];
  });
  return [{ row: 1, cells: ['week', ...lines.map(({ cells }) => label(cells))] }, ...weeks];
}

/** Where the dates of a row begin, if nearly all of its cells from there on are dates, all different. */
function datesAcross(cells: readonly string[]): number | undefined {
  const from = cells.findIndex((cell, at) => at > 0 && parseDate(cell) !== undefined);
  if (from < 1 || from > 3) return undefined;
  if (cells.slice(0, from).some((cell) => parseDate(cell) !== undefined)) return undefined;
  const rest = cells.slice(from).filter((cell) => cell !== '');
  const dates = rest.filter((cell) => parseDate(cell) !== undefined);
  return dates.length >= fewest && dates.length >= rest.length - 2 && new Set(dates).size === dates.length
    ? from
    : undefined;
}
