import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block } from '../../../bot/reply.ts';
import { checkNames } from '../../../learn/fit/review/check-names.ts';
import type { Review } from '../../../learn/fit/review/review-shape.ts';
import { weeksOfTest } from '../../../learn/fit/weeks-of-test.ts';
import { becauseText } from '../../plans/replies/because.ts';
import type { FitView } from '../view.ts';
import { checkText, firedItems, foundText } from './check-texts.ts';

/** Most reasons in the first line. */
const mostReasons = 2;

/** Each check has an advice of its own; beyond so many channels of one check the first say enough. */
const mostOfOneCheck = 3;

/** The verdict and its reasons, first of all that is said; undefined for a fit from before there were reviews. */
export function verdictText(view: FitView, id: string): string {
  const { words, result } = view;
  const { review } = result;
  if (review === undefined) return words.say('fit.review.unreviewed', { id });
  const { verdict } = review;
  if (verdict === 'sound') return words.say('fit.review.verdict.sound');
  const reasons = reasonsOf(review)
    .slice(0, mostReasons)
    .map((item) => foundText(item, view, id));
  const told = reasons.length === 0 ? [words.say('fit.review.allHeld')] : reasons;
  return words.say(`fit.review.verdict.${verdict}`, { reasons: told.join(words.say('replies.semicolon')) });
}

/** The items that made the verdict; none where it is that every channel is held. */
function reasonsOf(review: Review) {
  const fired = firedItems(review);
  const worst = fired.filter(({ verdict }) => verdict === review.verdict);
  if (review.verdict === 'none') return worst;
  const alone = new Set(
    review.held.flatMap(({ channel, because }) => because.map((one) => `${one} ${channel}`)),
  );
  const ofAll = worst.filter(({ check, of }) => !alone.has(`${check} ${of}`));
  return ofAll.length > 0 ? ofAll : worst;
}

/** What the checks found, what to do about it, and which channels stay where they are in plans. */
export function reviewBlocks(view: FitView, id: string): Block[] {
  const { words, result } = view;
  const { review } = result;
  if (review === undefined) return [];
  const fired = firedItems(review);
  const told = fired.filter(
    (item) => fired.filter(({ check }) => check === item.check).indexOf(item) < mostOfOneCheck,
  );
  return [
    ...(told.length === 0
      ? [textBlock(words.say('fit.review.clean', { count: checkNames.length }))]
      : [
          heading(words.say('fit.review.title')),
          ...told.map((item) => textBlock(checkText(item, view, id))),
        ]),
    ...heldBlocks(review, view, id),
  ];
}

const heading = (text: string): Block => ({ kind: 'text', spans: [{ text, style: 'strong' }] });

function heldBlocks({ held }: Review, view: FitView, id: string): Block[] {
  const { words, result } = view;
  if (held.length === 0) return [];
  return [
    heading(words.say('fit.review.held.title')),
    ...held.map(({ channel, because }) => {
      const line = words.say('fit.review.held.line', {
        channel: view.label(channel),
        because: becauseText(because, words),
        id,
        channelId: channel,
      });
      const weeks = weeksOfTest(result, channel);
      const test =
        weeks === undefined
          ? []
          : [
              words.say(weeks > 52 ? 'fit.review.held.testTooLong' : 'fit.review.held.test', {
                channel: view.label(channel),
                weeks: words.number(weeks),
              }),
            ];
      return textBlock([line, ...test].join(words.say('replies.gap')));
    }),
  ];
}
