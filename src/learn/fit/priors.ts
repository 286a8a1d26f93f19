import type { RandomSource } from './random.ts';

/**
 * What is held likely before any data, on the fit's own scales: spend ÷ the channel's largest weekly spend, outcome ÷
 * its largest week. All are weakly informative: they rule out what no team sees (a channel that alone brings several
 * times the best week, a carry-over that never ends) and leave the rest to the data. `docs/fit.md` gives the reasons.
 */
export const linearPriors = {
  intercept: { mean: 0.5, sd: 0.3 },
  /** Change of the base over the whole history. */
  slope: { mean: 0, sd: 0.3 },
  /** Of all changes of slope together. */
  change: { mean: 0, sd: 0.5 },
  season: { mean: 0, sd: 0.15 },
  /** For one standard deviation of the control. */
  control: { mean: 0, sd: 0.15 },
  /** For a whole week of the event. */
  event: { mean: 0, sd: 0.3 },
} as const;

/** σ ~ half-normal. */
export const noiseScale = 0.25;

/** Decay α ~ Beta(1, 3): most carry-over is short. */
export const decayPrior = { a: 1, b: 3 } as const;

/** Logistic rate λ ~ Gamma(3, 1): between nearly a straight line and full saturation at a fifth of the largest week. */
export const ratePrior = { shape: 3 } as const;

/** Hill: half-saturation and slope, log-normal; 90 % from .15 to 1.7 largest weeks and from .6 to 2.7. */
export const halfPrior = { mean: Math.log(0.5), sd: 0.75 } as const;
export const slopePrior = { mean: Math.log(1.3), sd: 0.45 } as const;

/**
 * Sizes of channels as shares of the outcome (`size-prior.ts`): all channels together about a fifth, one channel's part
 * of it by the root of its spend, which stands between "every channel does as much" and "every unit of spend does as
 * much". Six of ten channels do something to speak of; the others about a thousandth of the outcome.
 */
export const sizePriors = {
  total: 0.2,
  levelSd: 0.6,
  splitSd: 0.9,
  works: 0.6,
  spike: 0.001,
  spikeSd: 1,
  /** How many times smaller than the usual share the spike is at least. */
  apart: 30,
} as const;

/**
 * b in "effect in the history = causal effect · e^b" (`bias-prior.ts`): 15 % either way for most channels; where spend
 * may follow demand the history says a third too much, give or take a factor of two, and one channel in twenty does
 * so without anybody having said it.
 */
export const biasPriors = {
  usual: { mean: 0, sd: 0.15 },
  follows: { mean: 0.3, sd: 0.7 },
  unsaid: 0.05,
} as const;

/** A log-normal by its 5 % and 95 % quantiles, as mean and standard deviation of the logarithm. */
export function logNormal(low: number, high: number): { mean: number; sd: number } {
  const [bottom, top] = [Math.log(Math.min(low, high)), Math.log(Math.max(low, high))];
  // Equal quantiles would be a point: no sampler could stand on it.
  return { mean: (bottom + top) / 2, sd: Math.max(1e-3, (top - bottom) / (2 * 1.6448536269514722)) };
}

/** A draw from Beta(a, b). */
export function drawBeta(random: RandomSource, a: number, b: number): number {
  const [x, y] = [random.gamma(a), random.gamma(b)];
  return Math.min(1 - 1e-12, Math.max(1e-12, x / (x + y)));
}
