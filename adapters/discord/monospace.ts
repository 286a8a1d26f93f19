import stringWidth from 'string-width';
import type { Table } from '../../src/bot/reply.ts';
import { limits } from './limits.ts';
import { signsOf } from './markup.ts';

/** Columns of a text in a code block: Chinese characters and emoji take two. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/** Cuts text to a number of columns, between signs, and marks the cut. */
export function cutColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const sign of signsOf(text)) {
    const width = columnsOf(sign);
    if (used + width > columns - 1) break;
    kept += sign;
    used += width;
  }
  return `${kept}…`;
}

/** How wide a table may be, the blanks between its columns, and what a text keeps however many others there are. */
export interface TableLayout {
  readonly columns: number;
  readonly gap: number;
  readonly narrowestText: number;
}

type Align = 'left' | 'right';
type Cell = { readonly text: string; readonly wide: number; readonly narrow: number };

function measure(text: string): Cell {
  let wide = 0;
  let narrow = 0;
  for (const sign of signsOf(text)) {
    const width = columnsOf(sign);
    if (width === 2) wide += 1;
    else narrow += width;
  }
  return { text, wide, narrow };
}

/**
 * Makes the cells of a column equally wide. Where Discord's code font has no Chinese, those characters come from
 * another font and are not exactly two columns wide: a cell is filled up with as many wide blanks (U+3000) as
 * wide characters are missing and as many narrow ones, so that columns line up in any font. Where that would
 * make the column much wider than its text, plain blanks do.
 */
function alignColumn(cells: readonly Cell[], align: Align): string[] {
  const widest = Math.max(...cells.map((cell) => 2 * cell.wide + cell.narrow));
  const wide = Math.max(...cells.map((cell) => cell.wide));
  const narrow = Math.max(...cells.map((cell) => cell.narrow));
  const exact = 2 * wide + narrow <= widest + 4;
  return cells.map((cell) => {
    const blanks = exact
      ? '\u3000'.repeat(wide - cell.wide) + ' '.repeat(narrow - cell.narrow)
      : ' '.repeat(widest - 2 * cell.wide - cell.narrow);
    return align === 'left' ? cell.text + blanks : blanks + cell.text;
  });
}

/** Breaks a heading at its blanks into lines of at most `columns`; a longer word is cut. */
function wrapHeading(title: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(`${last} ${word}`) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(cutColumns(word, columns));
  }
  return lines.length === 0 ? [''] : lines;
}

/**
 * The columns that each column of the table gets. Texts give way until a line fits; numbers never do,
 * for a number that was cut would be read as another one.
 */
function shareColumns(table: Table, rows: readonly (readonly string[])[], layout: TableLayout): number[] {
  const widths = table.columns.map((column, index) =>
    Math.max(
      1,
      ...column.title.split(/\s+/).map(columnsOf),
      ...rows.map((row) => columnsOf(row[index] ?? '')),
    ),
  );
  const gaps = layout.gap * (widths.length - 1);
  for (;;) {
    const excess = widths.reduce((sum, width) => sum + width, gaps) - layout.columns;
    const texts = widths.map((width, index) => (table.columns[index]?.align === 'left' ? width : 0));
    const widest = Math.max(...texts);
    if (excess <= 0 || widest <= layout.narrowestText) return widths;
    widths[texts.indexOf(widest)] = Math.max(layout.narrowestText, widest - excess);
  }
}

/** The lines of a table: headings, a rule, one line a row. */
export function tableLines(
  table: Table,
  layout: TableLayout,
): { readonly head: readonly string[]; readonly rows: readonly string[] } {
  const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
  const texts = table.rows.map((row) =>
    table.columns.map(({ align }, index) => {
      const text = clean(row[index] ?? '');
      return align === 'left' ? cutColumns(text, limits.cellColumns) : text;
    }),
  );
  const widths = shareColumns(table, texts, layout);
  const headings = table.columns.map((column, index) => wrapHeading(clean(column.title), widths[index] ?? 8));
  const headLines = Math.max(1, ...headings.map((lines) => lines.length));
  const grid = table.columns.map((column, index) => {
    const heading = headings[index] ?? [''];
    const cells = [
      ...Array.from({ length: headLines - heading.length }, () => ''),
      ...heading,
      ...texts.map((row) => cutColumns(row[index] ?? '', widths[index] ?? 8)),
    ];
    return alignColumn(cells.map(measure), column.align);
  });
  const lines = Array.from({ length: headLines + texts.length }, (_, line) =>
    grid
      .map((column) => column[line] ?? '')
      .join(' '.repeat(layout.gap))
      .replace(/ +$/, ''),
  );
  const widest = Math.max(0, ...lines.map(columnsOf));
  return {
    head: [...lines.slice(0, headLines), '─'.repeat(Math.min(widest, layout.columns))],
    rows: lines.slice(headLines),
  };
}
