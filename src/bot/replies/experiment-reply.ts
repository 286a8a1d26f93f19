import type { Experiment } from '../../learn/experiments/experiment.ts';
import {
  alpha,
  conversionLift,
  type Design,
  fewestConversions,
  type Lift,
  revenueLift,
  visitorsNeeded,
} from '../../learn/experiments/lift.ts';
import { type SampleRatio, sampleRatio } from '../../learn/experiments/sample-ratio.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Words } from '../language/words.ts';
import type { Action, Block, Reply } from '../reply.ts';
import { defaultCurrency } from '../workspace-defaults.ts';
import { channelLabel, scenarioLabel } from './labels.ts';

/** Least lift that a test is to find, and with which probability, where nobody says. */
export const usualEffect = 0.05;
export const usualPower = 0.8;

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

/** An experiment, whole: who is better and how sure that is, what was seen, what is still needed. */
export function experimentReply(
  view: ExperimentView,
  { words, timeZone }: { readonly words: Words; readonly timeZone: string },
  {
    audience,
    effect = usualEffect,
    power = usualPower,
  }: {
    readonly audience: Reply['audience'];
    readonly effect?: number | undefined;
    readonly power?: number | undefined;
  },
): Reply {
  const { experiment, conversions, revenue, split } = view;
  const design = { effect, power, expectedShare: experiment.expectedShare };
  const alphaText = words.percent(alpha);
  const needed = visitorsNeeded(experiment.control, design);
  return {
    tone: 'result',
    audience,
    language: words.language,
    title: words.say('experiments.title', named(view)),
    summary: sentence(view, words),
    blocks: [
      armsTable(view, words),
      {
        kind: 'facts',
        facts: [
          ...liftFacts(view, words),
          neededFact(view, design, needed, words),
          splitFact(view, words),
          ...designFacts(view, words, timeZone),
        ],
      },
      {
        kind: 'caveats',
        items: [
          words.say('experiments.method', { alpha: alphaText }),
          ...(split.isMismatch ? [words.say('experiments.mismatchCaveat')] : []),
          ...(revenue === undefined ? [] : [words.say('experiments.heavy')]),
        ],
      },
      { kind: 'actions', actions: actions(view, words) },
    ],
    record: {
      experiment,
      conversions,
      ...(revenue !== undefined && { revenue }),
      split,
      design: { ...design, ...(needed !== undefined && { visitors: needed }) },
    },
  };
}

const named = ({ experiment: { number }, scenario, channel }: ExperimentView) => ({
  number,
  scenario,
  channel,
});

/** One minus α as people say it: the level of the intervals. */
const levelText = (words: Words) => words.percent(1 - alpha);

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
const pText = (p: number, words: Words) => (p < 0.0001 ? '< 0.0001' : `= ${words.number(p, 2)}`);

const intervalText = ({ low, high }: { low: number; high: number }, words: Words) => ({
  low: words.percentChange(low),
  high: words.percentChange(high),
});

/** The sentence that stands alone. */
function sentence(view: ExperimentView, words: Words): string {
  const { conversions, split, experiment } = view;
  const { anytime, posterior, verdict } = conversions;
  const values = {
    ...named(view),
    control: words.percent(conversions.control),
    variant: words.percent(conversions.variant),
  };
  if (split.isMismatch) {
    return words.say('experiments.mismatch', {
      ...values,
      seen: seenShare(experiment, words),
      expected: words.percent(experiment.expectedShare),
      p: pText(split.p, words),
    });
  }
  if (anytime === undefined) return words.say('experiments.few', { ...values, bound: fewestConversions });
  return words.say(`experiments.${verdict}`, {
    ...values,
    ...intervalText(anytime.relative, words),
    lift: liftText(conversions, words),
    level: levelText(words),
    better: probabilityText(posterior?.better ?? 0.5, words),
  });
}

function seenShare({ control, variant }: Experiment, words: Words): string {
  return words.percent(variant.visitors / (control.visitors + variant.visitors));
}

function armsTable({ experiment, conversions, revenue, currency }: ExperimentView, words: Words): Block {
  const count = (n: number) => words.number(n, 6);
  const row = (name: 'control' | 'variant') => [
    words.say(`experiments.arms.${name}`),
    count(experiment[name].visitors),
    count(experiment[name].conversions),
    words.percent(conversions[name]),
    ...(revenue === undefined ? [] : [words.money(revenue[name], currency)]),
  ];
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    kind: 'table',
    table: {
      caption: words.say('experiments.arms.caption'),
      columns: [
        { title: words.say('experiments.arms.arm'), align: 'left' },
        right(words.say('experiments.arms.visitors')),
        right(words.say('experiments.arms.conversions')),
        right(words.say('experiments.arms.rate')),
        ...(revenue === undefined ? [] : [right(words.say('experiments.arms.revenue'))]),
      ],
      rows: [row('control'), row('variant')],
    },
  };
}

interface Fact {
  readonly label: string;
  readonly value: string;
}

