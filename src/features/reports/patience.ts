const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long the parts of an attempt may take, in milliseconds. */
export interface AttemptTimes {
  /** Longest that one post may take. Whatever has not been answered by then is unclear. */
  readonly postMs: number;
  /**
   * How long after a post that nobody heard of its request may still be under way: until then, not finding a message
   * does not mean that there will be none.
   */
  readonly settleMs: number;
  /**
   * For how long a report is claimed. Longer than settling: whoever takes a report over from a process that died
   * while it posted comes when that post has landed, or never will. What remains is what clocks may differ by.
   */
  readonly leaseMs: number;
  /** How often a claim is renewed while its plan is worked out. */
  readonly renewMs: number;
}

/** All times of an attempt follow from the longest that a post may take: 30 seconds, unless told. */
export function attemptTimes(postMs = 30 * secondMs): AttemptTimes {
  const leaseMs = 2.5 * postMs;
  return { postMs, settleMs: 1.5 * postMs, leaseMs, renewMs: leaseMs / 3 };
}

/** Longest that telling a person may take. */
export const tellMs = 15 * secondMs;

/** A report that arrives so long after it was due says that it is late. */
export const lateMs = 15 * minuteMs;

/** How much earlier than noted a message may have been posted: the platform's clock is not ours, and ours is set. */
export const lookBackMs = 15 * minuteMs;

const firstPauseMs = 5 * secondMs;
const longestPauseMs = hourMs;

/**
 * How long to rest after an attempt that failed: 5 s, 10 s, 20 s… up to an hour, a quarter more or less by chance,
 * so that a thousand reports do not come back in the same second. Never less than the platform asked for.
 *
 * @param attempts how many there were, this one included
 * @param chance from 0 to 1
 */
export function pauseAfter(attempts: number, chance: number, retryAfterMs = 0): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(Math.max(pause * (0.75 + chance / 2), retryAfterMs * (1 + chance / 4)));
}

/** How long and how often something was tried. */
export interface Tried {
  readonly since: string;
  readonly attempts: number;
}

/** About three hours of attempts: as many as a report gets that could only be begun when its day was over. */
const fewestAttempts = 12;

/** Whether a report was tried for long enough: for a day from when it was due. */
export function isTriedEnough({ since, attempts }: Tried, now: Date): boolean {
  return attempts >= fewestAttempts && now.getTime() - Date.parse(since) >= dayMs;
}

/** Whether, for another day, its maker could not be told either. */
export function isToldEnough({ since, attempts }: Tried, now: Date): boolean {
  return attempts >= 2 * fewestAttempts && now.getTime() - Date.parse(since) >= 2 * dayMs;
}
