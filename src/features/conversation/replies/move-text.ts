import type { Words } from '../../../bot/language/words.ts';
import { channelLabel } from '../../../bot/replies/labels.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { PlanChange } from '../../plans/plan-change.ts';
import type { LimitTo, Move } from '../move.ts';

/** What was read, in few words: "cap Patient app at ¥15k". */
export function moveText(move: Move, scenario: Scenario, words: Words): string {
  const say = words.say;
  const money = (amount: number) => words.money(amount, scenario.currency, 6);
  const label = (id: string) => {
    const part = [...scenario.channels, ...scenario.groups].find((one) => one.id === id);
    return part === undefined ? id : channelLabel(part, words.language);
  };
  const names = (ids: readonly string[]) => words.list(ids.map(label));
  switch (move.kind) {
    case 'budget':
      return say('talk.read.budget', { amount: money(move.amount) });
    case 'budget-change':
      return say('talk.read.budgetChange', {
        change: changeText({ channel: '', by: move.by }, scenario, words),
      });
    case 'goal': {
      const { goal } = move;
      if (typeof goal === 'string') return say(`talk.changes.goal.${goal}`);
      if ('target' in goal) return say('talk.changes.goal.target', { amount: money(goal.target) });
      if ('roi' in goal) return say('talk.changes.goal.roi', { ratio: words.number(goal.roi) });
      return 'cost' in goal
        ? say('talk.changes.goal.cost', { amount: money(goal.cost) })
        : say('talk.changes.goal.marginal', { ratio: words.number(goal.marginal) });
    }
    case 'risk':
      return say(`talk.changes.risk.${move.risk}`);
    case 'period':
      return say(`talk.changes.period.${move.period}`);
    case 'limit': {
      const channel = move.channels.length > 1 ? move.channels.map(label).join(' + ') : names(move.channels);
      return say(`talk.read.${move.side}`, { channel, amount: limitText(move.to, scenario, words) });
    }
    case 'hold':
      return say('talk.read.hold', { channel: names(move.channels) });
    case 'unlimit':
      return move.channels.length === 0
        ? say('talk.read.unlimitAll')
        : say('talk.read.unlimit', { channel: names(move.channels) });
    case 'only':
      return say('talk.read.only', { channel: names(move.channels) });
    case 'without':
      return say('talk.read.without', { channel: names(move.channels) });
    case 'what-if':
      return say('talk.read.whatIf', {
        changes: words.list(
          move.changes.map((change) => `${label(change.channel)} ${changeText(change, scenario, words)}`),
        ),
      });
    case 'why':
      return move.channel === undefined
        ? say('talk.read.why')
        : say('talk.read.whyChannel', { channel: label(move.channel) });
    case 'ask':
      return say(`talk.topics.${move.about}`);
    case 'compare':
      return typeof move.with === 'object'
        ? say('talk.read.compareRun', { number: move.with.run })
        : say(`talk.read.compare.${move.with}`);
    case 'export':
      return say('talk.read.export', { format: move.format.toUpperCase() });
    case 'schedule':
      return say('talk.read.schedule', { when: move.when });
    case 'show':
      return say(`talk.read.show.${move.what}`);
    default:
      return say(`talk.read.${move.kind}`);
  }
}

function changeText(change: PlanChange, { currency }: Scenario, words: Words): string {
  if ('to' in change) return words.say('talk.read.to', { amount: words.money(change.to, currency, 6) });
  return 'share' in change.by
    ? words.percentChange(change.by.share)
    : words.moneyChange(change.by.amount, currency);
}

function limitText(to: LimitTo, { currency }: Scenario, words: Words): string {
  if ('amount' in to) return words.money(to.amount, currency, 6);
  if ('share' in to) return words.say('talk.read.ofBudget', { share: words.percent(to.share) });
  return to.ofCurrent === 1
    ? words.say('talk.read.asNow')
    : words.say('talk.read.ofCurrent', { share: words.percentChange(to.ofCurrent - 1) });
}
