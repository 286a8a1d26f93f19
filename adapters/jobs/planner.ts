import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Job, Planner } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { FairQueue, type QueuedRun } from './fair-queue.ts';
import { type LineLimits, usualLimits } from './line-limits.ts';
import type { PlanOutcome, PlanTask } from './plan-worker.ts';

export interface PlannerOptions {
  /** Most worker threads; one fewer than the machine's cores unless told. */
  readonly threads?: number;
  /** The compiled worker, when this file itself does not run compiled (tests). */
  readonly workerFile?: URL;
  /** Most requests that wait for a thread; further ones are turned away. */
  readonly limits?: LineLimits;
}

/** The planner of this process. Joint draws of a fitted scenario come with the request. */
export interface ThreadPlanner {
  start(request: AnalysisRequest, options: Parameters<Planner['start']>[1]): Job<Analysis>;
  close(): Promise<void>;
  readonly threads: number;
  /** How many requests run, and how many wait for a thread. */
  load(): { readonly running: number; readonly waiting: number };
}

/**
 * A planner on a pool of worker threads. Requests wait in a fair line; each can be watched and cancelled. One that
 * finds the line full is turned away with a `UserError` (`plan.busy`). Closing waits for all that was asked before,
 * whether it runs or waits.
 */
export function createPlanner(options: PlannerOptions = {}): ThreadPlanner {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const pool: Pool = new Piscina({
    filename: (options.workerFile ?? new URL('./plan-worker.js', import.meta.url)).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  // Those that wait do so here, not in the pool's own queue, which knows no workspaces.
  const queue = new FairQueue<Analysis>({ width: threads, limits: options.limits ?? usualLimits });

  return {
    threads,
    load: () => queue.load(),
    start: (request, { workspace, onProgress }) =>
      queue.start(workspace, () => {
        onProgress?.({ step: 'queued' });
        return new PlanRun(pool, request, onProgress);
      }),
    close: async () => {
      await queue.close();
      await pool.destroy();
    },
  };
}

type Pool = Piscina<PlanTask, PlanOutcome>;

/** One request on its way: it waits, it runs in a thread, it ends. */
class PlanRun implements QueuedRun<Analysis> {
  readonly result: Promise<Analysis>;
  readonly #pool: Pool;
  readonly #request: AnalysisRequest;
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #leave = new AbortController();
  #state: 'waiting' | 'given' | 'begun' | 'ended' = 'waiting';
  #cancelled = false;
  #resolve: (analysis: Analysis) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;

  constructor(pool: Pool, request: AnalysisRequest, onProgress: ((progress: Progress) => void) | undefined) {
    this.#pool = pool;
    this.#request = request;
    this.#onProgress = onProgress;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  async run(): Promise<void> {
    const { port1: inbox, port2: progress } = new MessageChannel();
    this.#state = 'given';
    inbox.on('message', (report: Progress) => {
      this.#state = 'begun';
      if (!this.#cancelled) this.#onProgress?.(report);
    });
    try {
      const outcome = await this.#pool.run(
        { request: this.#request, progress, stop: this.#stop },
        { transferList: [progress], signal: this.#leave.signal },
      );
      if (this.#cancelled) throw new UserError({ code: 'plan.cancelled' });
      if ('problems' in outcome) throw new UserError(...outcome.problems);
      this.#resolve(outcome.analysis);
    } catch (error) {
      this.#reject(this.#cancelled ? new UserError({ code: 'plan.cancelled' }) : error);
    } finally {
      this.#state = 'ended';
      inbox.close();
    }
  }

  cancel(): void {
    this.#cancelled = true;
    Atomics.store(this.#stop, 0, 1);
    if (this.#state === 'waiting') this.#reject(new UserError({ code: 'plan.cancelled' }));
    // A thread that is only being made ready is not waited for; work that has begun stops by itself at its next step.
    if (this.#state === 'given') this.#leave.abort();
  }
}
