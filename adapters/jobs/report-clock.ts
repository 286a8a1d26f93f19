import type { Log, Store } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import type { Reporter } from '../../src/features/reports/reporter.ts';
import type { Schedule } from '../../src/features/schedules/stored/schedule.ts';

/** Wakes the reporter whenever there is something to do. */
export interface ReportClock {
  start(): void;
  /** Looks now: somebody wants a report, or another process said so. */
  wake(): void;
  /**
   * For a process that does one thing and ends: where somebody asked for a report meanwhile, brings it and what else
   * is due. Throws what the store throws.
   */
  bringAsked(): Promise<void>;
  /** Whether the last look went well, not long ago. */
  isReady(): boolean;
  /** No new reports; what is under way is handed back or ends. */
  stop(): Promise<void>;
}

/** Longest without a look: other processes add work, too, and machines sleep. */
const longestPauseMs = 60_000;
/** Where something is due that could not be begun: all places are taken, or another process has it. */
const busyPauseMs = 5_000;
const dayMs = 86_400_000;
/** After a look that failed. */
const brokenPauseMs = 15_000;
/** Looks that fail for so long are told to whoever asks whether we are ready. */
const readyMs = 3 * longestPauseMs;

/** Looks at once, at each moment that the store names and at least once a minute; one look at a time. */
export function createReportClock(needs: {
  readonly reporter: Reporter;
  readonly store: Pick<Store, 'reports'>;
  /** Those whose reports this process brings. */
  readonly fronts: readonly Schedule['place']['front'][];
  readonly clock: Clock;
  readonly log: Log;
  /** What is to be done at the start and once a day beside that. */
  readonly daily?: () => Promise<void>;
}): ReportClock {
  const { reporter, store, fronts, clock, log, daily } = needs;
  let isStopping = false;
  /** Ends the pause between two looks. One for many pauses: a signal of its own for each would cost more than a look. */
  let woken = new AbortController();
  let looking: Promise<void> | undefined;
  let lookedAt: Date | undefined;

  async function run(): Promise<void> {
    while (!isStopping) {
      if (woken.signal.aborted) woken = new AbortController();
      const pauseMs = await look();
      await doDaily();
      await clock.wait(pauseMs, woken.signal);
    }
  }

  let daysWorkAt: Date | undefined;
  async function doDaily(): Promise<void> {
    const now = clock.now();
    if (daysWorkAt !== undefined && now.getTime() - daysWorkAt.getTime() < dayMs) return;
    daysWorkAt = now;
    try {
      await daily?.();
    } catch (err) {
      log.error({ err }, 'what is done daily failed, and is tried again in a day');
    }
  }

  /** Gives how long to rest afterwards, in milliseconds. */
  async function look(): Promise<number> {
    try {
      await reporter.look();
      const next = await store.reports.nextMoment(fronts);
      const now = clock.now();
      lookedAt = now;
      if (next === undefined) return longestPauseMs;
      const untilNext = next.getTime() - now.getTime();
      return untilNext <= 0 ? busyPauseMs : Math.min(longestPauseMs, untilNext);
    } catch (err) {
      log.error({ err }, 'reports have to wait: the store does not answer');
      return brokenPauseMs;
    }
  }

  return {
    start() {
      looking ??= run();
    },
    wake() {
      woken.abort();
    },
    async bringAsked() {
      if (!woken.signal.aborted) return;
      await reporter.look();
      await reporter.idle();
    },
    isReady: () => lookedAt !== undefined && Math.abs(clock.now().getTime() - lookedAt.getTime()) < readyMs,
    async stop() {
      isStopping = true;
      woken.abort();
      await Promise.all([looking, reporter.stop()]);
    },
  };
}
