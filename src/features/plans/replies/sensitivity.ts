import type { Analysis } from '../../../attribute/analysis.ts';
import type { Block } from '../../../bot/reply.ts';
import type { PlanView } from '../view.ts';
import { parameterLabel, parameterName, parameterText } from './parameter-label.ts';

type Sensitivity = NonNullable<Analysis['explanation']>['sensitivities'][number];

/** Assumptions that are told one by one. */
const mostTold = 8;

/** Moving less than this part of the budget is moving nothing. */
const stays = 5e-4;

/** Which assumptions the answer hangs on: the value, and the split of the budget. */
export function sensitivityFacts(
  all: readonly Sensitivity[],
  view: PlanView,
): { readonly label: string; readonly value: string }[] {
  const { words } = view;
  const [first] = all;
  const mover = all.reduce((most, one) => (most === undefined || one.moved > most.moved ? one : most), first);
  if (first === undefined || mover === undefined) return [];
  return [
    {
      label: words.say('explanation.sensitivity.valueHangsOn'),
      value: words.say('explanation.sensitivity.valueRange', {
        assumption: parameterLabel(first.path, view),
        range: valueRange(first, view),
      }),
    },
    {
      label: words.say('explanation.sensitivity.splitHangsOn'),
      value:
        mover.moved < stays
          ? words.say('explanation.sensitivity.noneMoves')
          : words.say('explanation.sensitivity.splitMoves', {
              assumption: parameterLabel(mover.path, view),
              share: words.percent(mover.moved, 2),
            }),
    },
  ];
}

/** The assumptions that move the value most: their range, the plan's value at either end, the budget that would move. */
export function sensitivityTable(all: readonly Sensitivity[], view: PlanView): Block[] {
  const { words } = view;
  if (all.length === 0) return [];
  const right = (title: string) => ({ title, align: 'right' as const });
  return [
    {
      kind: 'table',
      table: {
        caption: words.say('explanation.sensitivity.caption'),
        columns: [
          { title: words.say('replies.table.channel'), align: 'left' },
          { title: words.say('explanation.sensitivity.assumption'), align: 'left' },
          right(words.say('explanation.sensitivity.range')),
          right(words.say('explanation.sensitivity.value', { span: view.span })),
          right(words.say('explanation.sensitivity.moved')),
        ],
        rows: all.slice(0, mostTold).map((one) => {
          const { what, channel } = parameterName(one.path, view);
          return [
            channel === '' ? words.say('explanation.sensitivity.allChannels') : channel,
            what,
            `${parameterText(one.path, one.low, view)}…${parameterText(one.path, one.high, view)}`,
            valueRange(one, view),
            one.moved < stays ? words.say('explanation.sensitivity.nothing') : words.percent(one.moved, 2),
          ];
        }),
      },
    },
  ];
}

function valueRange({ valueAtLow, valueAtHigh }: Sensitivity, { value }: PlanView): string {
  return `${value(valueAtLow)}…${value(valueAtHigh)}`;
}
