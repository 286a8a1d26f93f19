import { z } from 'zod';
import { analysisShape } from '../../src/attribute/analysis.ts';
import type { PlanRequest } from '../../src/bot/ports.ts';
import { type ProblemCode, UserError } from '../../src/scenario/problem.ts';
import { scenarioShape } from '../../src/scenario/scenario.ts';

const requestFields = {
  scenario: scenarioShape,
  draws: z.number(),
  seed: z.number(),
  effort: z.strictObject({ nodes: z.number(), milliseconds: z.number(), work: z.number().exactOptional() }),
  explain: z.boolean().exactOptional(),
  plan: z.record(z.string(), z.number()).exactOptional(),
} satisfies Record<keyof PlanRequest, z.ZodType>;

/** A request as it lies in the queue. */
export const plannedJob = z.strictObject({
  /** The process that waits for the answer. */
  asker: z.uuid(),
  workspace: z.string(),
  request: z.strictObject(requestFields),
});

export type PlannedJob = z.infer<typeof plannedJob>;

const problem = z.strictObject({
  code: z.custom<ProblemCode>((value) => typeof value === 'string' && /^[a-z]+\.[a-z-]+$/.test(value)),
  path: z.string().exactOptional(),
  received: z.string().exactOptional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
});

/** What a job came to. Errors of people's input cross as data; of a fault of ours only its message. */
export const jobOutcome = z.union([
  z.strictObject({ analysis: analysisShape }),
  z.strictObject({ problems: z.tuple([problem], problem) }),
  z.strictObject({ fault: z.string() }),
]);

export type JobOutcome = z.infer<typeof jobOutcome>;

/** What an error is to the process that asked. */
export function outcomeOf(error: unknown): JobOutcome {
  if (error instanceof UserError) return { problems: [...error.problems] };
  return { fault: error instanceof Error ? error.message : String(error) };
}

const progress = z.strictObject({
  step: z.enum(['queued', 'drawing', 'searching', 'proving', 'explaining', 'fitting']),
  fraction: z.number().exactOptional(),
  gap: z.number().exactOptional(),
});

/** To the process that asked: how far a job has come, or that it is done. */
export const toAsker = z.union([
  z.strictObject({ job: z.uuid(), progress }),
  z.strictObject({ job: z.uuid(), done: z.literal(true) }),
]);

/** To the workers: there is a plan to work out, or a report to bring; or a job is not wanted any more. */
export const toWorkers = z.union([
  z.strictObject({ asked: z.literal(true) }),
  z.strictObject({ reports: z.literal(true) }),
  z.strictObject({ cancelled: z.uuid() }),
]);

/** Reads a message; undefined when it is not one of that shape (another version of the program may have sent it). */
export function readMessage<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> | undefined {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
