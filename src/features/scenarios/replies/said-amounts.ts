import type { Words } from '../../../bot/language/words.ts';
import { splitMasked, tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import { periodsPer } from '../../../scenario/in-period.ts';
import { UserError } from '../../../scenario/problem.ts';
import { readMoney } from '../../../scenario/quantity.ts';
import type { Period } from '../../../scenario/scenario.ts';
import { writtenAmount } from '../arguments/amount-written.ts';
import { asTyped } from '../arguments/confirmed.ts';

/**
 * What became of the amounts that said a period of their own: "¥120k a month is ¥27.6k a week, by days". One sentence
 * each; none where the period is that of the scenario.
 */
export function saidAmounts(
  line: string,
  { currency, period }: { readonly currency: string; readonly period: Period },
  words: Words,
): string[] {
  const told = amountTexts(line).flatMap((text): string[] => {
    const { amount, per } = writtenAmount(asTyped(text).replace(/^\+/, ''));
    if (per === undefined || per === period) return [];
    const money = readable(amount, currency);
    if (money === undefined) return [];
    return [
      words.say('replies.converted', {
        from: words.money(money, currency, 4),
        per: words.say(`replies.period.${per}.each`),
        to: words.money(money * periodsPer(period, per), currency, 4),
        each: words.say(`replies.period.${period}.each`),
      }),
    ];
  });
  return [...new Set(told)];
}

/** What stands behind signs in the line, also within what is quoted. */
function amountTexts(line: string): string[] {
  return tokenise(line).flatMap((token) =>
    splitMasked(token, /<=|>=|[=<>]/g)
      .slice(1)
      .flatMap((part) => {
        const text = unquote(part);
        return /[=<>]/.test(text) ? amountTexts(text) : [text];
      }),
  );
}

function readable(text: string, currency: string): number | undefined {
  try {
    return readMoney(text, { currency });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
