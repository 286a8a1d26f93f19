import { currencyWritten } from '../../../scenario/currency.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { writtenAmount } from './amount-written.ts';

/** What a dollar is that does not say whose. */
const plainDollar = 'USD';

/**
 * The currency that amounts in these texts are marked with: the first mark that names one. `¥` and 元 name none, since
 * several countries write them.
 */
export function currencyOfAmounts(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    for (const piece of halfWidth(text ?? '').split(/[\s,;=:<>!]+/)) {
      if (!/\d/.test(piece)) continue;
      const written = currencyWritten(writtenAmount(piece).amount.toLowerCase())?.currency;
      if (written === '$') return plainDollar;
      if (written !== undefined && written !== 'own') return written;
    }
  }
  return undefined;
}
