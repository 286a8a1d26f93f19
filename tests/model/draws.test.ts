import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../src/model/draws.ts';
import { normalQuantile } from '../../src/model/normal.ts';
import { atScore, type Support } from '../../src/scenario/parameter.ts';

const draws = 1_000;
const sorted = (values: Float64Array) => Float64Array.from(values).sort();

describe('draws of a parameter', () => {
  it.each<[Support, { value: number; low: number; high: number }]>([
    ['positive', { value: 10, low: 4, high: 50 }],
    ['positive', { value: 10, low: 9.9, high: 10.2 }],
    ['unit', { value: 0.9, low: 0.5, high: 0.97 }],
    ['unit', { value: 0.2, low: 0, high: 0.5 }],
    ['unit', { value: 0.8, low: 0.6, high: 1 }],
    ['real', { value: -5, low: -30, high: 100 }],
    ['positive', { value: 10, low: 10, high: 12 }],
  ])('on a %s scale have the stated 5 %%, 50 %% and 95 %% quantiles: %o', (support, parameter) => {
    const values = sorted(createDrawer(7, draws).draw(parameter, support));
    // One draw a stratum: the k-th smallest lies between the distribution's (k−1)/N and k/N quantiles, exactly.
    const quantile = (p: number) => atScore(parameter, support, normalQuantile(p));
    for (const [k, value] of values.entries()) {
      if (k > 0) expect(value).toBeGreaterThanOrEqual(quantile(k / draws) - 1e-9);
      if (k + 1 < draws) expect(value).toBeLessThanOrEqual(quantile((k + 1) / draws) + 1e-9);
    }
    expect(quantile(0.05)).toBeCloseTo(parameter.low, 12);
    expect(quantile(0.5)).toBeCloseTo(parameter.value, 12);
    expect(quantile(0.95)).toBeCloseTo(parameter.high, 12);
    for (const value of values) {
      if (support === 'unit') expect(value >= 0 && value <= 1).toBe(true);
      if (support === 'positive') expect(value).toBeGreaterThanOrEqual(0);
    }
  });

  it('are the same for the same seed and order, and others for another seed', () => {
    const parameter = { value: 10, low: 4, high: 50 };
    const twice = (seed: number) => {
      const drawer = createDrawer(seed, 64);
      return [drawer.draw(parameter, 'positive'), drawer.draw(parameter, 'positive')] as const;
    };
    const [first, second] = twice(3);
    expect(twice(3)).toEqual([first, second]);
    expect(twice(4)[0]).not.toEqual(first);
    // Two parameters do not move together: their ranks are nearly uncorrelated.
    expect(second).not.toEqual(first);
    expect(Math.abs(rankCorrelation(first, second))).toBeLessThan(0.4);
  });

  it('average to the distribution far more closely than independent draws would', () => {
    const parameter = { value: 0, low: -1, high: 1 };
    for (let seed = 0; seed < 20; seed += 1) {
      const values = createDrawer(seed, draws).draw(parameter, 'real');
      const mean = values.reduce((a, b) => a + b, 0) / draws;
      // Independent draws would be off by about 0.6/√1000 = 0.02.
      expect(Math.abs(mean)).toBeLessThan(0.002);
    }
  });

  it('are the middle value where there is one draw, or no spread', () => {
    expect(createDrawer(1, 1).draw({ value: 3, low: 1, high: 9 }, 'positive')).toEqual(Float64Array.of(3));
    for (const parameter of [3, { value: 3 }, { value: 3, low: 3, high: 3 }]) {
      expect(createDrawer(1, 4).draw(parameter, 'positive')).toEqual(Float64Array.of(3, 3, 3, 3));
    }
  });

  it('of a parameter without spread leave the others as they are', () => {
    const parameter = { value: 10, low: 4, high: 50 };
    const [alone, after] = [createDrawer(3, 64), createDrawer(3, 64)];
    after.draw(5, 'positive');
    expect(after.draw(parameter, 'positive')).toEqual(alone.draw(parameter, 'positive'));
  });

  it('made one at a time follow the same distribution', () => {
    const drawer = createDrawer(9, 2);
    const values = Float64Array.from({ length: 4_000 }, () =>
      drawer.one({ value: 0.5, low: 0.2, high: 0.9 }, 'unit'),
    ).sort();
    expect(Math.abs(values[2_000]! - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(values[200]! - 0.2)).toBeLessThan(0.03);
    expect(Math.abs(values[3_800]! - 0.9)).toBeLessThan(0.03);
  });

  it('rise with their score, whatever the parameter', () => {
    const quantiles = fc
      .tuple(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
      )
      .map(([value, down, up]) => ({
        value: value / 100,
        low: Math.max(0, value - down) / 100,
        high: Math.min(100, value + up) / 100,
      }));
    fc.assert(
      fc.property(
        quantiles,
        fc.constantFrom<Support>('unit', 'positive', 'real'),
        fc.integer({ min: -400, max: 399 }),
        (parameter, support, z) => {
          const [here, next] = [
            atScore(parameter, support, z / 100),
            atScore(parameter, support, (z + 1) / 100),
          ];
          expect(next).toBeGreaterThanOrEqual(here - 1e-15);
          expect(Number.isFinite(here)).toBe(true);
        },
      ),
    );
  });
});

function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const ranks = (values: Float64Array) => {
    const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
    const rank = new Float64Array(values.length);
    order.forEach((i, r) => {
      rank[i] = r - (values.length - 1) / 2;
    });
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const product = (u: Float64Array, v: Float64Array) => u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  return product(x, y) / product(x, x);
}
