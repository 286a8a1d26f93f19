import { type CurveAt, inflection, inflectionSlope } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';

/*
 * How high a polyline through a cell's ends must stand in the cell's middle to lie above a curve, by draw.
 */

/** A first cell is steep when its left tangent would overshoot the cell's rise by this much. */
export const steep = 4;

/** Where one curve turns from convex to concave, by draw, and how steep it is there. */
export interface Peaks {
  readonly at: Float64Array;
  readonly slope: Float64Array;
  /** The least and the largest of `at`. */
  readonly first: number;
  readonly last: number;
}

/** Finds a curve's inflections. */
export function peaksOf(curve: Curve, draws: number): Peaks {
  const at = new Float64Array(draws);
  const slope = new Float64Array(draws);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let d = 0; d < draws; d += 1) {
    at[d] = inflection(curve, d);
    // Steepness is asked for inside cells alone, and those have spend above zero.
    if (at[d]! > 0) slope[d] = inflectionSlope(curve, d);
    first = Math.min(first, at[d]!);
    last = Math.max(last, at[d]!);
  }
  return { at, slope, first, last };
}

/** One curve on one cell: its values and slopes by draw at the cell's ends start at these places in `known`. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly half: number;
  readonly known: Float64Array;
  readonly fromValue: number;
  readonly fromSlope: number;
  readonly toValue: number;
  readonly toSlope: number;
}

/** Below the inflection the chord bounds. */
export function convexHeights({ known, fromValue, toValue }: Cell, height: Float64Array): void {
  for (let d = 0; d < height.length; d += 1) height[d] = (known[fromValue + d]! + known[toValue + d]!) / 2;
}

/** Above the inflection the tangents at both ends bound their halves. */
export function concaveHeights(cell: Cell, height: Float64Array): void {
  const { half, known, fromValue, fromSlope, toValue, toSlope } = cell;
  for (let d = 0; d < height.length; d += 1) {
    height[d] = Math.max(
      known[fromValue + d]! + known[fromSlope + d]! * half,
      known[toValue + d]! - known[toSlope + d]! * half,
    );
  }
}

/**
 * Draw by draw, whatever the shape. `start`, the heights at the left end given for the table's first cell, is
 * raised where the curve starts steeply.
 */
export function anyHeights(
  { from, to, half, known, fromValue, fromSlope, toValue, toSlope }: Cell,
  middle: CurveAt,
  peaks: Peaks,
  start: Float64Array | undefined,
  height: Float64Array,
): void {
  for (let d = 0; d < height.length; d += 1) {
    const [fa, sa] = [known[fromValue + d]!, known[fromSlope + d]!];
    const [fb, sb] = [known[toValue + d]!, known[toSlope + d]!];
    const [fm, sm, peak] = [middle.value[d]!, middle.slope[d]!, peaks.at[d]!];
    if (to <= peak) {
      height[d] = (fa + fb) / 2;
    } else if (from < peak) {
      // The inflection is inside: bound the left half by its steepest slope, the right half by its least.
      const steepest = peak < from + half ? fa + peaks.slope[d]! * half : fm;
      height[d] = Math.max(steepest, fb - Math.min(sm, sb) * half);
    } else if (!start || sa * half <= steep * (fb - fa)) {
      height[d] = Math.max(fa + sa * half, fb - sb * half);
    } else {
      // A steep start, as at zero spend: rather than by its own tangent, the left half is bounded by the one at
      // the middle, which raises the left end a little.
      height[d] = Math.max(fm, fb - sb * half);
      start[d] = fm - sm * half;
    }
  }
}
