import { drawsOf, inflection } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import type { ChannelCurves } from '../model/value-model.ts';

/** How many equal cells a table starts with. */
const coarseCells = 8;

/** Where a table looks first, as multiples of the spend at half effect: densest where curves bend most. */
const bends = [0.25, 0.5, 0.75, 1, 1.35, 1.8, 2.5, 4, 8, 20, 60];
/** A range that is wider than this many times the spend at half effect is looked at by such multiples. */
const wideRange = 6;

/**
 * The spend points that a channel's table starts with: its ends, equal cells, the curves' inflections (a few
 * draws stand for all), and for curves that start steeply a geometric run towards zero. Where the range is wide next
 * to the spend at half effect, as it is with many channels, equal cells would all lie far beyond saturation: then
 * the points follow the curves. The search adds points where they matter.
 *
 * @param near where the channel is likely to end, if that is known: then fewer points are taken beside those around it
 */
export function startingPoints(channel: ChannelCurves, low: number, high: number, near?: number): number[] {
  if (high <= low) return [low];
  const curves: readonly Curve[] = channel.reach ? [...channel.additive, channel.reach] : channel.additive;
  const half = typicalHalf(curves);
  if (near !== undefined) return pointsNear(near, half, low, high, curves.some(startsSteep));
  const isWide = high - low > wideRange * half;
  const points = isWide
    ? [low, ...bends.map((part) => part * half).filter((x) => x > low && x < high)]
    : Array.from({ length: coarseCells }, (_, j) => low + ((high - low) * j) / coarseCells);
  const first = isWide ? Math.min(high, bends[0]! * half) : (high - low) / coarseCells;
  if (low < first && curves.some(startsSteep)) {
    for (let j = 1; j <= 12; j += 1) points.push(low + first * 4 ** -j);
  }
  for (const curve of curves) {
    const draws = drawsOf(curve);
    for (const d of new Set([0, draws >> 2, draws >> 1, (3 * draws) >> 2])) {
      const peak = inflection(curve, d);
      if (peak > low && peak < high) points.push(peak);
    }
  }
  points.push(high);
  return points;
}

/** The ends, a few points that follow the curves, and some around `near`. */
function pointsNear(near: number, half: number, low: number, high: number, isSteep: boolean): number[] {
  // Without the draws' own inflections, cells must be narrow wherever these may lie.
  const wanted = Array.from({ length: 13 }, (_, j) => 0.2 * half * 1.26 ** j);
  wanted.push(...[5, 8, 20].map((part) => part * half));
  if (isSteep) wanted.push(...[2, 3, 5, 9].map((j) => half * 4 ** -j));
  wanted.push(...[0.92, 1, 1.08].map((part) => part * near));
  return [low, ...wanted.filter((x) => x > low && x < high), high];
}

function startsSteep(curve: Curve): boolean {
  return curve.family !== 'logistic' && curve.steepness.some((k) => k < 1);
}

/** The spend at half effect of the curve that has it first, on average over the draws. */
function typicalHalf(curves: readonly Curve[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const curve of curves) {
    // tanh reaches a half at 1.1/2 of its argument.
    const halves = curve.family === 'logistic' ? curve.rate.map((rate) => 1.1 / rate) : curve.half;
    let sum = 0;
    for (const half of halves) sum += half;
    least = Math.min(least, sum / halves.length);
  }
  return least;
}
