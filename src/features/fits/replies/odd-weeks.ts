import { textBlock } from '../../../bot/replies/spans.ts';
import type { Action, Block } from '../../../bot/reply.ts';
import { dayText } from '../../history/replies/history-texts.ts';
import type { FitView } from '../view.ts';

/** Most weeks that are listed, and most that have a button. */
const mostListed = 8;
const mostButtons = 3;

type OddWeek = NonNullable<FitView['result']['unexplained']>[number];

/** Weeks that the fit cannot explain, by date, with how to make events of them. */
export function oddWeekBlocks(view: FitView, id: string): Block[] {
  const { words, outcome } = view;
  const all = view.result.unexplained ?? [];
  const [first] = all;
  if (first === undefined) return [];
  const listed = all.slice(0, mostListed).toSorted((a, b) => a.week.localeCompare(b.week));
  const lines = listed.map((one) =>
    words.say('fit.review.weeks.line', {
      day: dayText(one.week, words),
      observed: outcome(one.observed),
      expected: outcome(one.expected),
      times: timesOf(one, view),
    }),
  );
  const more = all.length - listed.length;
  return [
    { kind: 'text', spans: [{ text: words.say('fit.review.weeks.title'), style: 'strong' }] },
    ...lines.map(textBlock),
    ...(more > 0 ? [textBlock(words.say('fit.review.weeks.more', { count: more }))] : []),
    textBlock(words.say('fit.review.weeks.advice', { id, week: first.week })),
  ];
}

/** A button for each of the weeks that are farthest off: it makes the week an event and fits again. */
export function oddWeekActions(view: FitView, id: string): Action[] {
  const { words } = view;
  return (view.result.unexplained ?? []).slice(0, mostButtons).map((one) => ({
    label: words.say(one.observed >= one.expected ? 'fit.review.weeks.button' : 'fit.review.weeks.dip', {
      day: words.day(new Date(one.week), 'UTC'),
      times: timesOf(one, view),
    }),
    line: `fit ${id} event=${one.week}`,
  }));
}

/** How many times as much as expected; of nothing expected nothing can be said. */
function timesOf({ observed, expected }: OddWeek, { words }: FitView): string {
  return expected > 0 ? words.number(observed / expected, 2) : '–';
}
