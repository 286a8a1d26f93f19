import type { PlanChange } from '../plan-change.ts';
import type { Run } from '../stored/run.ts';
import type { PlanView } from '../view.ts';
import { judgedBy } from '../view.ts';
import type { WhatIf } from '../what-if.ts';
import { changeText } from './certainty.ts';
import { netNote } from './gain.ts';

/** Changes that are told one by one. */
const mostChanges = 3;
/** Plans whose figures differ by no more than this part are as good as each other. */
const asGood = 5e-4;

/**
 * A what-if in one sentence that stands alone: "Medical with patient-app +20%: value ¥241k a week, +2% on today, 6%
 * below the best plan." `view` shows the run with the priced plan in the best one's place.
 */
export function whatIfHeadline(run: Run, whatIf: WhatIf, view: PlanView): string {
  const { words, measure, span } = view;
  const broken = run.priced?.broken.length ?? 0;
  const sentence = words.say('whatIf.headline', {
    subject: words.say(`whatIf.subject.${subjectOf(whatIf)}`, {
      scenario: view.scenario,
      number: whatIf.base?.number ?? '',
    }),
    changes: changesText(whatIf.changes, view),
    measure: measure.name,
    value: view.value(measure.proposed),
    span,
    change: onToday(view),
    behind: behindText(run, view),
  });
  return broken === 0
    ? sentence
    : `${sentence}${words.say('replies.gap')}${words.say('whatIf.breaks', { count: broken })}`;
}

/** Whose plan the changes are made to, as the texts call it. */
export const subjectOf = ({ from, base }: WhatIf) =>
  base === undefined
    ? from === 'best'
      ? 'best'
      : 'today'
    : from === 'plan'
      ? 'run'
      : (`run${from === 'best' ? 'Best' : 'Today'}` as const);

function changesText(changes: readonly PlanChange[], view: PlanView): string {
  const { words } = view;
  const told = changes
    .slice(0, changes.length > mostChanges + 1 ? mostChanges : changes.length)
    .map((change) => `${view.label(change.channel)} ${amountText(change, view)}`);
  const hidden = changes.length - told.length;
  return words.list(hidden > 0 ? [...told, words.say('whatIf.more', { count: hidden })] : told);
}

function amountText(change: PlanChange, { words, money, moneyChange }: PlanView): string {
  if ('to' in change) return words.say('whatIf.to', { amount: money(change.to) });
  return 'share' in change.by ? words.percentChange(change.by.share) : moneyChange(change.by.amount);
}

/** "+2% on today", or the amount where today's figure gives no percentage; what is left after another spend. */
function onToday(view: PlanView): string {
  const { words, measure } = view;
  const by = measure.proposed - measure.today;
  const change = measure.today > 0 ? changeText(by / measure.today, words) : view.valueChange(by);
  return [words.say('whatIf.onToday', { change }), ...netNote(view)].join(
    words.say('replies.headline.gain.between'),
  );
}

/** How far the plan stays behind the best one within the limits, by what the goal judges. */
export function behindText(run: Run, view: PlanView): string {
  const { words } = view;
  const behind = run.priced?.behind ?? 0;
  const { goal } = run.effective;
  if (typeof goal === 'object' && 'target' in goal) {
    if (Math.abs(behind) <= asGood * run.budget) return words.say('whatIf.behind.same');
    const key = behind > 0 ? 'spendsMore' : 'spendsLess';
    return words.say(`whatIf.behind.${key}`, { amount: view.money(Math.abs(behind)), each: view.each });
  }
  const best = judgedBy(run).proposed;
  if (typeof goal === 'object' && 'marginal' in goal) {
    if (Math.abs(behind) <= asGood * Math.abs(best)) return words.say('whatIf.behind.same');
    const key = behind > 0 ? 'marginalBelow' : 'marginalAbove';
    return words.say(`whatIf.behind.${key}`, {
      amount: view.value(Math.abs(behind)),
      rate: words.number(goal.marginal),
    });
  }
  const gap = best - view.measure.proposed;
  if (Math.abs(gap) <= asGood * Math.abs(best)) return words.say('whatIf.behind.same');
  const amount =
    best > 0 ? changeText(Math.abs(gap) / best, words).replace(/^\+/, '') : view.value(Math.abs(gap));
  return words.say(`whatIf.behind.${gap > 0 ? 'below' : 'above'}`, { amount });
}
