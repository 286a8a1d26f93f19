import { adstocked } from '../checks.ts';
import type { FitResult } from '../fit.ts';
import type { FitModel } from '../fit-model.ts';
import type { Readings } from '../readings.ts';
import { sizeMoments } from '../size-prior.ts';
import { addedBy, basisOf, correlation, holm, robustnessValue, without } from './regression.ts';

/** What a review looks at, of one channel. */
export interface ChannelFindings {
  readonly id: string;
  /** Of the whole outcome, posterior mean. */
  readonly share: number;
  /** Outcome per unit of spend, the low end of the 94 % interval; undefined where outcomes are not money. */
  readonly roiAtLeast: number | undefined;
  /** Posterior standard deviation of u ÷ its prior's: near 1, the data said nothing. */
  readonly spreadLeft: number;
  /** How many prior standard deviations the posterior mean of u lies above the prior's slab. */
  readonly aboveExpected: number;
  /** Standard deviation of weekly spend ÷ its mean. */
  readonly moved: number;
  /** Of its carried-over spend, what trend, season, controls, events and the other channels explain (R²). */
  readonly entangled: number;
  /** The largest correlation with another channel's carried-over spend, and whose that is. */
  readonly twin: { readonly with: string | undefined; readonly correlation: number };
  /** Holm-corrected p of the two tests of spend that follows the outcome, less what the channels brought. */
  readonly followsPast: number;
  readonly leadsSpend: number;
  /** The partial R² that unseen demand would need to take the effect away (Cinelli and Hazlett 2020). */
  readonly robustness: number;
  readonly mayFollowDemand: boolean;
}

/** What a review looks at, of one control. */
interface ControlFindings {
  readonly name: string;
  /** Of what trend and season leave of it, the share that spend explains (adjusted), and how likely that is by chance. */
  readonly explainedBySpend: number;
  readonly byChance: number;
  /** |Correlation| with the outcome, trend and season taken out of both. */
  readonly withOutcome: number;
}

/** Everything that the checks read, as plain numbers. */
export interface Findings {
  readonly result: Omit<FitResult, 'review'>;
  readonly weeks: number;
  readonly unknowns: number;
  /** Share of weeks in which the base (with season, controls, events) is below zero. */
  readonly baseBelowZero: number;
  /** R² over the weeks that the fit can explain. */
  readonly explained: number;
  readonly channels: readonly ChannelFindings[];
  readonly controls: readonly ControlFindings[];
}

/** Reads the findings off a fit. */
export function findingsOf(
  model: FitModel,
  readings: Readings,
  meanDecay: readonly number[],
  result: Omit<FitResult, 'review'>,
): Findings {
  const { history, spec } = model.request;
  const { decomposition } = result;
  const outcome = history.outcome.values;
  const named = (part: string) =>
    model.columns.filter(({ path }) => path.startsWith(part)).map(({ values }) => Array.from(values));
  const frame = [...named('intercept'), ...named('trend'), ...named('season'), ...named('event')];
  const controls = named('control');
  const stocks = model.channels.map(({ spend }, i) =>
    Array.from(adstocked(spend, meanDecay[i]!, spec.longestLag)),
  );
  const known = [...frame, ...controls];
  const odd = new Set((result.unexplained ?? []).map(({ week }) => week));
  const usual = outcome.map((_, t) => t).filter((t) => !odd.has(history.weeks[t]!));
  const usualOf = (values: readonly number[]) => usual.map((t) => values[t]!);
  const base = decomposition.base.map(
    (value, t) => value + decomposition.seasonality[t]! + decomposition.other[t]!,
  );
  // What channels did themselves says nothing of what their spend follows: a burst shows in the weeks after it.
  const rest = Object.values(decomposition.channels).reduce(
    (left, part) => left.map((value, t) => value - part[t]!),
    outcome,
  );
  const past = holm(model.channels.map(({ spend }) => pastTest(Array.from(spend), rest, known)));
  const lead = holm(model.channels.map(({ spend }) => leadTest(Array.from(spend), rest, known)));
  return {
    result,
    weeks: model.seen,
    unknowns: model.dimension + model.columns.length,
    baseBelowZero: base.filter((value) => value < 0).length / base.length,
    explained: explainedOver(usualOf(outcome), usualOf(decomposition.fitted.map(({ mean }) => mean))),
    channels: model.channels.map((channel, i) => {
      const told = result.channels[i]!;
      const prior = sizeMoments(channel.prior);
      const { mean, sd } = readings.sizes[i]!;
      const others = stocks.filter((_, k) => k !== i);
      const twins = others.map((other) => correlation(stocks[i]!, other));
      const closest = twins.reduce((best, one, k) => (Math.abs(one) > Math.abs(twins[best]!) ? k : best), 0);
      const otherIds = model.channels.filter((_, k) => k !== i).map(({ id }) => id);
      const free = model.seen - model.columns.length - 3;
      return {
        id: channel.id,
        share: told.share.mean,
        roiAtLeast: result.unit === 'money' ? told.roi.low : undefined,
        spreadLeft: sd / prior.sd,
        aboveExpected: (mean - prior.usual.mean) / prior.usual.sd,
        moved: variation(channel.spend),
        entangled: addedBy(stocks[i]!, [stocks[i]!.map(() => 1)], [...known, ...others]).partialR2,
        twin: {
          with: otherIds[closest],
          correlation: twins[closest] ?? 0,
        },
        followsPast: past[i]!,
        leadsSpend: lead[i]!,
        // u is a logarithm: its effect is as many standard errors from zero as 1/sd.
        robustness: robustnessValue((told.works ?? 1) / Math.max(sd, 1e-6), free),
        mayFollowDemand: channel.bias === 'follows',
      };
    }),
    controls: controlFindings(model, meanDecay),
  };
}

