import { z } from 'zod';

/** Most experiments that a workspace may have, and so most that a fit takes in. */
export const mostExperiments = 200;

const arm = z.strictObject({
  visitors: z.int().positive(),
  conversions: z.int().min(0),
  /** Sum of revenue and of its squares over visitors, where revenue was measured. */
  revenue: z.strictObject({ sum: z.number(), sumOfSquares: z.number() }).optional(),
});

/**
 * A test as it is kept: what was seen in each arm, or the lift that a geo test or a platform's study told. What it means is
 * worked out from these (`lift.ts`).
 */
export const experimentShape = z.strictObject({
  number: z.int().positive().describe('counts up per workspace'),
  scenario: z.string(),
  channel: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  control: arm.optional(),
  variant: arm.optional(),
  /** What the arms are called in their table, and how many variants share the control. */
  named: z
    .strictObject({ control: z.string().max(80), variant: z.string().max(80), variants: z.int().positive() })
    .optional(),
  /** What the spend of the window brought, where that was told instead of arms. */
  told: z
    .strictObject({
      value: z.number(),
      standardError: z.number().positive(),
      low: z.number(),
      high: z.number(),
      level: z.number().gt(0).lt(1),
    })
    .optional(),
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
export type ExperimentArm = z.infer<typeof arm>;
/** What was seen in both arms. */
export interface Arms {
  readonly control: ExperimentArm;
  readonly variant: ExperimentArm;
}
/** One with arms. */
export type AbTest = Experiment & Arms;

export const isAbTest = (experiment: Experiment): experiment is AbTest =>
  experiment.control !== undefined && experiment.variant !== undefined;

/** Whether two are the same test: of the same channel, at the same time, with the same numbers in both arms. */
export const isSameTest = (one: NewExperiment, other: NewExperiment): boolean =>
  whatWasSeen(one) === whatWasSeen(other);

function whatWasSeen({ scenario, channel, control, variant, told, window }: NewExperiment): string {
  const arms = [control, variant].map((one) => [
    one?.visitors,
    one?.conversions,
    one?.revenue?.sum,
    one?.revenue?.sumOfSquares,
  ]);
  return JSON.stringify([
    scenario,
    channel,
    arms,
    told?.value,
    told?.standardError,
    window?.from,
    window?.to,
  ]);
}
