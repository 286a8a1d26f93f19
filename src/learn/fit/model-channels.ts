import { shapeCount } from './channel-response.ts';
import type { FitRequest } from './fit-request.ts';
import type { OutcomeScale } from './outcome-scale.ts';
import { coefficientScale, logNormal } from './priors.ts';

/** The prior of a channel's size: half-normal on β, or normal on u, the logarithm of its share of the outcome. */
type SizePrior =
  | { readonly on: 'coefficient'; readonly scale: number }
  | { readonly on: 'share'; readonly mean: number; readonly sd: number };

/** A channel with any spend; one that never had any has no scale, and data say nothing about it. */
export interface ModelChannel {
  readonly id: string;
  /** Its place among the history's channels. */
  readonly index: number;
  /** Spend by week ÷ `largest`. */
  readonly spend: Float64Array;
  readonly largest: number;
  readonly prior: SizePrior;
  /** Where its numbers start in the sampler's position, and how many they are: u, logit α (L > 1), the curve's. */
  readonly at: number;
  readonly size: number;
}

/** The channels of a request that ever had spend, in its order. */
export function modelChannels({ history, spec }: FitRequest, scale: OutcomeScale): ModelChannel[] {
  const peaks = history.channels.map(({ spend }) => Math.max(...spend));
  const sumOfPeaks = peaks.reduce((sum, peak) => sum + peak, 0);
  const size = 1 + (spec.longestLag > 0 ? 1 : 0) + shapeCount[spec.curve];
  const channels: ModelChannel[] = [];
  history.channels.forEach(({ id, spend }, index) => {
    const largest = peaks[index]!;
    if (!(largest > 0)) return;
    const total = spend.reduce((sum, value) => sum + value, 0);
    const given = spec.priors[id];
    channels.push({
      id,
      index,
      spend: Float64Array.from(spend, (value) => value / largest),
      largest,
      prior: given
        ? sharePrior(given, scale.total / total)
        : { on: 'coefficient', scale: coefficientScale(largest / sumOfPeaks) },
      at: channels.length * size,
      size,
    });
  });
  return channels;
}

/** share = ROI · spend / outcome: both priors are normal on the logarithm of the share. */
function sharePrior(
  { on, low, high }: FitRequest['spec']['priors'][string],
  outcomePerSpend: number,
): SizePrior {
  const { mean, sd } = logNormal(low, high);
  return { on: 'share', mean: on === 'roi' ? mean - Math.log(outcomePerSpend) : mean, sd };
}
