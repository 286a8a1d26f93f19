import { describe, expect, it } from 'vitest';
import { responseRoom } from '../../../src/learn/fit/channel-response.ts';
import { createFitModel, type FitModel } from '../../../src/learn/fit/fit-model.ts';
import type { FitRequest } from '../../../src/learn/fit/fit-request.ts';
import type { FitSpec } from '../../../src/learn/fit/fit-spec.ts';
import { drawPrior } from '../../../src/learn/fit/prior-draw.ts';
import { createRandom } from '../../../src/learn/fit/random.ts';
import { twoChannelsRequest } from './sample-histories.ts';

const anExperiment: FitRequest['evidence'][number] = {
  channel: 'x1',
  from: '2019-07-01',
  to: '2019-07-29',
  carryOver: 3,
  spendShare: 0.6,
  audienceShare: 0.4,
  incremental: 1_500,
  standardError: 400,
};

/** Every kind of parameter, prior and likelihood that a model can have. */
const requests: Readonly<Record<string, FitRequest>> = {
  'logistic curves': twoChannelsRequest(),
  'Hill curves': twoChannelsRequest({ curve: 'hill' }),
  'no carry-over': twoChannelsRequest({ longestLag: 0 }),
  'a carry-over of half a year': twoChannelsRequest({ longestLag: 26 }),
  'priors on share and ROI': twoChannelsRequest({
    priors: { x1: { on: 'share', low: 0.1, high: 0.4 }, x2: { on: 'roi', low: 500, high: 5_000 } },
  }),
  'experiments on logistic curves': { ...twoChannelsRequest(), evidence: [anExperiment] },
  'experiments on Hill curves': {
    ...twoChannelsRequest({ curve: 'hill', priors: { x1: { on: 'share', low: 0.1, high: 0.4 } } }),
    evidence: [anExperiment, { ...anExperiment, from: '2020-02-03', to: '2020-02-05', spendShare: 1 }],
  },
  'a piecewise trend': twoChannelsRequest({ trend: { kind: 'piecewise', changepoints: 5 }, harmonics: 4 }),
};

/** Central differences of fourth order, which the rounding of large densities spoils least. */
function slopesByDifference(model: FitModel, q: Float64Array): number[] {
  const at = (i: number, step: number) => {
    const moved = Float64Array.from(q);
    moved[i]! += step;
    return model.logDensity(moved, new Float64Array(q.length));
  };
  const h = 1e-4;
  return Array.from(q, (_, i) => (8 * (at(i, h) - at(i, -h)) - (at(i, 2 * h) - at(i, -2 * h))) / (12 * h));
}

describe('the gradient of the log density', () => {
  for (const [name, request] of Object.entries(requests)) {
    it(`is that of finite differences with ${name}`, () => {
      const model = createFitModel(request);
      const random = createRandom(11);
      for (let k = 0; k < 8; k += 1) {
        const { q } = drawPrior(model, random);
        const gradient = new Float64Array(model.dimension);
        expect(model.logDensity(q, gradient)).toBeGreaterThan(-1e9);
        slopesByDifference(model, q).forEach((slope, i) => {
          expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
        });
      }
    });
  }

  it('also holds where the last weeks are not seen', () => {
    const model = createFitModel(twoChannelsRequest(), 120);
    const { q } = drawPrior(model, createRandom(3));
    const gradient = new Float64Array(model.dimension);
    model.logDensity(q, gradient);
    slopesByDifference(model, q).forEach((slope, i) => {
      expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
    });
  });
});

