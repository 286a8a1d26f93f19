import type { Words } from '../../../bot/language/words.ts';
import type { Action, Block, Reply } from '../../../bot/reply.ts';
import { fewestConversions, visitorsNeeded } from '../../../learn/experiments/lift.ts';
import {
  type ExperimentView,
  intervalText,
  levelText,
  liftText,
  probabilityText,
  pText,
  seenShare,
} from '../view.ts';
import { experimentFacts } from './facts.ts';

/** Least lift that a test is to find, and with which probability, where nobody says. */
const usualEffect = 0.05;
const usualPower = 0.8;

/** An experiment, whole: who is better and how sure that is, what was seen, what is still needed. */
export function experimentReply(
  view: ExperimentView,
  place: { readonly words: Words; readonly timeZone: string },
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
  const { words } = place;
  const { experiment, conversions, revenue, split } = view;
  const design = { effect, power, expectedShare: experiment.expectedShare };
  const alphaText = words.percent(view.missing);
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
        facts: experimentFacts(view, design, needed, place),
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
    level: levelText(words, view.missing),
    better: probabilityText(posterior?.better ?? 0.5, words),
  });
}

function armsTable({ experiment, conversions, revenue, currency }: ExperimentView, words: Words): Block {
  const count = (n: number) => words.number(n, 6);
  const row = (name: 'control' | 'variant') => [
    experiment.named?.[name] ?? words.say(`experiments.arms.${name}`),
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
