import type { Block } from '../../../bot/reply.ts';
import { calibrationOf } from '../../../learn/feedback/calibration.ts';
import { periodsPer } from '../../../scenario/in-period.ts';
import { calibrationText } from '../../actuals/replies/calibration-text.ts';
import { isAdoptedBefore } from '../../plans/reckoning.ts';
import { changeText } from '../../plans/replies/certainty.ts';
import type { Adoption } from '../../plans/stored/adoption.ts';
import { type PlanView, sum } from '../../plans/view.ts';
import type { Actuals, ReportFacts } from '../facts.ts';
import { dayText } from '../when.ts';

const msPerDay = 86_400_000;
/** Channels whose spend is told one by one: those furthest from the plan … */
const mostChannels = 3;
/** … if by more than this part of all that was planned. */
const offPlan = 0.02;

/** What really came of the time since, against the adopted plan where there is one; nothing where nobody told. */
export function actualBlocks(facts: ReportFacts, view: PlanView): Block[] {
  const { actuals, adoption } = facts;
  if (actuals === undefined) return [];
  const { words, run } = view;
  const plan = adoption?.currency === run.effective.currency ? adoption : undefined;
  const days = Math.max(0, Date.parse(actuals.to) - Date.parse(actuals.from)) / msPerDay;
  const lines = [
    ...valueFacts(actuals, plan, days, view),
    ...spendFacts(actuals.spend ?? {}, plan, days, view),
    ...calibrationFacts(facts, view),
  ];
  if (lines.length === 0) return [];
  const values = {
    from: dayText(actuals.from, facts, words),
    // The time ends before `to`.
    to: dayText(new Date(Date.parse(actuals.to) - 1).toISOString(), facts, words),
    number: plan?.run ?? '',
  };
  const title = words.say(
    plan === undefined ? 'reports.actuals.title' : 'reports.actuals.titleAgainst',
    values,
  );
  return [
    { kind: 'text', spans: [{ text: title, style: 'strong' }] },
    { kind: 'facts', facts: lines },
  ];
}

/** How often the intervals of forecasts held what came. */
function calibrationFacts({ judged = [] }: ReportFacts, { words }: PlanView) {
  if (judged.length === 0) return [];
  return [{ label: words.say('feedback.actual.held'), value: calibrationText(calibrationOf(judged), words) }];
}

/** The value against what was expected of the time: the adopted plan's within its periods, which are alike. */
function valueFacts({ value }: Actuals, plan: Adoption | undefined, days: number, view: PlanView) {
  const { words, run } = view;
  if (value === undefined) return [];
  const actual = view.value(value);
  const label = words.say(run.unit === 'money' ? 'reports.actuals.value' : 'reports.actuals.outcome');
  if (plan === undefined || plan.unit !== run.unit) {
    return [{ label, value: words.say('reports.actuals.alone', { actual }) }];
  }
  if (isAdoptedBefore(plan, run.effective)) {
    return [{ label, value: words.say('reports.actuals.reckonedBefore', { actual, number: plan.run }) }];
  }
  const share = days / periodsPer(plan.period, 'day') / (plan.periods ?? 1);
  const expected = plan.value * share;
  const text = words.say('reports.actuals.against', {
    actual,
    expected: view.value(expected),
    change:
      expected > 0 ? changeText((value - expected) / expected, words) : view.valueChange(value - expected),
  });
  const { valueInterval: interval } = plan;
  if (interval === undefined) return [{ label, value: text }];
  const [low, high] = [interval.low * share, interval.high * share];
  const isInside = low <= value && value <= high;
  return [
    {
      label,
      value: words.say(isInside ? 'reports.actuals.inside' : 'reports.actuals.outside', {
        text,
        low: view.value(low),
        high: view.value(high),
      }),
    },
  ];
}

/** All the spend that was told, and the channels whose spend was furthest from the plan. */
function spendFacts(
  spend: Readonly<Record<string, number>>,
  plan: Adoption | undefined,
  days: number,
  view: PlanView,
) {
  const { words, money, moneyChange } = view;
  const told = Object.entries(spend);
  if (told.length === 0) return [];
  const spent = sum(told.map(([, actual]) => actual));
  const share = days / periodsPer(plan?.period ?? 'day', 'day');
  const channels = told.map(([id, actual]) => ({ id, actual, wanted: (plan?.spend[id] ?? 0) * share }));
  const isAll = Object.entries(plan?.spend ?? {}).every(
    ([id, wanted]) => wanted === 0 || Object.hasOwn(spend, id),
  );
  // A channel that nobody told of may have had any spend: the sums are of the same channels.
  const label = words.say(isAll ? 'reports.actuals.spend' : 'reports.actuals.spendOf', {
    count: told.length,
  });
  if (plan === undefined) {
    return [{ label, value: words.say('reports.actuals.alone', { actual: money(spent) }) }];
  }
  const planned = sum(channels.map(({ wanted }) => wanted));
  const against = (actual: number, wanted: number) => {
    const values = { actual: money(actual), planned: money(wanted), change: moneyChange(actual - wanted) };
    if (wanted <= 0) return words.say('reports.actuals.unplanned', values);
    return words.say(
      values.actual === values.planned ? 'reports.actuals.asPlanned' : 'reports.actuals.planned',
      values,
    );
  };
  const off = channels
    .filter(({ actual, wanted }) => Math.abs(actual - wanted) > offPlan * planned)
    .sort((a, b) => Math.abs(b.actual - b.wanted) - Math.abs(a.actual - a.wanted))
    .slice(0, mostChannels);
  return [
    { label, value: against(spent, planned) },
    ...off.map(({ id, actual, wanted }) => ({ label: view.label(id), value: against(actual, wanted) })),
  ];
}
