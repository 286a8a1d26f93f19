import { UserError } from '../../src/scenario/problem.ts';

/** How many requests may wait: further ones are turned away at once rather than kept waiting for long. */
export interface LineLimits {
  readonly all: number;
  readonly perWorkspace: number;
}

export const usualLimits: LineLimits = { all: 1_000, perWorkspace: 100 };

/** Throws `UserError` (`plan.busy`) when one more would be too many. */
export function assertRoom(waiting: LineLimits, limits: LineLimits): void {
  if (waiting.perWorkspace >= limits.perWorkspace) throw busy(waiting.perWorkspace);
  if (waiting.all >= limits.all) throw busy(waiting.all);
}

const busy = (waiting: number) => new UserError({ code: 'plan.busy', values: { waiting } });
