import type { SingleCurves } from './single-curves.ts';

/**
 * The hull of one curve on a range: from the left end a line that rises by `rise` a unit up to `touch`, from there on
 * the curve itself. (`touch` at the left end: the curve is concave; at the right one: a line alone.)
 */
export interface CurveLine {
  readonly touch: number;
  readonly rise: number;
}

/** How far back from the point where a line should touch it is tried next, as a part of the range; then four times that. */
const firstStep = 1e-15;
const mostRounds = 80;

/**
 * The hull of channel i's curve on [low, high]. The line touches a hair before the true tangent point, where its slope is
 * a hair larger than the tangent's: so it lies above the curve up to there whatever rounding did.
 */
export function lineOn(curves: SingleCurves, i: number, low: number, high: number): CurveLine {
  const turn = curves.turn[i]!;
  if (high <= low || turn <= low) return { touch: low, rise: 0 };
  const base = curves.value(i, low);
  const chord = (x: number) => (curves.value(i, x) - base) / (x - low);
  // Positive before the tangent point: there the curve is steeper than the line to it.
  const ahead = (x: number) => curves.slope(i, x) - chord(x);
  if (turn >= high || ahead(high) >= 0) return { touch: high, rise: chord(high) };
  let [before, after] = [turn, high];
  let [atBefore, atAfter] = [ahead(before), ahead(after)];
  for (let round = 1; round < mostRounds && after - before > firstStep * after; round += 1) {
    // Regula falsi, halving the weight of an end that stays (Illinois), and now and then the range.
    const share = atBefore / (atBefore - atAfter);
    const x =
      round % 4 === 0 || !(share > 0 && share < 1) ? (before + after) / 2 : before + share * (after - before);
    if (x <= before || x >= after) break;
    const here = ahead(x);
    if (here >= 0) [before, atBefore, atAfter] = [x, here, atAfter / 2];
    else [after, atAfter, atBefore] = [x, here, atBefore / 2];
  }
  return { touch: before, rise: Math.max(curves.slope(i, before), chord(before)) };
}

/** By how much the line lies above the curve at x; 0 where the hull is the curve. */
export function lineExcess(
  curves: SingleCurves,
  i: number,
  low: number,
  { touch, rise }: CurveLine,
  x: number,
): number {
  if (x <= low || x >= touch) return 0;
  return Math.max(0, curves.value(i, low) + rise * (x - low) - curves.value(i, x));
}
