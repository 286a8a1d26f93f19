import type { Words } from '../../bot/language/words.ts';
import { channelLabel } from '../../bot/replies/labels.ts';
import { currentSpend } from '../../scenario/against-current.ts';
import type { OfCurrent } from '../../scenario/asked-limits.ts';
import { periodsPer } from '../../scenario/in-period.ts';
import type { Goal } from '../../scenario/scenario.ts';
import type { AskedLimit, PlanAsked } from './changed-line.ts';

/**
 * What a conversation changed so far, in few words: "budget ¥60k; Content marketing at most ¥10k". Empty where the
 * plan is as it was at the start.
 */
export function changesText(start: PlanAsked, now: PlanAsked, words: Words): string {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const limitsOf = ({ limits }: PlanAsked) => limits.map((limit) => limitText(limit, now, words));
  const [before, after] = [limitsOf(start), limitsOf(now)];
  const isRestated = !same(start.period, now.period);
  return [
    ...(same(start.period, now.period) ? [] : [words.say(`talk.changes.period.${periodOf(now)}`)]),
    ...(same(start.budget, now.budget) || (isRestated && now.budget === undefined)
      ? []
      : [budgetText(now, words)]),
    ...(same(start.goal, now.goal) ? [] : [goalText(now.goal ?? now.scenario.goal, now, words)]),
    ...(same(start.risk, now.risk) ? [] : [words.say(`talk.changes.risk.${now.risk ?? now.scenario.risk}`)]),
    ...after.filter((text) => !before.includes(text)),
    ...(isRestated ? [] : before.filter((text) => !after.includes(text))).map((limit) =>
      words.say('talk.changes.gone', { limit }),
    ),
  ].join(words.say('replies.semicolon'));
}

const periodOf = ({ period, scenario }: PlanAsked) => period ?? scenario.period;

const money = (amount: number, { scenario }: PlanAsked, words: Words) =>
  words.money(amount, scenario.currency, 6);

const budgetText = (asked: PlanAsked, words: Words) =>
  asked.budget === undefined
    ? words.say('talk.changes.ownBudget')
    : words.say('talk.changes.budget', { amount: money(asked.budget, asked, words) });

function goalText(goal: Goal, asked: PlanAsked, words: Words): string {
  if (typeof goal === 'string') return words.say(`talk.changes.goal.${goal}`);
  if ('target' in goal)
    return words.say('talk.changes.goal.target', { amount: money(goal.target, asked, words) });
  if ('cost' in goal) return words.say('talk.changes.goal.cost', { amount: money(goal.cost, asked, words) });
  return 'roi' in goal
    ? words.say('talk.changes.goal.roi', { ratio: words.number(goal.roi) })
    : words.say('talk.changes.goal.marginal', { ratio: words.number(goal.marginal) });
}

function limitText({ channels, side, amount }: AskedLimit, asked: PlanAsked, words: Words): string {
  const { scenario } = asked;
  const labels = channels.map((id) => {
    const part = [...scenario.channels, ...scenario.groups].find((one) => one.id === id);
    return part === undefined ? id : channelLabel(part, words.language);
  });
  const names = labels.join(' + ');
  if (side === 'max' && amount === 0) return words.say('talk.changes.nothing', { channel: names });
  const size =
    typeof amount === 'number'
      ? money(amount, asked, words)
      : 'share' in amount
        ? words.percent(amount.share)
        : money(inCurrent(asked, channels, amount), asked, words);
  return words.say(`talk.changes.${side}`, { channel: names, amount: size });
}

/** An amount told against what is spent now, as money per period of the request. */
function inCurrent(asked: PlanAsked, channels: readonly string[], amount: OfCurrent): number {
  const { scenario } = asked;
  const limited = { channels, isGroup: scenario.groups.some(({ id }) => id === channels[0]) };
  const spent = currentSpend(scenario, limited) * periodsPer(periodOf(asked), scenario.period);
  return Math.max(0, amount.ofCurrent * spent + (amount.plus ?? 0));
}
