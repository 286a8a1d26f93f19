import { curveValues } from '../model/curve.ts';
import type { Curve } from '../model/curve-families.ts';
import { weighted } from '../model/value-model.ts';
import { heightAt } from './polyline.ts';
import type { Plan, Problem } from './problem.ts';
import { type Box, drawWeights, type Relaxed, type Tangent } from './relaxation.ts';

/** What a relaxed plan's bound owes to its relaxations, in value. */
export interface Excess {
  /** By how much each channel's line lies above its curve. */
  readonly lines: Float64Array;
  /** By how much the reach's tangent lies above the reach, and the draws' weighted mean above the measure. */
  readonly tangent: number;
}

/** How far the relaxed plan's bound lies above its worth, by cause; `plan` is that plan, worked out. */
export function excessOf(problem: Problem, relaxed: Relaxed, tangent: Tangent, plan: Plan): Excess {
  return {
    lines: lineExcesses(problem, relaxed, tangent),
    tangent:
      tangentExcess(problem, plan.logReach, tangent) + weightExcess(tangent.weight, plan.draws, plan.value),
  };
}

/** By how much each channel's line lies above its curve at the relaxed plan. */
export function lineExcesses(problem: Problem, relaxed: Relaxed, tangent: Tangent): Float64Array {
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

/** By how much the tangent at G₀ lies above 1 − e^{−G}: Σ_d w_d R_d e^{−G₀} (e^{−Δ} − 1 + Δ), Δ = G − G₀. */
function tangentExcess(problem: Problem, logReach: Float64Array, tangent: Tangent): number {
  if (!problem.model.hasReach) return 0;
  const { reach } = drawWeights(problem, tangent);
  let sum = 0;
  for (let d = 0; d < logReach.length; d += 1) {
    // (A flat tangent counts nothing: the reach is as good as full.)
    if (reach[d] === 0) continue;
    const delta = logReach[d]! - tangent.logReach[d]!;
    sum += reach[d]! * (Math.expm1(-delta) + delta);
  }
  return sum;
}

/** By how much a weighted mean of the draws lies above their measure. */
function weightExcess(weight: Float64Array, draws: Float64Array, value: number): number {
  return Math.max(0, weighted(weight, draws) - value);
}

/**
 * How far each channel's spend can move, within a box, what the tangent stands for: the reach, and where the draws'
 * weights matter all of the value.
 */
export function tangentRanges(problem: Problem, box: Box, tangent: Tangent): Float64Array {
  const weights = drawWeights(problem, tangent);
  const here = new Float64Array(problem.model.draws);
  const rangeOf = (curve: Curve, i: number, weight: Float64Array) => {
    const at = (x: number) => {
      curveValues(curve, x, here);
      return weighted(weight, here);
    };
    return at(box.upper[i]!) - at(box.lower[i]!);
  };
  return Float64Array.from(problem.model.channels, ({ additive, reach }, i) => {
    let range = reach ? rangeOf(reach, i, weights.reach) : 0;
    if (problem.risk.tail < 1) for (const curve of additive) range += rangeOf(curve, i, weights.value);
    return range;
  });
}
