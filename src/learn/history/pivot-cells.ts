import { echo, UserError } from '../../scenario/problem.ts';
import { readAs } from './decimal-sign.ts';
import { refusal } from './finding.ts';
import { parseNumber } from './parse-number.ts';
import type { PivotSettings, WideColumn } from './wide-column.ts';

/** A number as it was added up; channels without a row that day had no spend. */
export function cellOf(
  value: number | undefined,
  column: WideColumn | undefined,
  marks: ReadonlyMap<string, string>,
): string {
  if (column === undefined) return '';
  const mark = marks.get(column.measure) ?? '';
  if (value !== undefined) {
    const digits = String(value);
    return `${mark}${/^-?\d{1,3}\.\d{3}$/.test(digits) ? `${digits}0` : digits}`;
  }
  return column.kind === 'spend' || column.kind === 'impressions' || column.kind === 'exposure' ? '0' : '';
}

/** The number in a cell; undefined for an empty one. Throws `UserError` (`history.number`, `.number-ambiguous`, `.currency-mixed`). */
export function amountIn(
  text: string,
  {
    row,
    at,
    settings,
    marks,
    name,
  }: { row: number; at: number; settings: PivotSettings; marks: Map<string, string>; name: string },
): number | undefined {
  const read = parseNumber(text);
  if (read.kind === 'empty' || read.kind === 'missing') return undefined;
  const place = { row, column: settings.columnName(at) };
  if (read.kind === 'text') throw new UserError(refusal('history.number', place, { received: echo(text) }));
  const value = readAs(read, settings.signOf(at));
  if (value === undefined) {
    const { point = 0, comma = 0 } = read.readings;
    throw new UserError(
      refusal('history.number-ambiguous', place, {
        received: echo(text),
        values: { first: point, second: comma },
      }),
    );
  }
  if (read.currency !== undefined && read.currency !== 'own') {
    const before = marks.get(name) ?? `${read.currency}`;
    if (before !== read.currency) {
      throw new UserError(
        refusal('history.currency-mixed', place, { received: read.currency, values: { currency: before } }),
      );
    }
    marks.set(name, before);
  }
  return value;
}
