import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProofShare } from '../../src/attribute/proof-share.ts';

test('half the orders of magnitude are half the proof', () => {
  const share = createProofShare(10_000);
  expect(share({ gap: 1, milliseconds: 0 })).toBe(0);
  expect(share({ gap: 1e-2, milliseconds: 100 })).toBeCloseTo(0.5);
  expect(share({ gap: 1e-3, milliseconds: 200 })).toBeCloseTo(0.75);
  expect(share({ gap: 1e-4, milliseconds: 300 })).toBe(1);
  expect(share({ gap: 0, milliseconds: 400 })).toBe(1);
});

test('a search that gets nowhere is as far as its time', () => {
  const share = createProofShare(10_000);
  share({ gap: 0.2, milliseconds: 0 });
  expect(share({ gap: 0.2, milliseconds: 2_500 })).toBe(0.25);
  expect(share({ gap: 0.2, milliseconds: 20_000 })).toBe(1);
});

test('whatever the search finds, the share is between nothing and all and never falls', () => {
  const step = fc.record({
    gap: fc.oneof(fc.double({ min: 0, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY)),
    milliseconds: fc.nat(20_000),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      const share = createProofShare(10_000);
      let before = 0;
      for (const one of steps) {
        const now = share(one);
        expect(now).toBeGreaterThanOrEqual(before);
        expect(now).toBeLessThanOrEqual(1);
        before = now;
      }
    }),
  );
});
