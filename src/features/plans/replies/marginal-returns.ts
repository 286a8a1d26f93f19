import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block } from '../../../bot/reply.ts';
import type { PlanView } from '../view.ts';
import { channelsWithRoom, hasSpend, heldBy } from './held-by.ts';
import { rangeText } from './stability.ts';

/** Channel by channel: what its last money returns, how far its spend would move, what holds it; said in a sentence first. */
export function marginalReturns(view: PlanView): Block[] {
  const { words } = view;
  const reasons = view.channels.map((channel) => heldBy(channel, view));
  const isAnyHeld = reasons.some((held) => held.length > 0);
  const hasRanges = view.channels.some(({ range }) => range !== undefined);
  const right = (title: string) => ({ title, align: 'right' as const });
  const sentence = sharedSentence(view);
  return [
    ...(sentence === undefined ? [] : [textBlock(sentence)]),
    {
      kind: 'table',
      table: {
        caption: words.say('explanation.marginal.caption', { scenario: view.scenario }),
        columns: [
          { title: words.say('replies.table.channel'), align: 'left' },
          right(words.say('explanation.marginal.proposed', { each: view.each })),
          ...(hasRanges ? [right(words.say('explanation.marginal.range'))] : []),
          right(words.say('replies.table.marginal', { step: view.money(view.step) })),
          ...(isAnyHeld ? [{ title: words.say('explanation.marginal.why'), align: 'left' as const }] : []),
        ],
        rows: view.channels.map((channel, i) => [
          channel.label,
          view.money(channel.proposed),
          ...(hasRanges ? [channel.range === undefined ? '–' : rangeText(channel.range, view)] : []),
          view.valueChange(channel.marginalReturn * view.step),
          ...(isAnyHeld
            ? [reasons[i]?.join(words.say('replies.semicolon')) || words.say('explanation.held.room')]
            : []),
        ]),
      },
    },
  ];
}

/** Why channels with room share one marginal return; undefined where fewer than two have any. */
function sharedSentence(view: PlanView): string | undefined {
  const { words } = view;
  const free = channelsWithRoom(view);
  const [first] = free;
  if (first === undefined || free.length < 2) return undefined;
  const funded = view.channels.filter((channel) => hasSpend(channel, view));
  return words.say(free.length === funded.length ? 'explanation.marginal.all' : 'explanation.marginal.some', {
    step: view.money(view.step),
    gain: view.value(first.marginalReturn * view.step),
  });
}
