import { describe, expect, it } from 'vitest';
import { calibrationOf, calibrationRound, type Ranks } from '../../bench/fit/calibration.ts';
import { binomialAtMost, chiSquaredTail } from '../../bench/fit/chi-squared.ts';
import { coverageOf } from '../../bench/fit/coverage.ts';

describe('chances', () => {
  // Tables of the χ² distribution.
  it.each([
    [30.1435, 19, 0.05],
    [36.1909, 19, 0.01],
    [10.117, 19, 0.95],
    [3.8415, 1, 0.05],
    [0, 19, 1],
  ])('of χ² above %f with %i degrees of freedom', (x, k, p) => {
    expect(chiSquaredTail(x, k)).toBeCloseTo(p, 5);
  });

  it('of at most so many hits', () => {
    expect(binomialAtMost(2, 4, 0.5)).toBeCloseTo(11 / 16, 9);
    expect(binomialAtMost(100, 100, 0.94)).toBeCloseTo(1, 9);
    expect(binomialAtMost(99, 100, 0.94)).toBeCloseTo(1 - 0.94 ** 100, 9);
  });
});

describe('calibration', () => {
  const roundsOf = (rankOf: (round: number) => number): Ranks[] =>
    Array.from({ length: 400 }, (_, round) => ({
      ranks: { a: rankOf(round), b: round % 100 },
      divergences: 0,
    }));

  it('passes ranks that are uniform, and fails a lean or a bulge in one of several parameters', () => {
    const corrected = (rankOf: (round: number) => number) =>
      calibrationOf('hill', roundsOf(rankOf)).corrected;
    expect(corrected((round) => (37 * round) % 100)).toBeGreaterThan(0.5);
    expect(corrected((round) => Math.floor(100 * Math.sqrt((round % 100) / 100)))).toBeLessThan(1e-6);
    expect(corrected((round) => 20 + (round % 60))).toBeLessThan(1e-6);
  });

  it('ranks every parameter of a data set, the same each time', () => {
    const round = calibrationRound('stated', 3);
    const ranks = Object.entries(round.ranks);
    expect(ranks.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'sigma',
        'channel.a.rate',
        'channel.b.contribution',
        'event.sale',
        'log likelihood',
      ]),
    );
    for (const [, rank] of ranks) {
      expect(rank).toBeGreaterThanOrEqual(0);
      expect(rank).toBeLessThanOrEqual(99);
    }
    expect(calibrationRound('stated', 3)).toEqual(round);
  });
});

describe('coverage', () => {
  const replicates = (hits: number) =>
    Array.from({ length: 100 }, (_, k) => ({ covers: { a: k < hits }, errors: {}, faults: [] }));

  it('of 94 in a hundred is what chance allows, of 80 is not', () => {
    expect(coverageOf(replicates(94))[0]!.p).toBeGreaterThan(0.5);
    expect(coverageOf(replicates(80))[0]!.p).toBeLessThan(1e-4);
    expect(coverageOf(replicates(100))[0]!.p).toBeLessThan(0.01);
  });
});
