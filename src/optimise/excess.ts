import { type Curve, curveValues } from '../model/curve.ts';
import { valueAt, weighted } from '../model/value-model.ts';
import { heightAt } from './polyline.ts';
import type { Problem } from './problem.ts';
import { type Box, drawWeights, type Relaxed, type Tangent } from './relaxation.ts';

/** What a relaxed plan's bound owes to its relaxations, in value. */
export interface Excess {
  /** By how much each channel's line lies above its curve. */
  readonly lines: Float64Array;
  /** By how much the reach's tangent lies above the reach. */
  readonly tangent: number;
}

/** By how much the tangent at G₀ lies above 1 − e^{−G}: Σ_d w_d R_d e^{−G₀} (e^{−Δ} − 1 + Δ), Δ = G − G₀. */
function tangentExcess(problem: Problem, spend: Float64Array, tangent: Tangent): number {
  if (!problem.model.hasReach) return 0;
  const { logReach } = valueAt(problem.model, spend);
  let sum = 0;
  for (let d = 0; d < logReach.length; d += 1) {
    const delta = logReach[d]! - tangent.logReach[d]!;
    const scale = tangent.weight[d]! * problem.model.reachScale[d]! * Math.exp(-tangent.logReach[d]!);
    sum += scale * (Math.expm1(-delta) + delta);
  }
  return sum;
}

/** How far each channel's spend can move the reach within a box, in value at the tangent. */
export function reachRanges(problem: Problem, box: Box, tangent: Tangent): Float64Array {
  const weights = drawWeights(problem, tangent);
  const here = new Float64Array(problem.model.draws);
  const at = (curve: Curve, x: number) => {
    curveValues(curve, x, here);
    return weighted(weights.reach, here);
  };
  return Float64Array.from(problem.model.channels, ({ reach }, i) =>
    reach ? at(reach, box.upper[i]!) - at(reach, box.lower[i]!) : 0,
  );
}

/** How far the relaxed plan's bound lies above its worth, by cause. */
export function excessOf(problem: Problem, relaxed: Relaxed, tangent: Tangent): Excess {
  return {
    lines: lineExcesses(problem, relaxed, tangent),
    tangent: tangentExcess(problem, relaxed.spend, tangent),
  };
}

/** By how much each channel's line lies above its curve at the relaxed plan. */
function lineExcesses(problem: Problem, relaxed: Relaxed, tangent: Tangent): Float64Array {
  const weights = drawWeights(problem, tangent);
  const here = new Float64Array(problem.model.draws);
  const heightOf = (curve: Curve, x: number, weight: Float64Array) => {
    curveValues(curve, x, here);
    return weighted(weight, here);
  };
  return Float64Array.from(problem.model.channels, ({ additive, reach }, i) => {
    const x = relaxed.spend[i]!;
    let height = reach ? heightOf(reach, x, weights.reach) : 0;
    for (const curve of additive) height += heightOf(curve, x, weights.value);
    return heightAt(relaxed.lines[i]!, x) - height;
  });
}
