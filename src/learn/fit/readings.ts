import type { ChainRun } from './chain.ts';
import type { FitModel } from './fit-model.ts';
import { outlierChance } from './noise.ts';
import { drawsIn, eachDraw } from './posterior.ts';
import { logSizePrior } from './size-prior.ts';

/** What is read off every joint draw, in the outcome's own units. */
export interface Readings {
  /** By channel: what it caused over the history, one number a draw. */
  readonly contributions: readonly Float64Array[];
  /** All channels together. */
  readonly total: Float64Array;
  /** By channel: the chance that it does anything to speak of (`size-prior.ts`). */
  readonly works: readonly number[];
  /** By channel: mean and standard deviation of u, the logarithm of its share in the history. */
  readonly sizes: readonly { readonly mean: number; readonly sd: number }[];
  /** By channel: mean of b. */
  readonly bias: readonly number[];
  /** By week seen: the chance that it is none of the usual weeks, with the widths summed out. */
  readonly outlier: Float64Array;
}

/** Reads all draws once. */
export function readingsOf(model: FitModel, runs: readonly ChainRun[]): Readings {
  const { channels, columns, scale, seen } = model;
  const count = drawsIn(runs);
  const contributions = channels.map(() => new Float64Array(count));
  const total = new Float64Array(count);
  const works = channels.map(() => 0);
  const bias = channels.map(() => 0);
  const sums = channels.map(() => [0, 0] satisfies [number, number]);
  const outlier = new Float64Array(seen);
  const observed = model.request.history.outcome.values.slice(0, seen);
  const residual = new Float64Array(seen);
  eachDraw(model, runs, ({ point, rooms, linear }, d) => {
    for (let t = 0; t < seen; t += 1) residual[t] = observed[t]! / scale.largest;
    columns.forEach(({ values }, k) => {
      for (let t = 0; t < seen; t += 1) residual[t]! -= linear[k]! * values[t]!;
    });
    point.channels.forEach((one, i) => {
      const brought = Math.exp(one.logShare - one.bias) * scale.total;
      contributions[i]![d] = brought;
      total[d]! += brought;
      works[i]! += logSizePrior(channels[i]!.prior, one.logShare, point.level).works / count;
      bias[i]! += one.bias / count;
      sums[i]![0]! += one.logShare / count;
      sums[i]![1]! += one.logShare ** 2 / count;
      const { value } = rooms[i]!;
      for (let t = 0; t < seen; t += 1) residual[t]! -= one.coefficient * value[t]!;
    });
    for (let t = 0; t < seen; t += 1) outlier[t]! += outlierChance(residual[t]!, point.sigma) / count;
  });
  const sizes = sums.map(([mean, square]) => ({ mean, sd: Math.sqrt(Math.max(0, square - mean ** 2)) }));
  return { contributions, total, works, sizes, bias, outlier };
}

/** Channels that together brought less than this share of the outcome brought nothing. */
export const nothingAtAll = 0.01;

/** A week that the fit cannot explain is listed from this chance on. */
const listed = 0.5;

/** Weeks that the fit cannot explain, the farthest off first. */
export function unexplainedWeeks(
  { outlier }: Pick<Readings, 'outlier'>,
  days: readonly string[],
  observed: readonly number[],
  fitted: readonly number[],
) {
  return Array.from(outlier)
    .map((probability, t) => ({
      week: days[t]!,
      observed: observed[t]!,
      expected: fitted[t]!,
      probability: Math.min(1, probability),
    }))
    .filter(({ probability }) => probability >= listed)
    .sort((a, b) => Math.abs(b.observed - b.expected) - Math.abs(a.observed - a.expected));
}
