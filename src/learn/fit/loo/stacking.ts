import type { Loo } from './loo.ts';

/** Below this difference leave-one-out does not tell models apart (Sivula, Magnusson and Vehtari 2020). */
const undecided = 4;

/** How models of the same weeks compare. */
export interface Stacked {
  /** elpd of the best less that of each, with the standard error of the difference. */
  readonly behind: readonly { readonly by: number; readonly error: number }[];
  /** What part of the draws each model should give; they sum to 1. */
  readonly weights: readonly number[];
  /** Whether the weights are equal since the models cannot be told apart. */
  readonly isUndecided: boolean;
}

/**
 * Weights of models by how well they foretell left-out weeks: equal ones where all are within 4 of the best, else
 * stacking (Yao and others 2018): the weights whose mixture has the highest Σ_t log Σ_k w_k p_kt, by the EM algorithm.
 */
export function stacked(models: readonly Pick<Loo, 'elpd' | 'weeks'>[]): Stacked {
  const best = models.reduce((top, one) => (one.elpd > top.elpd ? one : top));
  const behind = models.map(({ weeks }) => {
    const apart = weeks.map((value, t) => best.weeks[t]! - value);
    const by = apart.reduce((sum, value) => sum + value, 0);
    const n = apart.length;
    const variance = apart.reduce((sum, value) => sum + (value - by / n) ** 2, 0) / Math.max(1, n - 1);
    return { by, error: Math.sqrt(n * variance) };
  });
  const isUndecided = behind.every(({ by }) => by < undecided);
  const equal = models.map(() => 1 / models.length);
  return { behind, weights: isUndecided ? equal : emWeights(models, equal), isUndecided };
}

const rounds = 2_000;

function emWeights(models: readonly Pick<Loo, 'weeks'>[], start: readonly number[]): number[] {
  let weights = [...start];
  const weeks = models[0]?.weeks.length ?? 0;
  // Each week's densities relative to its best: their products do not leave the floating-point numbers.
  const parts = Array.from({ length: weeks }, (_, t) => {
    const values = models.map((one) => one.weeks[t]!);
    const top = Math.max(...values);
    return values.map((value) => Math.exp(value - top));
  });
  for (let round = 0; round < rounds; round += 1) {
    const next = weights.map(() => 0);
    for (const part of parts) {
      const sum = part.reduce((all, value, k) => all + weights[k]! * value, 0);
      part.forEach((value, k) => {
        next[k]! += (weights[k]! * value) / sum / weeks;
      });
    }
    const moved = Math.max(...next.map((value, k) => Math.abs(value - weights[k]!)));
    weights = next;
    if (moved < 1e-10) break;
  }
  return weights;
}
