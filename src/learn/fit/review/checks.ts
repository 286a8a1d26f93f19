import type { CheckName } from './check-names.ts';
import type { Findings } from './findings.ts';

/** One thing that a check looks at: the whole fit, or one channel or control. */
export interface Figure {
  readonly of?: string;
  readonly with?: string;
  readonly value: number;
}

/**
 * A check as plain data: what it measures, from where on a fit is to be used with care or not at all, and why there.
 * The words for what it found and what to do are in the catalogues, by its name.
 */
export interface Check {
  readonly name: CheckName;
  /** Empty where there is nothing to look at. */
  figures(findings: Findings): readonly Figure[];
  /** Whether it is large or small figures that speak against the fit. */
  readonly against: 'large' | 'small';
  /** From here on: use with care. */
  readonly care?: number;
  /** From here on: no plan. */
  readonly none?: number;
  /** Where the thresholds come from. */
  readonly why: string;
  /**
   * A channel that it speaks of is held at its current spend in plans: `alone`, and the rest of the fit is as good as it
   * is; or `with-care`, and it counts for the whole fit, too.
   */
  readonly holds?: 'alone' | 'with-care';
}

const one = (value: number | undefined): readonly Figure[] => (value === undefined ? [] : [{ value }]);
const each = (
  { channels }: Findings,
  read: (channel: Findings['channels'][number]) => number | undefined,
): readonly Figure[] =>
  channels.flatMap((channel) => {
    const value = read(channel);
    return value === undefined ? [] : [{ of: channel.id, value }];
  });

