import type { Clock } from './clock.ts';
import { slackLimits } from './limits.ts';
import { slackFailure } from './slack-failure.ts';

const mostAttempts = 4;
const longestWaitMs = 60_000;
const firstPauseMs = 500;

/**
 * Makes a call to Slack, again where that helps: when Slack asks to slow down, after as long as it says; when the
 * network fails and the call is safe to repeat, after growing pauses. At most four times, and never after a wait
 * of more than a minute.
 *
 * @throws what the last attempt threw
 */
export async function patiently<Result>(
  clock: Clock,
  call: () => Promise<Result>,
  options: { readonly repeatable: boolean },
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = slackFailure(error);
      const pause =
        failure.kind === 'rate'
          ? failure.retryAfterMs
          : failure.kind === 'network' && options.repeatable
            ? firstPauseMs * 2 ** (attempt - 1)
            : undefined;
      if (pause === undefined || pause > longestWaitMs || attempt === mostAttempts) throw error;
      await clock.wait(pause);
    }
  }
}

/** Gives each channel's posts their turns, as far apart as Slack wants them. */
export function createChannelPace(clock: Clock): { turn(channel: string): Promise<void> } {
  const nextTurn = new Map<string, number>();
  return {
    async turn(channel) {
      const now = clock.now().getTime();
      for (const [other, at] of nextTurn) if (at <= now) nextTurn.delete(other);
      const at = Math.max(now, nextTurn.get(channel) ?? now);
      nextTurn.set(channel, at + slackLimits.millisecondsBetweenPosts);
      if (at > now) await clock.wait(at - now);
    },
  };
}
