import { drawsOf, inflection } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import type { Problem } from './problem.ts';

/**
 * Whether a climb from anywhere ends at the best plan: all curves have diminishing returns from the first unit on, in
 * every draw. Sums, the reach and the worst draws' mean keep that. (Under a target or an ROI climbs are made for
 * one total at a time and may still end differently.)
 */
export function hasOneHill({ model, aim }: Problem): boolean {
  return (
    aim.kind === 'surplus' &&
    model.channels.every(
      ({ additive, reach }) => additive.every(isConcave) && (reach === undefined || isConcave(reach)),
    )
  );
}

function isConcave(curve: Curve): boolean {
  const draws = drawsOf(curve);
  for (let d = 0; d < draws; d += 1) if (inflection(curve, d) > 0) return false;
  return true;
}
