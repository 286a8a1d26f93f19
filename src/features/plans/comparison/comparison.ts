import type { Words } from '../../../bot/language/words.ts';
import { channelLabel } from '../../../bot/replies/labels.ts';
import { periodsPer } from '../../../scenario/in-period.ts';
import type { Run } from '../stored/run.ts';
import { takenPlan } from '../taken-plan.ts';
import { type PlanView, planView } from '../view.ts';
import type { Cause } from './causes.ts';
import { changesBetween, steady } from './changes.ts';
import { movesBetween } from './channel-moves.ts';
import { type Incomparable, incomparable } from './comparable.ts';

/** One of two plans that are compared: a run's, or what was spent when it was made. */
export interface ComparedPlan {
  /** The run with the plan that is compared in the best one's place. */
  readonly run: Run;
  readonly view: PlanView;
  readonly kind: 'best' | 'what-if' | 'today';
  /** "#12", "Today" */
  readonly name: string;
}

/** A channel of either plan; spend per period of the later one. */
interface ComparedChannel {
  readonly id: string;
  readonly label: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Two plans side by side. */
export interface Comparison {
  readonly words: Words;
  readonly before: ComparedPlan;
  readonly after: ComparedPlan;
  /** Every channel of either, those that differ the most first; empty where they share none, or differ in currency. */
  readonly channels: readonly ComparedChannel[];
  /** The channel that differs the most, if any does noticeably. */
  readonly largest: ComparedChannel | undefined;
  /** What differs in what the plans rest on, what weighs most first. */
  readonly causes: readonly Cause[];
  /** Why their values do not compare; undefined where they do. */
  readonly apart: Incomparable | undefined;
}

/** What of two scenarios' inputs can be set side by side. */
const ofAnyScenario: ReadonlySet<Cause['kind']> = new Set([
  ...(['accounting', 'currency', 'model', 'period', 'goal', 'risk', 'budgetUse', 'budget'] as const),
]);

/** Sets two plans side by side; `today` is what was spent when `after` was made. */
export function compared(before: Run | 'today', after: Run, words: Words): Comparison {
  const [a, b] = [
    before === 'today' ? todaysPlan(after, words) : planOf(before, words),
    planOf(after, words),
  ];
  const { causes } = changesBetween(a.run, b.run);
  const isOneScenario = a.run.scenario.id === b.run.scenario.id;
  const isOneCurrency = a.run.effective.currency === b.run.effective.currency;
  const isShared = a.run.channels.some(({ id }) => b.run.channels.some((other) => other.id === id));
  const channels = isOneCurrency && isShared ? channelsOf(a, b) : [];
  const [first] = channels;
  const factor = periodsPer(b.run.effective.period, a.run.effective.period);
  const least = steady * Math.max(b.run.budget, a.run.budget * factor);
  return {
    words,
    before: a,
    after: b,
    channels,
    largest: first !== undefined && distance(first) > least ? first : undefined,
    causes: before === 'today' ? [] : causes.filter(({ kind }) => isOneScenario || ofAnyScenario.has(kind)),
    apart: incomparable(a.run, b.run),
  };
}

const distance = ({ from = 0, to = 0 }: ComparedChannel) => Math.abs(to - from);

function channelsOf(before: ComparedPlan, after: ComparedPlan): ComparedChannel[] {
  return movesBetween(before.run, after.run)
    .map((move) => ({ ...move, label: labelOf(move.id, before, after) }))
    .sort((a, b) => distance(b) - distance(a));
}

/** What a channel of either plan is called. */
function labelOf(id: string, { run }: ComparedPlan, { view }: ComparedPlan): string {
  if (view.run.channels.some((channel) => channel.id === id)) return view.label(id);
  const part = run.effective.channels.find((channel) => channel.id === id);
  return part === undefined ? id : channelLabel(part, view.words.language);
}

function planOf(run: Run, words: Words): ComparedPlan {
  const taken = takenPlan(run);
  return {
    run: taken,
    view: planView(taken, words),
    kind: run.priced === undefined ? 'best' : 'what-if',
    name: `#${run.number}`,
  };
}

/** What was spent when the run was made, as a plan. */
function todaysPlan(run: Run, words: Words): ComparedPlan {
  const { certainty: _, priced: __, robustness: ___, verdict: ____, value, ...rest } = run;
  const plan: Run = {
    ...rest,
    channels: run.channels.map(
      ({ interval: _interval, range: _range, contributionAfter: _after, ...channel }) => ({
        ...channel,
        proposed: channel.today,
        contribution: channel.contributionToday,
      }),
    ),
    value: {
      ...value,
      proposed: value.today,
      lift: 0,
      ...(value.afterPeriod && { afterPeriod: { ...value.afterPeriod, proposed: value.afterPeriod.today } }),
      ...(value.cautiousToday !== undefined && { cautiousProposed: value.cautiousToday }),
    },
  };
  return {
    run: plan,
    view: planView(plan, words),
    kind: 'today',
    name: words.say('replies.charts.today'),
  };
}
