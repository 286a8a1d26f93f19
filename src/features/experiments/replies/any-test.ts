import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import { type Experiment, isAbTest } from '../../../learn/experiments/experiment.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import {
  type ExperimentView,
  experimentView,
  intervalText,
  levelText,
  liftText,
  probabilityText,
  type TestView,
  testView,
} from '../view.ts';
import { experimentReply } from './experiment.ts';
import { windowText } from './facts.ts';

type Place = Pick<CommandContext, 'words' | 'timeZone'>;
type Wish = Parameters<typeof experimentReply>[2];

/** A test, whole, whether it has arms or was told as a lift. */
export function testReply(
  experiment: Experiment,
  scenario: Scenario | undefined,
  place: Place,
  wish: Wish,
): Reply {
  return isAbTest(experiment)
    ? experimentReply(experimentView(experiment, scenario, place.words), place, wish)
    : liftReply(testView(experiment, scenario, place.words), place, wish.audience);
}

/** A lift that was told: what it says, of when, and that a fit takes it. */
function liftReply(view: TestView, { words }: Place, audience: Reply['audience']): Reply {
  const { experiment, scenario, channel, currency } = view;
  const { number, told, window, spendShare, audienceShare, applied } = experiment;
  const money = (amount: number) => words.money(amount, currency);
  const range = told && {
    value: money(told.value),
    low: money(told.low),
    high: money(told.high),
    level: words.percent(told.level),
  };
  return {
    tone: 'result',
    audience,
    language: words.language,
    title: words.say('experiments.title', { number, scenario, channel }),
    summary: words.say('experiments.told.summary', { scenario, channel, ...range }),
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...(window === undefined
            ? []
            : [{ label: words.say('experiments.facts.when'), value: windowText(window, words) }]),
          {
            label: words.say('experiments.facts.tested'),
            value:
              (spendShare ?? 1) === 1
                ? words.say('experiments.facts.without')
                : words.say('experiments.facts.part', { share: words.percent(spendShare ?? 1) }),
          },
          ...(audienceShare === 1
            ? []
            : [
                {
                  label: words.say('experiments.facts.audience'),
                  value: words.say('experiments.facts.audienceText', { share: words.percent(audienceShare) }),
                },
              ]),
        ],
      },
      { kind: 'caveats', items: [words.say('experiments.told.how')] },
      {
        kind: 'actions',
        actions: [
          applied === undefined
            ? {
                label: words.say('experiments.actions.apply'),
                line: `experiment apply ${number}`,
                emphasis: 'primary',
              }
            : { label: words.say('experiments.actions.undo'), line: `experiment undo ${number}` },
          { label: words.say('experiments.actions.list'), line: `experiment list ${experiment.scenario}` },
        ],
      },
    ],
    record: { experiment },
  };
}

/** Several variants of one test, each against the control. */
export function variantsReply(
  views: readonly [ExperimentView, ...ExperimentView[]],
  { words }: Place,
  audience: Reply['audience'],
): Reply {
  const [first] = views;
  const { scenario, channel, missing } = first;
  const better = views.filter(({ conversions, revenue }) =>
    [conversions, revenue].some((lift) => lift?.verdict === 'better'),
  );
  const names = (list: readonly ExperimentView[]) => words.list(list.map(variantName));
  return {
    tone: 'result',
    audience,
    language: words.language,
    title: words.say('experiments.variants.title', { scenario, channel, count: views.length }),
    summary:
      better.length === 0
        ? words.say('experiments.variants.open', { scenario, channel, variants: names(views) })
        : words.say('experiments.variants.better', {
            scenario,
            channel,
            variants: words.list(
              better.map((view) =>
                words.say('experiments.variants.named', {
                  variant: variantName(view),
                  lifts: liftsOf(view, words),
                }),
              ),
            ),
            count: better.length,
          }),
    blocks: [
      variantsTable(views, words),
      {
        kind: 'caveats',
        items: [
          words.say('experiments.variants.corrected', {
            count: views.length,
            level: levelText(words, missing),
          }),
          ...views.flatMap((view) =>
            view.split.isMismatch
              ? [words.say('experiments.variants.mismatch', { variant: variantName(view) })]
              : [],
          ),
        ],
      },
      {
        kind: 'actions',
        actions: views.slice(0, 5).map((view) => ({
          label: `${words.say('experiments.actions.show')} ${variantName(view)}`,
          line: `experiment show ${view.experiment.number}`,
        })),
      },
    ],
    record: {
      experiments: views.map(({ experiment, conversions, revenue }) => ({
        experiment,
        conversions,
        ...(revenue !== undefined && { revenue }),
      })),
    },
  };
}

function liftsOf({ conversions, revenue }: ExperimentView, words: Words): string {
  const lift = liftText(conversions, words);
  return revenue === undefined
    ? lift
    : words.say('experiments.variants.both', { lift, revenue: liftText(revenue, words) });
}

const variantName = ({ experiment: { named, number } }: ExperimentView) => named?.variant ?? `#${number}`;

function variantsTable(views: readonly [ExperimentView, ...ExperimentView[]], words: Words): Block {
  const [first] = views;
  const { currency, experiment } = first;
  const hasRevenue = first.revenue !== undefined;
  const count = (n: number) => words.number(n, 6);
  const right = (title: string) => ({ title, align: 'right' as const });
  const ranged = (lift: ExperimentView['conversions']) => {
    const range = lift.anytime && intervalText(lift.anytime.relative, words);
    return `${liftText(lift, words)}${range ? ` (${range.low}…${range.high})` : ''}`;
  };
  return {
    kind: 'table',
    table: {
      caption: words.say('experiments.arms.caption'),
      columns: [
        { title: words.say('experiments.arms.arm'), align: 'left' },
        right(words.say('experiments.arms.visitors')),
        right(words.say('experiments.arms.rate')),
        right(words.say('experiments.variants.lift')),
        ...(hasRevenue
          ? [right(words.say('experiments.arms.revenue')), right(words.say('experiments.variants.lift'))]
          : []),
        right(words.say('experiments.list.better')),
      ],
      rows: [
        [
          experiment.named?.control ?? words.say('experiments.arms.control'),
          count(experiment.control.visitors),
          words.percent(first.conversions.control),
          '',
          ...(first.revenue === undefined ? [] : [words.money(first.revenue.control, currency), '']),
          '',
        ],
        ...views.map((view) => [
          variantName(view),
          count(view.experiment.variant.visitors),
          words.percent(view.conversions.variant),
          ranged(view.conversions),
          ...(view.revenue === undefined
            ? []
            : [words.money(view.revenue.variant, currency), ranged(view.revenue)]),
          probabilityText((view.revenue ?? view.conversions).posterior?.better ?? 0.5, words),
        ]),
      ],
    },
  };
}
