import { describe, expect, it } from 'vitest';
import { looOf } from '../../../../src/learn/fit/loo/loo.ts';
import { smoothed } from '../../../../src/learn/fit/loo/psis.ts';
import { stacked } from '../../../../src/learn/fit/loo/stacking.ts';

/** A number in [−½, ½) that looks random, and is the same in every language. */
function noise(k: number): number {
  const x = Math.sin(k * 12.9898) * 43758.5453;
  return x - Math.floor(x) - 0.5;
}
const heavy = (s: number) =>
  Float64Array.from({ length: 800 }, (_, d) => s * Math.log(1 / (0.5 + noise(d + 1))));

describe('Pareto-smoothed importance sampling', () => {
  // ArviZ 0.23, az.psislw(…, reff=1): k̂, and the mean of the smoothed ratios over their largest.
  it.each([
    [0.2, 0.31824571519423206, 0.2461575292282564],
    [0.6, 0.6690096319725886, 0.024494700586919986],
    [1.1, 1.099033842642482, 0.004115345617283914],
  ])('is that of ArviZ for tails of %f', (s, k, mean) => {
    const found = smoothed(heavy(s));
    expect(found.k).toBeCloseTo(k, 10);
    const top = Math.max(...found.logRatios);
    const sum = found.logRatios.reduce((all, value) => all + Math.exp(value - top), 0);
    expect(sum / 800 / mean).toBeCloseTo(1, 10);
  });

  it('knows no tail where all ratios are the same, and none to trust where there are too few', () => {
    expect(smoothed(new Float64Array(200).fill(3)).k).toBe(0);
    expect(smoothed(Float64Array.of(1, 2, 3)).k).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('leave-one-out', () => {
  it('is that of ArviZ', () => {
    const values = Array.from({ length: 12 }, (_, t) =>
      Float64Array.from(
        { length: 800 },
        (_, d) => -1 - 2 * noise(1 + d + 1_000 * t) ** 2 - (t === 3 ? 4 * (0.5 + noise(d + 7)) ** 3 : 0),
      ),
    );
    const loo = looOf(values);
    // az.loo(…, reff=1): elpd −15.96 ± 1.78; ArviZ divides by n where R and this take n − 1.
    expect(loo.elpd).toBeCloseTo(-15.96, 2);
    expect(loo.error * Math.sqrt(11 / 12)).toBeCloseTo(1.78, 2);
    expect(loo.unsure).toBe(0);
    expect(loo.weeks).toHaveLength(12);
  });
});

describe('weights of models', () => {
  const of = (weeks: readonly number[]) => ({ weeks, elpd: weeks.reduce((sum, value) => sum + value, 0) });
  const even = Array.from({ length: 60 }, () => -1);

  it('are equal where leave-one-out cannot tell them apart', () => {
    const found = stacked([of(even), of(even.map((value, t) => value + (t < 30 ? 0.1 : -0.05)))]);
    expect(found).toMatchObject({ weights: [0.5, 0.5], isUndecided: true });
  });

  it('go to the one that is better everywhere', () => {
    const found = stacked([of(even), of(even.map((value) => value - 0.3))]);
    expect(found.isUndecided).toBe(false);
    expect(found.weights[0]).toBeGreaterThan(0.999);
    expect(found.behind[1]!.by).toBeCloseTo(18, 9);
  });

  it('are shared where each foretells weeks that the other does not', () => {
    // Two thirds of the weeks are known to the first, one third to the second; elpd 20 apart.
    const first = even.map((value, t) => value - (t % 3 === 2 ? 3 : 0));
    const second = even.map((value, t) => value - (t % 3 === 2 ? 0 : 2));
    const { weights } = stacked([of(first), of(second)]);
    // Σ log(w p₁ + (1 − w) p₂): its maximum by a fine grid.
    const gain = (w: number) =>
      even.reduce((sum, _, t) => sum + Math.log(w * Math.exp(first[t]!) + (1 - w) * Math.exp(second[t]!)), 0);
    const grid = Array.from({ length: 9_999 }, (_, k) => (k + 1) / 10_000);
    const best = grid.reduce((top, w) => (gain(w) > gain(top) ? w : top), 0.5);
    expect(weights[0]).toBeCloseTo(best, 3);
  });
});
