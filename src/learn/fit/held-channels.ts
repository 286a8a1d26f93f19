import type { ResponseScenario, Scenario } from '../../scenario/scenario.ts';
import type { Fit } from './fit.ts';

/** A channel that a scenario holds at current spend, why, and the limits that it had before. */
export type Hold = NonNullable<ResponseScenario['response']['held']>[number];

/** What the review holds and nobody released, with what is spent lately. */
export function heldOf({ review, channels }: Fit, released: readonly string[]) {
  return (review?.held ?? []).flatMap(({ channel, because }) => {
    const found = channels.find(({ id }) => id === channel);
    return found === undefined || released.includes(channel)
      ? []
      : [{ id: channel, because, recent: found.seen.recent }];
  });
}

/** The limits from before a channel was held, where it is held still; undefined where somebody has set others since. */
export function limitsBeforeHold(previous: Scenario, id: string): Hold | undefined {
  if (previous.model !== 'response') return undefined;
  const hold = previous.response.held?.find(({ channel }) => channel === id);
  const channel = previous.channels.find((one) => one.id === id);
  return channel !== undefined && channel.max === channel.today ? hold : undefined;
}
