import { setTimeout as pause } from 'node:timers/promises';

/**
 * How long a test or a hook may take, in milliseconds. It guards against hanging and nothing else: no machine that is
 * merely slow or busy comes near it.
 */
export const hangingMs = 600_000;

/** How long a wait within a test lasts at most: a little less, so that a test tells what it waited for in vain. */
export const patienceMs = 540_000;

/**
 * Waits for something that is there soon, looking every other millisecond or so; answers it.
 * @param what what is waited for, for the error of a wait in vain; a function tells how things stand by then
 */
export async function soon<T>(
  look: () => T | undefined | Promise<T | undefined>,
  what: string | (() => string),
  everyMs = 2,
): Promise<T> {
  for (const end = performance.now() + patienceMs; ; await pause(everyMs)) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) {
      throw new Error(`waited in vain: ${typeof what === 'string' ? what : what()}`);
    }
  }
}

/** Waits until something holds, likewise. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string | (() => string),
  everyMs?: number,
): Promise<void> {
  await soon(async () => ((await holds()) ? true : undefined), what, everyMs);
}
