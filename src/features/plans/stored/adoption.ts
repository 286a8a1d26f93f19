import { z } from 'zod';

/**
 * A plan that the team took: what reports compare with and, once its first period has passed, today's spend. It
 * holds all that is needed of its run, which may have been made where others cannot see it.
 */
export const adoptionShape = z.strictObject({
  scenario: z.string().describe("the scenario's id"),
  run: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string().describe("the platform's id of the person"),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']).describe('what spend is per'),
  currency: z.string(),
  spend: z.record(z.string(), z.number().min(0)).describe('per period, by channel id'),
  value: z.number().describe('what the plan was expected to bring within its periods'),
  valueInterval: z.strictObject({ low: z.number(), high: z.number() }).optional(),
  unit: z.enum(['money', 'outcome']),
  periods: z
    .int()
    .positive()
    .optional()
    .describe('how many periods its value is of; absent in adoptions from before this was kept'),
  reckonedBefore: z
    .literal(true)
    .optional()
    .describe('its value counts the base after the plan, too: no actual result compares with it'),
});

export type Adoption = z.infer<typeof adoptionShape>;
