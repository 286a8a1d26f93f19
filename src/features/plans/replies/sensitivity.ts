import type { Analysis } from '../../../attribute/analysis.ts';
import type { Block } from '../../../bot/reply.ts';
import type { PlanView } from '../view.ts';
import { parameterLabel, parameterName, parameterText } from './parameter-label.ts';

type Explanation = Analysis['explanation'];
type Sensitivity = NonNullable<Explanation>['sensitivities'][number];

/** Assumptions that are told one by one. */
const mostTold = 8;

/** Moving less than this part of the budget is moving nothing. */
const stays = 5e-4;

/** Which assumptions the answer hangs on: the value, and the split of the budget. */
export function sensitivityFacts(
  explanation: Explanation,
  view: PlanView,
): { readonly label: string; readonly value: string }[] {
  const { words } = view;
  const all = explanation?.sensitivities ?? [];
  const [first] = all;
  const mover = all.reduce((most, one) => (most === undefined || one.moved > most.moved ? one : most), first);
  if (first === undefined || mover === undefined) return [];
  return [
    {
      label: words.say('explanation.sensitivity.valueHangsOn'),
      value: words.say('explanation.sensitivity.valueRange', {
        assumption: parameterLabel(first.path, view),
        range: valueRange(first, explanation, view),
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
export function sensitivityTable(explanation: Explanation, view: PlanView): Block[] {
  const { words } = view;
  const all = explanation?.sensitivities ?? [];
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
            valueRange(one, explanation, view),
            one.moved < stays ? words.say('explanation.sensitivity.nothing') : words.percent(one.moved, 2),
          ];
        }),
      },
    },
  ];
}

/** From the least to the most that the plan is worth over the assumption's range, its middle included. */
function valueRange({ valueAtLow, valueAtHigh }: Sensitivity, explanation: Explanation, { value }: PlanView) {
  const ends = [
    valueAtLow,
    valueAtHigh,
    ...(explanation?.valueAtMiddle === undefined ? [] : [explanation.valueAtMiddle]),
  ];
  return `${value(Math.min(...ends))}…${value(Math.max(...ends))}`;
}

/** Ranges are about the value with all else at its middle: says so, with both figures, where the expected one is another. */
export function middleNote(explanation: Explanation, view: PlanView): string[] {
  const { run, words } = view;
  const middle = explanation?.valueAtMiddle;
  if (middle === undefined || explanation?.sensitivities.length === 0) return [];
  const [atMiddle, expected] = view.pair(middle, run.value.proposed);
  if (Math.abs(middle - run.value.proposed) <= 1e-3 * Math.abs(run.value.proposed)) return [];
  return [words.say('explanation.sensitivity.middle', { atMiddle, expected, span: view.span })];
}
