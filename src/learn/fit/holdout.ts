import { type ChainRun, type RunOptions, watched } from './chain.ts';
import type { Fit } from './fit.ts';
import { createFitModel } from './fit-model.ts';
import type { FitRequest } from './fit-request.ts';
import { drawNoise } from './noise.ts';
import { estimateOf } from './parameters.ts';
import { drawsIn, eachDraw } from './posterior.ts';
import { startOf } from './prior-draw.ts';
import { createRandom } from './random.ts';
import { sample } from './sampler.ts';

/** One origin's forecast of weeks that its fit had not seen. Plain data: it crosses threads. */
export interface HoldoutRun {
  /** The first week that was not seen. */
  readonly origin: number;
  /** Week by week from the origin on: mean and 90 % predictive interval. */
  readonly forecast: readonly Fit['decomposition']['fitted'][number][];
}

/** Origins, and the shorter chains that serve a forecast: its gates are not those of a plan. */
const origins = 3;
const chains = 2;
const [warmup, draws] = [300, 300];
/** Fewest weeks that a forecast's fit sees. */
const fewestSeen = 26;
const year = 52;

/** How many weeks each origin forecasts: a twelfth of the history, 4 to 13. */
const horizonOf = (weeks: number) => Math.min(13, Math.max(4, Math.floor(weeks / 12)));

/**
 * The origins of a request's rolling forecast: the last three horizons of the history, one after the other. None when
 * the first of them would leave less than 26 weeks to learn from.
 */
export function holdoutOrigins({ history }: Pick<FitRequest, 'history'>): number[] {
  const weeks = history.weeks.length;
  const horizon = horizonOf(weeks);
  const first = weeks - origins * horizon;
  return first < fewestSeen ? [] : Array.from({ length: origins }, (_, k) => first + k * horizon);
}

/**
 * Fits the weeks before an origin and forecasts those from it on. Spend, controls and events of the weeks ahead are
 * taken as known, their outcome is not; experiments whose outcome lies ahead are left out.
 *
 * @throws FitStopped when `shouldStop` says so
 */
export function runHoldout(request: FitRequest, origin: number, options: RunOptions = {}): HoldoutRun {
  const { history, seed } = request;
  const known = request.evidence.filter(({ to }) => to < history.weeks[origin]!);
  const model = createFitModel({ ...request, evidence: known }, origin);
  const transitions = warmup + draws;
  const runs = Array.from({ length: chains }, (_, chain): ChainRun => {
    const random = createRandom(seed, 5, origin, chain);
    const onTransition = watched(
      {
        shouldStop: options.shouldStop,
        onProgress: (part) => options.onProgress?.((chain + part) / chains),
      },
      transitions,
    );
    const plan = { round: 0, warmup, draws, acceptance: 0.9, goesOn: false };
    return {
      chain,
      plan,
      samples: sample(model, startOf(model, random), { ...plan, random, onTransition }),
    };
  });
  const until = Math.min(history.weeks.length, origin + horizonOf(history.weeks.length));
  const random = createRandom(seed, 6, origin);
  const predicted = Array.from({ length: until - origin }, () => new Float64Array(drawsIn(runs)));
  const means = new Float64Array(until - origin);
  eachDraw(model, runs, ({ point, rooms, linear }, d) => {
    predicted.forEach((values, k) => {
      const t = origin + k;
      let outcome = 0;
      for (let c = 0; c < linear.length; c += 1) outcome += linear[c]! * model.columns[c]!.values[t]!;
      for (let i = 0; i < rooms.length; i += 1)
        outcome += point.channels[i]!.coefficient * rooms[i]!.value[t]!;
      means[k]! += (outcome * model.scale.largest) / values.length;
      values[d] = (outcome + drawNoise(point.sigma, random)) * model.scale.largest;
    });
  });
  options.onProgress?.(1);
  return {
    origin,
    forecast: predicted.map((values, k) => ({ ...estimateOf(values, 0.9), mean: means[k]! })),
  };
}

/** The forecasts beside what came, and beside the same weeks of a year before (or the last value before the origin). */
export function judgedHoldout(
  { history }: FitRequest,
  runs: readonly HoldoutRun[],
): Fit['checks']['holdout'] {
  const observed = history.outcome.values;
  const naive = runs.every(({ origin }) => origin >= year) ? 'year-before' : 'last-value';
  let [weeks, missed, naiveMissed, size, inside] = [0, 0, 0, 0, 0];
  for (const { origin, forecast } of runs) {
    forecast.forEach(({ mean, low, high }, k) => {
      const [came, t] = [observed[origin + k]!, origin + k];
      weeks += 1;
      size += Math.abs(came);
      missed += Math.abs(came - mean);
      naiveMissed += Math.abs(came - observed[naive === 'year-before' ? t - year : origin - 1]!);
      if (came >= low && came <= high) inside += 1;
    });
  }
  if (weeks === 0 || size === 0) return undefined;
  return {
    weeks,
    origins: runs.length,
    error: missed / size,
    naiveError: naiveMissed / size,
    naive,
    coverage: inside / weeks,
  };
}
