import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveRoom, evaluateCurve, inflection } from '../../src/model/curve.ts';
import type { Curve } from '../../src/model/curve-families.ts';
import { anyCurve, anyHill, anyLogistic, anyReach, evenly, magnitude } from './random-curve.ts';

const isConcave = (curve: Curve) => inflection(curve, 0) <= 0;

/** The curve's definition, written down once more from the design and nothing else. */
function defined(curve: Curve, x: number): number {
  const hill = (s: number, c: number, k: number) => (s <= 0 ? 0 : 1 / (1 + (c / s) ** k));
  if (curve.family === 'reach') {
    const [floor, ceiling] = [curve.floor[0]!, curve.ceiling[0]!];
    return -Math.log(1 - floor - (ceiling - floor) * hill(x, curve.half[0]!, curve.steepness[0]!));
  }
  const [a, o] = [curve.amplitude[0]!, curve.offset[0]!];
  if (curve.family === 'hill') {
    const [c, k] = [curve.half[0]!, curve.steepness[0]!];
    return a * (hill(x + o, c, k) - hill(o, c, k));
  }
  const logistic = (s: number) => (1 - Math.exp(-curve.rate[0]! * s)) / (1 + Math.exp(-curve.rate[0]! * s));
  return a * (logistic(x + o) - logistic(o));
}

function at(curve: Curve, x: number) {
  const room = curveRoom(1);
  evaluateCurve(curve, x, room);
  return { value: room.value[0]!, slope: room.slope[0]!, bend: room.bend[0]! };
}

/** What the curve's height is measured by. */
function heightOf(curve: Curve): number {
  return curve.family === 'reach'
    ? 1 - Math.log(1 - curve.ceiling[0]!)
    : Math.max(curve.amplitude[0]!, 1e-12);
}

/** The length over which the curve changes its course near x. */
function scaleOf(curve: Curve, x: number): number {
  if (curve.family === 'logistic') return 1 / curve.rate[0]!;
  return (x + (curve.family === 'hill' ? curve.offset[0]! : 0)) / Math.max(1, curve.steepness[0]!);
}

const hillOf = (k: number, offset = 0, amplitude = 1, half = 2): Curve => ({
  family: 'hill',
  amplitude: Float64Array.of(amplitude),
  half: Float64Array.of(half),
  steepness: Float64Array.of(k),
  offset: Float64Array.of(offset),
});
const reachOf = (k: number, floor = 0.1, ceiling = 0.9, half = 2): Curve => ({
  family: 'reach',
  floor: Float64Array.of(floor),
  ceiling: Float64Array.of(ceiling),
  half: Float64Array.of(half),
  steepness: Float64Array.of(k),
});

