import { z } from 'zod';

/** Most weeks that one history may have: twenty years. */
export const mostWeeks = 1_040;

const amounts = z.array(z.number());
const name = z.string().min(1).max(80);

/**
 * What happened, week by week: what each channel cost, and the one outcome that the spend was for. Every list has one
 * number a week, in the order of `weeks`, which are seven days apart without a gap.
 */
export const historyShape = z.strictObject({
  schema: z.literal('channels/history@1'),
  weeks: z.array(z.iso.date()).min(1).max(mostWeeks).describe('the first day of each'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('of all spend, and of the outcome where it is money'),
  outcome: z.strictObject({
    name,
    unit: z.enum(['money', 'count']).describe('money (revenue), or a number of things (orders, sign-ups)'),
    values: amounts,
  }),
  channels: z.array(
    z.strictObject({
      id: z.string().describe("the channel's id in the scenario"),
      name,
      spend: amounts.describe('per week, at least 0'),
      impressions: amounts.optional().describe('per week, where the file had them'),
    }),
  ),
  controls: z
    .array(z.strictObject({ name, values: amounts }))
    .describe('what else moved the outcome: prices, competitors, the weather'),
  events: z
    .array(z.strictObject({ name, values: amounts }))
    .describe('share of the week’s days on which it was so, from 0 to 1'),
});

export type History = z.infer<typeof historyShape>;

/** Whether two histories say the same, whoever put them together. */
export const isSameHistory = (one: History, other: History): boolean => inOneOrder(one) === inOneOrder(other);

/** As text whose keys stand in the shape's order. */
const inOneOrder = (history: History) => JSON.stringify(historyShape.parse(history));
