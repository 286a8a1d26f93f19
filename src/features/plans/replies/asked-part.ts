import { textBlock } from '../../../bot/replies/spans.ts';
import type { Block } from '../../../bot/reply.ts';
import type { PlanView } from '../view.ts';
import { heldBy } from './held-by.ts';

/** What the channels that somebody asked about get, what the last of it returns and what holds them: a sentence each. */
export function askedPart(ids: readonly string[], view: PlanView): Block[] {
  const { words } = view;
  return view.channels
    .filter(({ id }) => ids.includes(id))
    .map((channel) => {
      const held = heldBy(channel, view);
      return textBlock(
        words.say(held.length === 0 ? 'explanation.asked.free' : 'explanation.asked.held', {
          channel: channel.label,
          amount: view.money(channel.proposed),
          today: view.money(channel.today),
          each: view.each,
          step: view.money(view.step),
          gain: view.value(channel.marginalReturn * view.step),
          reasons: held.join(words.say('replies.semicolon')),
        }),
      );
    });
}
