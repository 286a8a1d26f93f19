import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf, logGamma } from '../../../src/learn/experiments/beta.ts';
import { normalCdf } from '../../../src/learn/experiments/normal-cdf.ts';
import { normalQuantile } from '../../../src/model/normal.ts';

// The known answers are SciPy 1.17's.
describe('Φ', () => {
  test.each([
    [-8, 6.22096057427174e-16],
    [-3.5, 0.00023262907903552502],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [2.5, 0.9937903346742238],
  ])('Φ(%d)', (x, expected) => {
    expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-12);
  });

  test('undoes the quantile function', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('ln Γ', () => {
  test.each([
    [0.5, 0.5723649429247],
    [1, 0],
    [3.3, 0.9870985778947343],
    [12.5, 18.73434751193645],
    [1e6, 12815504.569147611],
  ])('ln Γ(%d)', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 8);
  });
});

describe('the distribution function of Beta(a, b)', () => {
  test.each([
    [0.3, 2, 5, 0.5798250000000003],
    [0.04, 1201, 28_801, 0.49279169575125154],
    [0.0447, 1341, 28_661, 0.5043796526197943],
    [0.5, 0.5, 0.5, 0.5],
    [0.04001, 4e6, 96e6, 0.6951235143286429],
    [1e-5, 3, 2e5, 0.3233289972530777],
  ])('I_%d(%d, %d)', (x, a, b, expected) => {
    expect(Math.abs(betaCdf(x, a, b) / expected - 1)).toBeLessThan(1e-9);
  });

  test('rises from 0 to 1, and mirrors when the two sides change places', () => {
    const shape = fc.double({ min: 1, max: 1e5, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(shape, shape, share, share, (a, b, x, y) => {
        expect(betaCdf(0, a, b)).toBe(0);
        expect(betaCdf(1, a, b)).toBe(1);
        expect(betaCdf(Math.min(x, y), a, b)).toBeLessThanOrEqual(betaCdf(Math.max(x, y), a, b) + 1e-12);
        expect(betaCdf(x, a, b)).toBeCloseTo(1 - betaCdf(1 - x, b, a), 10);
      }),
    );
  });
});
