import { z } from 'zod';

/** Most steps that a conversation remembers; the oldest go first. */
export const mostSteps = 50;

/** One new plan that a conversation came to. */
const step = z.strictObject({
  line: z.string().describe('the optimize line that gave it'),
  run: z.int().positive(),
});

/**
 * What people said under a result, as far as it changed the plan. A thread has one; it begins with the run that the
 * thread's first message shows.
 */
export const conversationShape = z.strictObject({
  /** The run of the thread's first message. */
  run: z.int().positive(),
  /** The new plans since, the newest last; "undo" takes the last one away, "back to the start" all. */
  steps: z.array(step).max(mostSteps),
});

export type Conversation = z.infer<typeof conversationShape>;
