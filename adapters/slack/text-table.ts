import stringWidth from 'string-width';
import type { Table } from '../../src/bot/reply.ts';
import { cutText } from './text-for-slack.ts';

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
  const lines = [table.columns.map(({ title }) => title), ...table.rows].map((row) =>
    table.columns.map((_, index) => narrow((row[index] ?? '').replace(/\s+/g, ' '))),
  );
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

function narrow(text: string): string {
  let cut = text;
  while (stringWidth(cut) > widestCell) {
    cut = cutText(cut, Math.max(1, Math.min(cut.length - 1, widestCell)));
  }
  return cut;
}
