import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Job, Planner } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { PlanOutcome, PlanTask } from './plan-worker.ts';

export interface PlannerOptions {
  /** Most worker threads; one fewer than the machine's cores unless told. */
  readonly threads?: number;
  /** The compiled worker, when this file itself does not run compiled (tests). */
  readonly workerFile?: URL;
  /** Most requests that wait for a thread; further ones are turned away. */
  readonly longestQueue?: number;
}

/**
 * A planner on a pool of worker threads. Requests wait in line; each can be watched and cancelled. Closing waits for
 * all that was asked before, whether it runs or waits.
 */
export function createPlanner(options: PlannerOptions = {}): Planner {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const longestQueue = options.longestQueue ?? 1_000;
  const pool = new Piscina<PlanTask, PlanOutcome>({
    filename: (options.workerFile ?? new URL('./plan-worker.js', import.meta.url)).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  // Counted here: the pool's own limit leaves out requests that no thread would take, and its own orderly close
  // those that wait for their first thread.
  const open = new Set<Promise<Analysis>>();
  let closing = false;
  return {
    start: (request, { onProgress }) => {
      if (closing) return refused('The planner is closed.');
      if (open.size >= threads + longestQueue) return refused('The queue of the planner is full.');
      const job = start(pool, request, onProgress);
      open.add(job.result);
      const done = () => void open.delete(job.result);
      job.result.then(done, done);
      return job;
    },
    close: async () => {
      closing = true;
      await Promise.allSettled(open);
      await pool.destroy();
    },
  };
}

function refused(reason: string): Job<Analysis> {
  return { result: Promise.reject(new Error(reason)), cancel: () => undefined };
}

function start(
  pool: Piscina<PlanTask, PlanOutcome>,
  request: AnalysisRequest,
  onProgress?: (progress: Progress) => void,
): Job<Analysis> {
  const { port1: inbox, port2: progress } = new MessageChannel();
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const queue = new AbortController();
  let begun = false;
  let cancelled = false;
  inbox.on('message', (report: Progress) => {
    begun = true;
    if (!cancelled) onProgress?.(report);
  });
  onProgress?.({ step: 'queued' });
  const result = pool
    .run({ request, progress, stop }, { transferList: [progress], signal: queue.signal })
    .then(
      (outcome) => {
        if (cancelled) throw new UserError({ code: 'plan.cancelled' });
        if ('problems' in outcome) throw new UserError(...outcome.problems);
        return outcome.analysis;
      },
      (error: unknown) => {
        throw cancelled ? new UserError({ code: 'plan.cancelled' }) : error;
      },
    )
    .finally(() => inbox.close());
  return {
    result,
    cancel: () => {
      cancelled = true;
      Atomics.store(stop, 0, 1);
      // One that has not begun leaves the line; one that has stops by itself at its next step.
      if (!begun) queue.abort();
    },
  };
}
