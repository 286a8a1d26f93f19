import type { Progress } from '../../src/bot/invocation.ts';
import type { Clock } from './clock.ts';

/** How long work has to have told how far it is before anything is said about its end. */
const watchedMs = 1_000;

/**
 * Tells from what work reports how many milliseconds it may still take, if it goes on as it went since its first
 * report; undefined where that cannot be told. Time spent waiting for a turn does not count.
 */
export function createForecast(clock: Clock): (progress: Progress) => number | undefined {
  let first: { readonly at: number; readonly fraction: number } | undefined;
  return ({ fraction }) => {
    if (fraction === undefined) return undefined;
    const at = clock.now().getTime();
    first ??= { at, fraction };
    const [elapsed, done] = [at - first.at, fraction - first.fraction];
    if (elapsed < watchedMs || done <= 0 || fraction >= 1) return undefined;
    return (elapsed * (1 - fraction)) / done;
  };
}
