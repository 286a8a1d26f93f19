import { describe, expect, it } from 'vitest';
import { convergence, quantileOf } from '../../../src/learn/fit/convergence.ts';

/** A number in [−½, ½) that looks random, and is the same in every language. */
function noise(k: number): number {
  const x = Math.sin(k * 12.9898) * 43758.5453;
  return x - Math.floor(x) - 0.5;
}

interface Course {
  readonly length?: number;
  /** How much of a draw is left in the next. */
  readonly memory: number;
  readonly shift?: number;
  readonly scale?: number;
  readonly isHeavy?: boolean;
}

function chain(c: number, { length = 500, memory, shift = 0, scale = 1, isHeavy = false }: Course) {
  let value = 0;
  return Float64Array.from({ length }, (_, t) => {
    const step = noise(1 + t + 10_000 * c);
    value = memory * value + (isHeavy ? step / Math.max(1e-3, Math.abs(noise(7 + t + 10_000 * c))) : step);
    return scale * value + shift;
  });
}

const four = (course: (c: number) => Course) => [0, 1, 2, 3].map((c) => chain(c, course(c)));

describe('R-hat and effective sample sizes', () => {
  // What ArviZ 0.23.4 says of the same chains (az.rhat, az.ess with method "bulk" and "tail").
  it.each([
    {
      name: 'independent',
      chains: four(() => ({ memory: 0 })),
      rHat: 1.000030511,
      bulk: 1920.375735,
      tail: 2041.334755,
    },
    {
      name: 'slow',
      chains: four(() => ({ memory: 0.9 })),
      rHat: 1.039744823,
      bulk: 79.15466653,
      tail: 165.5293329,
    },
    {
      name: 'alternating',
      chains: four(() => ({ memory: -0.5 })),
      rHat: 0.9986574707,
      bulk: 6602.059991,
      tail: 1900.827081,
    },
    {
      name: 'shifted',
      chains: four((c) => ({ memory: 0.3, shift: c === 3 ? 0.2 : 0 })),
      rHat: 1.041692467,
      bulk: 93.17406025,
      tail: 283.5174721,
    },
    {
      name: 'wider',
      chains: four((c) => ({ memory: 0.3, scale: c === 2 ? 2 : 1 })),
      rHat: 1.106691353,
      bulk: 1115.036608,
      tail: 37.01439285,
    },
    {
      name: 'heavy',
      chains: four(() => ({ memory: 0.5, isHeavy: true, length: 501 })).slice(0, 3),
      rHat: 1.013757238,
      bulk: 353.2376321,
      tail: 484.024514,
    },
  ] as const)('are those of ArviZ for $name chains', ({ chains, rHat, bulk, tail }) => {
    const found = convergence(chains);
    expect(found.rHat).toBeCloseTo(rHat, 6);
    expect(found.essBulk / bulk).toBeCloseTo(1, 6);
    expect(found.essTail / tail).toBeCloseTo(1, 6);
  });

  it('say that chains which never move are worth nothing', () => {
    const still = [0, 1].map(() => new Float64Array(100).fill(3));
    expect(convergence(still)).toEqual({ rHat: 99, essBulk: 0, essTail: 0 });
    const apart = [0, 1].map((value) => new Float64Array(100).fill(value));
    expect(convergence(apart).rHat).toBeGreaterThan(1.01);
  });
});

describe('a quantile', () => {
  it('lies between the sorted values that it falls between', () => {
    const sorted = Float64Array.from([1, 2, 4, 8]);
    expect([0, 0.5, 2 / 3, 1].map((p) => quantileOf(sorted, p))).toEqual([1, 3, 4, 8]);
  });
});
