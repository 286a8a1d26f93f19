import { currencyWritten, meansCurrency } from '../../scenario/currency.ts';
import { halfWidth } from '../../scenario/half-width.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Column } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Finding, refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { isCurrencyName } from './role-of.ts';

/** A currency as it is written somewhere; `$` for some dollar. */
export interface Mark {
  readonly currency: string;
  readonly row: number;
  readonly column: string;
}

/**
 * The currency of a file: as `asked`, else as its cells and the brackets of its headers say, else the `usual` one. ¥ and
 * 元 stand for either; a dollar for the usual one where that is a dollar.
 *
 * @throws UserError `history.currency-mixed` for the first mark that does not fit
 */
export function readCurrency(
  columns: readonly { readonly column: Column; readonly profile: ColumnProfile }[],
  {
    rows,
    headerRow,
    asked,
    usual,
    told = [],
  }: {
    readonly rows: readonly number[];
    readonly headerRow: number;
    readonly asked: string | undefined;
    readonly usual: string;
    /** What a column of currencies says. */
    readonly told?: readonly Mark[];
  },
): { readonly currency: string; readonly isTold: boolean; readonly findings: readonly Finding[] } {
  const money = columns.filter(
    ({ column: { role, unit } }) => role === 'spend' || (role === 'outcome' && unit === 'money'),
  );
  const marks = [
    ...told,
    ...money.flatMap(({ column: { name }, profile }): Mark[] => [
      ...headerMark(name, headerRow),
      ...profile.numbers.flatMap((one, i): Mark[] =>
        one.kind === 'number' && one.currency !== undefined && one.currency !== 'own'
          ? [{ currency: one.currency, row: rows[i] ?? 0, column: name }]
          : [],
      ),
    ]),
  ];
  const [first] = marks;
  const currency = asked ?? (first === undefined ? usual : namedBy(first.currency, usual));
  const other = marks.find((mark) => !meansCurrency(mark.currency, currency));
  if (other !== undefined) {
    throw new UserError(
      refusal('history.currency-mixed', other, { received: other.currency, values: { currency } }),
    );
  }
  const isNews = asked === undefined && currency !== usual;
  return {
    currency,
    isTold: asked !== undefined || first !== undefined,
    findings: isNews ? [{ code: 'currency', level: 'note', values: { currency } }] : [],
  };
}

/** What a column of currency codes says, where the table has one. */
export function currencyColumn(
  profiles: readonly ColumnProfile[],
  rows: readonly { readonly row: number }[],
): Mark[] {
  const found = profiles.find(({ name }) => isCurrencyName(foldColumn(name)));
  const texts = found?.texts.map((text) => text.trim().toUpperCase()) ?? [];
  return [...new Set(texts)].flatMap((currency): Mark[] =>
    /^[A-Z]{3}$/.test(currency)
      ? [{ currency, row: rows[texts.indexOf(currency)]?.row ?? 0, column: found?.name ?? '' }]
      : [],
  );
}

const namedBy = (mark: string, usual: string) =>
  mark !== '$' ? mark : meansCurrency('$', usual) ? usual : 'USD';

/** `tv spend (EUR)`, `花费（美元）`. */
function headerMark(name: string, row: number): Mark[] {
  const inner = /[([（［]([^)\]）］]{1,12})[)\]）］]\s*$/.exec(name)?.[1];
  if (inner === undefined) return [];
  const written = currencyWritten(`1${halfWidth(inner).trim().toLowerCase()}`);
  const isAll = written?.rest === '1' && written.currency !== 'own';
  return isAll ? [{ currency: written.currency, row, column: name }] : [];
}
