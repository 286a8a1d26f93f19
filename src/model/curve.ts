import type { Curve, HillCurve, LogisticCurve, ReachCurve } from './curve-families.ts';
import { prepared, preparedAt } from './curve-powers.ts';
import { countWork } from './work.ts';

/** Value, first and second derivative of a curve at one point, one entry a draw. */
export interface CurveAt {
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

/** Empty room for `draws` draws, for `evaluateCurve` to fill. */
export function curveRoom(draws: number): CurveAt {
  return { value: new Float64Array(draws), slope: new Float64Array(draws), bend: new Float64Array(draws) };
}

/**
 * Fills `at` with the curve's value, slope and second derivative at spend x. At x = 0 a Hill with k < 1 has an
 * infinite slope; it is returned as Infinity.
 */
export function evaluateCurve(curve: Curve, x: number, at: CurveAt): void {
  curveValues(curve, x, at.value);
  curveSlopes(curve, x, at.slope, at.bend);
}

/** What asking a curve costs beside its draws. */
const callWork = 40;

/** Fills `value` with the curve's values at spend x, by draw. */
export function curveValues(curve: Curve, x: number, value: Float64Array): void {
  countWork(callWork + value.length);
  if (curve.family === 'hill') hillValues(curve, x, value);
  else if (curve.family === 'logistic') logisticValues(curve, x, value);
  else reachValues(curve, x, value);
}

/**
 * Fills `slope` and `bend` with the curve's first and second derivatives at spend x, by draw; with `few`, in these
 * draws alone.
 */
export function curveSlopes(
  curve: Curve,
  x: number,
  slope: Float64Array,
  bend: Float64Array,
  few?: Int32Array,
): void {
  countWork(callWork + (few ?? slope).length);
  if (curve.family === 'hill') hillSlopes(curve, x, slope, bend, few);
  else if (curve.family === 'logistic') logisticSlopes(curve, x, slope, bend, few);
  else reachSlopes(curve, x, slope, bend, few);
}

/*
 * With s = x + offset, v = (s/c)^k: h = v/(1+v), h' = k v/(s (1+v)²), h'' = k v ((k−1) − (k+1) v)/(s² (1+v)³).
 */
function hillValues(curve: HillCurve, x: number, value: Float64Array): void {
  const { amplitude } = curve;
  if (!prepared(curve).hasOffset) {
    if (x <= 0) {
      value.fill(0);
      return;
    }
    const { power } = preparedAt(curve, x);
    for (let d = 0; d < value.length; d += 1) value[d] = amplitude[d]! * (power[d]! / (1 + power[d]!));
    return;
  }
  const { power, start } = preparedAt(curve, x);
  for (let d = 0; d < value.length; d += 1) {
    value[d] = amplitude[d]! * (power[d]! / (1 + power[d]!) - start[d]!);
  }
}

function hillSlopes(
  curve: HillCurve,
  x: number,
  slope: Float64Array,
  bend: Float64Array,
  few: Int32Array | undefined,
): void {
  const count = few ? few.length : slope.length;
  const { amplitude, half, steepness, offset } = curve;
  const { hasOffset } = prepared(curve);
  const power = hasOffset || x > 0 ? preparedAt(curve, x).power : undefined;
  for (let at = 0; at < count; at += 1) {
    const d = few ? few[at]! : at;
    const [a, k] = [amplitude[d]!, steepness[d]!];
    const s = x + offset[d]!;
    if (s <= 0 || !power) {
      slope[d] = slopeAtZero(a, half[d]!, k);
      bend[d] = bendAtZero(a, 2 * a, half[d]!, k);
      continue;
    }
    const v = power[d]!;
    const w = 1 / (1 + v);
    const rise = (a * k * v * w * w) / s;
    slope[d] = rise;
    bend[d] = (rise * w * (k - 1 - (k + 1) * v)) / s;
  }
}

function slopeAtZero(amplitude: number, half: number, steepness: number): number {
  if (amplitude === 0 || steepness > 1) return 0;
  return steepness === 1 ? amplitude / half : Number.POSITIVE_INFINITY;
}

/** `fall`/c² is how fast the slope falls at zero spend for k = 1. */
function bendAtZero(amplitude: number, fall: number, half: number, steepness: number): number {
  if (steepness < 1) return Number.NEGATIVE_INFINITY;
  if (steepness === 1) return -fall / (half * half);
  return steepness === 2 ? (2 * amplitude) / (half * half) : 0;
}

function logisticValues(curve: LogisticCurve, x: number, value: Float64Array): void {
  const { power, start } = preparedAt(curve, x);
  for (let d = 0; d < value.length; d += 1) value[d] = curve.amplitude[d]! * (power[d]! - start[d]!);
}

function logisticSlopes(
  curve: LogisticCurve,
  x: number,
  slope: Float64Array,
  bend: Float64Array,
  few: Int32Array | undefined,
): void {
  const count = few ? few.length : slope.length;
  const { power } = preparedAt(curve, x);
  for (let at = 0; at < count; at += 1) {
    const d = few ? few[at]! : at;
    const [a, r, t] = [curve.amplitude[d]!, curve.rate[d]! / 2, power[d]!];
    const fall = 1 - t * t;
    slope[d] = a * r * fall;
    bend[d] = -2 * a * r * r * t * fall;
  }
}

/*
 * With v = (x/c)^k, f the floor, C the ceiling and ρ = (1−C)/(1−f): g = −ln(1−f) + ln((1+v)/(1+ρv)),
 * so g' = (k/x) v (1−ρ)/((1+v)(1+ρv)), and g''/g' = (k − 1 − k v/(1+v) − kρv/(1+ρv))/x.
 */
function reachValues(curve: ReachCurve, x: number, value: Float64Array): void {
  if (x <= 0) {
    value.set(prepared(curve).start);
    return;
  }
  const { power, start, rho } = preparedAt(curve, x);
  for (let d = 0; d < value.length; d += 1) {
    const v = power[d]!;
    value[d] = start[d]! + Math.log1p((v * (1 - rho[d]!)) / (1 + rho[d]! * v));
  }
}

function reachSlopes(
  curve: ReachCurve,
  x: number,
  slope: Float64Array,
  bend: Float64Array,
  few: Int32Array | undefined,
): void {
  const count = few ? few.length : slope.length;
  const { half, steepness } = curve;
  const { rho } = prepared(curve);
  if (x <= 0) {
    for (let at = 0; at < count; at += 1) {
      const d = few ? few[at]! : at;
      const [c, k] = [half[d]!, steepness[d]!];
      slope[d] = slopeAtZero(1 - rho[d]!, c, k);
      bend[d] = bendAtZero(1 - rho[d]!, 1 - rho[d]! * rho[d]!, c, k);
    }
    return;
  }
  const { power } = preparedAt(curve, x);
  for (let at = 0; at < count; at += 1) {
    const d = few ? few[at]! : at;
    const [k, v] = [steepness[d]!, power[d]!];
    const [low, high] = [v / (1 + v), (rho[d]! * v) / (1 + rho[d]! * v)];
    const rise = (k * (low - high)) / x;
    slope[d] = rise;
    bend[d] = (rise * (k - 1 - k * low - k * high)) / x;
  }
}

/** Where the curve of draw d turns from convex to concave; 0 or less when it is concave throughout. */
export function inflection(curve: Curve, d: number): number {
  if (curve.family === 'logistic') return 0;
  const k = curve.steepness[d]!;
  if (k <= 1) return 0;
  if (curve.family === 'hill') {
    return curve.half[d]! * ((k - 1) / (k + 1)) ** (1 / k) - curve.offset[d]!;
  }
  // The positive root of (k+1)ρ v² + (1+ρ) v − (k−1) = 0, written so that it stays exact for small ρ.
  const rho = (1 - curve.ceiling[d]!) / (1 - curve.floor[d]!);
  const v = (2 * (k - 1)) / (1 + rho + Math.sqrt((1 + rho) ** 2 + 4 * (k * k - 1) * rho));
  return curve.half[d]! * v ** (1 / k);
}

/** How steep the curve of draw d is at its inflection: its steepest slope. Asked for where that is above 0. */
export function inflectionSlope(curve: Curve, d: number): number {
  const x = inflection(curve, d);
  if (curve.family === 'logistic') return (curve.amplitude[d]! * curve.rate[d]!) / 2;
  const k = curve.steepness[d]!;
  if (curve.family === 'hill') {
    const s = x + curve.offset[d]!;
    const v = (s / curve.half[d]!) ** k;
    return (curve.amplitude[d]! * k * v) / (s * (1 + v) ** 2);
  }
  const rho = (1 - curve.ceiling[d]!) / (1 - curve.floor[d]!);
  const v = (x / curve.half[d]!) ** k;
  return ((k / x) * v * (1 - rho)) / ((1 + v) * (1 + rho * v));
}

/** How many draws a curve holds. */
export function drawsOf(curve: Curve): number {
  return curve.family === 'logistic' ? curve.rate.length : curve.half.length;
}
