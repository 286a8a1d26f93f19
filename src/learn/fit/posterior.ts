import type { ChainRun } from './chain.ts';
import { type ResponseRoom, responseRoom } from './channel-response.ts';
import type { FitModel, ModelPoint } from './fit-model.ts';
import type { Parameter } from './parameters.ts';
import { createRandom } from './random.ts';

/** One joint draw: the channels and σ as sampled, the linear coefficients drawn given them. */
export interface JointDraw {
  readonly point: ModelPoint;
  /** Saturation by week of each channel; overwritten by the next draw. */
  readonly rooms: readonly ResponseRoom[];
  readonly linear: Float64Array;
}

/** Calls `use` with every joint draw of the runs, chain after chain. The same runs give the same draws. */
export function eachDraw(
  model: FitModel,
  runs: readonly ChainRun[],
  use: (draw: JointDraw, index: number) => void,
): void {
  const { dimension, request } = model;
  const rooms = model.channels.map(() => responseRoom(request.spec.curve, model.weeks));
  let index = 0;
  for (const { chain, samples } of runs) {
    const random = createRandom(request.seed, 3, chain);
    for (let d = 0; d < samples.draws; d += 1) {
      const q = samples.positions.subarray(d * dimension, (d + 1) * dimension);
      const point = model.pointAt(q, rooms);
      const linear = model.linear.draw(model.residualAt(point, rooms), point.sigma, random);
      use({ point, rooms, linear }, index);
      index += 1;
    }
  }
}

/** How many draws all runs hold. */
export function drawsIn(runs: readonly ChainRun[]): number {
  return runs.reduce((sum, { samples }) => sum + samples.draws, 0);
}

/** Posterior draws of each parameter, chain after chain. */
export function parameterDraws(
  model: FitModel,
  runs: readonly ChainRun[],
  parameters: readonly Parameter[],
): Float64Array[] {
  const values = parameters.map(() => new Float64Array(drawsIn(runs)));
  eachDraw(model, runs, ({ point, linear }, d) => {
    parameters.forEach((parameter, k) => {
      values[k]![d] = parameter.at(point, linear);
    });
  });
  return values;
}
