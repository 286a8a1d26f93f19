import type { Progress } from './invocation.ts';

/** How long work has to have told how far it is before anything is said about its end. */
const watchedMs = 1_000;

/**
 * Tells from what work reports how many milliseconds it may still take, if it goes on as it went since its first
 * report; undefined where that cannot be told. Time spent waiting for a turn does not count.
 */
export function createForecast(now: () => Date): (progress: Progress) => number | undefined {
  let first: { readonly at: number; readonly fraction: number } | undefined;
  return ({ fraction }) => {
    if (fraction === undefined) return undefined;
    const at = now().getTime();
    first ??= { at, fraction };
    const [elapsed, done] = [at - first.at, fraction - first.fraction];
    if (elapsed < watchedMs || done <= 0 || fraction >= 1) return undefined;
    return (elapsed * (1 - fraction)) / done;
  };
}

/** A remaining time as one says it: in steps of five seconds, from a minute and a half on in minutes. */
export function roundedTime(ms: number): { readonly seconds: number } | { readonly minutes: number } {
  const seconds = Math.max(5, Math.ceil(ms / 5_000) * 5);
  return seconds < 90 ? { seconds } : { minutes: Math.ceil(seconds / 60) };
}
