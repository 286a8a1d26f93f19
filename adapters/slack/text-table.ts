import stringWidth from 'string-width';
import type { Table } from '../../src/bot/reply.ts';

/** Widest cell in columns of fixed-width letters; a Chinese character or an emoji takes two. */
const widestCell = 24;

/**
 * A table as aligned lines for fixed-width letters, at most `limit` characters long: rows from the top as far as
 * they fit. Says how many rows are in it.
 */
export function textTable(
  table: Table,
  limit: number,
): { readonly text: string; readonly shownRows: number } {
  const lines: string[][] = [];
  let least = 0;
  for (const row of [table.columns.map(({ title }) => title), ...table.rows]) {
    // Rows that cannot fit are neither measured nor do they make columns wider.
    if (least > limit) break;
    const line = table.columns.map((_, index) => narrow((row[index] ?? '').replace(/\s+/g, ' ')));
    least += line.join('  ').trimEnd().length + 1;
    lines.push(line);
  }
  const widths = table.columns.map((_, index) =>
    Math.max(...lines.map((line) => stringWidth(line[index] ?? ''))),
  );
  let text = '';
  let shown = 0;
  for (const line of lines) {
    const written = line
      .map((cell, index) => {
        const gap = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cell)));
        return table.columns[index]?.align === 'right' ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
    if (text.length + written.length + 1 > limit) break;
    text += text === '' ? written : `\n${written}`;
    shown += 1;
  }
  return { text, shownRows: Math.max(0, shown - 1) };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text cut to the widest that a cell may be, in one pass: a table may have a thousand long cells. */
function narrow(text: string): string {
  const whole = text.toWellFormed();
  // No sign takes more than two columns, nor does one of many units.
  if (whole.length <= widestCell / 2) return whole;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(whole)) {
    width += stringWidth(segment);
    if (width > widestCell) return `${kept.trimEnd()}…`;
    if (width < widestCell) kept += segment;
  }
  return whole;
}
