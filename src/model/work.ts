let done = 0;

/**
 * Counts work, in evaluations of one curve in one draw (some 10 ns on a machine of 2024). Limits on effort are set in
 * work rather than in time, so that the same question has the same answer on a busy machine.
 */
export function countWork(evaluations: number): void {
  done += evaluations;
}

/** All work that was counted in this thread so far; what counts is the difference between two readings. */
export function workDone(): number {
  return done;
}
