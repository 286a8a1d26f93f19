import type { Collapsed } from './collapsed.ts';
import type { LinearColumn } from './linear-columns.ts';
import { drawWeight } from './noise.ts';
import type { RandomSource } from './random.ts';

/**
 * Numbers that are drawn in closed form between a sampler's steps, given its position (Gibbs steps), and that its
 * density depends on.
 */
export interface Companions {
  /** How many of them are kept with a draw. */
  readonly size: number;
  /** Forgets all that was drawn: the density is as at first. */
  reset(): void;
  /** Draws them anew given the position; fills `kept`; says whether the density is another one now. */
  redraw(q: Float64Array, random: RandomSource, kept: Float64Array): boolean;
  /** Goes on from a draw that was kept: what was not kept of it is drawn given the rest. */
  resume(q: Float64Array, kept: Float64Array, random: RandomSource): void;
}

/**
 * The linear coefficients b given position and weights, then each week's weight given its residual. Kept are the
 * coefficients: the weights are summed out wherever they are asked for.
 *
 * @param residualAt the outcome less the channels and the prior mean of the linear terms, and σ, at a position
 */
export function weekWeights(
  {
    columns,
    linear,
    seen,
  }: { readonly columns: readonly LinearColumn[]; readonly linear: Collapsed; readonly seen: number },
  residualAt: (q: Float64Array) => { readonly residual: Float64Array; readonly sigma: number },
): Companions {
  const weights = new Float64Array(seen);
  const left = new Float64Array(seen);

  function drawWeights(
    residual: Float64Array,
    sigma: number,
    b: Float64Array,
    random: RandomSource,
  ): boolean {
    left.set(residual);
    columns.forEach(({ values, mean }, k) => {
      const apart = b[k]! - mean;
      for (let t = 0; t < seen; t += 1) left[t]! -= apart * values[t]!;
    });
    for (let t = 0; t < seen; t += 1) weights[t] = drawWeight(left[t]!, sigma, random);
    return linear.weigh(weights);
  }

  return {
    size: columns.length,
    reset() {
      weights.fill(1);
      linear.weigh(weights);
    },
    redraw(q, random, kept) {
      const { residual, sigma } = residualAt(q);
      const b = linear.draw(residual, sigma, random);
      kept.set(b);
      return drawWeights(residual, sigma, b, random);
    },
    resume(q, kept, random) {
      const { residual, sigma } = residualAt(q);
      drawWeights(residual, sigma, kept, random);
    },
  };
}
