import type { Fit } from './fit.ts';
import type { FitModel } from './fit-model.ts';

/** From this correlation on, two channels' adstocked spend is said to move together. */
const movesTogether = 0.8;

/** Pairs of channels whose adstocked spend moves together, at each channel's mean decay. */
export function collinearPairs(model: FitModel, meanDecay: readonly number[]): Fit['checks']['collinear'] {
  const { longestLag } = model.request.spec;
  const stocks = model.channels.map(({ spend }, i) => adstocked(spend, meanDecay[i]!, longestLag));
  return model.channels.flatMap((first, i) =>
    model.channels.slice(i + 1).flatMap((second, k) => {
      const correlation = correlationOf(stocks[i]!, stocks[i + 1 + k]!);
      return Math.abs(correlation) >= movesTogether
        ? [{ channels: [first.id, second.id] satisfies [string, string], correlation }]
        : [];
    }),
  );
}

/** Σ_l α^l x_{t−l} over lags 0…longest: the normaliser does not matter to a correlation. */
export function adstocked(spend: Float64Array, decay: number, longest: number): Float64Array {
  return spend.map((_, t) => {
    let sum = 0;
    for (let l = 0, weight = 1; l <= Math.min(longest, t); l += 1, weight *= decay)
      sum += weight * spend[t - l]!;
    return sum;
  });
}

/** Correlation of each residual with the one before it. */
export function lagOneCorrelation(residuals: readonly number[]): number {
  const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  let [together, square] = [0, 0];
  residuals.forEach((value, t) => {
    square += (value - mean) ** 2;
    if (t > 0) together += (value - mean) * (residuals[t - 1]! - mean);
  });
  return square > 0 ? together / square : 0;
}

/** R²: the share of the outcome's variance that the fit explains. */
export function explainedShare(observed: readonly number[], residuals: readonly number[]): number {
  const mean = observed.reduce((sum, value) => sum + value, 0) / observed.length;
  const variance = observed.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const left = residuals.reduce((sum, value) => sum + value * value, 0);
  return variance > 0 ? 1 - left / variance : 0;
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let t = 0; t < a.length; t += 1) {
    ab += (a[t]! - meanA) * (b[t]! - meanB);
    aa += (a[t]! - meanA) ** 2;
    bb += (b[t]! - meanB) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
