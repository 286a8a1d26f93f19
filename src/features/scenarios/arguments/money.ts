import type { ArgumentKind } from '../../../bot/command.ts';
import { readMoney } from '../../../scenario/quantity.ts';
import { readMoneyOverTime } from './amount-over-time.ts';
import { asTyped } from './confirmed.ts';
import { currencyIn } from './scenario.ts';

/** An amount of money above zero, in the scenario's currency: `50k`, `¥30万`; `50m!` where it is far from what is known. */
export const money: ArgumentKind<number> = {
  name: 'money',
  read: (text, place) => readMoney(asTyped(text), { currency: currencyIn(place), positive: true }),
};

/** The same over time: per the request's period, or per the one that it says, `120k/month`. */
export const moneyOverTime: ArgumentKind<number> = {
  name: 'money',
  read: (text, place) => readMoneyOverTime(asTyped(text), place, true),
};
