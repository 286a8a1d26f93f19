import { z } from 'zod';
import { fitSpecShape } from './fit-spec.ts';
import { reviewShape } from './review/review-shape.ts';

const finite = z.number();
const estimate = z
  .strictObject({ mean: finite, low: finite, high: finite })
  .describe('mean and 94 % interval');

/**
 * Why no plan may be built on a fit. `rhat`: chains disagree (R-hat ≥ 1.01); `ess`: fewer than 400 effective draws, in
 * the bulk or the tails; `divergent`: the sampler went astray; `weeks`: fewer weeks than parameters can bear.
 */
const fitFaults = ['rhat', 'ess', 'divergent', 'weeks'] as const;

/** One parameter before and after the data, in the scenario's own units (spend per week, outcome per week). */
const parameter = z.strictObject({
  /** `base`, `sigma`, `channel.app.coefficient` (`.rate`, `.halfSaturation`, `.slope`, `.decay`), `event.sale`, … */
  path: z.string(),
  prior: estimate,
  posterior: estimate,
  rHat: finite,
  essBulk: finite,
  essTail: finite,
  isInformed: z.boolean().describe('whether the data narrowed or moved it noticeably'),
});

/** What a fit found out about one channel. Outcome over the whole history, spend per week. */
const channel = z.strictObject({
  id: z.string(),
  contribution: estimate.describe('outcome that the channel brought over the history'),
  share: estimate.describe('of the whole outcome'),
  roi: estimate.describe('outcome per unit of spend over the history'),
  priorRoi: estimate.optional().describe('the same before the data'),
  isInformed: z.boolean(),
  works: finite.optional().describe('the chance that it does anything to speak of'),
  bias: z
    .strictObject({
      prior: z.enum(['usual', 'follows']),
      times: finite.describe('effect in the history ÷ causal effect, geometric mean'),
    })
    .optional(),
  seen: z.strictObject({
    largest: finite.describe('largest weekly spend of the history'),
    mean: finite.describe('over weeks with any spend'),
    recent: finite.describe('mean of the last four weeks: what is spent today'),
    weeksOn: z.int().min(0),
  }),
  /** Outcome per week at constant weekly spend, along the curve: the middle and the 90 % band. */
  curve: z.array(z.strictObject({ spend: finite, mean: finite, low: finite, high: finite })),
});

/** Outcome week by week, as the fit takes it apart: posterior means. Events and controls count as `other`. */
const decomposition = z.strictObject({
  observed: z.array(finite),
  fitted: z.array(estimate).describe('mean and 90 % predictive interval'),
  base: z.array(finite).describe('intercept and trend'),
  seasonality: z.array(finite),
  other: z.array(finite),
  channels: z.record(z.string(), z.array(finite)),
});

/** How far the fit can be trusted. */
const checks = z.strictObject({
  chains: z.int(),
  draws: z.int().describe('kept, over all chains'),
  divergences: z.int(),
  rHat: finite.describe('largest over all parameters'),
  essBulk: finite.describe('smallest over all parameters'),
  essTail: finite,
  /** Weeks forecast that the fit had not seen, beside the same weeks of a year before (or the last value). */
  holdout: z
    .strictObject({
      weeks: z.int(),
      origins: z.int(),
      error: finite.describe('weighted mean absolute percentage error, as a share'),
      naiveError: finite.describe('of the seasonal-naive forecast'),
      naive: z.enum(['year-before', 'last-value']),
      coverage: finite.describe('share of the weeks inside their 90 % interval'),
    })
    .optional(),
  residualAutocorrelation: finite.describe('lag 1, of the posterior mean residuals'),
  /** Pairs of channels whose adstocked spend moves together: |correlation| ≥ 0.8. */
  collinear: z.array(z.strictObject({ channels: z.tuple([z.string(), z.string()]), correlation: finite })),
  /** R² of the posterior mean fit. */
  explained: finite,
  /** What the assumptions alone foretell of a week, beside what was observed. */
  prior: z
    .strictObject({
      low: finite.describe('5 % quantile of all weeks'),
      high: finite.describe('95 % quantile'),
      covered: finite.describe('share of the observed weeks between these'),
      negativeShare: finite.describe('of the weeks foretold'),
    })
    .optional(),
});

/** A week that the fit cannot explain. */
const unexplained = z.strictObject({
  week: z.iso.date(),
  observed: finite,
  expected: finite.describe('what the fit would have foretold; observed ÷ expected is how far off it is'),
  probability: finite.describe('that it is none of the usual weeks'),
});

/** One kind of curve beside the other, by leave-one-out. */
const comparedCurve = z.strictObject({
  weight: finite.describe('its part of the draws'),
  behind: finite.describe('elpd of the better one less its own'),
  error: finite,
  unsure: z.int().describe('weeks whose k̂ is above .7'),
});

/** A fit as it is kept. Money in `currency`, outcome in `unit`, spend per week. */
export const fitShape = z.strictObject({
  schema: z.literal('channels/fit@1'),
  number: z.int().positive().describe('counts up per workspace'),
  scenario: z.string().describe('the id of the scenario whose history it is'),
  at: z.iso.datetime(),
  by: z.string(),
  history: z.strictObject({
    version: z.int().positive(),
    from: z.iso.date(),
    to: z.iso.date(),
    weeks: z.int(),
  }),
  experiments: z.array(z.int().positive()).describe('numbers of the experiments that it took in'),
  currency: z.string(),
  unit: z.enum(['money', 'count']),
  spec: fitSpecShape,
  seed: z.int(),
  faults: z.array(z.enum(fitFaults)).describe('why no plan may be built on it; empty when one may'),
  checks,
  parameters: z.array(parameter),
  channels: z.array(channel),
  decomposition,
  /** All channels together; absent in fits from before it was worked out. */
  total: z
    .strictObject({
      share: estimate.describe('of the whole outcome'),
      nothing: finite.describe('the chance that all channels together brought less than 1 % of the outcome'),
    })
    .optional(),
  unexplained: z.array(unexplained).optional(),
  /** Leave-one-out (`loo/loo.ts`): two fits of the same weeks are compared by it. */
  loo: z
    .strictObject({
      elpd: finite,
      error: finite,
      weeks: z.array(finite),
      worstK: finite,
      unsure: z.int().describe('weeks whose k̂ is above .7'),
    })
    .optional(),
  curves: z
    .strictObject({ logistic: comparedCurve, hill: comparedCurve, isUndecided: z.boolean() })
    .optional()
    .describe('logistic and Hill curves compared, where both were fitted'),
  review: reviewShape.optional().describe('absent in fits from before there were reviews'),
  /**
   * The joint posterior, one row a path, one number a draw, in the scenario's own units: `base` (outcome per week
   * without spend, over the last 52 weeks), and for each channel `channel.<id>.coefficient`, `.rate` or
   * `.halfSaturation` and `.slope`, `.decay` (of what the channel causes), `bias.<id>`, the effect in the history ÷ the
   * causal one, and `contribution.<id>`, what it caused over the history.
   */
  draws: z.record(z.string(), z.array(finite)),
});

export type Fit = z.infer<typeof fitShape>;
export type FitFault = (typeof fitFaults)[number];
/** What the numbers give; the rest of a `Fit` says whose it is. */
export type FitResult = Omit<Fit, 'schema' | 'number' | 'scenario' | 'at' | 'by' | 'history' | 'experiments'>;
