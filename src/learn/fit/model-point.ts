import { drawBias } from './bias-prior.ts';
import type { ResponseRoom, ResponseShape } from './channel-response.ts';
import type { FitSpec } from './fit-spec.ts';
import type { ModelChannel } from './model-channels.ts';
import { decayPrior, halfPrior, ratePrior, slopePrior } from './priors.ts';
import type { RandomSource } from './random.ts';

/** One channel's parameters on the fit's scales. */
export interface ChannelPoint {
  readonly shape: ResponseShape;
  /** u. */
  readonly logShare: number;
  /** b: the effect in the history is e^b times what the channel causes; 0 where it is not sampled. */
  readonly bias: number;
  /** β: part of the largest week's outcome at full saturation, in the history; β e^{−b} is what the channel causes. */
  readonly coefficient: number;
  /** Σ h over all weeks. */
  readonly saturation: number;
}

/** Parameters on the fit's scales. */
export interface ModelPoint {
  readonly channels: readonly ChannelPoint[];
  /** What all channels' sizes have in common (`size-prior.ts`). */
  readonly level: number;
  readonly sigma: number;
}

/** One joint draw. */
export interface JointDraw {
  /** With each channel's bias: as sampled where a test speaks of it, else drawn from its prior. */
  readonly point: ModelPoint;
  /** Saturation by week of each channel; may be overwritten by the next draw. */
  readonly rooms: readonly ResponseRoom[];
  /** Coefficients of the model's columns (scaled outcome). */
  readonly linear: Float64Array;
}

/** β e^{−b}: what the channel causes at full saturation. */
export const causalCoefficient = ({
  coefficient,
  bias,
}: Pick<ChannelPoint, 'coefficient' | 'bias'>): number => coefficient * Math.exp(-bias);

/** The point with each bias that is not sampled drawn from its prior. */
export function withBias(
  point: ModelPoint,
  channels: readonly ModelChannel[],
  random: RandomSource,
): ModelPoint {
  const biased = point.channels.map((one, i) => {
    const { bias, biasAt } = channels[i]!;
    return biasAt === undefined ? { ...one, bias: drawBias(bias, random) } : one;
  });
  return { ...point, channels: biased };
}

/** A channel's part of the sampler's position, brought back from the unconstrained scale. */
export function channelAt(
  { at, size }: ModelChannel,
  { curve, longestLag }: FitSpec,
  q: Float64Array,
): { readonly shape: ResponseShape; readonly logShare: number } {
  const decay = longestLag > 0 ? 1 / (1 + Math.exp(-q[at + 1]!)) : 0;
  const first = Math.exp(q[at + size - (curve === 'hill' ? 2 : 1)]!);
  const shape =
    curve === 'logistic'
      ? { decay, rate: first, half: 1, slope: 1 }
      : { decay, rate: 1, half: first, slope: Math.exp(q[at + size - 1]!) };
  return { shape, logShare: q[at]! };
}

/** The way back: a channel's numbers on the sampler's scale, written into `q`. */
export function writeChannel(
  { at, size }: ModelChannel,
  { curve, longestLag }: FitSpec,
  { shape, logShare }: Pick<ChannelPoint, 'shape' | 'logShare'>,
  q: Float64Array,
): void {
  q[at] = logShare;
  if (longestLag > 0) q[at + 1] = Math.log(shape.decay) - Math.log1p(-shape.decay);
  if (curve === 'logistic') {
    q[at + size - 1] = Math.log(shape.rate);
  } else {
    q[at + size - 2] = Math.log(shape.half);
    q[at + size - 1] = Math.log(shape.slope);
  }
}

/** The log prior of decay and curve on the unconstrained scale, less constants; adds its gradient. */
export function logPriorOfShape(
  { curve, longestLag }: FitSpec,
  { decay, rate, half, slope }: ResponseShape,
  gradient: Float64Array,
  { decayAt, shapeAt }: { readonly decayAt: number; readonly shapeAt: number },
): number {
  let value = 0;
  if (longestLag > 0) {
    // Beta(a, b) and the logit's Jacobian α(1 − α).
    const { a, b } = decayPrior;
    value += a * Math.log(decay) + b * Math.log1p(-decay);
    gradient[decayAt]! += a * (1 - decay) - b * decay;
  }
  if (curve === 'logistic') {
    // Gamma(shape, 1) and the logarithm's Jacobian λ.
    value += ratePrior.shape * Math.log(rate) - rate;
    gradient[shapeAt]! += ratePrior.shape - rate;
    return value;
  }
  for (const [k, prior, at] of [
    [0, halfPrior, half],
    [1, slopePrior, slope],
  ] as const) {
    const score = (Math.log(at) - prior.mean) / prior.sd;
    value -= (score * score) / 2;
    gradient[shapeAt + k]! -= score / prior.sd;
  }
  return value;
}
