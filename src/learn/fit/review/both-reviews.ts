import type { Review, ReviewVerdict } from './review-shape.ts';

const order: readonly ReviewVerdict[] = ['sound', 'care', 'none'];

/**
 * The review of a fit that is mixed of two: of each figure the worse one, channels held that either holds. `channels`: how
 * many there are; where all are held nothing is left that a plan could move.
 */
export function bothReviews(one: Review, other: Review, channels: number): Review {
  const isSame = (a: Review['items'][number], b: Review['items'][number]) =>
    a.check === b.check && a.of === b.of && a.with === b.with;
  const worse = (item: Review['items'][number]) => {
    const twin = other.items.find((theirs) => isSame(item, theirs));
    return twin !== undefined && order.indexOf(twin.verdict) > order.indexOf(item.verdict) ? twin : item;
  };
  const held = new Map(one.held.map(({ channel, because }) => [channel, because]));
  for (const { channel, because } of other.held) {
    held.set(channel, [...new Set([...(held.get(channel) ?? []), ...because])]);
  }
  const worst = order.indexOf(one.verdict) > order.indexOf(other.verdict) ? one.verdict : other.verdict;
  return {
    ...one,
    verdict: channels > 0 && held.size === channels ? 'none' : worst,
    items: [
      ...one.items.map(worse),
      ...other.items.filter((theirs) => !one.items.some((item) => isSame(item, theirs))),
    ],
    held: [...held].map(([channel, because]) => ({ channel, because })),
  };
}
