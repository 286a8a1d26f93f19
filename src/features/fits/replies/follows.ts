import { textBlock } from '../../../bot/replies/spans.ts';
import type { Action, Block } from '../../../bot/reply.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import type { FitView } from '../view.ts';

/** Channels whose budgets often follow sales, by what they are called. */
const often =
  /brand|search|sem\b|retarget|remarket|affiliat|marketplace|amazon|shopping|coupon|品牌|搜索|再营销|重定向|联盟|电商|平台|京东|天猫|淘宝/i;

/** Most channels that have a button. */
const mostButtons = 2;

/** Channels about which nobody was asked yet: all of a first fit, then those that came since. */
function unasked({ result: { spec, channels } }: FitView, previous: Fit | undefined): string[] {
  const ids = channels.map(({ id }) => id);
  if (spec.followsDemand === undefined) return ids;
  const before = previous?.channels.map(({ id }) => id) ?? ids;
  return ids.filter((id) => !before.includes(id));
}

/** Whether budgets follow sales: what is taken as such, and the question about those nobody spoke of yet. */
export function followsBlocks(view: FitView, id: string, previous: Fit | undefined): Block[] {
  const { words, label } = view;
  const known = view.result.spec.followsDemand ?? [];
  const open = usualFirst(unasked(view, previous), view);
  return [
    ...(known.length === 0
      ? []
      : [textBlock(words.say('fit.review.follows.told', { channels: words.list(known.map(label)) }))]),
    ...(open.length === 0
      ? []
      : [
          textBlock(
            words.say('fit.review.follows.ask', {
              id,
              channels: words.list(open.map(label)),
              channel: [...known, open[0] ?? ''].join(','),
            }),
          ),
        ]),
  ];
}

/** The answers as buttons. */
export function followsActions(view: FitView, id: string, previous: Fit | undefined): Action[] {
  const { words, label } = view;
  const known = view.result.spec.followsDemand ?? [];
  const open = unasked(view, previous);
  if (open.length === 0) return [];
  const likely = open.filter((channel) => often.test(`${channel} ${label(channel)}`)).slice(0, mostButtons);
  return [
    ...likely.map((channel) => ({
      label: words.say('fit.review.follows.button', { channel: label(channel) }),
      line: `fit ${id} follows=${[...known, channel].join(',')}`,
    })),
    {
      label: words.say('fit.review.follows.none'),
      line: `fit ${id} follows=${known.length === 0 ? 'none' : known.join(',')}`,
    },
  ];
}

const usualFirst = (ids: readonly string[], { label }: FitView) => {
  const isOften = (id: string) => often.test(`${id} ${label(id)}`);
  return [...ids.filter(isOften), ...ids.filter((id) => !isOften(id))];
};
