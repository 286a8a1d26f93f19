import type { ChainRun } from './chain.ts';
import { responseRoom } from './channel-response.ts';
import type { FitModel } from './fit-model.ts';
import { type JointDraw, withBias } from './model-point.ts';
import type { Parameter } from './parameters.ts';
import { createRandom } from './random.ts';

/** Calls `use` with every joint draw of the runs, chain after chain. The same runs give the same draws. */
export function eachDraw(
  model: FitModel,
  runs: readonly ChainRun[],
  use: (draw: JointDraw, index: number) => void,
): void {
  const { dimension, request, channels, columns } = model;
  const rooms = channels.map(() => responseRoom(request.spec.curve, model.weeks));
  const size = columns.length;
  let index = 0;
  for (const { chain, samples } of runs) {
    const random = createRandom(request.seed, 3, chain);
    for (let d = 0; d < samples.draws; d += 1) {
      const sampled = model.pointAt(samples.positions.subarray(d * dimension, (d + 1) * dimension), rooms);
      const linear = samples.kept.slice(d * size, (d + 1) * size);
      use({ point: withBias(sampled, channels, random), rooms, linear }, index);
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
  eachDraw(model, runs, (draw, d) => {
    parameters.forEach((parameter, k) => {
      values[k]![d] = parameter.at(draw);
    });
  });
  return values;
}
