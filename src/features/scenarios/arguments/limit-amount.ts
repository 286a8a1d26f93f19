import type { ReadingPlace } from '../../../bot/command.ts';
import type { AskedLimit, OfCurrent } from '../../../scenario/asked-limits.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { isPercent, readPercent } from '../../../scenario/quantity.ts';
import type { LimitAmount } from '../../../scenario/scenario.ts';
import { readMoneyOverTime } from './amount-over-time.ts';
import { currencyIn } from './scenario.ts';

const spendWords = ['spend', 'spending', '花费', '支出', '实际花费', '实际支出', '总花费', '总支出'];
const budgetWords = ['budget', '预算', '总预算'];
const shareOf = new RegExp(
  `^(?:占?(?<before>${[...spendWords, ...budgetWords].join('|')})的?)?(?<share>.*?%|百分之.*?)(?:\\s*(?:of|/|的)?\\s*(?:the )?(?<after>${[...spendWords, ...budgetWords].join('|')}))?$`,
  'is',
);

const currentWords = ['current', 'now', '现状', '当前', '现在', '目前'];
const partOfCurrent = new RegExp(
  `^(?:占?(?:${currentWords.join('|')})的?)?(?<share>.*?%|百分之.*?)(?:\\s*(?:of|的)\\s*(?:the )?(?:${currentWords.join('|')})(?: spend)?)?$`,
  'is',
);

/** `+20%`, `+5k`, `120% of current`, `current`: an amount told against what is spent now; else undefined. */
export function readOfCurrent(
  text: string,
  currency: string,
  money: (amount: string) => number,
): OfCurrent | undefined {
  const typed = halfWidth(text).trim();
  if (currentWords.includes(typed.toLowerCase())) return { ofCurrent: 1 };
  const quantity = { currency };
  const [sign, direction] = /^-/.test(typed) ? ['-', -1] : /^\+/.test(typed) ? ['+', 1] : ['', 0];
  if (sign !== '') {
    const size = typed.slice(1).trim();
    // An amount below zero is a slip; so much more than now is none.
    if (!isPercent(size)) {
      return direction < 0 ? undefined : { ofCurrent: 1, plus: money(size) };
    }
    const share = readPercent(size, quantity);
    if (direction < 0 && share > 1)
      throw new UserError({ code: 'limit.below-nothing', received: echo(text) });
    return { ofCurrent: 1 + direction * share };
  }
  const share = partOfCurrent.exec(typed)?.groups?.share;
  const isOfCurrent = share !== undefined && share.length < typed.length;
  return isOfCurrent && isPercent(share) ? { ofCurrent: readPercent(share, quantity) } : undefined;
}

/**
 * The amount of a limit: money, a share of the budget or of actual spend, or told against what is spent now. `whole` is
 * the limit as typed. Throws `UserError`.
 */
export function readLimitAmount(text: string, whole: string, place: ReadingPlace): AskedLimit['amount'] {
  if (text.trim() === '') throw new UserError({ code: 'limit.unreadable', received: echo(whole) });
  const ofCurrent = readOfCurrent(text, currencyIn(place), (amount) => readMoneyOverTime(amount, place));
  if (ofCurrent !== undefined) return ofCurrent;
  const quantity = { currency: currencyIn(place) };
  const groups = shareOf.exec(text.trim())?.groups;
  if (groups?.share === undefined || !isPercent(groups.share)) return readMoneyOverTime(text, place);
  const share = readPercent(groups.share, quantity);
  if (share > 1) throw new UserError({ code: 'limit.share-range', received: echo(text) });
  const of = (groups.before ?? groups.after ?? 'budget').toLowerCase();
  return { share, of: spendWords.includes(of) ? 'spend' : 'budget' } satisfies LimitAmount;
}
