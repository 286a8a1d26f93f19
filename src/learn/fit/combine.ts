import type { ChainRun } from './chain.ts';
import { collinearPairs, explainedShare, lagOneCorrelation } from './checks.ts';
import { decompose, seenSpend } from './decompose.ts';
import type { FitResult } from './fit.ts';
import { createFitModel } from './fit-model.ts';
import type { FitRequest } from './fit-request.ts';
import { faultsOf, worstOf } from './gates.ts';
import { type HoldoutRun, judgedHoldout } from './holdout.ts';
import { type Loo, looOf, pointwise } from './loo/loo.ts';
import { convergenceOf, estimateOf, isInformed, parametersOf, priorOf } from './parameters.ts';
import { drawsIn, parameterDraws } from './posterior.ts';
import { priorPredictive } from './prior-predictive.ts';
import { nothingAtAll, readingsOf, unexplainedWeeks } from './readings.ts';
import { findingsOf } from './review/findings.ts';
import { reviewOf } from './review/review.ts';
import { sizeMoments } from './size-prior.ts';

/** Most joint draws that are kept: the planner uses half of them, and fresh ones for its intervals. */
const mostDraws = 2_000;

/** A channel of whose size (u) more than this part of the prior's spread is left was not learned about. */
const knownFrom = 0.7;

/** Puts chains (in any order) and forecasts together into what a fit found. */
export function combineChains(
  request: FitRequest,
  chains: readonly ChainRun[],
  holdouts: readonly HoldoutRun[] = [],
): FitResult {
  const runs = [...chains].sort((a, b) => a.chain - b.chain);
  const model = createFitModel(request);
  const { history, spec, seed } = request;
  const parameters = parametersOf(model);
  const draws = parameterDraws(model, runs, parameters);
  const prior = priorOf(model, parameters);
  const converged = draws.map((values) => convergenceOf(values, runs.length));
  const worst = worstOf(converged);
  const all = drawsIn(runs);
  const keepEvery = Math.ceil(all / mostDraws);
  const { decomposition, curves, meanDecay } = decompose(model, runs, keepEvery);
  const observed = history.outcome.values.reduce((sum, value) => sum + value, 0);
  const residuals = decomposition.observed.map((value, t) => value - decomposition.fitted[t]!.mean);
  const readings = readingsOf(model, runs);
  const holdout = judgedHoldout(request, holdouts);
  const result: Omit<FitResult, 'review'> = {
    currency: history.currency,
    unit: history.outcome.unit,
    spec,
    seed,
    faults: faultsOf(model, runs, worst),
    checks: {
      chains: runs.length,
      draws: Math.ceil(all / keepEvery),
      divergences: runs.reduce((sum, { samples }) => sum + samples.divergences, 0),
      ...worst,
      ...(holdout && { holdout }),
      residualAutocorrelation: lagOneCorrelation(residuals),
      collinear: collinearPairs(model, meanDecay),
      explained: explainedShare(decomposition.observed, residuals),
      prior: priorCheck(request),
    },
    parameters: parameters.map(({ path }, k) => {
      const [before, after] = [estimateOf(prior.values[k]!), estimateOf(draws[k]!)];
      return {
        path,
        prior: before,
        posterior: after,
        ...converged[k]!,
        isInformed: isInformed(before, after),
      };
    }),
    channels: model.channels.map((channel, i) => {
      const contribution = estimateOf(readings.contributions[i]!);
      const spend = history.channels[channel.index]!.spend.reduce((sum, value) => sum + value, 0);
      return {
        id: channel.id,
        contribution,
        share: divided(contribution, observed || 1),
        roi: divided(contribution, spend),
        priorRoi: divided(estimateOf(prior.contributions[i]!), spend),
        isInformed: readings.sizes[i]!.sd < knownFrom * sizeMoments(channel.prior).sd,
        works: readings.works[i]!,
        bias: { prior: channel.bias, times: Math.exp(readings.bias[i]!) },
        seen: seenSpend(channel, request),
        curve: curves[i]!.map((point) => ({ ...point })),
      };
    }),
    decomposition,
    total: {
      share: divided(estimateOf(readings.total), observed || 1),
      nothing: readings.total.filter((value) => value < nothingAtAll * Math.abs(observed)).length / all,
    },
    loo: rounded(looOf(pointwise(model, runs))),
    unexplained: unexplainedWeeks(
      readings,
      history.weeks,
      history.outcome.values,
      decomposition.fitted.map(({ mean }) => mean),
    ),
    draws: Object.fromEntries(
      [
        ...parameters
          .map(({ path }, k) => [path, draws[k]!] as const)
          .filter(([path]) => path === 'base' || /^(?:channel|bias)\./.test(path)),
        ...model.channels.map(({ id }, i) => [`contribution.${id}`, readings.contributions[i]!] as const),
      ].map(([path, values]) => [path, thinned(values, keepEvery)]),
    ),
  };
  return { ...result, review: reviewOf(findingsOf(model, readings, meanDecay, result)) };
}

function divided({ mean, low, high }: { mean: number; low: number; high: number }, by: number) {
  return { mean: mean / by, low: low / by, high: high / by };
}

/** Week by week to six digits; a k̂ that could not be worked out is as bad as any. */
function rounded({ weeks, worstK, ...rest }: Loo): NonNullable<FitResult['loo']> {
  return {
    ...rest,
    weeks: weeks.map((value) => Number(value.toPrecision(6))),
    worstK: Number.isFinite(worstK) ? worstK : 9,
  };
}

/** Every so-manieth draw, to six significant digits. */
function thinned(values: Float64Array, every: number): number[] {
  return Array.from(values)
    .filter((_, d) => d % every === 0)
    .map((value) => Number(value.toPrecision(6)));
}

function priorCheck(request: FitRequest): FitResult['checks']['prior'] {
  const { range, covered, negativeShare } = priorPredictive(request);
  return { ...range, covered, negativeShare };
}
