import { halfWidth } from '../../../scenario/half-width.ts';
import type { Period } from '../../../scenario/scenario.ts';

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
