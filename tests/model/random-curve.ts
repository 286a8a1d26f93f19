import fc from 'fast-check';
import type { Curve, HillCurve, LogisticCurve, ReachCurve } from '../../src/model/curve-families.ts';

/** Evenly spread numbers between two bounds. */
export const evenly = (low: number, high: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((k) => low + ((high - low) * k) / 1_000_000);

/** Numbers spread evenly over orders of magnitude. */
export const magnitude = (low: number, high: number) =>
  evenly(Math.log(low), Math.log(high)).map((exponent) => Math.exp(exponent));

/** Slopes of every kind that a scenario may have: below, at and above 1, whole and not. */
export const anySteepness = fc.oneof(
  evenly(0.1, 0.99),
  fc.constantFrom(0.5, 1, 2, 3, 12),
  evenly(1.001, 1.2),
  evenly(1.2, 12),
);

const byDraw = (draws: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: draws, maxLength: draws }).map((values) => Float64Array.from(values));

/** Hill curves whose half-saturation is of the size of `unit`. */
export function anyHill(draws: number, unit = 1): fc.Arbitrary<HillCurve> {
  return fc.record({
    family: fc.constant('hill' as const),
    amplitude: byDraw(draws, evenly(0, 5)),
    half: byDraw(draws, magnitude(1e-3 * unit, 10 * unit)),
    steepness: byDraw(draws, anySteepness),
    offset: byDraw(draws, fc.oneof(fc.constant(0), evenly(0, 0.5 * unit))),
  });
}

export function anyLogistic(draws: number, unit = 1): fc.Arbitrary<LogisticCurve> {
  return fc.record({
    family: fc.constant('logistic' as const),
    amplitude: byDraw(draws, evenly(0, 5)),
    rate: byDraw(draws, magnitude(0.1 / unit, 100 / unit)),
    offset: byDraw(draws, fc.oneof(fc.constant(0), evenly(0, 0.5 * unit))),
  });
}

export function anyReach(draws: number, unit = 1): fc.Arbitrary<ReachCurve> {
  return fc.record({
    family: fc.constant('reach' as const),
    floor: byDraw(draws, fc.oneof(fc.constant(0), evenly(0, 0.4))),
    ceiling: byDraw(draws, fc.oneof(evenly(0.41, 0.99), fc.constant(0.999_999))),
    half: byDraw(draws, magnitude(1e-3 * unit, 10 * unit)),
    steepness: byDraw(draws, anySteepness),
  });
}

export function anyCurve(draws: number, unit = 1): fc.Arbitrary<Curve> {
  return fc.oneof(anyHill(draws, unit), anyLogistic(draws, unit), anyReach(draws, unit));
}
