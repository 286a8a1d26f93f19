import type { Language } from '../../bot/chart.ts';
import type { Words } from '../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../bot/replies/labels.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Run } from './stored/run.ts';
import { digitsApart } from './tell-apart.ts';

/** One channel of a run, with the name that the reader knows it by. */
export type PlanChannel = Run['channels'][number] & { readonly label: string };

/** A run as its reply tells it: numbers written in the reader's language, names looked up, sums made. */
export interface PlanView {
  readonly run: Run;
  readonly words: Words;
  readonly scenario: string;
  readonly channels: readonly PlanChannel[];
  readonly spend: { readonly today: number; readonly proposed: number };
  /** What the plan is judged by: value, or value less spend; its mean, or that of the worst tenth of draws. */
  readonly measure: {
    readonly name: string;
    readonly isCautious: boolean;
    readonly today: number;
    readonly proposed: number;
  };
  /** "a week", or "over 12 weeks" where value is summed over a horizon. */
  readonly span: string;
  /** "/week" */
  readonly per: string;
  /** "a week" */
  readonly each: string;
  /** The amount that marginal returns are told for: 1,000 where budgets are in the thousands. */
  readonly step: number;
  money(amount: number, digits?: number): string;
  moneyChange(amount: number): string;
  /** Value or outcome, in its unit. */
  value(amount: number, digits?: number): string;
  valueChange(amount: number): string;
  /** Two values with as many digits as it takes to tell them apart. */
  pair(a: number, b: number): readonly [string, string];
  /** The name of a channel or group of the scenario. */
  label(id: string): string;
}

/** What a reply needs to know of a run. */
export function planView(run: Run, words: Words): PlanView {
  const { effective, budget, unit } = run;
  const { currency, period } = effective;
  const names = namesIn(effective, words.language);
  const label = (id: string) => names.get(id) ?? id;
  const spend = {
    today: sum(run.channels.map(({ today }) => today)),
    proposed: sum(run.channels.map(({ proposed }) => proposed)),
  };
  const { periods } = run;
  const isSummed = effective.model === 'response' && (periods > 1 || effective.horizon.tail > 0);
  const value = (amount: number, digits?: number) =>
    unit === 'money' ? words.money(amount, currency, digits) : words.number(amount, digits);
  return {
    run,
    words,
    scenario: scenarioLabel(run.scenario.names, words.language),
    channels: run.channels.map((channel) => ({ ...channel, label: label(channel.id) })),
    spend,
    measure: measureOf(run, words),
    span: isSummed
      ? words.say('replies.horizon', {
          span: words.say(`replies.period.${period}.span`, { count: periods }),
        })
      : words.say(`replies.period.${period}.each`),
    per: words.say(`replies.period.${period}.per`),
    each: words.say(`replies.period.${period}.each`),
    step: budget >= 10_000 ? 1_000 : budget >= 1_000 ? 100 : 1,
    money: (amount, digits) => words.money(settled(amount, budget), currency, digits),
    moneyChange: (amount) => words.moneyChange(settled(amount, budget), currency),
    value,
    pair: (a, b) => {
      const digits = digitsApart(a, b);
      return [value(a, digits), value(b, digits)];
    },
    valueChange: (amount) =>
      unit === 'money'
        ? words.moneyChange(amount, currency)
        : `${amount > 0 ? '+' : ''}${words.number(amount)}`,
    label,
  };
}

function measureOf(run: Run, words: Words): PlanView['measure'] {
  const { kind, isCautious, today, proposed } = judgedBy(run);
  return {
    name: words.say(isCautious ? `replies.cautiousMeasure.${kind}` : `replies.measure.${kind}`),
    isCautious,
    today,
    proposed,
  };
}

/**
 * What the goal and the attitude to risk judge a plan by, over the horizon: value, or value less spend; its mean, or
 * that of the worst tenth of draws. A target's and a return's plans are judged by their value.
 */
export function judgedBy(run: Pick<Run, 'value' | 'unit' | 'periods' | 'effective' | 'channels'>) {
  const { value, unit, periods, channels } = run;
  const isProfit = run.effective.goal === 'profit';
  const spent = (which: 'today' | 'proposed') =>
    isProfit ? sum(channels.map((channel) => channel[which])) * periods : 0;
  return {
    kind: isProfit ? 'profit' : unit === 'money' ? 'value' : 'outcome',
    isCautious: value.cautiousToday !== undefined && value.cautiousProposed !== undefined,
    today: (value.cautiousToday ?? value.today) - spent('today'),
    proposed: (value.cautiousProposed ?? value.proposed) - spent('proposed'),
  } as const;
}

/**
 * Amounts that only rounding keeps from zero are zero: nobody wants to read `¥0.0000012`. But 20k beside a budget of 10¹²
 * is money that somebody spends.
 */
function settled(amount: number, budget: number): number {
  const size = Math.abs(amount);
  return size < 1e-9 * budget || (size < 1 && size < 1e-6 * budget) ? 0 : amount;
}

function namesIn(scenario: Scenario, language: Language): ReadonlyMap<string, string> {
  return new Map(
    [...scenario.groups, ...scenario.channels].map((part) => [part.id, channelLabel(part, language)]),
  );
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
