import type { Words } from '../../bot/language/words.ts';
import { channelLabel } from '../../bot/replies/labels.ts';
import { budgetOf, type Scenario } from '../../scenario/scenario.ts';

/** What help tells, by what it is for. */
export const helpTopics = [
  ['change', ['budget', 'limit', 'hold', 'cautious', 'profit', 'only', 'without', 'undo', 'reset']],
  ['ask', ['whatIf', 'why', 'sure', 'roi', 'nextMoney', 'compare']],
  ['act', ['again', 'export', 'adopt', 'schedule', 'history']],
] as const;

type Topic = (typeof helpTopics)[number][1][number];

/** How to say each of these here. */
export function examplesOf(topics: readonly Topic[], scenario: Scenario, words: Words): string[] {
  const [first] = scenario.channels;
  const channel = first === undefined ? '' : channelLabel(first, words.language);
  const budget = budgetOf(scenario);
  const values = { channel, limit: amountText(budget / 4, words), budget: amountText(budget * 1.1, words) };
  return topics.map((topic) => words.say(`talk.suggest.${topic}`, values));
}

/** Two digits that count, as people say amounts. */
function amountText(exact: number, { language }: Words): string {
  const amount = Number(exact.toPrecision(2));
  if (language === 'zh')
    return amount >= 1e4 ? `${Number((amount / 1e4).toPrecision(6))} 万` : String(amount);
  return amount >= 1e3 ? `${Number((amount / 1e3).toPrecision(6))}k` : String(amount);
}
