import type { ArgumentKind } from '../../../bot/command.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { readMoney } from '../../../scenario/quantity.ts';
import { currencyIn } from '../../scenarios/arguments/scenario.ts';

/** What a visitor spent on average, those who bought nothing included, and the standard deviation of that. */
export interface RevenuePerVisitor {
  readonly mean: number;
  readonly deviation: number;
}

/** `4.2±31`, `4.2+-31`, `4.2/31`: revenue per visitor and its standard deviation. */
export const armRevenue: ArgumentKind<RevenuePerVisitor> = {
  name: 'arm-revenue',
  read(text, place) {
    const [mean, deviation, ...more] = halfWidth(text)
      .trim()
      .split(/\s*(?:±|\+\/?-|\/)\s*/);
    if (!mean || !deviation || more.length > 0) {
      throw new UserError({ code: 'experiment.revenue-unreadable', received: echo(text) });
    }
    const currency = currencyIn(place);
    return { mean: readMoney(mean, { currency }), deviation: readMoney(deviation, { currency }) };
  },
};
