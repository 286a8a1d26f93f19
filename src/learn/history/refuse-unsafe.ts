import { echo } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import { isPlainText } from '../../scenario/text.ts';
import { foldColumn, isControlName, measureOf, outcomeUnit } from './column-words.ts';
import { refusal } from './finding.ts';
import { looksLikeMobiles, personalCell, personalName } from './personal.ts';
import { columnName, letterOf, type Table } from './read-table.ts';

/** What a spreadsheet would work out instead of showing it; `-` and `+` before a number are only its sign. */
const formula = /^(?:[=＝@＠\t\r]|[+\-＋－](?![\s\d.,(¥￥$€£+-]|[a-z]{0,3}\s?[\d.]|$))/i;

/**
 * Refuses a table that holds formulas, people's data, names twice or unreadable names. Cells that look personal are not
 * repeated in the message.
 *
 * @throws UserError `history.formula`, `history.personal-column`, `history.personal-cell`, `history.duplicate-column`,
 *   `history.column-name`, `history.unnamed-column`
 */
export function refuseUnsafe({ header, rows }: Table): void {
  const problems = createProblemList();
  const seen = new Map<string, string>();
  for (const [at, name] of header.cells.entries()) {
    const { row } = header;
    const letter = letterOf(at);
    if (name === '') continue;
    if (formula.test(name)) {
      problems.add(() => refusal('history.formula', { row, column: letter }, { received: echo(name) }));
      continue;
    }
    if (Array.from(name).length > 80 || !isPlainText(name.replace(/[\r\n]+/g, ' '))) {
      problems.add(() => refusal('history.column-name', { row, column: letter }, { received: echo(name) }));
      continue;
    }
    const personal = personalName(name);
    if (personal !== undefined) {
      problems.add(() =>
        refusal('history.personal-column', { row, column: name }, { values: { what: personal } }),
      );
    }
    const key = foldColumn(name) === '' ? name : name.toLowerCase().trim();
    const first = seen.get(key);
    if (first !== undefined) {
      problems.add(() =>
        refusal('history.duplicate-column', { row, column: name }, { values: { first, letter } }),
      );
    } else seen.set(key, letter);
  }
  for (const at of header.cells.keys()) refuseCells(at);
  problems.throwIfAny();

  function refuseCells(at: number): void {
    const column = columnName(header.cells, at);
    for (const { row, cells } of rows) {
      const cell = cells[at] ?? '';
      if (formula.test(cell)) {
        problems.add(() => refusal('history.formula', { row, column }, { received: echo(cell) }));
        return;
      }
      const personal = personalCell(cell);
      if (personal !== undefined) {
        problems.add(() => refusal('history.personal-cell', { row, column }, { values: { what: personal } }));
        return;
      }
    }
    const isExplained =
      measureOf(column) !== undefined ||
      outcomeUnit(foldColumn(column)) !== undefined ||
      isControlName(column) ||
      personalName(column) !== undefined;
    if (!isExplained && looksLikeMobiles(rows.map(({ cells }) => cells[at] ?? ''))) {
      const place = { row: rows[0]?.row, column };
      problems.add(() => refusal('history.personal-cell', place, { values: { what: 'phone' } }));
    }
  }
}
