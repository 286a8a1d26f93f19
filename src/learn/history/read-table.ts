import { weekNumberNames, yearNames } from './date-names.ts';
import type { Encoding } from './decode-table.ts';
import { findHeader } from './find-header.ts';
import type { Finding } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { type Records, readRecords } from './read-records.ts';
import type { Row } from './table-row.ts';
import { turnedTable } from './turn-table.ts';

export { refuseLargeTable } from './read-records.ts';

/** A table as it stands in a file: the names of its columns, and the rows below. */
export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: Row;
  /** As many cells each as the header has; no blank ones. Of a large file the first only. */
  readonly rows: readonly Row[];
  /** Rows with cells beyond the header's, or too few of them, by their numbers. */
  readonly ragged: ReadonlyMap<number, number>;
  /** What stands above the names of the columns. */
  readonly above: readonly string[];
  readonly isWhole: boolean;
  /** Goes through all rows below the header, those of a large file, too. */
  each(onRow: (row: Row) => void): void;
  readonly findings: readonly Finding[];
}

/**
 * Reads a CSV file as people, platforms and spreadsheets make them: titles and dates above, one row of names or two,
 * units below them, weeks down or across.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.*`: each with the row and, where there is one, the column
 */
export function readTable(bytes: Uint8Array): Table {
  const records = readRecords(bytes);
  const turned = records.isWhole ? turnedTable(records.rows) : undefined;
  const { header, rows, above, lastRow } = findHeader(turned ?? records.rows);
  const findings: Finding[] = [];
  const { encoding } = records;
  if (encoding !== 'utf-8') findings.push({ code: 'encoding', level: 'note', values: { encoding } });
  if (turned !== undefined) findings.push({ code: 'turned', level: 'note' });
  if (above.length > 0) {
    const values = { count: above.length };
    findings.push({ code: 'lines-above', level: 'note', row: above[0]?.row, values });
  }
  const width = header.cells.length;
  const ragged = new Map<number, number>();
  const even = yearAndWeek(header.cells);
  const evened = ({ row, cells }: Row): Row => {
    if (cells.length === width) return { row, cells: even(cells) };
    const isEven = cells.length >= width && cells.slice(width).every((cell) => cell === '');
    if (!isEven && turned === undefined) ragged.set(row, cells.length);
    return { row, cells: even(Array.from({ length: width }, (_, at) => cells[at] ?? '')) };
  };
  return {
    encoding,
    delimiter: records.delimiter,
    header,
    rows: rows.map(evened),
    ragged,
    above: above.map(({ cells }) => cells.filter((cell) => cell !== '').join(' ')),
    isWhole: records.isWhole,
    each: (onRow) => eachBelow(records, lastRow, (row) => onRow(evened(row))),
    findings,
  };
}

function eachBelow(records: Records, lastRow: number, onRow: (row: Row) => void): void {
  records.each((row) => {
    if (row.row > lastRow && row.cells.some((cell) => cell !== '')) onRow(row);
  });
}

/** Where a year and the number of a week have columns of their own, the week's says both: `2025-W02`. */
function yearAndWeek(header: readonly string[]): (cells: readonly string[]) => readonly string[] {
  const year = header.findIndex((name) => yearNames.has(foldColumn(name)));
  const week = header.findIndex((name) => weekNumberNames.has(foldColumn(name)));
  if (year === -1 || week === -1) return (cells) => cells;
  return (cells) => {
    const [, number] = /^(?:kw|w)? ?(\d{1,2})$/i.exec(cells[week] ?? '') ?? [];
    if (number === undefined || !/^(?:19|20)\d{2}$/.test(cells[year] ?? '')) return cells;
    return cells.map((cell, at) => (at === week ? `${cells[year]}-W${number.padStart(2, '0')}` : cell));
  };
}
