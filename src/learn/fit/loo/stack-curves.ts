import { channelPath } from '../../../model/posterior.ts';
import type { FitResult } from '../fit.ts';
import { estimateOf } from '../parameters.ts';
import { nothingAtAll } from '../readings.ts';
import { bothReviews } from '../review/both-reviews.ts';
import { hillOfLogistic } from './hill-of-logistic.ts';
import { stacked } from './stacking.ts';

/** A weight below this is nothing: the other curve alone is used. */
const nothing = 0.05;
/** Curves are followed this far beyond the largest weekly spend. */
const reach = 1.5;

/**
 * Two fits of one history, with logistic and with Hill curves, as one: where leave-one-out tells them apart the better
 * one, else whole draws of both by their weights, all as Hill curves. `curves` says what was compared.
 *
 * @throws Error where one of them has no leave-one-out
 */
export function stackCurves(logistic: FitResult, hill: FitResult): FitResult {
  if (logistic.loo === undefined || hill.loo === undefined) throw new Error('a fit without leave-one-out');
  const { weights, behind, isUndecided } = stacked([logistic.loo, hill.loo]);
  const [onLogistic, onHill] = [weights[0] ?? 0, weights[1] ?? 0];
  const curves = {
    logistic: {
      weight: onLogistic,
      behind: behind[0]!.by,
      error: behind[0]!.error,
      unsure: logistic.loo.unsure,
    },
    hill: { weight: onHill, behind: behind[1]!.by, error: behind[1]!.error, unsure: hill.loo.unsure },
    isUndecided,
  };
  if (onHill < nothing) return { ...logistic, curves };
  if (onLogistic < nothing) return { ...hill, curves };
  const draws = mixed(asHill(logistic), hill.draws, onLogistic);
  const blend = blender(onLogistic);
  const heavier = onLogistic > onHill ? logistic : hill;
  const lighter = heavier === logistic ? hill : logistic;
  return {
    ...heavier,
    spec: hill.spec,
    faults: [...new Set([...logistic.faults, ...hill.faults])],
    checks: { ...heavier.checks, draws: draws.base?.length ?? 0 },
    total: totalOf(heavier, draws),
    ...(heavier.review !== undefined &&
      lighter.review !== undefined && {
        review: bothReviews(heavier.review, lighter.review, heavier.channels.length),
      }),
    channels: hill.channels.map((channel, i) => {
      const other = logistic.channels[i]!;
      const contribution = estimateOf(Float64Array.from(draws[`contribution.${channel.id}`] ?? []));
      const by = (part: number) => ({
        mean: contribution.mean * part,
        low: contribution.low * part,
        high: contribution.high * part,
      });
      return {
        ...heavier.channels[i]!,
        contribution,
        share: by(channel.share.mean / channel.contribution.mean),
        roi: by(channel.roi.mean / channel.contribution.mean),
        works: blend.number(other.works ?? 1, channel.works ?? 1),
        isInformed: other.isInformed && channel.isInformed,
        curve: channel.curve.map((point, k) => ({
          spend: point.spend,
          ...blend.estimate(other.curve[k]!, point),
        })),
      };
    }),
    decomposition: {
      ...heavier.decomposition,
      fitted: hill.decomposition.fitted.map((point, t) =>
        blend.estimate(logistic.decomposition.fitted[t]!, point),
      ),
      base: blend.list(logistic.decomposition.base, hill.decomposition.base),
      seasonality: blend.list(logistic.decomposition.seasonality, hill.decomposition.seasonality),
      other: blend.list(logistic.decomposition.other, hill.decomposition.other),
      channels: Object.fromEntries(
        Object.entries(hill.decomposition.channels).map(([id, values]) => [
          id,
          blend.list(logistic.decomposition.channels[id]!, values),
        ]),
      ),
    },
    draws,
    curves,
  };
}

/** All channels together, from the mixed draws. */
function totalOf({ channels, decomposition }: FitResult, draws: FitResult['draws']) {
  const observed = decomposition.observed.reduce((sum, value) => sum + value, 0) || 1;
  const shares = Float64Array.from(
    { length: draws.base?.length ?? 0 },
    (_, d) => channels.reduce((sum, { id }) => sum + draws[`contribution.${id}`]![d]!, 0) / observed,
  );
  return {
    share: estimateOf(shares),
    nothing: shares.filter((share) => share < nothingAtAll).length / Math.max(1, shares.length),
  };
}

/** The draws of a logistic fit as those of Hill curves: rates become half-saturations and slopes. */
function asHill({ draws, channels }: FitResult): FitResult['draws'] {
  const turned = new Map(Object.entries(draws));
  for (const { id, seen } of channels) {
    const path = (name: string) => channelPath(id, name);
    const [coefficients, rates] = [draws[path('coefficient')]!, draws[path('rate')]!];
    const near = coefficients.map((value, d) => hillOfLogistic(value, rates[d]!, reach * seen.largest));
    turned.delete(path('rate'));
    turned.set(
      path('coefficient'),
      near.map(({ coefficient }) => short(coefficient)),
    );
    turned.set(
      path('halfSaturation'),
      near.map(({ halfSaturation }) => short(halfSaturation)),
    );
    turned.set(
      path('slope'),
      near.map(({ slope }) => short(slope)),
    );
  }
  return Object.fromEntries(turned);
}

const short = (value: number) => Number(value.toPrecision(6));

/**
 * Whole draws of both, spread evenly: of any stretch of rows about the part `onFirst` comes from the first. A row of one
 * is followed by the next of the same, thinned by what the weights leave out.
 */
function mixed(first: FitResult['draws'], second: FitResult['draws'], onFirst: number): FitResult['draws'] {
  const count = Math.min(first.base?.length ?? 0, second.base?.length ?? 0);
  const isFirst = Array.from(
    { length: count },
    (_, d) => Math.floor((d + 1) * onFirst + 1e-9) > Math.floor(d * onFirst + 1e-9),
  );
  return Object.fromEntries(
    Object.entries(second).map(([path, values]) => [
      path,
      isFirst.map((own, d) => (own ? first[path]![d]! : values[d]!)),
    ]),
  );
}

interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Means of both by their weights; the ends of bands likewise, which is a little narrow where the two lie apart. */
function blender(onFirst: number) {
  const number = (one: number, other: number) => onFirst * one + (1 - onFirst) * other;
  return {
    number,
    list: (one: readonly number[], other: readonly number[]) =>
      other.map((value, t) => number(one[t]!, value)),
    estimate: (one: Spread, other: Spread) => ({
      mean: number(one.mean, other.mean),
      low: number(one.low, other.low),
      high: number(one.high, other.high),
    }),
  };
}
