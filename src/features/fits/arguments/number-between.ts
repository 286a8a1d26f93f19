import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { readPlain } from '../../../scenario/quantity.ts';

/** A number from `low` to `high`, or a whole one. A multiple may be written as such: `2x`, `1.5倍`. */
export function numberBetween(
  name: string,
  { low, high, isWhole = false }: { readonly low: number; readonly high: number; readonly isWhole?: boolean },
): ArgumentKind<number> {
  return {
    name,
    read(text) {
      const number = readPlain(text.trim().replace(/\s*[x×倍]$/i, ''), { currency: 'CNY' });
      if (number >= low && number <= high && (!isWhole || Number.isInteger(number))) return number;
      throw new UserError({
        code: isWhole && !Number.isInteger(number) ? 'number.not-whole' : 'fit.range',
        received: echo(text.trim()),
        values: { low, high },
      });
    },
  };
}
