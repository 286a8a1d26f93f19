import { fillResponse, type ResponseRoom, responseRoom } from './channel-response.ts';
import type { FitModel } from './fit-model.ts';
import { writeChannel } from './model-point.ts';
import { decayPrior, drawBeta, halfPrior, noiseScale, ratePrior, slopePrior } from './priors.ts';
import type { RandomSource } from './random.ts';

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
  const total = model.scale.total / model.scale.largest;
  model.channels.forEach((channel, i) => {
    const shape = {
      decay: spec.longestLag > 0 ? drawBeta(random, decayPrior.a, decayPrior.b) : 0,
      rate: curve === 'logistic' ? random.gamma(ratePrior.shape) : 1,
      half: curve === 'hill' ? Math.exp(halfPrior.mean + halfPrior.sd * random.normal()) : 1,
      slope: curve === 'hill' ? Math.exp(slopePrior.mean + slopePrior.sd * random.normal()) : 1,
    };
    const room = rooms?.[i] ?? responseRoom(curve, model.weeks);
    fillResponse(room, channel.spend, spec, shape);
    const saturation = room.value.reduce((sum, value) => sum + value, 0);
    const { prior } = channel;
    const score = random.normal();
    const logShare =
      prior.on === 'coefficient'
        ? Math.log((Math.abs(score) * prior.scale * saturation) / total)
        : prior.mean + prior.sd * score;
    writeChannel(channel, spec, { shape, logShare }, q);
  });
  q[model.dimension - 1] = Math.log(Math.abs(random.normal()) * noiseScale);
  const linear = Float64Array.from(model.columns, ({ mean, sd }) => mean + sd * random.normal());
  return { q, linear };
}
