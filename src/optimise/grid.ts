import { drawsOf, inflection } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import type { ChannelCurves } from '../model/value-model.ts';

/** How many equal cells a table starts with. */
const coarseCells = 8;

/**
 * The spend points that a channel's table starts with: its ends, equal cells, the curves' inflections (a few
 * draws stand for all), and for curves that start steeply a geometric run towards zero. The search adds
 * points where they matter.
 */
export function startingPoints(channel: ChannelCurves, low: number, high: number): number[] {
  if (high <= low) return [low];
  const points = Array.from({ length: coarseCells + 1 }, (_, j) => low + ((high - low) * j) / coarseCells);
  const curves: readonly Curve[] = channel.reach ? [...channel.additive, channel.reach] : channel.additive;
  if (low < high / coarseCells && curves.some(startsSteep)) {
    for (let j = 1; j <= 12; j += 1) points.push(low + ((high - low) / coarseCells) * 4 ** -j);
  }
  for (const curve of curves) {
    const draws = drawsOf(curve);
    for (const d of new Set([0, draws >> 2, draws >> 1, (3 * draws) >> 2])) {
      const peak = inflection(curve, d);
      if (peak > low && peak < high) points.push(peak);
    }
  }
  points[coarseCells] = high;
  return points;
}

function startsSteep(curve: Curve): boolean {
  return curve.family !== 'logistic' && curve.steepness.some((k) => k < 1);
}