describe('a curve', () => {
  it('has the value that its definition gives', () => {
    fc.assert(
      fc.property(anyCurve(1), fc.oneof(fc.constant(0), magnitude(1e-6, 1e3)), (curve, x) => {
        // The definition itself loses digits where 1 − β is small.
        const room = curve.family === 'reach' ? 1e-14 / (1 - curve.ceiling[0]!) : 1e-14;
        expect(Math.abs(at(curve, x).value - defined(curve, x))).toBeLessThan(100 * room * heightOf(curve));
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  it('has the slope and the bend of central differences', () => {
    fc.assert(
      fc.property(anyCurve(1), magnitude(1e-4, 30), (curve, x) => {
        const width = scaleOf(curve, x);
        const h = 1e-3 * Math.min(width, x);
        const [left, here, right] = [at(curve, x - h), at(curve, x), at(curve, x + h)];
        const height = heightOf(curve);
        // Differences are off by a millionth of the curve's own scale, and by rounding.
        const slopeRoom = (1e-4 * height) / width + (1e-13 * height) / h;
        expect(Math.abs((right.value - left.value) / (2 * h) - here.slope)).toBeLessThan(slopeRoom);
        expect(Math.abs((right.slope - left.slope) / (2 * h) - here.bend)).toBeLessThan(slopeRoom / width);
      }),
      { numRuns: 2_000, seed: 2 },
    );
  });

  it('rises, and stays finite from the smallest to the largest spend', () => {
    fc.assert(
      fc.property(anyCurve(1), (curve) => {
        let before = at(curve, 0);
        const idle = curve.family === 'reach' ? 0 - Math.log1p(-curve.floor[0]!) : 0;
        expect(before.value).toBe(idle);
        for (const x of [5e-324, 1e-300, 1e-100, 1e-12, 1e-3, 1, 1e3, 1e15, 1e100, 1e300]) {
          const here = at(curve, x);
          expect(Number.isFinite(here.value)).toBe(true);
          expect(here.slope).toBeGreaterThanOrEqual(0);
          expect(Number.isNaN(here.bend)).toBe(false);
          expect(here.value).toBeGreaterThanOrEqual(before.value - 1e-14 * heightOf(curve));
          before = here;
        }
        expect(before.value).toBeLessThanOrEqual(heightOf(curve) * (1 + 1e-12));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it.each([
    ['infinite below slope 1', hillOf(0.7), Number.POSITIVE_INFINITY],
    ['amplitude ÷ half-saturation at slope 1', hillOf(1, 0, 3, 2), 1.5],
    ['zero above slope 1', hillOf(1.3), 0],
    ['zero without amplitude, even below slope 1', hillOf(0.7, 0, 0), 0],
    ['finite with an offset, even below slope 1', hillOf(0.5, 2), 0.5 / 4 / 2],
    ['of reach: infinite below slope 1', reachOf(0.5), Number.POSITIVE_INFINITY],
    ['of reach at slope 1: (ceiling − floor)/(1 − floor)/half', reachOf(1), 0.8 / 0.9 / 2],
    ['of reach: zero above slope 1', reachOf(2.5), 0],
  ])('starts with a slope that is %s', (_, curve, slope) => {
    expect(at(curve, 0).slope).toBeCloseTo(slope, 12);
  });

  it.each([
    ['slope 1', hillOf(1)],
    ['slope 2', hillOf(2)],
    ['slope 3', hillOf(3)],
    ['reach at slope 1', reachOf(1)],
    ['reach at slope 2', reachOf(2)],
    ['reach at slope 3', reachOf(3)],
  ])('bends at zero as it does just above it (%s)', (_, curve) => {
    expect(Math.abs(at(curve, 0).bend - at(curve, 1e-7).bend)).toBeLessThan(1e-5);
  });

  it('turns where its slope is largest', () => {
    fc.assert(
      fc.property(fc.oneof(anyHill(1), anyLogistic(1), anyReach(1)), evenly(0, 1), (curve, where) => {
        const peak = inflection(curve, 0);
        expect(isConcave(curve)).toBe(peak <= 0);
        const top = at(curve, Math.max(0, peak)).slope;
        const x = peak > 0 ? peak * (0.2 + 3 * where) : 0.01 + where;
        expect(at(curve, x).slope).toBeLessThanOrEqual(top * (1 + 1e-9) + 1e-300);
        // Convex before, concave after, well away from the point itself.
        if (peak > 1e-9 && Math.abs(x / peak - 1) > 0.01) {
          expect(Math.sign(at(curve, x).bend) * Math.sign(peak - x)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2_000, seed: 4 },
    );
  });

  it('is concave at slope 1 and below, and S-shaped above, unless the offset has passed the turn', () => {
    expect([0.3, 1].map((k) => isConcave(hillOf(k)))).toEqual([true, true]);
    expect([0.3, 1].map((k) => isConcave(reachOf(k)))).toEqual([true, true]);
    expect([1.01, 4].map((k) => isConcave(hillOf(k)))).toEqual([false, false]);
    expect([1.01, 4].map((k) => isConcave(reachOf(k)))).toEqual([false, false]);
    // c·((k−1)/(k+1))^{1/k} = 2·(3/5)^{1/4} ≈ 1.76
    expect([1.7, 1.8].map((offset) => isConcave(hillOf(4, offset)))).toEqual([false, true]);
  });
});
