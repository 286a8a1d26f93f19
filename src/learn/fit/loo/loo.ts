import type { ChainRun } from '../chain.ts';
import type { FitModel } from '../fit-model.ts';
import { noiseLogDensity } from '../noise.ts';
import { drawsIn, eachDraw } from '../posterior.ts';
import { smoothed } from './psis.ts';

/** How well a fit foretells each week from all others. */
export interface Loo {
  /** Expected log predictive density, its standard error, and week by week. Outcomes in their own units. */
  readonly elpd: number;
  readonly error: number;
  readonly weeks: readonly number[];
  /** The largest k̂, and how many weeks are above .7. */
  readonly worstK: number;
  readonly unsure: number;
}

/** Enough draws for a tail of a hundred. */
const mostDraws = 1_000;
const trusted = 0.7;

/** log p(y_t | draw) by week and draw, the weeks' widths summed out. */
export function pointwise(model: FitModel, runs: readonly ChainRun[]): Float64Array[] {
  const { columns, scale, seen } = model;
  const every = Math.ceil(drawsIn(runs) / mostDraws);
  const kept = Math.ceil(drawsIn(runs) / every);
  const values = Array.from({ length: seen }, () => new Float64Array(kept));
  const outcome = model.request.history.outcome.values;
  eachDraw(model, runs, ({ point, rooms, linear }, index) => {
    if (index % every !== 0) return;
    for (let t = 0; t < seen; t += 1) {
      let residual = outcome[t]! / scale.largest;
      for (let k = 0; k < columns.length; k += 1) residual -= linear[k]! * columns[k]!.values[t]!;
      for (let i = 0; i < rooms.length; i += 1)
        residual -= point.channels[i]!.coefficient * rooms[i]!.value[t]!;
      values[t]![index / every] =
        noiseLogDensity(residual, point.sigma) - Math.log(2 * Math.PI) / 2 - Math.log(scale.largest);
    }
  });
  return values;
}

/** Leave-one-out by Pareto-smoothed importance sampling (Vehtari, Gelman and Gabry 2017). */
export function looOf(values: readonly Float64Array[]): Loo {
  const each = values.map((logLikelihood) => {
    const { logRatios, k } = smoothed(logLikelihood.map((value) => -value));
    return { k, elpd: logSum(logRatios.map((ratio, d) => ratio + logLikelihood[d]!)) - logSum(logRatios) };
  });
  const weeks = each.map(({ elpd }) => elpd);
  const elpd = weeks.reduce((sum, value) => sum + value, 0);
  const n = weeks.length;
  const variance = weeks.reduce((sum, value) => sum + (value - elpd / n) ** 2, 0) / Math.max(1, n - 1);
  return {
    elpd,
    error: Math.sqrt(n * variance),
    weeks,
    worstK: Math.max(...each.map(({ k }) => k)),
    unsure: each.filter(({ k }) => !(k <= trusted)).length,
  };
}

function logSum(values: Float64Array): number {
  const top = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
