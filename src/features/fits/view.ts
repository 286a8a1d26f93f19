import type { Words } from '../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../bot/replies/labels.ts';
import type { Fit, FitResult } from '../../learn/fit/fit.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A mean with the interval that holds the truth with 94 % probability. */
type Estimate = FitResult['channels'][number]['roi'];

/** A fit as its reply tells it: numbers written in the reader's language, names looked up. */
export interface FitView {
  readonly result: FitResult;
  /** The first days of the weeks. */
  readonly weeks: readonly string[];
  readonly words: Words;
  readonly scenario: string;
  /** What returns are told for: one unit of money, or so many that they bring some outcomes. */
  readonly step: number;
  label(id: string): string;
  money(amount: number): string;
  /** Outcome in its unit: money, or a number of things. */
  outcome(amount: number): string;
  /** A return, for `step`. */
  returns(roi: number): string;
  /** The least and the most of an estimate. */
  range(estimate: Pick<Estimate, 'low' | 'high'>, write: (amount: number) => string): string;
}

/** What a reply needs to know of a fit; `scenario` names things where it is there still. */
export function fitView(
  result: FitResult,
  { id, weeks, scenario }: { id: string; weeks: readonly string[]; scenario: Scenario | undefined },
  words: Words,
): FitView {
  const step = stepOf(result);
  const money = (amount: number) => words.money(amount, result.currency);
  const outcome = (amount: number) => (result.unit === 'money' ? money(amount) : words.number(amount));
  return {
    result,
    weeks,
    words,
    scenario: scenario === undefined ? id : scenarioLabel(scenario.names, words.language),
    step,
    label: (channel) => {
      const known = scenario?.channels.find((one) => one.id === channel);
      return known === undefined ? channel : channelLabel(known, words.language);
    },
    money,
    outcome,
    returns: (roi) => outcome(roi * step),
    range: ({ low, high }, write) => `${write(low)}…${write(high)}`,
  };
}

/** Of money one unit tells enough; of things such a power of ten that the best channel brings at least one. */
function stepOf({ unit, channels }: FitResult): number {
  if (unit === 'money') return 1;
  const best = Math.max(...channels.map(({ roi }) => roi.mean), Number.MIN_VALUE);
  return 10 ** Math.max(0, Math.ceil(-Math.log10(best)));
}

/** The first days of a kept fit's weeks. */
export function weeksOf({ history }: Pick<Fit, 'history'>): string[] {
  const from = Date.parse(history.from);
  return Array.from({ length: history.weeks }, (_, t) =>
    new Date(from + 7 * 86_400_000 * t).toISOString().slice(0, 10),
  );
}

/** The channels, the one that brought the most first. */
export function byContribution({ channels }: FitResult): FitResult['channels'] {
  return channels.toSorted((a, b) => b.contribution.mean - a.contribution.mean);
}
