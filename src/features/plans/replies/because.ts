import type { Words } from '../../../bot/language/words.ts';
import { checkNames } from '../../../learn/fit/review/check-names.ts';
import { checks } from '../../../learn/fit/review/checks.ts';

const holding = new Set<string>(checks.filter(({ holds }) => holds !== undefined).map(({ name }) => name));

/**
 * Why a channel is held at its current spend, by the names of the checks that said so: "its spend hardly ever changed".
 */
export function becauseText(names: readonly string[], words: Words): string {
  const known = checkNames.filter((name) => names.includes(name) && holding.has(name));
  return words.list(known.map((name) => words.find(`fit.review.check.${name}.because`) ?? name));
}
