import { z } from 'zod';

/**
 * What a fit assumes. Scales: spend ÷ the channel's largest weekly spend, outcome ÷ its largest value (so priors mean
 * the same whatever the currency); `fit-model.ts` states the equations.
 */
export const fitSpecShape = z.strictObject({
  curve: z.enum(['logistic', 'hill']),
  longestLag: z.int().min(0).max(26).describe('L − 1 of the geometric, normalised adstock'),
  /** Pairs of sine and cosine over a year of 365.25 days; 0: no seasonality. */
  harmonics: z.int().min(0).max(6),
  trend: z.strictObject({
    kind: z.enum(['none', 'linear', 'piecewise']),
    changepoints: z.int().min(0).max(20).describe('where the slope of a piecewise trend may change'),
  }),
  /** By channel id; a channel that is not named has the default prior. */
  priors: z.record(
    z.string(),
    z.strictObject({
      /** The channel's share of the outcome over the history, or its outcome (in the outcome's unit) per unit of spend. */
      on: z.enum(['share', 'roi']),
      /** The 5 % and 95 % quantiles of a log-normal prior. */
      low: z.number().positive(),
      high: z.number().positive(),
    }),
  ),
  /** Ids of channels whose budget follows sales or demand, so far as somebody said so. */
  followsDemand: z.array(z.string()).optional(),
});

export type FitSpec = z.infer<typeof fitSpecShape>;
