import { conversionMean, revenueMean } from './arm-mean.ts';
import { type Experiment, isAbTest } from './experiment.ts';

/**
 * What an experiment says about a channel's incremental outcome, as a fit takes it in: a normal likelihood on the sum
 * over the window of what the channel's spend, as it really was, brought in that audience.
 */
export interface ExperimentEvidence {
  readonly channel: string;
  /** The first and the last day on which spend differed; the weeks that they lie in are in the history. */
  readonly from: string;
  readonly to: string;
  /** Weeks after the last in which the outcome still counted (carry-over); 0: none. */
  readonly carryOver: number;
  /** How much of the channel's spend in the window was tested: 1 when it was wholly on against wholly off. */
  readonly spendShare: number;
  /** The share of the audience that the experiment was run on, in (0, 1]. */
  readonly audienceShare: number;
  /** Incremental outcome in that audience, with its standard error. */
  readonly incremental: number;
  readonly standardError: number;
}

/**
 * What an experiment lacks to say something of the outcome that spend brought: when it was (`window`), that the arms
 * differed in spend (`spend`), revenue where the outcome is money (`revenue`), or any variation (`answers`).
 */
export type EvidenceGap = 'window' | 'spend' | 'revenue' | 'answers';

/**
 * An experiment as evidence for a fit of the channel's outcome: with m_c and m_v the outcome per visitor of the arms
 * and N all visitors of both,
 *
 *     incremental = k·N(m_v − m_c),   standard error = k·N·√(s_c²/n_c + s_v²/n_v),   k = 1 − a(1 − r)s.
 *
 * Without k it is what the spend would have brought in the experiment's audience, had all of it been treated as the variant
 * was. But the history holds what was really spent: of the audience's share a the control, 1 − r of its visitors, went
 * without the tested share s. k is that spend as a part of what it had been otherwise; the fit's curve is taken as straight
 * between the two. Counts take the conversions, money the revenue per visitor.
 *
 * A lift that a geo test or a platform's study told is taken as it is, with its own error: what the tested share of the spend
 * (all of it unless said) brought in that audience.
 */
export function evidenceOf(
  experiment: Experiment,
  unit: 'money' | 'count',
): ExperimentEvidence | { readonly lacks: EvidenceGap } {
  const { window, channel, spendShare, audienceShare, told } = experiment;
  if (told !== undefined) {
    if (window === undefined) return { lacks: 'window' };
    const { value: incremental, standardError } = told;
    return { channel, ...window, spendShare: spendShare ?? 1, audienceShare, incremental, standardError };
  }
  if (!isAbTest(experiment)) return { lacks: 'answers' };
  const { control, variant } = experiment;
  if (spendShare === undefined) return { lacks: 'spend' };
  if (window === undefined) return { lacks: 'window' };
  const meanOf = unit === 'count' ? conversionMean : revenueMean;
  const [c, v] = [meanOf(control), meanOf(variant)];
  if (c === undefined || v === undefined) return { lacks: 'revenue' };
  const everybody = control.visitors + variant.visitors;
  const withheld = audienceShare * (control.visitors / everybody) * spendShare;
  const counted = everybody * (1 - withheld);
  const standardError = counted * Math.sqrt(c.variance + v.variance);
  const isAnswered = unit === 'money' || control.conversions + variant.conversions > 0;
  if (!(standardError > 0) || !isAnswered) return { lacks: 'answers' };
  return {
    channel,
    from: window.from,
    to: window.to,
    carryOver: window.carryOver,
    spendShare,
    audienceShare,
    incremental: counted * (v.mean - c.mean),
    standardError,
  };
}
