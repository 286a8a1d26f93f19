import type { CurveAt } from '../model/curve.ts';
import { type Peaks, steep } from './cell-heights.ts';

/*
 * As `cell-heights.ts`, for the weighted sum of a curve's draws: how high a polyline through a cell's ends must stand
 * in the cell's middle, once so that its left half lies above the curve (`rise`), once for its right half (`fall`).
 */

/** A curve's weighted sums at a cell's end. */
export interface EndSums {
  readonly value: number;
  readonly slope: number;
}

export interface CellSums {
  rise: number;
  fall: number;
  /** How high the left end must stand: at the curve's own height, unless the table's first cell is steep. */
  start: number;
}

/**
 * Where all draws are convex, or all concave, sums at the ends say enough. Undefined for a first cell that starts too
 * steeply for its tangent to be of use.
 */
export function cellSums(
  left: EndSums,
  right: EndSums,
  half: number,
  isConvex: boolean,
  isFirst: boolean,
): CellSums | undefined {
  if (isConvex) {
    const chord = (left.value + right.value) / 2;
    return { rise: chord, fall: chord, start: left.value };
  }
  // (Written so that a slope without bound, or none that is a number, is too steep.)
  if (isFirst && !(left.slope * half <= steep * (right.value - left.value))) return undefined;
  return { rise: left.value + left.slope * half, fall: right.value - right.slope * half, start: left.value };
}

/** Draw by draw, whatever the shape. */
export function mixedSums(
  { from, to, half }: { readonly from: number; readonly to: number; readonly half: number },
  left: CurveAt,
  right: CurveAt,
  middle: CurveAt,
  peaks: Peaks,
  weight: Float64Array,
  isFirst: boolean,
): CellSums {
  const sums = { rise: 0, fall: 0, start: 0 };
  for (let d = 0; d < weight.length; d += 1) {
    const w = weight[d]!;
    if (w === 0) continue;
    const [fa, sa, fb, sb] = [left.value[d]!, left.slope[d]!, right.value[d]!, right.slope[d]!];
    const [fm, sm, peak] = [middle.value[d]!, middle.slope[d]!, peaks.at[d]!];
    let [rise, fall, start] = [fa + sa * half, fb - sb * half, fa];
    if (to <= peak) {
      rise = (fa + fb) / 2;
      fall = rise;
    } else if (from < peak) {
      rise = peak < from + half ? fa + peaks.slope[d]! * half : fm;
      fall = fb - Math.min(sm, sb) * half;
    } else if (isFirst && !(sa * half <= steep * (fb - fa))) {
      rise = fm;
      start = fm - sm * half;
    }
    sums.rise += w * rise;
    sums.fall += w * fall;
    sums.start += w * start;
  }
  return sums;
}
