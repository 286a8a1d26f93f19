import type { PlanView } from '../view.ts';

/**
 * What spend returns, over the whole span: ROI, the value beyond the baseline for each unit of spend; where the outcome is
 * not money, the cost of each result beyond the baseline. A dash where nothing is spent, or nothing comes of it.
 */
export function returnText({ run, words, spend }: PlanView, which: 'today' | 'proposed'): string {
  const cost = spend[which] * run.periods;
  const added = run.value[which] - run.value.zero;
  if (run.unit === 'money') return cost > 0 ? words.number(added / cost) : words.say('replies.totals.none');
  return cost > 0 && added > 0
    ? words.money(cost / added, run.effective.currency)
    : words.say('replies.totals.none');
}
