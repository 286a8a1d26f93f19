import type { ReadingPlace } from '../../bot/command.ts';
import type { ColumnRole } from '../../learn/history/column.ts';
import { cleanColumn } from '../../learn/history/fold-name.ts';
import { readHistory } from '../../learn/history/read-history.ts';
import { UserError } from '../../scenario/problem.ts';
import { currencyIn } from '../scenarios/arguments/scenario.ts';
import { uploaderOf } from './uploads.ts';

/** The columns of a waiting file that were taken for this, one a line; undefined for none, or when the file is gone. */
export function columnsIn(place: ReadingPlace, role: ColumnRole): string | undefined {
  const file = place.uploads.get(uploaderOf(place.invocation), place.others.upload?.trim() ?? '');
  if (file === undefined) return undefined;
  try {
    const { columns } = readHistory(file.bytes, {
      currency: currencyIn({ settings: {} }),
      mapping: file.mapping,
      askedCurrency: file.options.currency,
      dateOrder: file.options.dates,
      areAmountsRight: true,
    });
    const names = columns.filter((column) => column.role === role).map(({ name }) => name);
    // A comma stands between names.
    const plain = names.map((name) => (/[;,，；、]/.test(name) ? cleanColumn(name) : name));
    return plain.length === 0 ? undefined : plain.join('\n');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
