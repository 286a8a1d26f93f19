import { curveRoom, evaluateCurve } from '../model/curve.ts';
import type { HillCurve, ReachCurve } from '../model/curve-families.ts';
import { equalWeights, valueAt, weighted } from '../model/value-model.ts';
import { engineFor } from '../optimise/engine/choose.ts';
import type { EngineName, Question } from '../optimise/engine/engine.ts';
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

/**
 * The curve of each channel from zero to half as much again as the larger of today's and proposed spend, and what
 * engine reckoned them. Curves are for looking at: no bound rests on them.
 *
 * With one channel's spend moved, the value changes by its own additive curves and by its own part of the reach,
 * R·Π_{j≠i}(1−β_j) · β_i: a table of each curve at each spend, summed over the draws, is all that it takes.
 */
export async function responseCurves(
  { model, periods }: Pick<CompiledProblem, 'model' | 'periods'>,
  ids: readonly string[],
  today: Float64Array,
  proposed: Float64Array,
): Promise<{ curves: ResponseCurve[]; engine: EngineName }> {
  const weight = equalWeights(model.draws);
  const { value, logReach } = valueAt(model, proposed);
  const here = weighted(weight, value);
  const average = proposed.reduce((sum, x) => sum + x, 0) / proposed.length;
  const room = curveRoom(model.draws);
  const channels = ids.map((id, i) => {
    const end = 1.5 * Math.max(today[i]!, proposed[i]!, average / 4);
    const spends = Array.from({ length: pointsEach }, (_, k) => end * (k / (pointsEach - 1)) ** crowding);
    // The proposed spend comes first: values are told by how far they are from the plan's.
    const spend = [proposed[i]!, ...spends];
    const { additive, reach } = model.channels[i]!;
    const questions: Question[] = additive.map((curve) => ({ curve, weight, spend }));
    if (reach) {
      evaluateCurve(reach, proposed[i]!, room);
      const others = room.value.map((g, d) => weight[d]! * model.reachScale[d]! * Math.exp(g - logReach[d]!));
      questions.push({ curve: levelOf(reach), weight: others, spend });
    }
    return { id, spends, questions };
  });
  const all = channels.flatMap(({ questions }) => questions);
  const engine = await engineFor(all);
  const sums = engine.sums(all).values();
  const curves = channels.map(({ id, spends, questions }) => {
    const parts = questions.map(() => sums.next().value!.value);
    const points = spends.map((spend, k) => ({
      spend: spend / periods,
      value: parts.reduce((total, part) => total + (part[k + 1]! - part[0]!), here),
    }));
    return { id, points };
  });
  return { curves, engine: engine.name };
}

/** β less its floor: what a reach curve is the logarithm of. */
function levelOf({ floor, ceiling, half, steepness }: ReachCurve): HillCurve {
  return {
    family: 'hill',
    amplitude: ceiling.map((top, d) => top - floor[d]!),
    half,
    steepness,
    offset: new Float64Array(half.length),
  };
}
