import type { ChainRun } from './chain.ts';
import type { Fit } from './fit.ts';
import type { FitModel } from './fit-model.ts';
import type { ModelChannel } from './model-channels.ts';
import { causalCoefficient } from './model-point.ts';
import { drawNoise } from './noise.ts';
import { estimateOf } from './parameters.ts';
import { drawsIn, eachDraw } from './posterior.ts';
import { createRandom } from './random.ts';

/** Everything that is read off week by week or along a curve, from draws that were thinned. */
export interface Decomposed {
  readonly decomposition: Fit['decomposition'];
  readonly curves: readonly Fit['channels'][number]['curve'][];
  /** Mean adstocked saturation is not kept; the mean decay serves the check of collinearity. */
  readonly meanDecay: readonly number[];
}

/** Points of a response curve, up to twice the largest weekly spend. */
const curveSteps = 40;
const curveReach = 2;

/**
 * Takes the outcome apart week by week, and follows each channel's curve: posterior means, with 90 % bands. A channel's
 * part is what it causes; what it only seemed to bring (`bias-prior.ts`) is in the base.
 */
export function decompose(model: FitModel, runs: readonly ChainRun[], keepEvery: number): Decomposed {
  const { weeks, columns, channels, scale, request } = model;
  const { curve } = request.spec;
  const kept = Math.ceil(drawsIn(runs) / keepEvery);
  const parts = {
    base: new Float64Array(weeks),
    seasonality: new Float64Array(weeks),
    other: new Float64Array(weeks),
  };
  const brought = channels.map(() => new Float64Array(weeks));
  const predicted = Array.from({ length: weeks }, () => new Float64Array(kept));
  const fitted = new Float64Array(weeks);
  const along = channels.map(() => Array.from({ length: curveSteps + 1 }, () => new Float64Array(kept)));
  const meanDecay = channels.map(() => 0);
  const random = createRandom(request.seed, 4);
  const week = new Float64Array(weeks);
  eachDraw(model, runs, ({ point, rooms, linear }, index) => {
    if (index % keepEvery !== 0) return;
    const d = index / keepEvery;
    week.fill(0);
    columns.forEach(({ part, values }, k) => {
      const coefficient = linear[k]! * scale.largest;
      for (let t = 0; t < weeks; t += 1) {
        parts[part][t]! += (coefficient * values[t]!) / kept;
        week[t]! += coefficient * values[t]!;
      }
    });
    point.channels.forEach(({ coefficient, bias, shape }, i) => {
      const full = causalCoefficient({ coefficient, bias }) * scale.largest;
      const seeming = coefficient * scale.largest - full;
      const { value } = rooms[i]!;
      for (let t = 0; t < weeks; t += 1) {
        brought[i]![t]! += (full * value[t]!) / kept;
        parts.base[t]! += (seeming * value[t]!) / kept;
        week[t]! += (full + seeming) * value[t]!;
      }
      meanDecay[i]! += shape.decay / kept;
      along[i]!.forEach((values, step) => {
        const spend = (curveReach * step) / curveSteps;
        const height =
          curve === 'logistic'
            ? Math.tanh((shape.rate * spend) / 2)
            : 1 / (1 + (shape.half / spend) ** shape.slope);
        values[d] = full * height;
      });
    });
    for (let t = 0; t < weeks; t += 1) {
      fitted[t]! += week[t]! / kept;
      predicted[t]![d] = week[t]! + scale.largest * drawNoise(point.sigma, random);
    }
  });
  return {
    decomposition: {
      observed: [...request.history.outcome.values],
      fitted: predicted.map((draws, t) => ({ ...estimateOf(draws, 0.9), mean: fitted[t]! })),
      base: Array.from(parts.base),
      seasonality: Array.from(parts.seasonality),
      other: Array.from(parts.other),
      channels: Object.fromEntries(channels.map(({ id }, i) => [id, Array.from(brought[i]!)])),
    },
    curves: channels.map(({ largest }, i) =>
      along[i]!.map((draws, step) => ({
        spend: (largest * curveReach * step) / curveSteps,
        ...estimateOf(draws, 0.9),
      })),
    ),
    meanDecay,
  };
}

/** What a history says of a channel's spend, before any model. */
export function seenSpend(
  { index, largest }: ModelChannel,
  { history }: FitModel['request'],
): Fit['channels'][number]['seen'] {
  const spend = history.channels[index]!.spend;
  const on = spend.filter((value) => value > 0);
  const recent = spend.slice(-4);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { largest, mean: mean(on), recent: mean(recent), weeksOn: on.length };
}
