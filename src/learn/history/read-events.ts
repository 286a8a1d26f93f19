import { echo, UserError } from '../../scenario/problem.ts';
import { isPlainText } from '../../scenario/text.ts';
import type { Column } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { refusal } from './finding.ts';
import type { Series } from './read-cells.ts';

/** Most different texts that one column of events may hold. */
const mostEvents = 20;
const longestName = 80;

const nothing = /^(?:|-+|#?n\/?a|none|no|nil|null|nan|false|0|0\.0|无|否|没有|暂无)$/i;
const plainYes = /^(?:yes|y|true|x|✓|1|1\.0|是|有)$/i;

/**
 * Events that a column names in words: one for each text that stands there, and one of the column's own name for `yes`.
 *
 * @throws UserError `history.too-many-events`, `history.event-name`
 */
export function readEventTexts(
  column: Column,
  { texts }: ColumnProfile,
  rows: readonly number[],
): readonly Series[] {
  const events = new Map<string, number[]>();
  for (const [i, text] of texts.entries()) {
    const plain = text.trim();
    if (nothing.test(plain)) continue;
    const name = plainYes.test(plain) ? column.name : plain.replace(/\s+/g, ' ');
    if (Array.from(name).length > longestName || !isPlainText(name)) {
      throw new UserError(
        refusal('history.event-name', { row: rows[i], column: column.name }, { received: echo(text) }),
      );
    }
    const values = events.get(name) ?? texts.map(() => 0);
    values[i] = 1;
    events.set(name, values);
    if (events.size > mostEvents) {
      const more = { argument: 'event', received: echo(text), values: { bound: mostEvents } };
      throw new UserError(refusal('history.too-many-events', { row: rows[i], column: column.name }, more));
    }
  }
  return [...events].map(([name, values]) => ({ column: { ...column, name }, values, rows }));
}
