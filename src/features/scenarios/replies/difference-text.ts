import type { Words } from '../../../bot/language/words.ts';
import { budgetOf, type Scenario } from '../../../scenario/scenario.ts';
import type { Difference } from '../differences.ts';
import { isMoneyAt } from '../field-value.ts';
import { goalText } from './scenario.ts';

/** Digits that tell apart what people change. */
const mostDigits = 6;
/** Digits of a number that has a spread anyway, which was often worked out. */
const spreadDigits = 4;

/** Longest text of a value. */
const longest = 120;

/** One change in a few words: `patient-app.today ¥8k → ¥9k`. */
export function differenceText(
  { path, before, after }: Difference,
  { was, is }: { readonly was: Scenario; readonly is: Scenario },
  words: Words,
): string {
  return `${path} ${valueText(path, before, was, words)} → ${valueText(path, after, is, words)}`;
}

/** An entry of a scenario as people read it: money, shares, numbers with their spread, names. */
export function valueText(
  path: string,
  value: unknown,
  scenario: Scenario,
  words: Words,
  digits = mostDigits,
): string {
  if (value === undefined && path === 'budget') {
    const amount = words.money(budgetOf(scenario), scenario.currency, digits);
    return words.say('scenarios.changes.sum', { amount });
  }
  if (value === undefined) return words.say('scenarios.changes.none');
  if (typeof value === 'number') {
    return isMoneyAt(path.split('.'))
      ? words.money(value, scenario.currency, digits)
      : words.number(value, digits);
  }
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'boolean') return String(value);
  if (value === null || typeof value !== 'object') return '–';
  if (Array.isArray(value)) return cut(value.map(String).join(words.say('replies.comma'))) || '–';
  const number = (key: string): number | undefined => {
    const inner: unknown = Reflect.get(value, key);
    return typeof inner === 'number' ? inner : undefined;
  };
  if (path === 'goal') return goalText(goalOf(number), scenario, words);
  const share = number('share');
  if (share !== undefined && 'of' in value) {
    return words.say(`replies.scenario.shareOf.${value.of === 'spend' ? 'spend' : 'budget'}`, {
      share: words.percent(share),
    });
  }
  const most = number('max');
  if (most !== undefined) return `≤ ${words.percent(most)}`;
  const middle = number('value');
  if (middle === undefined) return words.say('scenarios.changes.part');
  const text = (one: number) => valueText(path, one, scenario, words, spreadDigits);
  const [low, high] = [number('low'), number('high')];
  return low === undefined || high === undefined
    ? text(middle)
    : words.say('scenarios.changes.spread', { value: text(middle), low: text(low), high: text(high) });
}

function goalOf(number: (key: string) => number | undefined): Scenario['goal'] {
  const [roi, target, marginal] = [number('roi'), number('target'), number('marginal')];
  const cost = number('cost');
  if (roi !== undefined) return { roi };
  if (cost !== undefined) return { cost };
  return target !== undefined ? { target } : { marginal: marginal ?? 0 };
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}
