import { curveSlopes, curveValues } from './curve.ts';
import type { Curve, ReachCurve } from './curve-families.ts';
import { fewThatCount } from './few-draws.ts';

/**
 * What a scenario is worth as a function of spend, over D joint draws of its uncertain parameters:
 *
 *     V_d(x) = base_d + Σ_i Σ_{c ∈ additive_i} c_d(x_i) + reachScale_d · (1 − exp(−Σ_i g_id(x_i)))
 *
 * The advantage model has all three parts, the response model no reach. Spend x is horizon spend.
 */
export interface ValueModel {
  readonly draws: number;
  /** The part that spend does not move. */
  readonly base: Float64Array;
  /** K_d · w_β: the value of full reach; all zero without reach. */
  readonly reachScale: Float64Array;
  readonly hasReach: boolean;
  readonly channels: readonly ChannelCurves[];
}

export interface ChannelCurves {
  readonly additive: readonly Exclude<Curve, ReachCurve>[];
  readonly reach: ReachCurve | undefined;
}

/** The value of a plan in every draw, with what the optimiser needs of it. */
export interface ValueAt {
  /** V_d. */
  readonly value: Float64Array;
  /** G_d = Σ_i g_id. */
  readonly logReach: Float64Array;
}

/** V_d(x) and G_d(x) for every draw. `spend` has one entry a channel. */
export function valueAt(model: ValueModel, spend: ArrayLike<number>): ValueAt {
  const value = Float64Array.from(model.base);
  const logReach = new Float64Array(model.draws);
  const here = new Float64Array(model.draws);
  model.channels.forEach((channel, i) => {
    for (const curve of channel.additive) {
      curveValues(curve, spend[i]!, here);
      for (let d = 0; d < model.draws; d += 1) value[d]! += here[d]!;
    }
    if (channel.reach) {
      curveValues(channel.reach, spend[i]!, here);
      for (let d = 0; d < model.draws; d += 1) logReach[d]! += here[d]!;
    }
  });
  for (let d = 0; d < model.draws; d += 1) value[d]! -= model.reachScale[d]! * Math.expm1(-logReach[d]!);
  return { value, logReach };
}

/** First and second derivatives of a weighted mean of the draws, by channel. */
export interface SlopesAt {
  readonly slope: Float64Array;
  /** ∂²/∂x_i² — the cross terms of the reach are left out. */
  readonly bend: Float64Array;
}

/**
 * The gradient of Σ_d weight_d V_d at `spend`, and its diagonal second derivatives. `logReach` is G_d there (from
 * `valueAt`). At zero spend a slope may be Infinity.
 */
export function slopesAt(
  model: ValueModel,
  spend: ArrayLike<number>,
  logReach: Float64Array,
  weight: Float64Array,
): SlopesAt {
  const n = model.channels.length;
  const result = { slope: new Float64Array(n), bend: new Float64Array(n) };
  const slopes = new Float64Array(model.draws);
  const bends = new Float64Array(model.draws);
  const reachWeight = weight.map((w, d) =>
    w === 0 ? 0 : w * model.reachScale[d]! * Math.exp(-logReach[d]!),
  );
  // A weight of zero leaves the draw out, also where its slope is infinite.
  const few = fewThatCount(weight);
  model.channels.forEach((channel, i) => {
    let [slope, bend] = [0, 0];
    for (const curve of channel.additive) {
      curveSlopes(curve, spend[i]!, slopes, bends, few);
      const count = few ? few.length : model.draws;
      for (let k = 0; k < count; k += 1) {
        const d = few ? few[k]! : k;
        const w = weight[d]!;
        if (w === 0) continue;
        slope += w * slopes[d]!;
        bend += w * bends[d]!;
      }
    }
    if (channel.reach) {
      curveSlopes(channel.reach, spend[i]!, slopes, bends, few);
      const count = few ? few.length : model.draws;
      for (let k = 0; k < count; k += 1) {
        const d = few ? few[k]! : k;
        const w = reachWeight[d]!;
        if (w === 0) continue;
        slope += w * slopes[d]!;
        bend += w * (bends[d]! - slopes[d]! * slopes[d]!);
      }
    }
    result.slope[i] = slope;
    result.bend[i] = Number.isFinite(bend) ? bend : Number.NEGATIVE_INFINITY;
  });
  return result;
}

/** Equal weights that sum to 1. */
export function equalWeights(draws: number): Float64Array {
  return new Float64Array(draws).fill(1 / draws);
}

/** Σ_d weight_d · value_d. */
export function weighted(weight: Float64Array, value: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < value.length; d += 1) sum += weight[d]! * value[d]!;
  return sum;
}

/** How many curves a model has. */
export function curvesIn({ channels }: ValueModel): number {
  let curves = 0;
  for (const { additive, reach } of channels) curves += additive.length + (reach ? 1 : 0);
  return curves;
}
