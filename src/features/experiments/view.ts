/**
 * Tests on a part of the people: what they came to, and what scenarios take from them. It may use the rooms of scenarios,
 * plans, history and fits. The statistics stand in src/learn/experiments.
 */

import type { Words } from '../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../bot/replies/labels.ts';
import { defaultCurrency } from '../../bot/workspace-defaults.ts';
import type { AbTest, Experiment } from '../../learn/experiments/experiment.ts';
import { alpha, conversionLift, type Lift, revenueLift } from '../../learn/experiments/lift.ts';
import { type SampleRatio, sampleRatio } from '../../learn/experiments/sample-ratio.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** An experiment, and what it is called in the reader's language. */
export interface TestView {
  readonly experiment: Experiment;
  readonly scenario: string;
  readonly channel: string;
  readonly currency: string;
  /** Whether the scenario's curves come from a fit or are otherwise given whole, and not from levels. */
  readonly isFitted: boolean;
}

/** What the arms of an experiment came to. */
export interface ExperimentView extends TestView {
  readonly experiment: AbTest;
  readonly conversions: Lift;
  readonly revenue: Lift | undefined;
  readonly split: SampleRatio;
  /** What the intervals miss at most: less where several variants share a control. */
  readonly missing: number;
}

/** What an experiment is called. `scenario` is absent where it was removed since. */
export function testView(
  experiment: Experiment,
  scenario: Scenario | undefined,
  { language }: Words,
): TestView {
  const channel = scenario?.channels.find(({ id }) => id === experiment.channel);
  return {
    experiment,
    scenario: scenario === undefined ? experiment.scenario : scenarioLabel(scenario.names, language),
    channel: channel === undefined ? experiment.channel : channelLabel(channel, language),
    currency: scenario?.currency ?? defaultCurrency,
    isFitted: scenario?.model === 'response',
  };
}

/** Works an experiment out; one of several variants against their common control, corrected for their number. */
export function experimentView(
  experiment: AbTest,
  scenario: Scenario | undefined,
  words: Words,
): ExperimentView {
  const { control, variant, expectedShare, named } = experiment;
  const missing = alpha / Math.max(1, named?.variants ?? 1);
  return {
    ...testView(experiment, scenario, words),
    experiment,
    conversions: conversionLift(experiment, missing),
    revenue: revenueLift(experiment, missing),
    split: sampleRatio(control, variant, expectedShare),
    missing,
  };
}

/** One minus α as people say it: the level of the intervals. */
export const levelText = (words: Words, missing = alpha) => words.percent(1 - missing);

/** A relative lift with its sign, or what stands for one that does not exist. */
export function liftText({ relative }: Lift, words: Words): string {
  return relative === undefined ? '–' : words.percentChange(relative);
}

/** A probability; what rounds to certainty is told as more than 99.9 %. */
export function probabilityText(probability: number, words: Words): string {
  if (probability > 0.999) return `>${words.percent(0.999)}`;
  if (probability < 0.001) return `<${words.percent(0.001)}`;
  return words.percent(probability);
}

/** `= 0.084`, `< 0.0001` */
export const pText = (p: number, words: Words) => (p < 0.0001 ? '< 0.0001' : `= ${words.number(p, 2)}`);

export const intervalText = ({ low, high }: { low: number; high: number }, words: Words) => ({
  low: words.percentChange(low),
  high: words.percentChange(high),
});

/** Which share of the visitors the variant got. */
export function seenShare({ control, variant }: AbTest, words: Words): string {
  return words.percent(variant.visitors / (control.visitors + variant.visitors));
}

/** A calendar day, which has no zone. */
export const dateText = (date: string, words: Words): string => words.date(new Date(date), 'UTC');
