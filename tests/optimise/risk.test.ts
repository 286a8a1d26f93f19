import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighted } from '../../src/model/value-model.ts';
import { cautious, mean, measure, smoothWeights, spreadOf, tailWeights } from '../../src/optimise/risk.ts';
import { evenly, magnitude } from '../model/random-curve.ts';

const anyDraws = fc
  .record({
    values: fc.array(fc.oneof(evenly(-1, 1), fc.constantFrom(0, 0.5)), { minLength: 1, maxLength: 60 }),
    scale: magnitude(1e-6, 1e6),
    base: fc.oneof(fc.constant(0), evenly(-100, 100)),
  })
  .map(({ values, scale, base }) => Float64Array.from(values, (v) => scale * (base + v)));
const anyTail = fc.oneof(fc.constantFrom(0.1, 0.05, 1), evenly(0.01, 1));

/** The mean of the worst `tail` of the draws: whole draws from the worst on, and what is left of the next. */
function naive(tail: number, values: Float64Array): number {
  const worst = [...values].sort((a, b) => a - b);
  const count = Math.max(1, tail * worst.length);
  let sum = 0;
  worst.forEach((value, k) => {
    sum += value * Math.min(1, Math.max(0, count - k));
  });
  return sum / count;
}

const sizeOf = (values: Float64Array) => Math.max(...values.map(Math.abs), 1e-300);

describe('the mean of the worst draws', () => {
  it('is what its definition says', () => {
    fc.assert(
      fc.property(anyDraws, anyTail, (values, tail) => {
        expect(Math.abs(measure({ tail }, values) - naive(tail, values))).toBeLessThan(
          1e-12 * sizeOf(values),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts the boundary draw in part: the worst 1½ of 15', () => {
    const values = Float64Array.from({ length: 15 }, (_, k) => 10 * ((7 * k) % 15));
    expect(measure(cautious, values)).toBeCloseTo((0 + 10 / 2) / 1.5, 12);
    expect(measure(mean, values)).toBeCloseTo(70, 12);
    expect(measure(cautious, Float64Array.of(4, 3, 9))).toBe(3);
  });

  it('is the least that any allowed weights give', () => {
    fc.assert(
      fc.property(anyDraws, anyTail, anyDraws, (values, tail, other) => {
        const most = 1 / Math.max(1, tail * values.length);
        const weights = tailWeights({ tail }, values);
        expectAllowed(weights, most);
        // The tail of other values is an allowed weighting of these.
        const foreign = tailWeights(
          { tail },
          values.map((_, d) => other[d % other.length]! + d * 1e-9),
        );
        expectAllowed(foreign, most);
        const room = 1e-12 * sizeOf(values);
        expect(weighted(foreign, values)).toBeGreaterThanOrEqual(measure({ tail }, values) - room);
      }),
      { numRuns: 500 },
    );
  });
});

describe('smoothed tail weights', () => {
  it('are allowed whatever the smoothing, so that every one of them gives a valid bound', () => {
    fc.assert(
      fc.property(anyDraws, anyTail, magnitude(1e-14, 1e3), (values, tail, part) => {
        const weights = smoothWeights({ tail }, values, part * spreadOf(values));
        expectAllowed(weights, 1 / Math.max(1, tail * values.length));
        const room = 1e-11 * sizeOf(values);
        expect(weighted(weights, values)).toBeGreaterThanOrEqual(measure({ tail }, values) - room);
      }),
      { numRuns: 1_000 },
    );
  });

  it('minimise Σ w v + τ/2 Σ w² among the allowed', () => {
    fc.assert(
      fc.property(anyDraws, anyTail, evenly(0.01, 3), anyDraws, (values, tail, part, other) => {
        const tau = part * spreadOf(values);
        const cost = (w: Float64Array) => weighted(w, values) + (tau / 2) * weighted(w, w);
        const best = smoothWeights({ tail }, values, tau);
        const foreign = tailWeights(
          { tail },
          values.map((_, d) => other[d % other.length]! + d * 1e-9),
        );
        for (const share of [0.01, 0.3, 1]) {
          const mixed = best.map((w, d) => (1 - share) * w + share * foreign[d]!);
          expect(cost(mixed)).toBeGreaterThanOrEqual(cost(best) - 1e-10 * sizeOf(values));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('become the tail itself as the smoothing falls', () => {
    const values = Float64Array.from({ length: 40 }, (_, k) => ((17 * k) % 40) ** 2);
    const sharp = tailWeights(cautious, values);
    const distances = [1e4, 1e3, 100, 1, 1e-9, 0].map((tau) =>
      Math.max(...smoothWeights(cautious, values, tau).map((w, d) => Math.abs(w - sharp[d]!))),
    );
    for (let k = 1; k < distances.length; k += 1)
      expect(distances[k]!).toBeLessThanOrEqual(distances[k - 1]! + 1e-12);
    expect(distances[0]).toBeGreaterThan(0);
    expect(distances.at(-2)).toBeLessThan(1e-9);
  });
});

function expectAllowed(weights: Float64Array, most: number): void {
  expect(Math.abs(weights.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
  for (const weight of weights) {
    expect(weight).toBeGreaterThanOrEqual(0);
    expect(weight).toBeLessThanOrEqual(most * (1 + 1e-12));
  }
}
