import { describe, expect, it } from 'vitest';
import { convergence, quantileOf } from '../../../src/learn/fit/convergence.ts';
import type { Target } from '../../../src/learn/fit/nuts.ts';
import { createRandom } from '../../../src/learn/fit/random.ts';
import { type Samples, sample, sampleMore } from '../../../src/learn/fit/sampler.ts';
import { normalQuantile } from '../../../src/model/normal.ts';

/** Four chains from far-flung starts. */
function fourChains(target: Target, draws: number, acceptance = 0.8): Samples[] {
  return [0, 1, 2, 3].map((chain) => {
    const random = createRandom(21, chain);
    const start = Float64Array.from({ length: target.dimension }, () => 2 * random.normal());
    return sample(target, start, { warmup: 500, draws, acceptance, random });
  });
}

const coordinate = ({ positions, draws }: Samples, dimension: number, i: number) =>
  Float64Array.from({ length: draws }, (_, d) => positions[d * dimension + i]!);

/** A normal target with these standard deviations and one correlation between all pairs. */
function correlatedNormal(spreads: readonly number[], correlation: number): Target {
  const n = spreads.length;
  // The inverse of (1 − ρ)I + ρ11ᵀ is (I − ρ11ᵀ/(1 + (n − 1)ρ))/(1 − ρ).
  const common = correlation / (1 + (n - 1) * correlation);
  return {
    dimension: n,
    logDensity(q, gradient) {
      const z = Array.from(q, (value, i) => value / spreads[i]!);
      const sum = z.reduce((total, value) => total + value, 0);
      let value = 0;
      for (let i = 0; i < n; i += 1) {
        const slope = (z[i]! - common * sum) / (1 - correlation);
        gradient[i] = -slope / spreads[i]!;
        value -= (slope * z[i]!) / 2;
      }
      return value;
    },
  };
}

/** Neal's funnel with an outlet that is wide enough for Hamiltonian Monte Carlo to come through. */
const funnel: Target = {
  dimension: 4,
  logDensity(q, gradient) {
    const v = q[0]!;
    const precision = Math.exp(-v);
    let value = (-v * v) / 2 - (3 * v) / 2;
    gradient[0] = -v - 3 / 2;
    for (let i = 1; i < 4; i += 1) {
      value -= (precision * q[i]! ** 2) / 2;
      gradient[i] = -precision * q[i]!;
      gradient[0]! += (precision * q[i]! ** 2) / 2;
    }
    return value;
  },
};

describe('the No-U-Turn sampler', () => {
  const spreads = [0.01, 1, 1, 5, 300];
  const runs = fourChains(correlatedNormal(spreads, 0.9), 1_000);

  it('draws a strongly correlated normal with its mean, spread, tails and correlation', () => {
    const scores = spreads.map((spread, i) =>
      runs.map((run) => coordinate(run, spreads.length, i).map((value) => value / spread)),
    );
    for (const chains of scores) {
      const { rHat, essBulk, essTail } = convergence(chains);
      expect(rHat).toBeLessThan(1.01);
      expect(Math.min(essBulk, essTail)).toBeGreaterThan(1_000);
      const all = Float64Array.from(chains.flatMap((chain) => [...chain])).sort();
      for (const p of [0.05, 0.25, 0.5, 0.75, 0.95])
        expect(Math.abs(quantileOf(all, p) - normalQuantile(p))).toBeLessThan(0.12);
    }
    const [a, b] = [scores[0]!, scores[4]!].map((chains) => chains.flatMap((chain) => [...chain]));
    const product = a!.reduce((sum, value, d) => sum + value * b![d]!, 0) / a!.length;
    expect(Math.abs(product - 0.9)).toBeLessThan(0.08);
    expect(runs.reduce((sum, { divergences }) => sum + divergences, 0)).toBe(0);
  });

  it('learns the metric, so that its steps are wide for spreads from .01 to 300', () => {
    for (const { tuning } of runs) {
      expect(tuning.step).toBeGreaterThan(0.4);
      spreads.forEach((spread, i) => {
        const learned = Math.sqrt(tuning.mass.covariance[i]![i]!) / spread;
        expect(Math.abs(Math.log(learned))).toBeLessThan(0.4);
      });
    }
  });

  it('draws the neck and the mouth of a funnel as often as they weigh', () => {
    const necks = fourChains(funnel, 2_500, 0.95).map((run) => coordinate(run, 4, 0));
    expect(convergence(necks).rHat).toBeLessThan(1.02);
    const all = Float64Array.from(necks.flatMap((chain) => [...chain])).sort();
    // The standard normal's quantiles, less sharply: draws are correlated here.
    for (const p of [0.05, 0.25, 0.5, 0.75, 0.95])
      expect(Math.abs(quantileOf(all, p) - normalQuantile(p))).toBeLessThan(0.25);
  });

  it('counts trajectories that leave the target', () => {
    // A normal that ends at 1: beyond it the density is gone.
    const cliff: Target = {
      dimension: 1,
      logDensity(q, gradient) {
        gradient[0] = -q[0]!;
        return q[0]! > 1 ? Number.NEGATIVE_INFINITY : -(q[0]! ** 2) / 2;
      },
    };
    const random = createRandom(2);
    const { divergences, positions } = sample(cliff, new Float64Array(1), {
      warmup: 200,
      draws: 500,
      acceptance: 0.8,
      random,
    });
    expect(divergences).toBeGreaterThan(20);
    expect(Math.max(...positions)).toBeLessThanOrEqual(1);
  });

  it('gives the same draws for the same seed, and others for another', () => {
    const target = correlatedNormal([1, 2], 0.5);
    const once = (seed: number) =>
      sample(target, new Float64Array(2), {
        warmup: 100,
        draws: 50,
        acceptance: 0.8,
        random: createRandom(seed),
      });
    expect(once(4)).toEqual(once(4));
    expect(once(4).positions).not.toEqual(once(5).positions);
  });

  it('goes on from the last draw with what it had learned', () => {
    const target = correlatedNormal([1, 2], 0.5);
    const random = createRandom(4);
    const first = sample(target, new Float64Array(2), { warmup: 100, draws: 50, acceptance: 0.8, random });
    const more = sampleMore(target, first, { draws: 30, random });
    expect(more.draws).toBe(80);
    expect(more.positions.subarray(0, 100)).toEqual(first.positions);
    expect(more.tuning).toEqual(first.tuning);
    expect(more.steps).toBeGreaterThan(first.steps);
  });
});
