import type { ArgumentKind } from '../../../bot/command.ts';
import { readMoney } from '../../../scenario/quantity.ts';
import { currencyIn } from './scenario.ts';

/** An amount of money above zero, in the scenario's currency: `50k`, `¥30万`. */
export const money: ArgumentKind<number> = {
  name: 'money',
  read: (text, place) => readMoney(text, { currency: currencyIn(place), positive: true }),
};
