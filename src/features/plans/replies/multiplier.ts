import type { PlanView } from '../view.ts';
import { limitName } from './facts.ts';
import { channelsWithRoom } from './held-by.ts';

/** Most limits that one sentence names. */
const mostNamed = 3;

/** What a little more money would bring at the plan, or what holds the plan back if it is not the budget. */
export function multiplierText(view: PlanView): string {
  const { run, words, measure, step } = view;
  const { goal } = run.effective;
  const say = (key: MultiplierKey, values: Readonly<Record<string, string>> = {}) =>
    words.say(`explanation.multiplier.${key}`, {
      scenario: view.scenario,
      number: run.number,
      step: view.money(step),
      span: view.span,
      each: view.each,
      measure: measure.name,
      ...values,
    });
  const budget = run.limits.find(({ kind }) => kind === 'budget');
  if (budget !== undefined) {
    const gain = view.value(Math.abs(budget.price) * step);
    if (budget.side === 'min') return say('mustSpend', { gain });
    if (goal === 'profit') return say('profit', { gain, gross: view.value((budget.price + 1) * step) });
    const floor = typeof goal === 'object' && 'marginal' in goal ? goal.marginal : 0;
    return say('budget', { gain: view.value((budget.price + floor) * step) });
  }
  const [free] = channelsWithRoom(view);
  if (free === undefined && run.limits.length > 0) {
    const names = run.limits.slice(0, mostNamed).map((limit) => limitName(limit, view));
    return say('limits', { limits: words.list(names) });
  }
  if (goal === 'profit') return say('profitPeak');
  if (typeof goal === 'object' && 'marginal' in goal) {
    return say('marginal', { gain: view.value(goal.marginal * step) });
  }
  if (typeof goal === 'object' && 'roi' in goal) return say('roi', { amount: words.number(goal.roi) });
  if (typeof goal === 'object' && 'target' in goal && free !== undefined && free.marginalReturn > 0) {
    const more = run.unit === 'money' ? step : goal.target / 100;
    const cost = more / free.marginalReturn / run.periods;
    return say('target', { more: view.value(more), cost: view.money(cost) });
  }
  return say('nothing');
}

type MultiplierKey =
  | 'budget'
  | 'mustSpend'
  | 'profit'
  | 'limits'
  | 'profitPeak'
  | 'marginal'
  | 'roi'
  | 'target'
  | 'nothing';
