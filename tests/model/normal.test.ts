import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/model/normal.ts';

/** Φ(z) by the series and the continued fraction of the error function, summed to the last digit. */
function normalProbability(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let upper: number;
  if (x < 3) {
    let [term, sum] = [x, x];
    for (let k = 1; k < 200; k += 1) {
      term *= (x * x) / (2 * k + 1);
      sum += term;
    }
    upper = 0.5 - density * sum;
  } else {
    let fraction = 0;
    for (let k = 300; k >= 1; k -= 1) fraction = k / (x + fraction);
    upper = density / (x + fraction);
  }
  return z > 0 ? 1 - upper : upper;
}

describe('the normal quantile', () => {
  it.each([
    [0.5, 0],
    [0.75, 0.674_489_750_196_081_7],
    [0.95, 1.644_853_626_951_472_2],
    [0.975, 1.959_963_984_540_054],
    [0.995, 2.575_829_303_548_900_4],
    [0.001, -3.090_232_306_167_813_6],
    [1e-5, -4.264_890_793_922_825],
    [1e-10, -6.361_340_902_404_056],
    [1e-20, -9.262_340_089_798_409],
  ])('of %f is the tabulated %f', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-14 * Math.max(1, Math.abs(z)));
  });

  it('takes the normal probability back, in both tails', () => {
    for (let z = -12; z <= 0; z += 0.05) {
      expect(Math.abs(normalQuantile(normalProbability(z)) - z)).toBeLessThan(1e-12);
    }
  });

  it('is symmetric and rises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 - 1 }), fc.integer({ min: 1, max: 999 }), (k, step) => {
        // Multiples of a power of two, so that 1 − p is exact.
        const p = k / 2 ** 31;
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
        expect(normalQuantile(p + step / 2 ** 31)).toBeGreaterThan(normalQuantile(p));
      }),
    );
  });
});
