import { echo, type Problem } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import type { Column } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { fallbackSign, isCommaLanguage, readAs, signOf } from './decimal-sign.ts';
import { type Finding, refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import type { NumberText } from './parse-number.ts';

/** A column that is used, and its values, one a row. */
export interface Series {
  readonly column: Column;
  readonly values: readonly number[];
  /** The row each stands in. */
  readonly rows: readonly number[];
}

type NumberCell = Extract<NumberText, { kind: 'number' }>;

/** What cells are read with, beside their columns. */
interface ReadingOfCells {
  readonly delimiter: string;
  /** The names of the columns as they stand in the file: their language writes decimals with commas, or not. */
  readonly header: readonly string[];
  /** Credits of a day are taken off its week's spend. */
  readonly isDaily: boolean;
}

/**
 * The numbers of the used columns. All cells of a column are read with the same decimal sign: the one that its cells,
 * else the file's, tell.
 *
 * @throws UserError `history.number`, `.number-style`, `.number-ambiguous`, `.percent`, `.missing`, `.negative`,
 *   `.event-range`: each with row and column, as many as a message can hold
 */
export function readCells(
  columns: readonly { readonly column: Column; readonly profile: ColumnProfile }[],
  rows: readonly number[],
  { delimiter, header, isDaily }: ReadingOfCells,
): { readonly series: readonly Series[]; readonly findings: readonly Finding[] } {
  const problems = createProblemList();
  const findings: Finding[] = [];
  const signs = columns.map(({ column, profile }) =>
    signOf(profile, (i, values) =>
      problems.add(() => refusal('history.number-style', { row: rows[i], column: column.name }, values)),
    ),
  );
  problems.throwIfAny();
  const fallback = fallbackSign(signs, {
    delimiter,
    isCommaLanguage: isCommaLanguage(header.map(foldColumn)),
  });
  const series = columns.map(({ column, profile }, at): Series => {
    const sign = signs[at] ?? fallback;
    const nothing: number[] = [];
    const values = profile.numbers.map((cell, i) => {
      const refuse = (code: Problem['code'], values?: Problem['values']) => {
        problems.add(() => {
          const place = { row: rows[i], column: column.name };
          return refusal(code, place, { received: echo(profile.texts[i]) || '–', ...(values && { values }) });
        });
        return 0;
      };
      if (column.role === 'exposure' && cell.kind !== 'number') return 0;
      if (cell.kind === 'text') return refuse('history.number');
      if (isNothing(cell, column)) {
        nothing.push(rows[i] ?? 0);
        return 0;
      }
      if (cell.kind !== 'number') return column.role === 'event' ? 0 : refuse('history.missing');
      const value = readAs(cell, sign);
      if (value === undefined) {
        const { point = 0, comma = 0 } = cell.readings;
        return refuse('history.number-ambiguous', { first: point, second: comma });
      }
      const wrong = wrongValue(value, { cell, isDaily, column });
      return wrong === undefined ? value : refuse(wrong);
    });
    if (sign === 'comma' && profile.texts.some((text) => /[.,]/.test(text))) {
      findings.push({ code: 'decimal-comma', level: 'note', column: column.name });
    }
    const credits = column.role === 'spend' ? values.filter((value) => value < 0).length : 0;
    if (credits > 0)
      findings.push({
        code: 'negative-spend',
        level: 'note',
        column: column.name,
        values: { count: credits },
      });
    const [first] = nothing;
    if (first !== undefined) {
      const values = { count: nothing.length };
      findings.push({ code: 'empty-spend', level: 'note', row: first, column: column.name, values });
    }
    return { column, values, rows };
  });
  problems.throwIfAny();
  return { series, findings: once(findings) };
}

/** No spend, or less than the platform tells. */
const isNothing = ({ kind }: NumberText, { role }: Column) =>
  (kind === 'empty' && role === 'spend') || (role === 'impressions' && kind !== 'number');

/** The decimal comma is said once for the file. */
function once(findings: readonly Finding[]): Finding[] {
  const first = findings.find(({ code }) => code === 'decimal-comma');
  return findings.filter((one) => one.code !== 'decimal-comma' || one === first);
}

function wrongValue(
  value: number,
  { cell, isDaily, column: { role, unit } }: { cell: NumberCell; isDaily: boolean; column: Column },
): Problem['code'] | undefined {
  if (role === 'event') return value >= 0 && value <= 1 ? undefined : 'history.event-range';
  if (role === 'control' || role === 'exposure') return undefined;
  if (cell.isPercent) return 'history.percent';
  const mayBeNegative = (isDaily && role === 'spend') || (role === 'outcome' && unit === 'money');
  return value < 0 && !mayBeNegative ? 'history.negative' : undefined;
}
