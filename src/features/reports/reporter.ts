/**
 * Reports that come by themselves: what is due becomes a plan, a message, and news for whoever made the schedule when it
 * cannot arrive. It may use the rooms up to schedules.
 */

import { attemptReport } from './attempt.ts';
import { openOccurrences } from './open-occurrences.ts';
import type { ReportParts, TakenMessage } from './parts.ts';

/** Makes reports of what is due and brings them to their channels, each once. */
export interface Reporter {
  /**
   * Opens what is due and begins with it, a few at a time; the rest follows as those end. Throws what the store
   * throws.
   */
  look(): Promise<void>;
  /** Resolves when nothing is under way and nothing more can be begun now. */
  idle(): Promise<void>;
  /** Begins nothing more, hands back what is being worked out, and lets posts that are under way end. */
  stop(): Promise<void>;
}

/** Reports that one process works on at a time: the optimiser is also there for commands. */
const usualConcurrency = 4;

/**
 * The engine that delivers reports. Any number of them may work on one store: each occurrence becomes one report,
 * each report is claimed by one of them, and what it finds out counts only as long as its claim holds.
 */
export function createReporter(parts: ReportParts, { concurrency = usualConcurrency } = {}): Reporter {
  const { store, clock, log } = parts;
  const fronts = parts.messengers.map(({ front }) => front);
  const stopping = new AbortController();
  const taken = new Map<string, TakenMessage>();
  const running = new Set<Promise<void>>();
  let filling = Promise.resolve();

  /** Claims as many as there are free places; one caller at a time. */
  function fill(): Promise<void> {
    const turn = filling.then(claimSome);
    filling = turn.catch(() => {});
    return turn;
  }

  async function claimSome(): Promise<void> {
    while (running.size < concurrency && !stopping.signal.aborted) {
      const at = clock.now();
      const until = new Date(at.getTime() + parts.times.leaseMs);
      const claim = await store.reports.claim({ at, until, fronts });
      if (claim === undefined) return;
      const work = attemptReport(claim, parts, { taken, stopping: stopping.signal }).finally(() => {
        running.delete(work);
        fill().catch((err: unknown) => log.warn({ err }, 'no further report could be claimed'));
      });
      running.add(work);
    }
  }

  async function idle(): Promise<void> {
    for (await filling; running.size > 0; await filling) await Promise.race(running);
  }

  return {
    async look() {
      if (stopping.signal.aborted) return;
      await openOccurrences(parts, fronts, clock.now());
      await fill();
    },
    idle,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}
