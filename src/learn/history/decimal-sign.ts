import { echo, type Problem } from '../../scenario/problem.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { DecimalSign, NumberText } from './parse-number.ts';

export type { DecimalSign } from './parse-number.ts';

type NumberCell = Extract<NumberText, { kind: 'number' }>;

/** The decimal sign that a column's cells tell; undefined when they do not. `onClash` hears of the first other one. */
export function signOf(
  { numbers, texts }: Pick<ColumnProfile, 'numbers' | 'texts'>,
  onClash: (i: number, more: Omit<Problem, 'code'>) => void,
): DecimalSign | undefined {
  let sign: DecimalSign | undefined;
  let usual = '';
  for (const [i, cell] of numbers.entries()) {
    if (cell.kind !== 'number') continue;
    const { point, comma } = cell.readings;
    if (point !== undefined && comma !== undefined) continue;
    const told = point === undefined ? 'comma' : 'point';
    if (sign !== undefined && told !== sign) {
      onClash(i, { received: echo(texts[i]), values: { usual: echo(usual) } });
      return sign;
    }
    if (sign === undefined) usual = texts[i] ?? '';
    sign = told;
  }
  return sign;
}

/** What columns that tell nothing themselves are read with: what the others, or the words of the header, tell. */
export function fallbackSign(
  signs: readonly (DecimalSign | undefined)[],
  { delimiter, isCommaLanguage }: { delimiter: string; isCommaLanguage: boolean },
): DecimalSign | undefined {
  const told = new Set(signs.filter((sign) => sign !== undefined));
  const [onlySign] = told.size === 1 ? told : [undefined];
  if (onlySign !== undefined) return onlySign;
  if (told.size > 1) return undefined;
  // Whoever separates cells with semicolons and names columns in German or French writes decimals with commas.
  if (isCommaLanguage) return delimiter === ';' ? 'comma' : undefined;
  return delimiter === ';' ? undefined : 'point';
}

const commaWords =
  /\b(?:woche|datum|tag|umsatz|kosten|ausgaben|kw|semaine|depenses?|chiffre|couts?|ventes|semana|gastos?|inversion|ingresos|facturacion|custos?|receita|investimentos?|vendas)\b/;

/** Whether the names of columns are in a language that writes decimals with commas (Mexico's Spanish apart). */
export const isCommaLanguage = (folded: readonly string[]) =>
  folded.filter((name) => commaWords.test(name)).length >= 2;

/** Undefined where it can be read in two ways. */
export function readAs(
  { readings: { point, comma } }: NumberCell,
  sign: DecimalSign | undefined,
): number | undefined {
  if (point === comma || comma === undefined) return point;
  if (point === undefined) return comma;
  return sign && { point, comma }[sign];
}
