import { z } from 'zod';

/** Most experiments that a workspace may have, and so most that a fit takes in. */
export const mostExperiments = 200;

const arm = z.strictObject({
  visitors: z.int().positive(),
  conversions: z.int().min(0),
  /** Sum of revenue and of its squares over visitors, where revenue was measured. */
  revenue: z.strictObject({ sum: z.number(), sumOfSquares: z.number() }).optional(),
});

/** An A/B test as it is kept: what was seen in each arm. What it means is worked out from these (`lift.ts`). */
export const experimentShape = z.strictObject({
  number: z.int().positive().describe('counts up per workspace'),
  scenario: z.string(),
  channel: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  control: arm,
  variant: arm,
  /** The share of visitors that the variant should have got. */
  expectedShare: z.number().gt(0).lt(1).default(0.5),
  window: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      carryOver: z.int().min(0).describe('weeks after it whose outcome still counted'),
    })
    .optional(),
  audienceShare: z
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .describe('of the whole audience that was in the experiment'),
  /** Absent: both arms saw the same spend, and the variant is another version of what it is spent on. */
  spendShare: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe("of the channel's spend that only the variant saw; 1: the control went without the channel"),
  /** The version of the scenario that took it in, where one did. */
  applied: z
    .strictObject({ version: z.int().positive(), from: z.int().min(0), at: z.iso.datetime() })
    .optional(),
});

export type Experiment = z.infer<typeof experimentShape>;
export type NewExperiment = Omit<Experiment, 'number'>;

/** Whether two are the same test: of the same channel, at the same time, with the same numbers in both arms. */
export const isSameTest = (one: NewExperiment, other: NewExperiment): boolean =>
  whatWasSeen(one) === whatWasSeen(other);

function whatWasSeen({ scenario, channel, control, variant, window }: NewExperiment): string {
  const arms = [control, variant].map(({ visitors, conversions, revenue }) => [
    visitors,
    conversions,
    revenue?.sum,
    revenue?.sumOfSquares,
  ]);
  return JSON.stringify([scenario, channel, arms, window?.from, window?.to]);
}