function liftFacts({ conversions, revenue, currency }: ExperimentView, words: Words): Fact[] {
  const { anytime, posterior, difference } = conversions;
  const level = levelText(words);
  const perThousand = (x: number) => `${x > 0 ? '+' : ''}${words.number(1_000 * x)}`;
  return [
    ...(anytime === undefined
      ? []
      : [
          {
            label: words.say('experiments.facts.lift'),
            value: words.say('experiments.facts.liftText', {
              ...intervalText(anytime.relative, words),
              lift: liftText(conversions, words),
              level,
              p: pText(anytime.p, words),
            }),
          },
          {
            label: words.say('experiments.facts.difference'),
            value: words.say('experiments.facts.differenceText', {
              difference: perThousand(difference.value),
              low: perThousand(anytime.difference.low),
              high: perThousand(anytime.difference.high),
            }),
          },
        ]),
    ...(posterior === undefined
      ? []
      : [
          {
            label: words.say('experiments.facts.better'),
            value: words.say('experiments.facts.betterText', {
              ...intervalText(posterior.relative, words),
              better: probabilityText(posterior.better, words),
              level,
            }),
          },
        ]),
    ...(revenue === undefined ? [] : [revenueFact(revenue, currency, words)]),
  ];
}

function revenueFact(revenue: Lift, currency: string, words: Words): Fact {
  const label = words.say('experiments.facts.revenue');
  const { anytime, posterior } = revenue;
  if (anytime === undefined || posterior === undefined) {
    const value = words.say('experiments.facts.revenueFew', {
      control: words.money(revenue.control, currency),
      variant: words.money(revenue.variant, currency),
    });
    return { label, value };
  }
  return {
    label,
    value: words.say('experiments.facts.revenueText', {
      ...intervalText(anytime.relative, words),
      lift: liftText(revenue, words),
      level: levelText(words),
      better: probabilityText(posterior.better, words),
    }),
  };
}

function neededFact(
  { experiment: { control, variant } }: ExperimentView,
  { effect, power }: Design,
  needed: number | undefined,
  words: Words,
): Fact {
  const label = words.say('experiments.facts.needed');
  if (needed === undefined) return { label, value: words.say('experiments.facts.neededNever') };
  const more = needed - control.visitors - variant.visitors;
  const values = {
    total: words.number(needed),
    effect: words.percentChange(effect),
    power: words.percent(power),
  };
  const value =
    more > 0
      ? words.say('experiments.facts.neededText', { ...values, more: words.number(more) })
      : words.say('experiments.facts.neededNone', values);
  return { label, value };
}

function splitFact({ experiment, split }: ExperimentView, words: Words): Fact {
  return {
    label: words.say('experiments.facts.split'),
    value: words.say(split.isMismatch ? 'experiments.facts.splitBad' : 'experiments.facts.splitFine', {
      seen: seenShare(experiment, words),
      expected: words.percent(experiment.expectedShare),
      chi: words.number(split.chiSquared),
      p: pText(split.p, words),
    }),
  };
}

/** How the test was made, and what became of it. */
function designFacts(view: ExperimentView, words: Words, timeZone: string): Fact[] {
  const { experiment, scenario, isFitted } = view;
  const { window, spendShare, audienceShare, applied } = experiment;
  const fact = (name: 'when' | 'tested' | 'audience' | 'applied', value: string): Fact => ({
    label: words.say(`experiments.facts.${name}`),
    value,
  });
  const tested =
    spendShare === undefined
      ? words.say('experiments.facts.versions')
      : spendShare === 1
        ? words.say('experiments.facts.without')
        : words.say('experiments.facts.part', { share: words.percent(spendShare) });
  return [
    fact('tested', tested),
    ...(window === undefined ? [] : [fact('when', windowText(window, words))]),
    ...(audienceShare === 1
      ? []
      : [
          fact(
            'audience',
            words.say('experiments.facts.audienceText', { share: words.percent(audienceShare) }),
          ),
        ]),
    ...(applied === undefined
      ? []
      : [
          fact(
            'applied',
            words.say(isFitted ? 'experiments.facts.appliedFit' : 'experiments.facts.appliedText', {
              version: applied.version,
              scenario,
              date: words.date(new Date(applied.at), timeZone),
            }),
          ),
        ]),
  ];
}

function windowText({ from, to, carryOver }: NonNullable<Experiment['window']>, words: Words): string {
  const values = { from: dateText(from, words), to: dateText(to, words) };
  return carryOver === 0
    ? words.say('experiments.facts.whenText', values)
    : words.say('experiments.facts.whenCarry', { ...values, count: carryOver });
}

/** A calendar day, which has no zone. */
export const dateText = (date: string, words: Words): string => words.date(new Date(date), 'UTC');

function actions({ experiment, split, isFitted }: ExperimentView, words: Words): Action[] {
  const { number, scenario, applied } = experiment;
  const apply: Action = {
    label: isFitted
      ? words.say('experiments.actions.apply')
      : words.say('experiments.actions.applyLevel', { level: words.say('experiments.level.efficiency') }),
    line: `experiment apply ${number}`,
    emphasis: 'primary',
  };
  const undo: Action = { label: words.say('experiments.actions.undo'), line: `experiment undo ${number}` };
  return [
    ...(applied !== undefined ? [undo] : split.isMismatch ? [] : [apply]),
    { label: words.say('experiments.actions.list'), line: `experiment list ${scenario}` },
  ];
}
