import { z } from 'zod';

const common = {
  number: z.int().positive().describe('counts up per workspace'),
  scenario: z.string(),
  at: z.iso.datetime().describe('when somebody said so'),
  by: z.string(),
  /** The version of the scenario that took it in. */
  version: z.int().positive().optional(),
};

/** What people told the bot about how it really went. */
export const observationShape = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('satisfaction'),
    mean: z.number(),
    scale: z.strictObject({ low: z.number(), high: z.number() }),
    answers: z.int().positive(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('actual'),
    from: z.iso.date().describe('first day of the time that it is about'),
    to: z.iso.date().describe('the day after the last'),
    value: z.number().optional().describe('outcome or money over that time'),
    spend: z.record(z.string(), z.number().min(0)).optional().describe('by channel id, over that time'),
    /** What the adopted plan had forecast for that time, with its 90 % interval. */
    forecast: z
      .strictObject({
        value: z.number(),
        low: z.number(),
        high: z.number(),
        inPeriod: z
          .literal(true)
          .optional()
          .describe('of that time alone; absent before that was so where effects carry over'),
      })
      .optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('verdict'),
    run: z.int().positive(),
    isUseful: z.boolean().describe('a thumb under a report, up or down'),
  }),
]);

export type Observation = z.infer<typeof observationShape>;
/** One that has no number yet. */
export type NewObservation = Observation extends infer O
  ? O extends unknown
    ? Omit<O, 'number'>
    : never
  : never;
