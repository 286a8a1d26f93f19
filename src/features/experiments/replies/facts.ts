import type { Words } from '../../../bot/language/words.ts';
import type { Experiment } from '../../../learn/experiments/experiment.ts';
import type { Design, Lift } from '../../../learn/experiments/lift.ts';
import {
  dateText,
  type ExperimentView,
  intervalText,
  levelText,
  liftText,
  probabilityText,
  pText,
  seenShare,
} from '../view.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What an experiment came to, what it still needs, and how it was made. */
export const experimentFacts = (
  view: ExperimentView,
  design: Design,
  needed: number | undefined,
  { words, timeZone }: { readonly words: Words; readonly timeZone: string },
): Fact[] => [
  ...liftFacts(view, words),
  neededFact(view, design, needed, words),
  splitFact(view, words),
  ...designFacts(view, words, timeZone),
];

function liftFacts({ conversions, revenue, currency, missing }: ExperimentView, words: Words): Fact[] {
  const { anytime, posterior, difference } = conversions;
  const level = levelText(words, missing);
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
    ...(revenue === undefined ? [] : [revenueFact(revenue, currency, level, words)]),
  ];
}

function revenueFact(revenue: Lift, currency: string, level: string, words: Words): Fact {
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
      level,
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

export function windowText({ from, to, carryOver }: NonNullable<Experiment['window']>, words: Words): string {
  const values = { from: dateText(from, words), to: dateText(to, words) };
  return carryOver === 0
    ? words.say('experiments.facts.whenText', values)
    : words.say('experiments.facts.whenCarry', { ...values, count: carryOver });
}
