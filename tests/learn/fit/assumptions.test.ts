import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../src/learn/fit/default-spec.ts';
import { createFitModel } from '../../../src/learn/fit/fit-model.ts';
import { fitSpecShape } from '../../../src/learn/fit/fit-spec.ts';
import { isInformed } from '../../../src/learn/fit/parameters.ts';
import { priorPredictive } from '../../../src/learn/fit/prior-predictive.ts';
import { logNormal } from '../../../src/learn/fit/priors.ts';
import { createRandom } from '../../../src/learn/fit/random.ts';
import { robyn, twoChannels, twoChannelsRequest } from './sample-histories.ts';

const weeksOf = (count: number) => ({
  weeks: Array.from({ length: count }, (_, t) =>
    new Date(Date.UTC(2020, 0, 6) + 7 * t * 86_400_000).toISOString().slice(0, 10),
  ),
});

describe('what is assumed by default', () => {
  it.each([
    [20, { longestLag: 3, harmonics: 0, trend: { kind: 'linear', changepoints: 0 } }],
    [51, { longestLag: 3, harmonics: 1, trend: { kind: 'linear', changepoints: 0 } }],
    [104, { longestLag: 7, harmonics: 2, trend: { kind: 'piecewise', changepoints: 4 } }],
    [208, { longestLag: 7, harmonics: 3, trend: { kind: 'piecewise', changepoints: 8 } }],
    [1_040, { longestLag: 7, harmonics: 3, trend: { kind: 'piecewise', changepoints: 10 } }],
  ])('of %i weeks depends on how much they can tell', (count, expected) => {
    const spec = defaultSpec(weeksOf(count));
    expect(spec).toMatchObject({ curve: 'logistic', priors: {}, ...expected });
    expect(fitSpecShape.parse(spec)).toEqual(spec);
  });
});

describe('what the prior foretells', () => {
  it.each([
    ['two channels', twoChannels()],
    ['Robyn’s weeks', robyn()],
  ])('holds what was observed for %s, and little that cannot be', (_, history) => {
    const told = priorPredictive({ history, spec: defaultSpec(history), evidence: [], seed: 1 });
    expect(told.covered).toBe(1);
    expect(told.negativeShare).toBeLessThan(0.15);
    expect(told.timesObserved).toBeGreaterThan(1);
    expect(told.timesObserved).toBeLessThan(5);
    expect(told.mediaShare.mean).toBeGreaterThan(0.1);
    expect(told.mediaShare.high).toBeLessThan(1);
    expect(told.observed.high).toBe(Math.max(...history.outcome.values));
  });

  it('shows a prior that cannot be', () => {
    const request = twoChannelsRequest({ priors: { x1: { on: 'share', low: 20, high: 40 } } });
    const told = priorPredictive(request);
    expect(told.mediaShare.mean).toBeGreaterThan(20);
    expect(told.covered).toBeLessThan(0.5);
  });
});

describe('a stated prior', () => {
  it('has the quantiles that it was stated with', () => {
    const { mean, sd } = logNormal(0.05, 0.4);
    const random = createRandom(1);
    const draws = Array.from({ length: 40_000 }, () => Math.exp(mean + sd * random.normal()));
    expect(draws.filter((value) => value < 0.05).length / draws.length).toBeCloseTo(0.05, 2);
    expect(draws.filter((value) => value > 0.4).length / draws.length).toBeCloseTo(0.05, 2);
  });
});

describe('whether data said anything', () => {
  const prior = { mean: 1, low: 0, high: 4 };
  it.each([
    [{ mean: 1.1, low: 0.1, high: 3.8 }, false],
    [{ mean: 1, low: 0.2, high: 1.8 }, true],
    [{ mean: 2.5, low: 1, high: 5 }, true],
  ])('is read from the interval before and after: %j', (posterior, expected) => {
    expect(isInformed(prior, posterior)).toBe(expected);
  });
});

describe('random numbers', () => {
  it('have the moments of their distributions', () => {
    const random = createRandom(3);
    const moments = (draw: () => number) => {
      const draws = Array.from({ length: 50_000 }, draw);
      const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
      return [mean, draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length];
    };
    const near = ([mean, variance]: number[], expected: number[]) => {
      expect(Math.abs(mean! - expected[0]!)).toBeLessThan(0.03);
      expect(Math.abs(variance! / expected[1]! - 1)).toBeLessThan(0.05);
    };
    near(
      moments(() => random.normal()),
      [0, 1],
    );
    near(
      moments(() => random.uniform()),
      [0.5, 1 / 12],
    );
    near(
      moments(() => random.gamma(3)),
      [3, 3],
    );
    near(
      moments(() => random.gamma(0.4)),
      [0.4, 0.4],
    );
  });

  it('of other streams are others', () => {
    const first = (...streams: number[]) => createRandom(1, ...streams).uniform();
    const seen = new Set([first(), first(0), first(1), first(0, 1), first(1, 0), first(1, 1)]);
    expect(seen.size).toBe(6);
  });
});

describe('the columns of the base', () => {
  it('are centred controls, waves of a year, and hinges that stand among the weeks seen', () => {
    const history = robyn();
    const { columns } = createFitModel({ history, spec: defaultSpec(history), evidence: [], seed: 1 }, 169);
    const control = columns.find(({ path }) => path === 'control.competitor_sales')!;
    expect(Math.abs(control.values.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
    const wave = columns.find(({ path }) => path === 'season.cos.1')!;
    // A year later, to the half-day, the wave is where it was.
    for (let t = 0; t + 52 < history.weeks.length; t += 1)
      expect(Math.abs(wave.values[t + 52]! - wave.values[t]!)).toBeLessThan(0.03);
    const last = columns.find(({ path }) => path === 'trend.change.8')!;
    const start = last.values.findIndex((value) => value > 0);
    expect(start).toBeGreaterThan(100);
    expect(start).toBeLessThan(0.9 * 169);
  });
});
