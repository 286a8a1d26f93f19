import type { Table } from '../../src/bot/reply.ts';
import { type Look, paletteOf } from './look.ts';
import { cut, fold, pad, plainLine, widthOf } from './plain.ts';

const gap = 2;
/** The first column may be cut down to this; below, rows are written one under the other. */
const narrowestName = 10;

/** A table as aligned lines; where the window is too narrow for it, each row as a small list of its own. */
export function renderTable(table: Table, look: Look): string[] {
  const titles = table.columns.map(({ title }) => plainLine(title));
  const rows = table.rows.map((row) => titles.map((_, index) => plainLine(row[index] ?? '')));
  const widths = columnWidths(titles, rows, look.width);
  const { strong } = paletteOf(look);
  const caption = table.caption === '' ? [] : fold(table.caption, look.width).map((line) => strong(line));
  return [
    ...caption,
    ...(widths ? alignedRows(table, titles, rows, widths, look) : stackedRows(titles, rows, look)),
  ];
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
}

/** Widths that fit: titles in one line, else broken at spaces, else with the first column cut; else none. */
function columnWidths(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): number[] | undefined {
  const cells = titles.map((_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))));
  const oneLine = titles.map((title, index) => Math.max(cells[index] ?? 0, widthOf(title)));
  if (total(oneLine) <= room) return oneLine;
  const longestWord = (title: string) => Math.max(...title.split(/\s+/).map(widthOf));
  const broken = titles.map((title, index) => Math.max(cells[index] ?? 0, longestWord(title)));
  const surplus = total(broken) - room;
  if (surplus <= 0) return broken;
  const first = (broken[0] ?? 0) - surplus;
  return first >= narrowestName ? [first, ...broken.slice(1)] : undefined;
}

function alignedRows(
  table: Table,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  look: Look,
): string[] {
  const { quiet } = paletteOf(look);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        pad(cut(cell, widths[index] ?? 1), widths[index] ?? 0, table.columns[index]?.align ?? 'left'),
      )
      .join(' '.repeat(gap))
      .trimEnd();
  const folded = titles.map((title, index) => fold(title, widths[index] ?? 1));
  const height = Math.max(...folded.map((lines) => lines.length));
  const header = Array.from({ length: height }, (_, row) =>
    line(folded.map((lines) => lines[row - (height - lines.length)] ?? '')),
  );
  const rule = quiet(widths.map((width) => '─'.repeat(width)).join(' '.repeat(gap)));
  return [...header, rule, ...rows.map(line)];
}

function stackedRows(titles: readonly string[], rows: readonly (readonly string[])[], look: Look): string[] {
  const { strong, quiet } = paletteOf(look);
  const label = Math.min(Math.floor(look.width / 2), Math.max(...titles.slice(1).map(widthOf), 0));
  return rows.flatMap(([name = '', ...cells]) => [
    strong(cut(name, look.width)),
    ...cells.map((cell, index) => {
      const title = pad(cut(titles[index + 1] ?? '', label), label);
      return `  ${quiet(title)}  ${cut(cell, Math.max(1, look.width - label - 4))}`;
    }),
  ]);
}
