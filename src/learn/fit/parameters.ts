import { responseRoom } from './channel-response.ts';
import { type Convergence, convergence, quantileOf } from './convergence.ts';
import type { Fit } from './fit.ts';
import type { FitModel } from './fit-model.ts';
import { causalCoefficient, type JointDraw, withBias } from './model-point.ts';
import { drawPrior } from './prior-draw.ts';
import { createRandom } from './random.ts';

export type Estimate = Fit['parameters'][number]['prior'];

/** One parameter as people read it: its path, and its value at a draw, in the scenario's own units. */
export interface Parameter {
  readonly path: string;
  at(draw: JointDraw): number;
}

/** A year: what the base is the mean of. */
const baseWeeks = 52;

/**
 * All parameters of a model, in the scenario's own units (spend per week, outcome per week). `base` is the outcome
 * per week without spend, the mean over the last 52 weeks, with what channels only seemed to bring (1 − e^{−b} of their effect
 * in the history); with fewer weeks seasonality, which would not average out, is left aside. `channels.level` is e to
 * the channels' common level, `bias.<id>` is e^b.
 */
export function parametersOf(model: FitModel): Parameter[] {
  const { channels, columns, scale, weeks } = model;
  const { curve, longestLag } = model.request.spec;
  const counted = Math.min(baseWeeks, weeks);
  const baseParts = columns.map(({ part, values }) =>
    part === 'seasonality' && weeks < baseWeeks
      ? 0
      : values.subarray(weeks - counted).reduce((sum, value) => sum + value, 0) / counted,
  );
  return [
    {
      path: 'base',
      at: ({ point, linear, rooms }) => {
        let sum = 0;
        for (let k = 0; k < linear.length; k += 1) sum += linear[k]! * baseParts[k]!;
        point.channels.forEach((one, i) => {
          const seeming = (one.coefficient - causalCoefficient(one)) / counted;
          for (let t = weeks - counted; t < weeks; t += 1) sum += seeming * rooms[i]!.value[t]!;
        });
        return scale.largest * sum;
      },
    },
    { path: 'sigma', at: ({ point }) => point.sigma * scale.largest },
    { path: 'channels.level', at: ({ point }) => Math.exp(point.level) },
    ...channels.flatMap(({ id, largest }, i): Parameter[] => {
      const path = (name: string) => `channel.${id}.${name}`;
      const shape = ({ point }: JointDraw) => point.channels[i]!.shape;
      return [
        {
          path: path('coefficient'),
          at: ({ point }) => causalCoefficient(point.channels[i]!) * scale.largest,
        },
        ...(curve === 'logistic'
          ? [{ path: path('rate'), at: (draw: JointDraw) => shape(draw).rate / largest }]
          : [
              { path: path('halfSaturation'), at: (draw: JointDraw) => shape(draw).half * largest },
              { path: path('slope'), at: (draw: JointDraw) => shape(draw).slope },
            ]),
        ...(longestLag > 0 ? [{ path: path('decay'), at: (draw: JointDraw) => shape(draw).decay }] : []),
        { path: `bias.${id}`, at: ({ point }) => Math.exp(point.channels[i]!.bias) },
      ];
    }),
    ...columns.map(
      ({ path, unit }, k): Parameter => ({
        path,
        at: ({ linear }) => (linear[k]! * scale.largest) / unit,
      }),
    ),
  ];
}

/** What the prior alone says of parameters and contributions: as many joint draws. */
const priorDraws = 4_000;

/** Prior draws of all parameters, by path, and of each channel's contribution over the history (own units). */
export function priorOf(model: FitModel, parameters: readonly Parameter[]) {
  const random = createRandom(model.request.seed, 2);
  const rooms = model.channels.map(() => responseRoom(model.request.spec.curve, model.weeks));
  const values = parameters.map(() => new Float64Array(priorDraws));
  const contributions = model.channels.map(() => new Float64Array(priorDraws));
  for (let d = 0; d < priorDraws; d += 1) {
    const { q, linear } = drawPrior(model, random, rooms);
    const point = withBias(model.pointAt(q, rooms), model.channels, random);
    parameters.forEach((parameter, k) => {
      values[k]![d] = parameter.at({ point, linear, rooms });
    });
    point.channels.forEach(({ logShare, bias }, i) => {
      contributions[i]![d] = Math.exp(logShare - bias) * model.scale.total;
    });
  }
  return { values, contributions };
}

/** Mean and the central interval that holds `level` of the draws. */
export function estimateOf(draws: Float64Array, level = 0.94): Estimate {
  const sorted = Float64Array.from(draws).sort();
  return {
    mean: draws.reduce((sum, value) => sum + value, 0) / draws.length,
    low: quantileOf(sorted, (1 - level) / 2),
    high: quantileOf(sorted, (1 + level) / 2),
  };
}

/** Data that leave the interval wider than this part of the prior's, and its mean within the other part, said nothing. */
const narrowed = 0.8;
const moved = 0.25;

/**
 * Whether the data changed what was held likely: the posterior's 94 % interval is at most 0.8 of the prior's width,
 * or its mean moved by more than a quarter of that width (about one prior standard deviation).
 */
export function isInformed(prior: Estimate, posterior: Estimate): boolean {
  const width = prior.high - prior.low;
  return (
    posterior.high - posterior.low < narrowed * width || Math.abs(posterior.mean - prior.mean) > moved * width
  );
}

/** Convergence of one parameter whose draws stand chain after chain. */
export function convergenceOf(draws: Float64Array, chains: number): Convergence {
  const length = draws.length / chains;
  return convergence(Array.from({ length: chains }, (_, c) => draws.subarray(c * length, (c + 1) * length)));
}
