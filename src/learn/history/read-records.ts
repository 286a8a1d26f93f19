import { CsvError, parse } from 'csv-parse/sync';
import { echo, UserError } from '../../scenario/problem.ts';
import { decodeTable, type Encoding } from './decode-table.ts';
import { refusal } from './finding.ts';
import { parseDate } from './parse-date.ts';
import type { Row } from './table-row.ts';

/** Largest file, in bytes. */
export const largestTable = 200 * 1024 * 1024;
/** Up to here all rows are kept while they are looked at; of larger files only the first, the others are added up. */
const keptWhole = 4 * 1024 * 1024;
/** How many rows of a larger file tell what it is. */
const sampleRows = 4_000;
const mostColumns = 200;
/** Longest cell, in characters. */
const longestCell = 500;

/** The rows of a file: all of a small one, the first of a large one. */
export interface Records {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly rows: readonly Row[];
  readonly isWhole: boolean;
  /** Reads every row, one after the other, and keeps none. */
  each(onRow: (row: Row) => void): void;
}

/**
 * Splits a file into rows and cells: any usual encoding, separator and line end. Sizes are checked before anything is
 * parsed, and a large file is gone through row by row.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.not-text`, `.encoding`, `.one-column`, `.broken`, `.long-cell`
 */
export function readRecords(bytes: Uint8Array): Records {
  refuseLargeTable(bytes.length);
  const isWhole = bytes.length <= keptWhole;
  const { text, encoding } = decodeTable(isWhole ? bytes : beginning(bytes));
  const { body, declared, skipped } = withoutDeclaration(text);
  if (body.trim() === '') throw new UserError({ code: 'file.empty' });
  const delimiter = declared ?? delimiterOf(body);
  const rows: Row[] = [];
  const keep = (row: Row) => {
    refuseSizes(row, rows);
    rows.push(row);
  };
  parseRows(body, { delimiter, skipped, ...(!isWhole && { to: sampleRows }) }, keep);
  return {
    encoding,
    delimiter,
    rows,
    isWhole,
    each(onRow) {
      if (isWhole) {
        for (const row of rows) onRow(row);
        return;
      }
      const whole = encoding === 'utf-8' ? bytes : withoutDeclaration(decodeTable(bytes).text).body;
      const lead = encoding === 'utf-8' ? 0 : skipped;
      parseRows(whole, { delimiter, skipped: lead }, (row) => {
        if (row.row > skipped) onRow(row);
      });
    },
  };
}

/** The first bytes of a large file, up to the end of a line. */
function beginning(bytes: Uint8Array): Uint8Array {
  const part = bytes.subarray(0, 2 * 1024 * 1024);
  const end = part.lastIndexOf(0x0a);
  // In UTF-16 a line end has two bytes.
  return part.subarray(
    0,
    end === -1 ? part.length : end + 1 + ((end + 1) % 2 === 1 && part.includes(0) ? 1 : 0),
  );
}

/** Refuses a file by its size in bytes, before any of them is read. Throws `UserError` (`file.too-large`). */
export function refuseLargeTable(size: number, limit = largestTable): void {
  if (size <= limit) return;
  throw new UserError({
    code: 'file.too-large',
    received: `${(size / 1024 / 1024).toFixed(1)} MB`,
    values: { size, limit, limitText: `${limit / 1024 / 1024} MB` },
  });
}

/** Spreadsheets may say in a first line what separates the cells: `sep=;`. */
function withoutDeclaration(text: string): { body: string; declared?: string; skipped: number } {
  const [whole, sign] = /^"?sep=([;,|\t])"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  if (whole === undefined || sign === undefined) return { body: text, skipped: 0 };
  return { body: text.slice(whole.length), declared: sign, skipped: 1 };
}

const lineEnd = /\r\n|\r|\n/;

/** The sign that splits most lines into equally many cells. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 400_000).split(lineEnd).slice(0, 60);
  const sample = lines.join('\n');
  let best = { sign: ',', evenness: 0, width: 1 };
  for (const sign of [';', '\t', '|', ',']) {
    const widths = widthsOf(sample, sign);
    const width = commonest(widths.filter((one) => one > 1)) ?? 1;
    const evenness = widths.filter((one) => one === width).length / widths.length;
    if (width > 1 && evenness > best.evenness) best = { sign, evenness, width };
  }
  if (best.width > 1) return best.sign;
  throw new UserError(refusal('history.one-column', { row: 1 }, { received: echo(lines[0] ?? '') }));
}

/** How many cells each line has by this sign, as far as the sample can be read. */
function widthsOf(sample: string, delimiter: string): number[] {
  const widths: number[] = [];
  try {
    parse(sample, {
      ...howToParse(delimiter),
      on_record(cells: string[]) {
        if (cells.some((cell) => cell.trim() !== '')) widths.push(cells.length);
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
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  // A tab is white space as well: trimming would eat empty cells.
  trim: delimiter !== '\t',
  max_record_size: 200_000,
});

function parseRows(
  data: string | Uint8Array,
  { delimiter, skipped, to }: { delimiter: string; skipped: number; to?: number },
  onRow: (row: Row) => void,
): void {
  let count = skipped;
  try {
    parse(typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
      ...howToParse(delimiter),
      ...(to !== undefined && { to }),
      on_record(cells: string[]) {
        count += 1;
        onRow({ row: count, cells: cells.map((cell) => cell.trim()) });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The record that was not finished is the one after the last.
    throw new UserError(refusal('history.broken', { row: count + 1 }));
  }
}

function refuseSizes({ row, cells }: Row, before: readonly Row[]): void {
  if (
    cells.length > mostColumns &&
    cells.findLastIndex((cell) => cell !== '') >= mostColumns &&
    !areWeeks([...before.slice(0, 15), { row, cells }])
  ) {
    const values = { count: cells.length, bound: mostColumns };
    throw new UserError(refusal('history.too-many-columns', { row }, { values }));
  }
  const at = cells.findIndex((cell) => cell.length > longestCell);
  if (at === -1) return;
  const header = before.find((one) => one.cells.some((cell) => cell !== ''))?.cells ?? cells;
  const values = { count: cells[at]?.length ?? 0, bound: longestCell };
  throw new UserError(
    refusal(
      'history.long-cell',
      { row, column: columnName(header, at) },
      { received: echo(cells[at]), values },
    ),
  );
}

/** Weeks that stand side by side may be many. */
const areWeeks = (rows: readonly Row[]) =>
  rows.some(
    ({ cells }) => cells.length <= 1_100 && cells.slice(3, 9).every((cell) => parseDate(cell) !== undefined),
  );

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
