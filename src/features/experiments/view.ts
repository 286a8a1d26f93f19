/**
 * Tests on a part of the people: what they came to, and what scenarios take from them. It may use the rooms of scenarios,
 * plans, history and fits. The statistics stand in src/learn/experiments.
 */

import type { Words } from '../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../bot/replies/labels.ts';
import { defaultCurrency } from '../../bot/workspace-defaults.ts';
import type { Experiment } from '../../learn/experiments/experiment.ts';
import { alpha, conversionLift, type Lift, revenueLift } from '../../learn/experiments/lift.ts';
import { type SampleRatio, sampleRatio } from '../../learn/experiments/sample-ratio.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** What an experiment came to, and what it is called in the reader's language. */
export interface ExperimentView {
  readonly experiment: Experiment;
  readonly scenario: string;
  readonly channel: string;
  readonly currency: string;
  readonly conversions: Lift;
  readonly revenue: Lift | undefined;
  readonly split: SampleRatio;
  /** Whether the scenario's curves come from a fit or are otherwise given whole, and not from levels. */
  readonly isFitted: boolean;
}

/** Works an experiment out. `scenario` is absent where it was removed since. */
export function experimentView(
  experiment: Experiment,
  scenario: Scenario | undefined,
  { language }: Words,
): ExperimentView {
  const { control, variant, expectedShare } = experiment;
  const channel = scenario?.channels.find(({ id }) => id === experiment.channel);
  return {
    experiment,
    scenario: scenario === undefined ? experiment.scenario : scenarioLabel(scenario.names, language),
    channel: channel === undefined ? experiment.channel : channelLabel(channel, language),
    currency: scenario?.currency ?? defaultCurrency,
    conversions: conversionLift(experiment),
    revenue: revenueLift(experiment),
    split: sampleRatio(control, variant, expectedShare),
    isFitted: scenario?.model === 'response',
  };
}

/** One minus α as people say it: the level of the intervals. */
export const levelText = (words: Words) => words.percent(1 - alpha);

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
export function seenShare({ control, variant }: Experiment, words: Words): string {
  return words.percent(variant.visitors / (control.visitors + variant.visitors));
}

/** A calendar day, which has no zone. */
export const dateText = (date: string, words: Words): string => words.date(new Date(date), 'UTC');
