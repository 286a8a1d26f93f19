import type { Finding, Place } from '../../learn/history/finding.ts';
import type { Problem } from '../../scenario/problem.ts';
import type { Words } from '../language/words.ts';
import { unmarked } from './spans.ts';

/** Where in a table something stands: `row 7, column “tv”`; empty for nowhere in particular. */
export function placeInTable({ row, column }: Place, words: Words): string {
  if (column === undefined) return row === undefined ? '' : words.say('data.place.row', { row });
  const named = unmarked(column);
  return row === undefined
    ? words.say('data.place.column', { column: named })
    : words.say('data.place.cell', { row, column: named });
}

/** What was found in a file, and where. */
export function findingText(
  {
    code,
    row,
    column,
    received = '',
    values = {},
  }: Omit<Finding, 'code' | 'level'> & { readonly code: string },
  words: Words,
): string {
  const texts = Object.fromEntries(
    Object.entries({ ...values, received }).map(([name, value]) => [
      name,
      typeof value === 'string' ? unmarked(value) : value,
    ]),
  );
  const told = {
    ...texts,
    ...(typeof values.weekday === 'number' && { weekday: words.weekday(values.weekday) }),
    ...(typeof values.order === 'string' && {
      order: words.find(`data.orders.${values.order}`) ?? values.order,
    }),
    ...(typeof values.usual === 'number' && {
      usual: words.number(values.usual),
      received: words.number(Number(received)),
    }),
  };
  const text = words.find(`data.findings.${code}`, told) ?? code;
  const place = placeInTable({ row, column }, words);
  return place === '' ? text : `${place}${words.say('replies.colon')}${text}`;
}

/** What a problem of a table names, in words: days of the week, units, what is personal. */
export function tableValues(
  { code, values = {} }: Pick<Problem, 'values'> & { readonly code: string },
  words: Words,
): Record<string, string> {
  const named: Record<string, string> = {};
  const { what, unit, first, second } = values;
  if (what !== undefined) named.what = words.find(`data.personal.${what}`) ?? String(what);
  if (unit !== undefined) named.unit = words.find(`data.units.${unit}`) ?? String(unit);
  if (code === 'history.weekday' || code === 'history.other-weekday') {
    named.first = words.weekday(Number(first));
    named.second = words.weekday(Number(second));
  }
  return named;
}
