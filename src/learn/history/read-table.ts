import { CsvError, parse } from 'csv-parse/sync';
import { echo, UserError } from '../../scenario/problem.ts';
import { decodeTable, type Encoding } from './decode-table.ts';
import { type Finding, refusal } from './finding.ts';
import { findHeader, isBlank } from './header.ts';
import { mostWeeks } from './history.ts';
import type { Row } from './table-row.ts';

/** Largest file, in bytes. */
export const largestTable = 2 * 1024 * 1024;
/** Most rows: those of the longest history by days, and some around them. */
const mostRows = 7 * mostWeeks + 20;
const mostColumns = 100;
/** Most cells: reading them must not keep others waiting. */
const mostCells = 150_000;
/** Longest cell, in characters. */
const longestCell = 500;

/** A table as it stands in a file: the names of its columns, and the rows below. */
export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: Row;
  /** As many cells each as the header has; no blank ones. */
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a CSV file as people and spreadsheets make them: any usual encoding, separator and line end, remarks and blank
 * lines above and between. Sizes are checked before anything is parsed.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.*`: each with the row and, where there is one, the column
 */
export function readTable(bytes: Uint8Array): Table {
  refuseLargeTable(bytes.length);
  const { text, encoding } = decodeTable(bytes);
  const { body, declared, skipped } = withoutDeclaration(text);
  if (body.trim() === '') throw new UserError({ code: 'file.empty' });
  refuseManyLines(body);
  const delimiter = declared ?? delimiterOf(body);
  refuseManyCells(body, delimiter);
  const all = recordsOf(body, delimiter, skipped).map((cells, i) => ({ row: i + 1 + skipped, cells }));
  refuseSizes(all);
  const { header, rows, above } = findHeader(all);
  const findings: Finding[] = [];
  if (encoding !== 'utf-8') findings.push({ code: 'encoding', level: 'note', values: { encoding } });
  if (above.length > 0) {
    findings.push({
      code: 'lines-above',
      level: 'note',
      row: above[0]?.row,
      values: { count: above.length },
    });
  }
  return { encoding, delimiter, header, rows: evenRows(header, rows), findings };
}

/** Refuses a file by its size in bytes. Throws `UserError` (`file.too-large`). */
export function refuseLargeTable(size: number): void {
  if (size <= largestTable) return;
  throw new UserError({
    code: 'file.too-large',
    received: `${(size / 1024 / 1024).toFixed(1)} MB`,
    values: { size, limit: largestTable, limitText: '2 MB' },
  });
}

/** Spreadsheets may say in a first line what separates the cells: `sep=;`. */
function withoutDeclaration(text: string): { body: string; declared?: string; skipped: number } {
  const [whole, sign] = /^"?sep=([;,|\t])"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  if (whole === undefined || sign === undefined) return { body: text, skipped: 0 };
  return { body: text.slice(whole.length), declared: sign, skipped: 1 };
}

const lineEnd = /\r\n|\r|\n/;

function refuseManyLines(text: string): void {
  const count = text.split(lineEnd).filter((line) => /[^\s,;|"]/.test(line)).length;
  if (count <= mostRows) return;
  throw new UserError(refusal('history.too-many-rows', {}, { values: { count, bound: mostRows } }));
}

function refuseManyCells(text: string, delimiter: string): void {
  const count = text.split(delimiter).length;
  if (count <= mostCells) return;
  throw new UserError(refusal('history.too-many-cells', {}, { values: { count, bound: mostCells } }));
}

/** The sign that splits most lines into equally many cells. */
function delimiterOf(text: string): string {
  const sample = text.split(lineEnd).slice(0, 60).join('\n');
  let best = { sign: ',', evenness: 0, width: 1 };
  for (const sign of [';', '\t', '|', ',']) {
    const widths = widthsOf(sample, sign);
    const width = commonest(widths.filter((one) => one > 1)) ?? 1;
    const evenness = widths.filter((one) => one === width).length / widths.length;
    if (width > 1 && evenness > best.evenness) best = { sign, evenness, width };
  }
  if (best.width > 1) return best.sign;
  throw new UserError(
    refusal('history.one-column', { row: 1 }, { received: echo(sample.split('\n')[0] ?? '') }),
  );
}

/** How many cells each line has by this sign, as far as the sample can be read. */
function widthsOf(sample: string, delimiter: string): number[] {
  const widths: number[] = [];
  try {
    parse(sample, {
      ...howToParse(delimiter),
      on_record(cells: string[]) {
        if (!isBlank(cells)) widths.push(cells.length);
        return null;
      },
    });
  } catch (error) {
    // A quote that is still open where the sample ends: what came before serves.
    if (!(error instanceof CsvError)) throw error;
  }
  return widths.length === 0 ? [1] : widths;
}

function commonest(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const howToParse = (delimiter: string) => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  // A tab is white space as well: trimming would eat empty cells.
  trim: delimiter !== '\t',
  max_record_size: 200_000,
});

function recordsOf(text: string, delimiter: string, skipped: number): string[][] {
  const records: string[][] = [];
  try {
    parse(text, {
      ...howToParse(delimiter),
      on_record(cells: string[]) {
        records.push(cells.map((cell) => cell.trim()));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The record that was not finished is the one after the last.
    throw new UserError(refusal('history.broken', { row: skipped + records.length + 1 }));
  }
  return records;
}

function refuseSizes(rows: readonly Row[]): void {
  for (const { row, cells } of rows) {
    if (cells.length > mostColumns) {
      throw new UserError(
        refusal('history.too-many-columns', { row }, { values: { count: cells.length, bound: mostColumns } }),
      );
    }
  }
  const header = rows.find(({ cells }) => !isBlank(cells))?.cells;
  for (const { row, cells } of rows) {
    const at = cells.findIndex((cell) => cell.length > longestCell);
    if (at === -1) continue;
    const column = columnName(header, at);
    const values = { count: cells[at]?.length ?? 0, bound: longestCell };
    throw new UserError(refusal('history.long-cell', { row, column }, { received: echo(cells[at]), values }));
  }
}

/** A column's name, or its letter in a spreadsheet where it has none. */
export function columnName(header: readonly string[] | undefined, at: number): string {
  const name = header?.[at]?.trim() ?? '';
  return name !== '' && name.length <= 80 ? name : letterOf(at);
}

/** 0 → A, 26 → AA. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`;
}

/** Rows with exactly the header's cells: empty ones beyond are cut; anything else is ragged. */
function evenRows(header: Row, rows: readonly Row[]): Row[] {
  const width = header.cells.length;
  return rows.map(({ row, cells }) => {
    const isEven = cells.length >= width && isBlank(cells.slice(width));
    if (isEven) return { row, cells: cells.slice(0, width) };
    throw new UserError(
      refusal('history.ragged', { row }, { values: { count: cells.length, expected: width } }),
    );
  });
}
