import type { BiasPrior } from './bias-prior.ts';
import { shapeCount } from './channel-response.ts';
import type { FitRequest } from './fit-request.ts';
import type { OutcomeScale } from './outcome-scale.ts';
import { robustPeak } from './robust-peak.ts';
import { mixturePrior, type SizePrior, statedPrior } from './size-prior.ts';

/** A channel with any spend; one that never had any has no scale, and data say nothing about it. */
export interface ModelChannel {
  readonly id: string;
  /** Its place among the history's channels. */
  readonly index: number;
  /** Spend by week ÷ `largest`. */
  readonly spend: Float64Array;
  /** The largest weekly spend, one that is far beyond all others (a typing error) left aside. */
  readonly largest: number;
  readonly prior: SizePrior;
  readonly bias: BiasPrior;
  /** Where b stands in the sampler's position: only where a test speaks of the channel; else its prior is all there is. */
  readonly biasAt: number | undefined;
  /** Where its numbers start in the sampler's position, and how many they are: u, logit α (L > 1), the curve's. */
  readonly at: number;
  readonly size: number;
}

/** The channels of a request that ever had spend, in its order. */
export function modelChannels({ history, spec, evidence }: FitRequest, scale: OutcomeScale): ModelChannel[] {
  const size = 1 + (spec.longestLag > 0 ? 1 : 0) + shapeCount[spec.curve];
  const spent = history.channels
    .map(({ id, spend }, index) => ({ id, index, spend, largest: robustPeak(spend) }))
    .filter(({ largest }) => largest > 0);
  const roots = spent.reduce((sum, { largest }) => sum + Math.sqrt(largest), 0);
  let biasAt = spent.length * size;
  return spent.map(({ id, index, spend, largest }, k): ModelChannel => {
    const total = spend.reduce((sum, value) => sum + value, 0);
    const given = spec.priors[id];
    const isTested = evidence.some(({ channel }) => channel === id);
    const mayFollow = spec.followsDemand?.includes(id) ?? false;
    if (isTested) biasAt += 1;
    return {
      id,
      index,
      spend: Float64Array.from(spend, (value) => value / largest),
      largest,
      prior: given ? statedPrior(given, scale.total / total) : mixturePrior(Math.sqrt(largest) / roots),
      bias: mayFollow ? 'follows' : 'usual',
      biasAt: isTested ? biasAt - 1 : undefined,
      at: k * size,
      size,
    };
  });
}
