import { drawBias } from './bias-prior.ts';
import { fillResponse, type ResponseRoom, responseRoom } from './channel-response.ts';
import type { FitModel } from './fit-model.ts';
import { writeChannel } from './model-point.ts';
import { decayPrior, drawBeta, halfPrior, noiseScale, ratePrior, sizePriors, slopePrior } from './priors.ts';
import type { RandomSource } from './random.ts';
import { drawSize } from './size-prior.ts';

/** A joint draw from the prior. */
export interface PriorDraw {
  /** As the sampler has it. */
  readonly q: Float64Array;
  /** Coefficients of the model's columns (scaled outcome). */
  readonly linear: Float64Array;
}

/** Draws every parameter from its prior; evidence does not count. */
export function drawPrior(model: FitModel, random: RandomSource, rooms?: readonly ResponseRoom[]): PriorDraw {
  const { spec } = model.request;
  const { curve } = spec;
  const q = new Float64Array(model.dimension);
  const level = sizePriors.levelSd * random.normal();
  q[model.levelAt] = level;
  model.channels.forEach((channel, i) => {
    const shape = {
      decay: spec.longestLag > 0 ? drawBeta(random, decayPrior.a, decayPrior.b) : 0,
      rate: curve === 'logistic' ? random.gamma(ratePrior.shape) : 1,
      half: curve === 'hill' ? Math.exp(halfPrior.mean + halfPrior.sd * random.normal()) : 1,
      slope: curve === 'hill' ? Math.exp(slopePrior.mean + slopePrior.sd * random.normal()) : 1,
    };
    const room = rooms?.[i] ?? responseRoom(curve, model.weeks);
    fillResponse(room, channel.spend, spec, shape);
    const logShare = drawSize(channel.prior, level, random);
    if (channel.biasAt !== undefined) q[channel.biasAt] = drawBias(channel.bias, random);
    writeChannel(channel, spec, { shape, logShare }, q);
  });
  q[model.dimension - 1] = Math.log(Math.abs(random.normal()) * noiseScale);
  const linear = Float64Array.from(model.columns, ({ mean, sd }) => mean + sd * random.normal());
  return { q, linear };
}

/**
 * Where a chain starts: a draw from the prior in which every channel works. From "nothing to speak of" the data would
 * hardly pull a chain away, since so small an effect is hardly felt; the way back is open.
 */
export function startOf(model: FitModel, random: RandomSource): Float64Array {
  const { q } = drawPrior(model, random);
  for (const { at, prior } of model.channels)
    if (prior.on === 'mixture') q[at] = prior.slab.mean + q[model.levelAt]! + prior.slab.sd * random.normal();
  return q;
}
