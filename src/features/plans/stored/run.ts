import { z } from 'zod';
import { analysisShape } from '../../../attribute/analysis.ts';
import { scenarioShape } from '../../../scenario/scenario.ts';
import { localisedName } from '../../../scenario/text.ts';

/**
 * One optimisation as it is kept: who asked for what, the scenario as it was with its limits and goal, and what
 * came out. `npm start -- schema run` prints the JSON Schema.
 */
export const runShape = z.strictObject({
  schema: z.literal('channels/run@1'),
  number: z.int().positive().describe('counts up per workspace'),
  scenario: z.strictObject({
    id: z.string(),
    version: z.int().min(0).describe('0: built-in or from a file'),
    names: localisedName,
    origin: z.enum(['built-in', 'workspace', 'file']),
  }),
  /** The command line that gives this plan again. */
  line: z.string(),
  at: z.iso.datetime(),
  by: z.string().describe("the platform's id of the person"),
  channel: z.string().describe("the platform's id of the place"),
  isPrivate: z.boolean().describe('made in a private place: listed only there and to its maker'),
  /** The scenario with the command's budget, goal, limits and period put in: what was optimised. */
  effective: scenarioShape,
  ...analysisShape.shape,
});

export type Run = z.infer<typeof runShape>;
/** A run that has no number yet. */
export type NewRun = Omit<Run, 'number'>;
