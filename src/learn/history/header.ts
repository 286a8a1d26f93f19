import { UserError } from '../../scenario/problem.ts';
import { refusal } from './finding.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { Row } from './table-row.ts';

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
const isRemark = ({ cells }: Row) => /^(?:#|\/\/)/.test(cells[0] ?? '');

const looksLikeValue = (cell: string) => {
  if (parseDate(cell) !== undefined) return true;
  return parseNumber(cell).kind === 'number';
};

/**
 * The row that names the columns: the nearest above the first row of numbers. What stands above it are remarks.
 *
 * @throws UserError `history.no-header`, `history.no-rows`
 */
export function findHeader(all: readonly Row[]): {
  readonly header: Row;
  readonly rows: readonly Row[];
  readonly above: readonly Row[];
} {
  const filled = all.filter((row) => !isBlank(row.cells));
  const written = filled.filter((row) => !isRemark(row));
  const width = Math.max(...written.map(({ cells }) => trimmedWidth(cells)), 0);
  const first = written.findIndex(({ cells }) => isDataRow(cells, width));
  const [top] = filled;
  if (top === undefined) throw new UserError({ code: 'file.empty' });
  if (first === -1) throw new UserError(refusal('history.no-rows', { row: (written[0] ?? top).row }));
  // Weeks that nobody filled in may stand above the first that somebody did.
  const at = written.slice(0, first).findLastIndex(({ cells }) => !cells.some(looksLikeValue));
  const header = written[at];
  if (header === undefined || trimmedWidth(header.cells) < 2) {
    throw new UserError(refusal('history.no-header', { row: written[first]?.row ?? 1 }));
  }
  const names = header.cells
    .slice(0, trimmedWidth(header.cells))
    .map((name) => name.replace(/\s+/g, ' ').trim());
  return {
    header: { row: header.row, cells: names },
    rows: written.slice(at + 1),
    above: filled.filter(({ row }) => row < header.row),
  };
}

/** Cells up to the last that is not empty. */
const trimmedWidth = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Half of its cells are filled, and one at least is a number or a date. */
function isDataRow(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length >= Math.max(2, width / 2) && filled.some(looksLikeValue);
}
