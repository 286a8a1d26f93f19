import type { ReadingPlace } from '../../../bot/command.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { periodsPer } from '../../../scenario/in-period.ts';
import { UserError } from '../../../scenario/problem.ts';
import { readMoney } from '../../../scenario/quantity.ts';
import type { Period } from '../../../scenario/scenario.ts';
import { period as periodKind } from './period.ts';
import { currencyIn } from './scenario.ts';

/** How people write the period of an amount, after a slash or a word. */
const written: Readonly<Record<Period, readonly string[]>> = {
  day: ['day', 'daily', 'd', '天', '日'],
  week: ['week', 'weekly', 'wk', 'w', '周', '星期'],
  month: ['month', 'monthly', 'mo', 'mth', 'm', '月', '个月'],
  quarter: ['quarter', 'quarterly', 'qtr', 'q', '季度', '季'],
  year: ['year', 'yearly', 'annually', 'yr', 'y', '年'],
};

const periods: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year'];
const words = periods.flatMap((period) => written[period]);
const chinese = words.filter((word) => /[\u4e00-\u9fff]/.test(word));
const before = new RegExp(`^每个?(${chinese.join('|')})\\s*(.+)$`, 's');
const after = new RegExp(
  `^(.*?[\\d\\p{L}%!])(?:\\s*(?:/|每|一)\\s*|\\s+(?:a|an|per|each|every)\\s+|\\s+(?=(?:daily|weekly|monthly|quarterly|yearly|annually)$))(${words.join('|')})$`,
  'isu',
);

/** An amount as typed, taken apart: what is left without its period, and the period where one is said. */
export interface WrittenAmount {
  readonly amount: string;
  readonly per?: Period;
}

/** Takes `120k/month`, `120k a month`, `每月 12万` and `12万/月` apart; a text without a period stays whole. */
export function writtenAmount(text: string): WrittenAmount {
  const whole = halfWidth(text).trim();
  const [, leading, rest] = before.exec(whole) ?? [];
  if (leading !== undefined && rest !== undefined) return { amount: rest, ...per(leading) };
  const [, amount, trailing] = after.exec(whole) ?? [];
  if (amount !== undefined && trailing !== undefined) return { amount, ...per(trailing) };
  return { amount: text };
}

function per(word: string): { readonly per?: Period } {
  const found = periods.find((period) => written[period].includes(word.toLowerCase()));
  return found === undefined ? {} : { per: found };
}

/** The period that amounts of this request are per: what it asks for, else the scenario's; a week where neither says. */
export function periodIn(place: Pick<ReadingPlace, 'scenario' | 'others'> & ReadingPlace): Period {
  return periodAsked(place) ?? place.scenario?.scenario.period ?? 'week';
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
