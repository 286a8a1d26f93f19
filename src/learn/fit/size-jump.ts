import type { ModelChannel } from './model-channels.ts';
import { type Position, positionAt, type Target } from './nuts.ts';
import type { RandomSource } from './random.ts';
import { drawSize, logSizePrior } from './size-prior.ts';

/**
 * A Metropolis step that proposes one channel's size afresh from its prior. Where the data leave open whether a channel
 * works at all, its size has two places to be, far apart; the sampler's own steps seldom go from one to the other. As
 * the proposal is the prior, the chance of going is the ratio of the likelihoods.
 */
export function sizeJump(
  target: Target,
  channels: readonly ModelChannel[],
  levelAt: number,
): (from: Position, random: RandomSource) => Position {
  const open = channels.filter(({ prior }) => prior.on === 'mixture');
  return (from, random) => {
    const channel = open[Math.floor(random.uniform() * open.length)];
    if (channel === undefined) return from;
    const { at, prior } = channel;
    const level = from.q[levelAt]!;
    const q = Float64Array.from(from.q);
    q[at] = drawSize(prior, level, random);
    const to = positionAt(target, q);
    const gain = to.logDensity - from.logDensity;
    const byPrior = logSizePrior(prior, q[at]!, level).value - logSizePrior(prior, from.q[at]!, level).value;
    return Math.log(random.uniform()) < gain - byPrior ? to : from;
  };
}