/** All checks of a fit, those that concern the whole of it first. */
export const checks: readonly Check[] = [
  {
    name: 'sampling',
    figures: ({ result }) => one(result.faults.filter((fault) => fault !== 'weeks').length),
    against: 'large',
    none: 1,
    why: 'Draws that did not settle are draws of something else (Vehtari et al. 2021).',
  },
  {
    name: 'weeks-per-unknown',
    figures: ({ weeks, unknowns }) => one(weeks / unknowns),
    against: 'small',
    care: 2,
    none: 1,
    why: 'Less than a week for each unknown is no data; under two the priors decide as much as the weeks do.',
  },
  {
    name: 'nothing-found',
    figures: ({ result }) => one(result.total?.nothing),
    against: 'large',
    none: 0.05,
    why: 'The 90 % interval of what all channels brought reaches below a hundredth of the outcome.',
  },
  {
    name: 'baseline',
    figures: ({ baseBelowZero }) => one(baseBelowZero),
    against: 'large',
    care: 0.05,
    none: 0.4,
    why: 'Without spend an outcome cannot fall below zero; a base that does has lent its part to the channels.',
  },
  {
    name: 'total-too-large',
    figures: ({ result }) => one(result.total?.share.mean),
    against: 'large',
    care: 0.5,
    none: 1.2,
    why: 'Paid channels rarely bring half of all business; more than all of it they cannot bring.',
  },
  {
    name: 'prior-in-the-tail',
    figures: (findings) => each(findings, ({ aboveExpected }) => aboveExpected),
    against: 'large',
    care: 1.5,
    none: 3.5,
    why: 'One channel in fifteen (in four thousand) brings so much more than others of its spend: demand does, too.',
    holds: 'with-care',
  },
  {
    name: 'prior-unmoved',
    figures: (findings) => each(findings, ({ spreadLeft }) => spreadLeft),
    against: 'large',
    care: 0.7,
    why: 'Two thirds of what was unknown before is unknown still: whatever is told of the channel was assumed.',
    holds: 'alone',
  },
  {
    name: 'implausible-roi',
    figures: (findings) => each(findings, ({ roiAtLeast }) => roiAtLeast),
    against: 'large',
    care: 10,
    none: 25,
    why: 'At least ten back for one spent, in the worst case: seen with brand search, which demand brings, and seldom else.',
    holds: 'with-care',
  },
  {
    name: 'fit-too-bad',
    figures: ({ explained }) => one(explained),
    against: 'small',
    care: 0.2,
    none: 0.02,
    why: 'Where four fifths of the usual weeks’ ups and downs stay unexplained, so may be what the channels did.',
  },
  {
    name: 'fit-too-good',
    figures: ({ explained }) => one(explained),
    against: 'large',
    care: 0.993,
    none: 0.998,
    why: 'Weekly business is not foretold to less than a hundredth of its variance: a column knows the outcome.',
  },
  {
    name: 'pattern-left',
    // With fewer than 100 weeks noise alone reaches further.
    figures: ({ result, weeks }) =>
      one(Math.abs(result.checks.residualAutocorrelation) / Math.max(1, Math.sqrt(100 / weeks))),
    against: 'large',
    care: 0.3,
    why: 'Three standard errors of pure noise over 100 weeks: more is something that lasts and is not in the file.',
  },
  {
    name: 'odd-weeks',
    figures: ({ result, weeks }) => one((result.unexplained?.length ?? 0) / weeks),
    against: 'large',
    care: 0.06,
    why: 'Twice as many weeks as the likelihood grants to accidents: they are no accidents.',
  },
  {
    name: 'control-from-spend',
    figures: ({ controls }) =>
      controls.map(({ name, explainedBySpend, byChance }) => ({
        of: name,
        value: byChance < 0.01 ? explainedBySpend : 0,
      })),
    against: 'large',
    care: 0.15,
    none: 0.4,
    why: 'A control that spend explains is a step on the way to the outcome (visits, leads): it takes the channels’ effect.',
  },
  {
    name: 'control-is-outcome',
    figures: ({ controls }) => controls.map(({ name, withOutcome }) => ({ of: name, value: withOutcome })),
    against: 'large',
    care: 0.9,
    none: 0.97,
    why: 'A column that goes with the outcome week by week is the outcome, or a part of it.',
  },
  {
    name: 'exact-multiples',
    figures: (findings) =>
      findings.channels
        .filter(({ twin }) => twin.with !== undefined)
        .map(({ id, twin }) => ({ of: id, with: twin.with!, value: Math.abs(twin.correlation) })),
    against: 'large',
    care: 0.9999,
    why: 'Two columns that are multiples of each other are one: what each does is a matter of the prior.',
    holds: 'alone',
  },
  {
    name: 'held-out',
    figures: ({ result }) => one(result.checks.holdout?.coverage),
    against: 'small',
    care: 0.7,
    none: 0.35,
    why: 'Intervals that should hold nine weeks of ten and hold seven are not those of the weeks to come.',
  },
  {
    name: 'worse-than-naive',
    figures: ({
      result: {
        checks: { holdout },
      },
    }) => one(holdout && holdout.error / Math.max(holdout.naiveError, 1e-12)),
    against: 'large',
    care: 1.5,
    none: 4,
    why: 'Half as far off again as last year’s week: what the fit learned does not hold in the weeks to come.',
  },
  {
    name: 'follows-outcome',
    figures: (findings) => each(findings, ({ followsPast }) => followsPast),
    against: 'small',
    care: 0.01,
    why: 'Spend that past outcomes explain, in one of a hundred by chance (Holm-corrected); a warning, no proof.',
    holds: 'alone',
  },
  {
    name: 'spend-leads',
    figures: (findings) => each(findings, ({ leadsSpend }) => leadsSpend),
    against: 'small',
    care: 0.01,
    why: 'Outcomes that next week’s spend explains, in one of a hundred by chance (Holm-corrected); a warning, no proof.',
    holds: 'alone',
  },
  {
    name: 'may-follow-demand',
    figures: (findings) => each(findings, ({ mayFollowDemand }) => (mayFollowDemand ? 1 : 0)),
    against: 'large',
    care: 1,
    why: 'Somebody said that its budget follows sales: the history cannot tell which follows which.',
    holds: 'alone',
  },
  {
    name: 'never-moved',
    figures: (findings) => each(findings, ({ moved }) => moved),
    against: 'small',
    care: 0.05,
    why: 'Spend that stayed within a twentieth of its mean shows nothing of what more or less would do.',
    holds: 'alone',
  },
  {
    name: 'entangled',
    figures: (findings) => each(findings, ({ entangled }) => entangled),
    against: 'large',
    care: 0.9,
    why: 'Nine tenths of its movement are that of other channels, trend and season (a variance inflation of ten).',
    holds: 'alone',
  },
];
