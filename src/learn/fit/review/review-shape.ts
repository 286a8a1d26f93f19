import { z } from 'zod';
import { checkNames } from './check-names.ts';

const verdict = z.enum(['sound', 'care', 'none']);

/** A review as it is kept with its fit. */
export const reviewShape = z.strictObject({
  verdict: verdict.describe('of the whole fit; none: no plan'),
  items: z.array(
    z.strictObject({
      check: z.enum(checkNames),
      of: z.string().optional().describe('the channel or control that it is about'),
      with: z.string().optional(),
      value: z.number(),
      verdict,
      care: z.number().optional(),
      none: z.number().optional(),
    }),
  ),
  held: z
    .array(z.strictObject({ channel: z.string(), because: z.array(z.enum(checkNames)) }))
    .describe('channels that plans leave at their current spend unless somebody asks, and why'),
  /** By channel: the partial R² that unseen demand needs, with spend and with outcome, to explain its effect away. */
  robustness: z.record(z.string(), z.number()),
});

export type Review = z.infer<typeof reviewShape>;
export type ReviewVerdict = z.infer<typeof verdict>;
