import { type Curve, curveRoom, evaluateCurve } from '../model/curve.ts';
import { heightAt } from './polyline.ts';
import type { Problem } from './problem.ts';
import { drawWeights, type Relaxed, type Tangent } from './relaxation.ts';

/** By how much each channel's line lies above its curve at the relaxed plan. */
export function excesses(problem: Problem, relaxed: Relaxed, tangent: Tangent): Float64Array {
  const weights = drawWeights(problem, tangent);
  const room = curveRoom(problem.model.draws);
  const heightOf = (curve: Curve, x: number, weight: Float64Array) => {
    evaluateCurve(curve, x, room);
    let sum = 0;
    for (let d = 0; d < weight.length; d += 1) sum += weight[d]! * room.value[d]!;
    return sum;
  };
  return Float64Array.from(problem.model.channels, ({ additive, reach }, i) => {
    const x = relaxed.spend[i]!;
    let height = reach ? heightOf(reach, x, weights.reach) : 0;
    for (const curve of additive) height += heightOf(curve, x, weights.value);
    return heightAt(relaxed.lines[i]!, x) - height;
  });
}
