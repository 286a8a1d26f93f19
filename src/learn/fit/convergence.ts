import { normalQuantile } from '../../model/normal.ts';

/** How well several chains agree on one number, and how many independent draws theirs are worth. */
export interface Convergence {
  readonly rHat: number;
  readonly essBulk: number;
  readonly essTail: number;
}

/** What stands for "no number": chains that do not move have no R-hat. */
const noRHat = 99;

/**
 * Rank-normalised split R-hat (the larger of bulk and folded), bulk and tail effective sample sizes, as in Vehtari,
 * Gelman, Simpson, Carpenter and Bürkner (2021), "Rank-normalization, folding, and localization".
 */
export function convergence(chains: readonly Float64Array[]): Convergence {
  const split = chains.flatMap(halves);
  if (split.some((half) => half.length < 4)) return { rHat: noRHat, essBulk: 0, essTail: 0 };
  const ranked = rankNormalised(split);
  const middle = quantileOf(pooled(split), 0.5);
  const folded = rankNormalised(split.map((half) => half.map((value) => Math.abs(value - middle))));
  const rHat = Math.max(splitRHat(ranked), splitRHat(folded));
  const tails = [0.05, 0.95].map((p) => {
    const cut = quantileOf(pooled(chains), p);
    return effectiveDraws(split.map((half) => half.map((value) => (value <= cut ? 1 : 0))));
  });
  return {
    rHat: Number.isFinite(rHat) ? rHat : noRHat,
    essBulk: effectiveDraws(ranked),
    essTail: Math.min(...tails),
  };
}

/** The p-quantile of sorted values, with linear interpolation. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (at - below) * (high - low);
}

function pooled(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, chain) => sum + chain.length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all.sort();
}

function halves(chain: Float64Array): Float64Array[] {
  const half = Math.floor(chain.length / 2);
  return [chain.subarray(0, half), chain.subarray(chain.length - half)];
}

/** Each value's normal score by its rank among all (ties get their mean rank). */
function rankNormalised(chains: readonly Float64Array[]): Float64Array[] {
  const places = chains.flatMap((chain, c) => Array.from(chain, (value, d) => ({ value, c, d })));
  places.sort((a, b) => a.value - b.value);
  const scores = chains.map((chain) => new Float64Array(chain.length));
  for (let i = 0; i < places.length; ) {
    let end = i + 1;
    while (end < places.length && places[end]!.value === places[i]!.value) end += 1;
    const rank = (i + 1 + end) / 2;
    const score = normalQuantile((rank - 0.375) / (places.length + 0.25));
    for (; i < end; i += 1) scores[places[i]!.c]![places[i]!.d] = score;
  }
  return scores;
}

/** Variance within chains, and the one that both within and between give. */
function variances(chains: readonly Float64Array[]): { within: number; overall: number } {
  const n = chains[0]!.length;
  const means = chains.map(mean);
  const within = mean(
    chains.map((chain, c) => chain.reduce((sum, value) => sum + (value - means[c]!) ** 2, 0) / (n - 1)),
  );
  const centre = mean(means);
  const between = means.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (means.length - 1);
  return { within, overall: (within * (n - 1)) / n + between };
}

function splitRHat(chains: readonly Float64Array[]): number {
  const { within, overall } = variances(chains);
  return Math.sqrt(overall / within);
}

/** Geyer's initial monotone sequence over chains of equal length. */
function effectiveDraws(chains: readonly Float64Array[]): number {
  const n = chains[0]!.length;
  const all = n * chains.length;
  const { within, overall } = variances(chains);
  if (!(overall > 0)) return 0;
  const centred = chains.map((chain) => {
    const centre = mean(chain);
    return chain.map((value) => value - centre);
  });
  const correlation = (lag: number) =>
    1 - (within - mean(centred.map((x) => autocovariance(x, lag)))) / overall;
  const kept = [1, correlation(1)];
  let sum = kept[0]! + kept[1]!;
  // Pairs of lags as long as they are positive together; of the last pair only its even lag counts.
  let last = 0;
  for (let lag = 2; lag < n - 2 && sum > 0; lag += 2) {
    const [even, odd] = [correlation(lag), correlation(lag + 1)];
    sum = even + odd;
    last = sum >= 0 ? even : Math.max(0, even);
    if (sum >= 0) kept.push(even, odd);
  }
  if (sum > 0 && kept.length > 2) kept.length -= 2;
  for (let t = 2; t + 1 < kept.length; t += 2) {
    const before = kept[t - 2]! + kept[t - 1]!;
    if (kept[t]! + kept[t + 1]! > before) {
      kept[t] = before / 2;
      kept[t + 1] = before / 2;
    }
  }
  const total = kept.reduce((whole, value) => whole + value, 0);
  const time = Math.max(-1 + 2 * total + last, 1 / Math.log10(all));
  return all / time;
}

function autocovariance(centred: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = 0; t + lag < centred.length; t += 1) sum += centred[t]! * centred[t + lag]!;
  return sum / centred.length;
}

function mean(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
}
