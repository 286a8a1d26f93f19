import { equalWeights, valueAt, weighted } from '../model/value-model.ts';
import type { CompiledProblem } from '../optimise/optimise.ts';

/** How a channel's spend moves the plan's value, all other channels as proposed. */
export interface ResponseCurve {
  readonly id: string;
  /** Spend per period and expected value over the horizon. */
  readonly points: { readonly spend: number; readonly value: number }[];
}

/** Points of each curve, closer together near zero, where concave curves are steepest. */
const pointsEach = 33;
const crowding = 1.6;

/** The curve of each channel from zero to half as much again as the larger of today's and proposed spend. */
export function responseCurves(
  { model, periods }: CompiledProblem,
  ids: readonly string[],
  today: Float64Array,
  proposed: Float64Array,
): ResponseCurve[] {
  const weight = equalWeights(model.draws);
  const average = proposed.reduce((sum, x) => sum + x, 0) / proposed.length;
  return ids.map((id, i) => {
    const end = 1.5 * Math.max(today[i]!, proposed[i]!, average / 4);
    return {
      id,
      points: Array.from({ length: pointsEach }, (_, k) => {
        const spend = end * (k / (pointsEach - 1)) ** crowding;
        const value = weighted(weight, valueAt(model, proposed.with(i, spend)).value);
        return { spend: spend / periods, value };
      }),
    };
  });
}
