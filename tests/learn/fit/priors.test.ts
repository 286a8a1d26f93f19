import { describe, expect, it } from 'vitest';
import { drawBias, logBiasPrior } from '../../../src/learn/fit/bias-prior.ts';
import { drawNoise, drawWeight, noiseLogDensity, outlierChance } from '../../../src/learn/fit/noise.ts';
import { createRandom } from '../../../src/learn/fit/random.ts';
import { robustPeak } from '../../../src/learn/fit/robust-peak.ts';
import { drawSize, logSizePrior, mixturePrior, sizeMoments } from '../../../src/learn/fit/size-prior.ts';

/** Whether draws have the distribution of a density (up to a constant): shares of 40 bins, within chance. */
function agree(draws: readonly number[], density: (x: number) => number, low: number, high: number) {
  const bins = 40;
  const width = (high - low) / bins;
  const mass = Array.from({ length: bins }, (_, k) => {
    const points = Array.from({ length: 50 }, (_, j) => density(low + width * (k + (j + 0.5) / 50)));
    return points.reduce((sum, value) => sum + value, 0);
  });
  const total = mass.reduce((sum, value) => sum + value, 0);
  const inside = draws.filter((x) => x >= low && x < high);
  mass.forEach((value, k) => {
    const share = value / total;
    const found = inside.filter((x) => Math.floor((x - low) / width) === k).length / inside.length;
    const error = Math.sqrt((share * (1 - share)) / inside.length);
    expect(Math.abs(found - share)).toBeLessThan(4.5 * error + 1e-4);
  });
}

describe('a week’s noise', () => {
  it('is drawn from its density', () => {
    const random = createRandom(1);
    const draws = Array.from({ length: 60_000 }, () => drawNoise(0.2, random));
    agree(draws, (x) => Math.exp(noiseLogDensity(x, 0.2)), -4, 4);
  });

  it('integrates to one whatever σ', () => {
    for (const sigma of [0.01, 1, 30]) {
      let sum = 0;
      for (let x = -600; x < 600; x += 0.005)
        sum += Math.exp(noiseLogDensity(x * sigma, sigma)) * 0.005 * sigma;
      expect(sum / Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 6);
    }
  });

  it('has weights as often as each width is likely, and goes on where numbers would overflow', () => {
    const random = createRandom(2);
    for (const residual of [0, 2.5, 3.5, 8, 37, 38, 60, 4_000]) {
      const weights = Array.from({ length: 20_000 }, () => drawWeight(residual, 1, random));
      const odd = weights.filter((weight) => weight < 1).length / weights.length;
      expect(Math.abs(odd - outlierChance(residual, 1))).toBeLessThan(0.015);
    }
    expect(drawWeight(1e9, 1, random)).toBe(1 / 100 ** 2);
    expect(noiseLogDensity(37.4, 1)).toBeGreaterThan(noiseLogDensity(37.5, 1));
    // Both ways of working it out meet where they change over.
    const [near, far] = [Math.sqrt(1_400) - 1e-9, Math.sqrt(1_400) + 1e-9].map((x) => noiseLogDensity(x, 1));
    expect(Math.abs(near! - far!)).toBeLessThan(1e-6);
  });
});

describe('the size of a channel', () => {
  const prior = mixturePrior(0.25);

  it('is drawn from its density, which has room at nothing', () => {
    const random = createRandom(3);
    const draws = Array.from({ length: 60_000 }, () => drawSize(prior, 0.3, random));
    agree(draws, (u) => Math.exp(logSizePrior(prior, u, 0.3).value), -11, 1);
    expect(logSizePrior(prior, Math.log(0.0005), 0).works).toBeLessThan(0.02);
    expect(logSizePrior(prior, Math.log(0.05), 0).works).toBeGreaterThan(0.98);
  });

  it('has the moments of its draws', () => {
    const random = createRandom(4);
    const draws = Array.from({ length: 40_000 }, () => drawSize(prior, 0.6 * random.normal(), random));
    const mean = draws.reduce((sum, u) => sum + u, 0) / draws.length;
    const sd = Math.sqrt(draws.reduce((sum, u) => sum + (u - mean) ** 2, 0) / draws.length);
    const moments = sizeMoments(prior);
    expect(Math.abs(mean - moments.mean)).toBeLessThan(0.04);
    expect(Math.abs(sd / moments.sd - 1)).toBeLessThan(0.02);
  });

  it('adds up to about the same total however many channels there are', () => {
    const totals = [1, 4, 12, 40].map((count) => {
      const random = createRandom(5, count);
      const draws = Array.from({ length: 4_000 }, () => {
        const level = 0.6 * random.normal();
        let sum = 0;
        for (let i = 0; i < count; i += 1) sum += Math.exp(drawSize(mixturePrior(1 / count), level, random));
        return sum;
      });
      return draws.sort((a, b) => a - b)[2_000]!;
    });
    // One channel is nothing to speak of in four of ten draws; many never are all at once.
    for (const total of totals) {
      expect(total).toBeGreaterThan(0.04);
      expect(total).toBeLessThan(0.3);
    }
  });
});

describe('the bias of a channel', () => {
  it.each(['usual', 'follows'] as const)('is drawn from its density: %s', (prior) => {
    const random = createRandom(6);
    const draws = Array.from({ length: 60_000 }, () => drawBias(prior, random));
    agree(draws, (b) => Math.exp(logBiasPrior(prior, b).value), -2, 2.6);
  });

  it('is the wide part where it is far from zero', () => {
    expect(logBiasPrior('usual', 0.1).wide).toBeLessThan(0.02);
    expect(logBiasPrior('usual', 1).wide).toBeGreaterThan(0.99);
  });
});

describe('what weeks are measured by', () => {
  const usual = Array.from({ length: 60 }, (_, t) => 100 + 20 * Math.sin(t));

  it('is the largest of them', () => {
    expect(robustPeak(usual)).toBe(Math.max(...usual));
  });

  it('is not a week that is far beyond all others', () => {
    expect(robustPeak([...usual, 1_200])).toBeLessThan(200);
    expect(robustPeak([...usual, 1_200])).toBeGreaterThan(Math.max(...usual));
  });

  it('is the largest week of a channel in bursts, weeks of nothing apart', () => {
    const bursts = Array.from({ length: 60 }, (_, t) => (t % 10 === 0 ? 500 + t : 0));
    expect(robustPeak(bursts)).toBe(550);
    expect(robustPeak([0, 0, 7])).toBe(7);
    expect(robustPeak([])).toBe(0);
  });
});
