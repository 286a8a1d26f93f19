import { echo } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import { isPlainText } from '../../scenario/text.ts';
import { isControlName } from './context-words.ts';
import { refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { measureOf } from './measure-words.ts';
import { outcomeName } from './outcome-words.ts';
import { parseNumber } from './parse-number.ts';
import { looksLikeMobiles, personalCell, personalName } from './personal.ts';
import { columnName, letterOf } from './read-records.ts';
import type { Row } from './table-row.ts';

/** What a spreadsheet would work out instead of showing it; `-` and `+` before a number are only its sign. */
const formula = /^(?:[=＝@＠\t\r]|[+\-＋－](?![\s\d.,(¥￥$€£+-]|[a-z]{0,3}\s?[\d.]|$))/i;

/**
 * Refuses a table that holds formulas, people's data, names twice or unreadable names. Cells that look personal are not
 * repeated in the message.
 *
 * @throws UserError `history.formula`, `history.personal-column`, `history.personal-cell`, `history.duplicate-column`,
 *   `history.column-name`, `history.unnamed-column`
 */
export function refuseUnsafe({
  header,
  rows,
}: {
  readonly header: Row;
  readonly rows: readonly Row[];
}): void {
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
    if (personal !== undefined && !areSums(at)) {
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

  /** Amounts under a name such as Email or Mobile: a channel; or one number again and again: the account's own. */
  function areSums(at: number): boolean {
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
    if (
      cells.length > 1 &&
      cells.every((cell) => cell === cells[0]) &&
      personalCell(cells[0] ?? '') === undefined
    ) {
      return /\b(?:id|no|nr|number|account)\b|id$/i.test(foldColumn(header.cells[at] ?? ''));
    }
    const areAmounts = cells.every((cell) => {
      const read = parseNumber(cell);
      if (read.kind !== 'number') return read.kind !== 'text';
      return (
        read.currency !== undefined ||
        /[.,]\d{1,2}$/.test(cell) ||
        Math.abs(read.readings.point ?? read.readings.comma ?? 0) < 1e6
      );
    });
    const isOfPersons = /\b(?:id|ids|key|name|birth|dob|zip|postcode|postal|code)\b|编号|号$/.test(
      foldColumn(header.cells[at] ?? ''),
    );
    return cells.length > 0 && areAmounts && !isOfPersons && !looksLikeMobiles(cells);
  }

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
      outcomeName(foldColumn(column)) !== undefined ||
      isControlName(column) ||
      personalName(column) !== undefined;
    if (!isExplained && looksLikeMobiles(rows.map(({ cells }) => cells[at] ?? ''))) {
      const place = { row: rows[0]?.row, column };
      problems.add(() => refusal('history.personal-cell', place, { values: { what: 'phone' } }));
    }
  }
}
