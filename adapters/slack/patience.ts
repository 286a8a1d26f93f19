import type { Clock } from '../../src/bot/time/clock.ts';
import { slackLimits } from './limits.ts';
import { slackFailure } from './slack-failure.ts';

const mostAttempts = 4;
const usualLongestWaitMs = 60_000;
const firstPauseMs = 500;

/**
 * Makes a call to Slack, again where that helps: when Slack asks to slow down, after as long as it says; when the
 * network fails and the call is safe to repeat, after growing pauses. At most four times, never after a wait of
 * more than `longestWaitMs` (a minute unless told), and not once the signal is aborted.
 *
 * @throws what the last attempt threw
 */
export async function patiently<Result>(
  clock: Clock,
  call: () => Promise<Result>,
  options: {
    readonly repeatable: boolean;
    readonly longestWaitMs?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Result> {
  const { repeatable, longestWaitMs = usualLongestWaitMs, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = slackFailure(error);
      const pause =
        failure.kind === 'rate'
          ? failure.retryAfterMs
          : failure.kind === 'network' && repeatable
            ? firstPauseMs * 2 ** (attempt - 1)
            : undefined;
      if (pause === undefined || pause > longestWaitMs || attempt === mostAttempts) throw error;
      await clock.wait(pause, signal);
      if (signal?.aborted) throw error;
    }
  }
}

/** Gives each channel's messages their turns, as far apart as Slack wants them. */
export interface ChannelPace {
  /** Resolves when it is this message's turn, or at once when the signal is aborted. */
  turn(channel: string, signal?: AbortSignal): Promise<void>;
  /** Gives nobody a new turn for so long: Slack asked to slow down, and counts all channels together. */
  hold(milliseconds: number): void;
}

const paces = new WeakMap<Clock, Map<string, ChannelPace>>();

/**
 * The pace of one bot token on one clock: the same for everything in this process that posts with it, as Slack
 * counts the front's answers and the reports together.
 */
export function channelPaceOf(clock: Clock, token: string): ChannelPace {
  const byToken = paces.get(clock) ?? new Map<string, ChannelPace>();
  paces.set(clock, byToken);
  const pace = byToken.get(token) ?? createChannelPace(clock);
  byToken.set(token, pace);
  return pace;
}

/** A pace of its own: what takes turns there is that far apart in each channel. */
export function createChannelPace(
  clock: Clock,
  betweenMs: number = slackLimits.millisecondsBetweenPosts,
): ChannelPace {
  const nextTurn = new Map<string, number>();
  let heldUntil = 0;
  return {
    async turn(channel, signal) {
      const now = clock.now().getTime();
      for (const [other, at] of nextTurn) if (at <= now) nextTurn.delete(other);
      const at = Math.max(now, heldUntil, nextTurn.get(channel) ?? now);
      nextTurn.set(channel, at + betweenMs);
      if (at > now) await clock.wait(at - now, signal);
    },
    hold(milliseconds) {
      heldUntil = Math.max(heldUntil, clock.now().getTime() + milliseconds);
    },
  };
}
