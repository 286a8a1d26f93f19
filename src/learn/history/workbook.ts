import { Inflate } from 'fflate';
import readExcelFile from 'read-excel-file/universal';
import { UserError } from '../../scenario/problem.ts';
import { refusal } from './finding.ts';
import { largestTable } from './read-records.ts';

/** Most bytes that a workbook may unpack to: what a spreadsheet of that many cells has. */
const mostUnpacked = 120 * 1024 * 1024;
/** Largest workbook, packed. */
const largestWorkbook = 20 * 1024 * 1024;
const mostEntries = 2_000;

/** A sheet of a workbook, as the CSV that it would be saved as. */
export interface Sheet {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Rows with anything in them. */
  readonly rows: number;
}

/** Whether a file begins like an Excel workbook (.xlsx). */
export const isWorkbook = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/**
 * The sheets of an Excel workbook (.xlsx) that hold anything, in order. Values are taken, formulas' last results too; days
 * become `2025-01-06`. What it unpacks to is counted before a library reads it.
 *
 * @throws UserError `file.too-large`, `history.not-text` where it is damaged, locked, or another kind of archive
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  refuseBomb(bytes);
  const copy = new Uint8Array(bytes).buffer;
  const sheets = await readExcelFile(copy).catch(() => {
    throw new UserError(refusal('history.not-text', {}, { received: 'Excel (.xlsx)' }));
  });
  return sheets.flatMap(({ sheet, data }) => {
    const rows = data.filter((cells) => cells.some((cell) => cell !== null && cell !== ''));
    if (rows.length === 0) return [];
    const text = data.map((cells) => cells.map(csvCell).join(',')).join('\n');
    return [{ name: sheet, bytes: new TextEncoder().encode(text), rows: rows.length }];
  });
}

/** A cell as CSV has it. Numbers keep a fourth decimal, where three could pass for thousands. */
function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }
  if (typeof value === 'number') {
    const plain = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
    return /^-?\d{1,3}\.\d{3}$/.test(plain) ? `${plain}0` : plain;
  }
  return `"${String(value).replaceAll('"', '""')}"`;
}

function tooLarge(size: number): UserError {
  return new UserError({
    code: 'file.too-large',
    received: `${(size / 1024 / 1024).toFixed(1)} MB`,
    values: { size, limit: mostUnpacked, limitText: `${mostUnpacked / 1024 / 1024} MB` },
  });
}

/**
 * Refuses archives that unpack to more than a table has: by what their directory says, and, as that may lie, by unpacking
 * each entry up to the bound. (ZIP: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.)
 */
function refuseBomb(bytes: Uint8Array): void {
  if (bytes.length > Math.min(largestWorkbook, largestTable)) throw tooLarge(bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = () => new UserError(refusal('history.not-text', {}, { received: 'Excel (.xlsx)' }));
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw tooLarge(bytes.length);
  let at = view.getUint32(end + 16, true);
  let left = mostUnpacked;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) throw damaged();
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    left -= unpackedSize(bytes.subarray(from, from + packed), method, left);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** How many packed bytes are unpacked at a time before the sum is looked at. */
const piece = 64 * 1024;

/** What an entry unpacks to, counted and thrown away piece by piece; more than `most` is refused at once. */
function unpackedSize(packed: Uint8Array, method: number, most: number): number {
  if (method === 0) return packed.length;
  let size = 0;
  try {
    const inflate = new Inflate((chunk) => {
      size += chunk.length;
    });
    for (let at = 0; at < packed.length && size <= most; at += piece) {
      inflate.push(packed.subarray(at, at + piece), at + piece >= packed.length);
    }
  } catch {
    throw new UserError(refusal('history.not-text', {}, { received: 'Excel (.xlsx)' }));
  }
  if (size > most) throw tooLarge(size);
  return size;
}
