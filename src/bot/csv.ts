/** One cell: a number stays a number; a text is never taken for a formula. */
export type Cell = string | number | undefined;

/** What a spreadsheet takes for the beginning of a formula, or skips to find one; full-width forms as well. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

/** So that spreadsheets read UTF-8, and show Chinese. */
const byteOrderMark = '\ufeff';

/** Digits after the point: more than money and ratios are known to. */
const mostDecimals = 6;

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF after every row, cells in quotes where they need
 * them. A text that a spreadsheet would take for a formula begins with an apostrophe; undefined is an empty cell.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((row) => `${row.map(cellText).join(',')}\r\n`);
  return new TextEncoder().encode(`${byteOrderMark}${lines.join('')}`);
}

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell);
  const safe = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Digits and a point, whatever the reader's language: spreadsheets and programs both read that. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const rounded = Number(value.toFixed(mostDecimals));
  return rounded === 0 ? '0' : String(rounded);
}
