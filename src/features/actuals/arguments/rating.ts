import type { ArgumentKind } from '../../../bot/command.ts';
import type { Survey } from '../../../learn/feedback/satisfaction.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { isPercent, readPercent, readPlain } from '../../../scenario/quantity.ts';

/** Full marks from which on scales begin at 0: stars and grades up to 7 begin at 1. */
const scalesFromZero = 7;

/** The mean of a survey and its scale: `4.2/5` (from 1), `8.1/10` and `84%` (from 0). */
export const rating: ArgumentKind<Pick<Survey, 'mean' | 'scale'>> = {
  name: 'rating',
  read(text) {
    const place = { currency: 'CNY' };
    const read = (mean: number, high: number) => {
      const low = high > scalesFromZero ? 0 : 1;
      if (mean >= low && mean <= high && mean > 0 && high > low) return { mean, scale: { low, high } };
      throw new UserError({
        code: 'feedback.rating-range',
        received: echo(text.trim()),
        values: { low, high },
      });
    };
    if (isPercent(text)) return read(100 * readPercent(text, place), 100);
    const [mean, high, ...more] = halfWidth(text)
      .trim()
      .split(/\s*(?:\/|\bof\b|\bout\s+of\b)\s*/i);
    if (!mean || !high || more.length > 0) {
      throw new UserError({ code: 'feedback.rating-unreadable', received: echo(text) });
    }
    return read(readPlain(mean, place), readPlain(high, place));
  },
};
