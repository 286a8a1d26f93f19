import type { ReadingPlace } from '../../../bot/command.ts';
import { periodsPer } from '../../../scenario/in-period.ts';
import { UserError } from '../../../scenario/problem.ts';
import { readMoney } from '../../../scenario/quantity.ts';
import type { Period } from '../../../scenario/scenario.ts';
import { writtenAmount } from './amount-written.ts';
import { asTyped } from './confirmed.ts';
import { period as periodKind } from './period.ts';
import { currencyIn } from './scenario.ts';

/** The period that amounts of this request are per: what it asks for, else the scenario's; of a new one its budget's, else a week. */
export function periodIn(place: Pick<ReadingPlace, 'scenario' | 'others'> & ReadingPlace): Period {
  const ofBudget = writtenAmount(asTyped(place.others.budget ?? '')).per;
  return periodAsked(place) ?? place.scenario?.scenario.period ?? ofBudget ?? 'week';
}

function periodAsked(place: ReadingPlace): Period | undefined {
  // An edit names it among its changes.
  const among = /(?:^|[\s,;])(?:period|周期)\s*=\s*([^\s,;]+)/i.exec(place.others.changes ?? '')?.[1];
  const period = place.others.period ?? among;
  if (period === undefined) return undefined;
  try {
    const read = periodKind.read(period, place);
    return typeof read === 'string' ? read : undefined;
  } catch (error) {
    // What is wrong with it is told where it is read.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * Money per period of the request: an amount that says its own period is converted by days, one that says none is per
 * that period already. Throws `UserError` (`number.*`).
 */
export function readMoneyOverTime(text: string, place: ReadingPlace, positive = false): number {
  const { amount, per } = writtenAmount(text);
  const money = readMoney(amount, { currency: currencyIn(place), positive });
  return per === undefined ? money : money * periodsPer(periodIn(place), per);
}
