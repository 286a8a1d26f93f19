import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../../src/attribute/gauss-legendre.ts';

const integrate = (count: number, f: (t: number) => number) => {
  const { nodes, weights } = gaussLegendre(count);
  return nodes.reduce((sum, t, k) => sum + weights[k]! * f(t), 0);
};

describe('Gauss–Legendre quadrature on [0, 1]', () => {
  it('is exact for every power up to degree 2·count − 1, and not for the next', () => {
    for (const count of [1, 2, 3, 5, 8, 16, 32, 64, 100]) {
      for (let degree = 0; degree < 2 * count; degree += 1) {
        expect(Math.abs(integrate(count, (t) => t ** degree) - 1 / (degree + 1))).toBeLessThan(4e-15);
      }
      // The error at degree 2n is (n!)⁴ / ((2n)!² (2n+1)).
      if (count <= 8) {
        let error = 1 / (2 * count + 1);
        for (let k = 1; k <= count; k += 1) error *= (k / (count + k)) ** 2;
        expect((1 / (2 * count + 1) - integrate(count, (t) => t ** (2 * count))) / error).toBeCloseTo(1, 4);
      }
    }
  });

  it('is exact for products of n falling lines with ⌈(n+1)/2⌉ nodes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 40 }), (drops) => {
        const product = (t: number) => drops.reduce((value, drop) => value * (1 - (t * drop) / 1_000), 1);
        const enough = Math.ceil((drops.length + 1) / 2);
        expect(integrate(enough, product)).toBeCloseTo(integrate(80, product), 14);
      }),
    );
  });

  it('has positive weights that sum to 1, at nodes inside and symmetric', () => {
    for (const count of [1, 2, 7, 33, 64]) {
      const { nodes, weights } = gaussLegendre(count);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
      expect(Math.min(...weights)).toBeGreaterThan(0);
      nodes.forEach((t, k) => {
        expect(t > 0 && t < 1).toBe(true);
        expect(t + nodes[count - 1 - k]!).toBeCloseTo(1, 14);
        if (k > 0) expect(t).toBeGreaterThan(nodes[k - 1]!);
      });
    }
  });
});
