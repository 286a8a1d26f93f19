/** The time, and waiting for it to pass; tests put their own in its place. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
