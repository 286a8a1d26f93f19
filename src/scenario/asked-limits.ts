import { currentSpend } from './against-current.ts';
import type { LimitAmount, Scenario } from './scenario.ts';
import type { RequestedLimit } from './with-limits.ts';

/** A part of what is spent now, and so much more: `+20%` is 1.2 of it, `+5k` all of it and 5,000. */
export interface OfCurrent {
  readonly ofCurrent: number;
  readonly plus?: number;
}

/** A limit as it is asked for: its amount may be told against what is spent now, which is known only later. */
export interface AskedLimit extends Omit<RequestedLimit, 'amount'> {
  readonly amount: LimitAmount | OfCurrent;
}

/** The limits with all amounts as money per period or shares, against what this scenario spends now. */
export function inAmounts(scenario: Scenario, asked: readonly AskedLimit[]): RequestedLimit[] {
  return asked.map((limit) => {
    const { amount } = limit;
    if (typeof amount === 'number' || 'share' in amount) return { ...limit, amount };
    const { ofCurrent, plus = 0 } = amount;
    return { ...limit, amount: exact(Math.max(0, ofCurrent * currentSpend(scenario, limit) + plus)) };
  });
}

/** Without what rounding in the computer leaves behind, so that 20% of 13.5k is 2.7k. */
const exact = (amount: number) => Number(amount.toPrecision(12));