/** log N(r | 0, σ²I + Z diag(v²) Zᵀ) by a Cholesky factor of the whole covariance, less the constant. */
function denseLogNormal(model: FitModel, residual: Float64Array, sigma: number): number {
  const n = residual.length;
  const root = Array.from({ length: n }, () => new Float64Array(n));
  let [logDet, square] = [0, 0];
  const solved = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = i === j ? sigma * sigma : 0;
      for (const { values, sd } of model.columns) sum += sd * sd * values[i]! * values[j]!;
      for (let k = 0; k < j; k += 1) sum -= root[i]![k]! * root[j]![k]!;
      root[i]![j] = i === j ? Math.sqrt(sum) : sum / root[j]![j]!;
    }
    let left = residual[i]!;
    for (let k = 0; k < i; k += 1) left -= root[i]![k]! * solved[k]!;
    solved[i] = left / root[i]![i]!;
    logDet += 2 * Math.log(root[i]![i]!);
    square += solved[i]! ** 2;
  }
  return -(logDet + square) / 2;
}

describe('the linear terms', () => {
  const model = createFitModel(twoChannelsRequest({ trend: { kind: 'piecewise', changepoints: 3 } }));
  const rooms = model.channels.map(() => responseRoom('logistic', model.weeks));
  const point = model.pointAt(drawPrior(model, createRandom(5)).q, rooms);
  const residual = model.residualAt(point, rooms);

  it.each([0.01, 0.05, 0.4])('are integrated out exactly with a noise of %f', (sigma) => {
    const { value } = model.linear.density(residual, sigma, new Float64Array(residual.length));
    const dense = denseLogNormal(model, residual, sigma);
    expect(Math.abs(value - dense)).toBeLessThan(1e-9 * Math.abs(dense));
  });

  it('are drawn with the mean and the covariance that they have given the rest', () => {
    const sigma = 0.03;
    const random = createRandom(9);
    const count = 20_000;
    const draws = Array.from({ length: count }, () => model.linear.draw(residual, sigma, random));
    // The normal equations of the posterior mean: (ZᵀZ/σ² + V⁻¹)(b − m) = Zᵀr/σ².
    const mean = model.columns.map((_, k) => draws.reduce((sum, draw) => sum + draw[k]!, 0) / count);
    model.columns.forEach(({ values, mean: prior, sd }, k) => {
      let left = 0;
      for (let t = 0; t < residual.length; t += 1) {
        let fitted = 0;
        model.columns.forEach((column, j) => {
          fitted += column.values[t]! * (mean[j]! - column.mean);
        });
        left += (values[t]! * (residual[t]! - fitted)) / sigma ** 2;
      }
      left -= (mean[k]! - prior) / sd ** 2;
      // In units of the coefficient's own precision, a mean of 20,000 draws is off by less than 4 of 1/√20,000.
      const precision = values.reduce((sum, value) => sum + value * value, 0) / sigma ** 2 + 1 / sd ** 2;
      const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw[k]! - mean[k]!) ** 2, 0) / count);
      expect(spread).toBeGreaterThan(0.97 / Math.sqrt(precision));
      expect(spread).toBeLessThan(1.03 * sd);
      expect(Math.abs(left / Math.sqrt(precision))).toBeLessThan(4 / Math.sqrt(count));
    });
  });
});

describe('parameters outside of what can be computed', () => {
  it('have no density', () => {
    const model = createFitModel(twoChannelsRequest({ curve: 'hill' } satisfies Partial<FitSpec>));
    const { q } = drawPrior(model, createRandom(1));
    for (const [i, value] of [
      [0, 800],
      [model.dimension - 1, 800],
      [model.dimension - 1, -800],
    ] as const) {
      const far = Float64Array.from(q);
      far[i] = value;
      expect(model.logDensity(far, new Float64Array(q.length))).toBe(Number.NEGATIVE_INFINITY);
    }
  });
});

describe('an experiment that is not in the history', () => {
  it.each([
    { ...anExperiment, from: '2012-01-02', to: '2012-01-09' },
    { ...anExperiment, to: '2031-01-06' },
    { ...anExperiment, channel: 'x3' },
  ])('is refused: $channel $from $to', (evidence) => {
    expect(() => createFitModel({ ...twoChannelsRequest(), evidence: [evidence] })).toThrow(
      'is not in the history',
    );
  });
});
