import { expect, it } from 'vitest';
import { bothReviews } from '../../../../src/learn/fit/review/both-reviews.ts';
import type { Review } from '../../../../src/learn/fit/review/review-shape.ts';

const item = (value: number, verdict: 'sound' | 'care' | 'none') => ({
  check: 'total-too-large' as const,
  value,
  verdict,
});
const review = (changes: Partial<Review>): Review => ({
  verdict: 'sound',
  items: [item(0.3, 'sound')],
  held: [],
  robustness: { tv: 0.2 },
  ...changes,
});

it('of two reviews every figure is the worse one, and what either holds is held', () => {
  const one = review({ held: [{ channel: 'tv', because: ['entangled'] }] });
  const other = review({
    verdict: 'care',
    items: [item(0.6, 'care')],
    held: [{ channel: 'tv', because: ['prior-unmoved', 'entangled'] }],
  });
  for (const both of [bothReviews(one, other, 2), bothReviews(other, one, 2)]) {
    expect(both.verdict).toBe('care');
    expect(both.items).toEqual([item(0.6, 'care')]);
    expect(both.held.map(({ because }) => [...because].sort())).toEqual([['entangled', 'prior-unmoved']]);
  }
});

it('where both together hold every channel there is no plan', () => {
  const one = review({ held: [{ channel: 'tv', because: ['entangled'] }] });
  const other = review({ held: [{ channel: 'search', because: ['never-moved'] }] });
  expect(bothReviews(one, other, 2).verdict).toBe('none');
  expect(bothReviews(one, other, 3).verdict).toBe('sound');
});