/**
 * What controls have to do with spend and with the outcome: a matter of the data alone, which can be asked before any
 * chain has run.
 *
 * @param decays of the channels' spend; what most of the prior holds likely does before a fit
 */
export function controlFindings(model: FitModel, decays: readonly number[]): ControlFindings[] {
  const { history, spec } = model.request;
  const frame = model.columns
    .filter(({ path }) => /^(?:intercept|trend|season|event)/.test(path))
    .map(({ values }) => Array.from(values).slice(0, model.seen));
  const basis = basisOf(frame);
  const seen = (values: readonly number[]) => values.slice(0, model.seen);
  const stocks = model.channels.map(({ spend }, i) =>
    seen(Array.from(adstocked(spend, decays[i]!, spec.longestLag))),
  );
  const outcome = without(seen(history.outcome.values), basis);
  return history.controls.map(({ name, values }) => {
    const { adjusted, p } = addedBy(seen(values), frame, stocks);
    return {
      name,
      explainedBySpend: adjusted,
      byChance: p,
      withOutcome: Math.abs(correlation(without(seen(values), basis), outcome)),
    };
  });
}

/** Whether spend is explained by the outcome of the weeks before, beyond its own past and what all know. */
function pastTest(spend: readonly number[], rest: readonly number[], known: readonly (readonly number[])[]) {
  const back = (values: readonly number[], lag: number) =>
    values.map((_, t) => values[Math.max(0, t - lag)]!);
  const later = <T>(values: readonly T[]) => values.slice(2);
  return addedBy(
    later(spend),
    [...known, back(spend, 1), back(spend, 2)].map(later),
    [back(rest, 1), back(rest, 2)].map(later),
  ).p;
}

/** Whether next week's spend explains this week's outcome, beyond this week's: money that waits for demand does. */
function leadTest(spend: readonly number[], rest: readonly number[], known: readonly (readonly number[])[]) {
  const cut = (values: readonly number[]) => values.slice(0, -1);
  return addedBy(cut(rest), [...known, spend].map(cut), [spend.slice(1)]).p;
}

function variation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / mean;
}

function explainedOver(observed: readonly number[], fitted: readonly number[]): number {
  const mean = observed.reduce((sum, value) => sum + value, 0) / Math.max(1, observed.length);
  const variance = observed.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const left = observed.reduce((sum, value, k) => sum + (value - fitted[k]!) ** 2, 0);
  return variance > 0 ? 1 - left / variance : 0;
}
