import { readWhole } from '../../scenario/quantity.ts';
import type { ArgumentKind } from '../command.ts';

/** How many: a whole number from 1. */
export const count: ArgumentKind<number> = {
  name: 'count',
  read: (text) => readWhole(text, { currency: 'CNY', positive: true }),
};

/** How many weeks: a whole number from 0, at most a year. */
export const weeks: ArgumentKind<number> = {
  name: 'weeks',
  read: (text) =>
    Math.min(52, readWhole(text.replace(/\s*(?:weeks?|w|周|星期)\s*$/i, ''), { currency: 'CNY' })),
};
