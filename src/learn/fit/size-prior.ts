import { logNormal, sizePriors } from './priors.ts';
import type { RandomSource } from './random.ts';

/**
 * The prior of a channel's size, on u, the logarithm of its share of the outcome:
 *
 *     u ~ p · N(slab mean + level, slab sd²) + (1 − p) · N(spike mean, spike sd²)
 *
 * The spike, around a thousandth of the outcome, is “nothing to speak of”; which of the two a channel belongs to is
 * summed out. The level, N(0, .6²), is common to all channels: with it the channels' total has a prior of its own, and
 * what each gets is a split of that; independent priors would add up to ever more with ever more channels. A share or
 * an ROI that somebody stated is a normal prior on u as it is.
 */
export type SizePrior =
  | {
      readonly on: 'mixture';
      readonly slab: { readonly mean: number; readonly sd: number };
      readonly spike: { readonly mean: number; readonly sd: number };
    }
  | { readonly on: 'share'; readonly mean: number; readonly sd: number };

/**
 * The prior of one channel among several.
 *
 * @param part its part of the split: √(its largest week) ÷ Σ of these
 */
export function mixturePrior(part: number): SizePrior {
  const { total, splitSd, spike, apart, spikeSd } = sizePriors;
  const slab = total * part;
  return {
    on: 'mixture',
    slab: { mean: Math.log(slab), sd: splitSd },
    // Where the usual share of a channel is itself about a thousandth, nothing is less than that.
    spike: { mean: Math.log(Math.min(spike, slab / apart)), sd: spikeSd },
  };
}

/** share = ROI · spend / outcome: both priors are normal on the logarithm of the share. */
export function statedPrior(
  { on, low, high }: { readonly on: 'share' | 'roi'; readonly low: number; readonly high: number },
  outcomePerSpend: number,
): SizePrior {
  const { mean, sd } = logNormal(low, high);
  return { on: 'share', mean: on === 'roi' ? mean - Math.log(outcomePerSpend) : mean, sd };
}

/** The log prior at u and the common level, less constants; its slopes; and the chance that the channel works at all. */
export function logSizePrior(
  prior: SizePrior,
  u: number,
  level: number,
): { readonly value: number; readonly byShare: number; readonly byLevel: number; readonly works: number } {
  if (prior.on === 'share') {
    const score = (u - prior.mean) / prior.sd;
    return { value: -(score * score) / 2, byShare: -score / prior.sd, byLevel: 0, works: 1 };
  }
  const { slab, spike } = prior;
  const one = (u - slab.mean - level) / slab.sd;
  const other = (u - spike.mean) / spike.sd;
  const logOne = Math.log(sizePriors.works / slab.sd) - (one * one) / 2;
  const logOther = Math.log((1 - sizePriors.works) / spike.sd) - (other * other) / 2;
  const highest = Math.max(logOne, logOther);
  const value = highest + Math.log(Math.exp(logOne - highest) + Math.exp(logOther - highest));
  const works = Math.exp(logOne - value);
  const pull = (works * one) / slab.sd;
  return { value, byShare: -pull - ((1 - works) * other) / spike.sd, byLevel: pull, works };
}

/** A draw of u. */
export function drawSize(prior: SizePrior, level: number, random: RandomSource): number {
  const score = random.normal();
  if (prior.on === 'share') return prior.mean + prior.sd * score;
  return random.uniform() < sizePriors.works
    ? prior.slab.mean + level + prior.slab.sd * score
    : prior.spike.mean + prior.spike.sd * score;
}

/** Mean and standard deviation of u: of all of the prior, and of a channel that works. */
export function sizeMoments(prior: SizePrior) {
  if (prior.on === 'share') {
    const { mean, sd } = prior;
    return { mean, sd, usual: { mean, sd } };
  }
  const { works, levelSd } = sizePriors;
  const { slab, spike } = prior;
  const mean = works * slab.mean + (1 - works) * spike.mean;
  const usual = { mean: slab.mean, sd: Math.hypot(slab.sd, levelSd) };
  const variance =
    works * (usual.sd ** 2 + (slab.mean - mean) ** 2) +
    (1 - works) * (spike.sd ** 2 + (spike.mean - mean) ** 2);
  return { mean, sd: Math.sqrt(variance), usual };
}
