import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import type { Token } from '../../../bot/reading/token.ts';
import { splitMasked, tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import { echo, type Problem, readAt, UserError } from '../../../scenario/problem.ts';
import { readPlain } from '../../../scenario/quantity.ts';
import { mostChannels } from '../../../scenario/scenario.ts';
import type { DescribedChannel } from '../new.ts';
import { readMoneyOverTime } from './amount-over-time.ts';
import { splitList } from './limits.ts';
import { currencyIn } from './scenario.ts';

/** A return that is no amount: a small plain number, perhaps with `x`. */
const returnWritten = /^\d{1,3}(?:\.\d+)?[x倍]?$/i;

/**
 * Channels with what they spend today, one a line or with semicolons or commas between: `website 10k`,
 * `mobile app 8k 2.5` (its return now), `website=10k`. All that is wrong is told at once.
 */
export const channelLines: ArgumentKind<readonly DescribedChannel[]> = {
  name: 'channels',
  isLines: true,
  joinsNames: true,
  read(text, place) {
    const items = itemsOf(text);
    if (items.length > mostChannels) {
      throw new UserError({
        code: 'scenario.too-many',
        values: { count: items.length, bound: mostChannels },
      });
    }
    const problems: Problem[] = [];
    const channels = items.flatMap((item) => {
      try {
        return [readAt(echo(item), () => readChannel(item, place))];
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    return channels;
  },
};

/** What stands between semicolons, lines and commas; an item without an amount belongs to nothing. */
function itemsOf(text: string): string[] {
  const parts = text.split(/;|[\r\n]+/).flatMap((part) => {
    // Quotes and signs that people put around names and between name and amount.
    const tokens: Token[] = tokenise(part).flatMap(splitList);
    const isPairs = tokens.length > 0 && tokens.every(({ mask }) => /[=:]/.test(mask));
    if (isPairs) return tokens.map((token) => splitMasked(token, /[=:]/g).map(unquote).join(' '));
    return part.split(/,(?!\d)|(?<!\d),/);
  });
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readChannel(item: string, place: ReadingPlace): DescribedChannel {
  const words = item.replace(/[=:：]/g, ' ').split(/\s+/);
  const unreadable = () => new UserError({ code: 'scenario.channel-line', received: echo(item) });
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  const hasReturn = words.length > 2 && returnWritten.test(last) && looksLikeAmount(before);
  const amount = hasReturn ? before : last;
  const name = words
    .slice(0, hasReturn ? -2 : -1)
    .join(' ')
    .replace(/^"(.*)"$/, '$1')
    .trim();
  if (name === '' || !looksLikeAmount(amount)) throw unreadable();
  const currency = currencyIn(place);
  return {
    name,
    today: readMoneyOverTime(amount, place),
    ...(hasReturn && { returns: readPlain(last.replace(/[x倍]$/i, ''), { currency, positive: true }) }),
  };
}

function looksLikeAmount(text: string): boolean {
  return /^[+-]?[¥$€£₩₹]?[+-]?\.?\d/.test(text);
}
