import { z } from 'zod';

/** Most steps that a conversation remembers; the oldest go first. */
export const mostSteps = 50;

/** One thing that a conversation came to. */
const step = z.strictObject({
  line: z
    .string()
    .describe('the line that gave it: an optimize or whatif line shows a plan, an adopt line took one'),
  run: z.int().positive(),
  /** The conversation begins anew with this plan, which somebody asked for by itself. */
  starts: z.literal(true).optional(),
});

/**
 * What people said under a result, as a stack of the plans that they were shown. A thread has one; it begins with the
 * run that the thread's first message shows.
 */
export const conversationShape = z.strictObject({
  /** The run of the thread's first message. */
  run: z.int().positive(),
  /** The plans since and what was done with them, the newest last; "undo" takes the last away, "start over" all. */
  steps: z.array(step).max(mostSteps),
});

export type Conversation = z.infer<typeof conversationShape>;
export type Step = Conversation['steps'][number];
