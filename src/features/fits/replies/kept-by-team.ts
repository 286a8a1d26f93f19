import type { Words } from '../../../bot/language/words.ts';
import type { Scenario } from '../../../scenario/scenario.ts';

/** What a fit did with the period, the budget and the goal that the team had set: kept as it was is no line. */
export function keptByTeam(before: Scenario, after: Scenario, words: Words): string[] {
  const each = ({ period }: Scenario) => words.say(`replies.period.${period}.each`);
  const money = (amount: number) => words.money(amount, after.currency, 4);
  const isOtherPeriod = before.period !== after.period;
  const isOtherGoal = JSON.stringify(before.goal) !== JSON.stringify(after.goal);
  const budget =
    before.budget === undefined || after.budget === undefined
      ? {}
      : { from: money(before.budget), to: money(after.budget) };
  const values = { before: each(before), after: each(after), ...budget };
  return [
    ...(isOtherPeriod ? [words.say(`fit.kept.${'from' in budget ? 'budget' : 'period'}`, values)] : []),
    ...(isOtherGoal ? [words.say('fit.kept.goal')] : []),
  ];
}
