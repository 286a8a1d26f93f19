import { DeliveryError } from '../../bot/messenger.ts';
import type { Clock } from '../../bot/time/clock.ts';

/**
 * What a platform answers within a time. Whatever it throws that tells nothing of the message, and no answer at
 * all, are `unclear`: the platform may have done what it was asked.
 *
 * @throws DeliveryError
 */
export async function inTime<Result>(
  milliseconds: number,
  clock: Clock,
  ask: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const tooLong = new AbortController();
  const done = new AbortController();
  const limit = clock.wait(milliseconds, done.signal).then(() => {
    // The answer came first, and nobody listens any more.
    if (done.signal.aborted) return new Promise<never>(() => {});
    tooLong.abort();
    throw new DeliveryError('unclear', 'timeout');
  });
  try {
    return await Promise.race([ask(tooLong.signal), limit]);
  } catch (cause) {
    throw cause instanceof DeliveryError ? cause : new DeliveryError('unclear', 'fault', { cause });
  } finally {
    done.abort();
  }
}
