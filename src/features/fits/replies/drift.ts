import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block } from '../../../bot/reply.ts';
import { driftOf } from '../../../learn/fit/drift.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import type { FitView } from '../view.ts';

/** Most channels that are told to have moved. */
const mostMoved = 3;

/** What moved since the fit before, and why; nothing where there was none. */
export function driftBlocks(view: FitView, fit: Fit, previous: Fit | undefined): Block[] {
  if (previous === undefined) return [];
  const { words, label } = view;
  const drift = driftOf(previous, fit);
  const reasons = drift.reasons.map((reason) =>
    words.say(`fit.drift.reason.${reason}`, { count: drift.newWeeks }),
  );
  const returns = (roi: number) => view.returns(roi);
  const moves = drift.moved.slice(0, mostMoved).map(({ channel, before, after }) =>
    words.say('fit.drift.moved', {
      channel: label(channel),
      before: returns(before.mean),
      after: returns(after.mean),
    }),
  );
  const { before, after } = drift.verdict;
  const verdict =
    before === after
      ? []
      : [
          words.say('fit.drift.verdict', {
            before: words.say(`fit.drift.was.${before ?? 'unreviewed'}`),
            after: words.say(`fit.drift.was.${after ?? 'unreviewed'}`),
          }),
        ];
  const what =
    moves.length === 0
      ? words.say('fit.drift.steady')
      : words.say('fit.drift.returns', {
          step: view.money(view.step),
          moves: moves.join(words.say('replies.semicolon')),
        });
  const since =
    reasons.length === 0
      ? words.say('fit.drift.sinceSame', { number: previous.number, what })
      : words.say('fit.drift.since', { number: previous.number, reasons: words.list(reasons), what });
  return [textBlock([since, ...verdict].join(words.say('replies.gap')))];
}
