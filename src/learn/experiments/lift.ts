import { normalQuantile } from '../../model/normal.ts';
import { anytimeHalfWidth, anytimePValue, type Estimate, standardErrorFor } from './anytime.ts';
import { conversionMean, revenueMean } from './arm-mean.ts';
import type { Arms } from './experiment.ts';
import { normalCdf } from './normal-cdf.ts';
import { conversionPosterior } from './posterior.ts';

/** What an interval misses at most, over all looks. */
export const alpha = 0.05;

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How the variant compares with the control in one measure per visitor: conversions, or revenue. */
export interface Lift {
  /** Per visitor. */
  readonly control: number;
  readonly variant: number;
  /** variant − control per visitor, with its standard error. */
  readonly difference: Estimate;
  /** variant ÷ control − 1; undefined where the control's mean is not above 0. */
  readonly relative?: number;
  /** ln(variant ÷ control), with its standard error. */
  readonly logRatio?: Estimate;
  /** 95 % intervals of `relative` and `difference` that hold however often one looks. */
  readonly anytime?: { readonly relative: Interval; readonly difference: Interval; readonly p: number };
  /** The probability that the variant is better, and the 95 % interval of `relative`, where nobody minds peeking. */
  readonly posterior?: { readonly better: number; readonly relative: Interval };
  /** What can be concluded at any look: the interval of the lift leaves 0 out, or not yet. */
  readonly verdict: 'better' | 'worse' | 'open';
}

/** Fewest conversions in each arm on which anything is concluded: below, the normal approximation is too poor. */
export const fewestConversions = 20;

/**
 * Conversions per visitor. Half a conversion and half a visitor without one are added to each arm for the logarithm,
 * which takes away most of its bias and exists without conversions (Haldane 1956; Anscombe 1956):
 * ln ratio = ln((x_v + ½)/(n_v + ½)) − ln((x_c + ½)/(n_c + ½)), s² = Σ 1/(x + ½) − 1/(n + ½) (Walter 1975). Where all
 * converted, s² would be 0 as if nothing could be known better; 1/n − 1/(n + 1) stands for the one who might not have.
 *
 * @param missing what the intervals may miss: less where several variants share a control
 */
export function conversionLift({ control, variant }: Arms, missing = alpha): Lift {
  const logged = ({ visitors, conversions }: Arms['control']) =>
    Math.log((conversions + 0.5) / (visitors + 0.5));
  const logVariance = ({ visitors, conversions }: Arms['control']) =>
    conversions === visitors
      ? 1 / visitors - 1 / (visitors + 1)
      : 1 / (conversions + 0.5) - 1 / (visitors + 0.5);
  const logRatio = {
    value: logged(variant) - logged(control),
    standardError: Math.sqrt(logVariance(control) + logVariance(variant)),
  };
  const { better, lift } = conversionPosterior(control, variant, 1 - missing);
  const isEnough = Math.min(control.conversions, variant.conversions) >= fewestConversions;
  const [c, v] = [conversionMean(control), conversionMean(variant)];
  return lifted({ control: c.mean, variant: v.mean }, Math.sqrt(c.variance + v.variance), {
    logRatio,
    posterior: { better, relative: lift },
    isEnough,
    missing,
  });
}

/**
 * Revenue per visitor, where both arms measured it. The mean's standard error is the sample's, that of the logarithm by
 * the delta method; the probability takes the difference as normal and every difference as equally likely beforehand.
 */
export function revenueLift({ control, variant }: Arms, missing = alpha): Lift | undefined {
  const [c, v] = [revenueMean(control), revenueMean(variant)];
  if (c === undefined || v === undefined) return undefined;
  const standardError = Math.sqrt(c.variance + v.variance);
  const isEnough = Math.min(control.conversions, variant.conversions) >= fewestConversions;
  const means = { control: c.mean, variant: v.mean };
  if (!(c.mean > 0 && v.mean > 0)) return lifted(means, standardError, { isEnough: false, missing });
  const logRatio = {
    value: Math.log(v.mean / c.mean),
    standardError: Math.sqrt(c.variance / c.mean ** 2 + v.variance / v.mean ** 2),
  };
  const z = normalQuantile(1 - missing / 2);
  const at = (side: number) => Math.expm1(logRatio.value + side * z * logRatio.standardError);
  const better = standardError > 0 ? normalCdf((v.mean - c.mean) / standardError) : v.mean > c.mean ? 1 : 0.5;
  return lifted(means, standardError, {
    logRatio,
    posterior: { better, relative: { low: at(-1), high: at(1) } },
    isEnough,
    missing,
  });
}

function lifted(
  means: { readonly control: number; readonly variant: number },
  standardError: number,
  {
    logRatio,
    posterior,
    isEnough,
    missing,
  }: {
    readonly logRatio?: Estimate;
    readonly posterior?: NonNullable<Lift['posterior']>;
    readonly isEnough: boolean;
    readonly missing: number;
  },
): Lift {
  const difference = { value: means.variant - means.control, standardError };
  const common = {
    ...means,
    difference,
    ...(means.control > 0 && { relative: means.variant / means.control - 1 }),
    ...(posterior !== undefined && { posterior }),
  };
  if (logRatio === undefined || !isEnough) return { ...common, verdict: 'open' };
  const half = anytimeHalfWidth(logRatio.standardError, missing);
  const relative = { low: Math.expm1(logRatio.value - half), high: Math.expm1(logRatio.value + half) };
  return {
    ...common,
    logRatio,
    anytime: {
      relative,
      // The same interval per visitor: the control's mean times the relative lift.
      difference: { low: means.control * relative.low, high: means.control * relative.high },
      p: anytimePValue(logRatio),
    },
    verdict: relative.low > 0 ? 'better' : relative.high < 0 ? 'worse' : 'open',
  };
}

/** What a test is to be able to find. */
export interface Design {
  /** Least relative lift worth finding, such as 0.05. */
  readonly effect: number;
  /** With which probability it is to be found. */
  readonly power: number;
  /** The variant's share of the visitors. */
  readonly expectedShare: number;
}

/**
 * Visitors that a test needs in both arms together to find a relative lift of conversions, judged by the interval that
 * holds at any time: with p_v = p_c(1 + effect) and the variant's share r, s² = (1 − p_v)/(N r p_v) +
 * (1 − p_c)/(N (1 − r) p_c). Undefined where no number would do: without conversions yet, or a rate beyond 1.
 */
export function visitorsNeeded(control: Arms['control'], design: Design): number | undefined {
  const { effect, power, expectedShare } = design;
  const { mean: rate } = conversionMean(control);
  const better = rate * (1 + effect);
  if (!(rate > 0) || better >= 1) return undefined;
  const s = standardErrorFor(Math.log1p(effect), alpha, normalQuantile(power));
  const perVisitor = (1 - better) / (expectedShare * better) + (1 - rate) / ((1 - expectedShare) * rate);
  return Math.ceil(perVisitor / (s * s));
}
