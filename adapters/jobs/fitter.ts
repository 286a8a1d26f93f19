import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Fitter } from '../../src/bot/ports.ts';
import { chainCount } from '../../src/learn/fit/chain.ts';
import type { FitResult } from '../../src/learn/fit/fit.ts';
import { bothCurves } from '../../src/learn/fit/fit-history.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { holdoutOrigins } from '../../src/learn/fit/holdout.ts';
import { stackCurves } from '../../src/learn/fit/loo/stack-curves.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { FairQueue, type QueuedRun } from './fair-queue.ts';
import {
  type FitStep,
  type FitStepOutcome,
  type FitStepResults,
  type FitTask,
  wholeStep,
} from './fit-worker.ts';
import type { LineLimits } from './line-limits.ts';

export interface FitterOptions {
  /** Most worker threads; as many as there are cores or chains unless told, whatever is fewer. */
  readonly threads?: number;
  /** The compiled worker, when this file itself does not run compiled (tests). */
  readonly workerFile?: URL;
  /** Most fits that wait for their turn; further ones are turned away. */
  readonly limits?: LineLimits;
}

/** A fit takes half a minute: nobody would wait for more of them. */
const usualLimits: LineLimits = { all: 40, perWorkspace: 4 };

/** How often progress is told, in milliseconds. */
const tellEveryMs = 200;

type Pool = Piscina<FitTask, FitStepOutcome>;

/**
 * A fitter on a pool of worker threads: the chains of a fit run side by side, and so do its forecasts. One fit is
 * worked on at a time, the others wait in a fair line; one that finds it full is turned away with a `UserError`
 * (`plan.busy`). Closing waits for all that was asked before.
 */
export function createFitter(options: FitterOptions = {}): Fitter {
  const pool: Pool = new Piscina({
    filename: (options.workerFile ?? new URL('./fit-worker.js', import.meta.url)).href,
    minThreads: 0,
    maxThreads: options.threads ?? Math.max(1, Math.min(chainCount, availableParallelism())),
    idleTimeout: 10_000,
  });
  // The threads of one fit are all that there are.
  const queue = new FairQueue<FitResult>({ width: 1, limits: options.limits ?? usualLimits });

  return {
    start: (request, { workspace, onProgress }) =>
      queue.start(workspace, () => {
        onProgress?.({ step: 'queued' });
        return new FitRun(pool, request, onProgress);
      }),
    close: async () => {
      await queue.close();
      await pool.destroy();
    },
  };
}

/** What the chains of the first round are of the whole work; what comes after takes half of what is left each time. */
const firstRound = 0.7;

/** One fit on its way: it waits, its pieces run in threads, it ends. */
class FitRun implements QueuedRun<FitResult> {
  readonly result: Promise<FitResult>;
  readonly #pool: Pool;
  readonly #request: FitRequest;
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  #state: 'waiting' | 'begun' = 'waiting';
  #resolve: (result: FitResult) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;

  constructor(pool: Pool, request: FitRequest, onProgress: ((progress: Progress) => void) | undefined) {
    this.#pool = pool;
    this.#request = request;
    this.#onProgress = onProgress;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  async run(): Promise<void> {
    this.#state = 'begun';
    try {
      this.#resolve(await this.#work());
    } catch (error) {
      this.#reject(this.#isStopped ? cancelled() : error);
    }
  }

  cancel(): void {
    Atomics.store(this.#stop, 0, 1);
    if (this.#state === 'waiting') this.#reject(cancelled());
  }

  get #isStopped(): boolean {
    return Atomics.load(this.#stop, 0) === 1;
  }

  async #work(): Promise<FitResult> {
    const request = this.#request;
    if (!request.comparesCurves) return this.#fit(request, [0, 1]);
    const [logistic, hill] = bothCurves(request);
    if (logistic === undefined || hill === undefined) throw new Error('there are two kinds of curve');
    // Hill curves take longer: their chains need smaller steps.
    return stackCurves(await this.#fit(logistic, [0, 0.35]), await this.#fit(hill, [0.35, 1]));
  }

  /** One fit; `from` and `to` say which part of the whole work it is. */
  async #fit(request: FitRequest, [from, to]: readonly [number, number]): Promise<FitResult> {
    const all = <Kind extends FitStep['kind']>(
      steps: readonly (FitStep & { readonly kind: Kind })[],
      [first, last]: readonly [number, number],
    ) => this.#all<Kind>(request, steps, [from + (to - from) * first, from + (to - from) * last]);
    const chains = Array.from({ length: chainCount }, (_, chain): FitStep & { kind: 'chain' } => ({
      kind: 'chain',
      chain,
    }));
    let done = firstRound;
    let runs = await all(chains, [0, done]);
    for (;;) {
      const [plan] = await all([{ kind: 'next' as const, runs }], [done, done]);
      if (plan === undefined) break;
      const until = done + (0.9 - done) / 2;
      const again = runs.map((previous) => ({
        kind: 'chain' as const,
        chain: previous.chain,
        plan,
        previous,
      }));
      runs = await all(again, [done, until]);
      done = until;
    }
    const origins = holdoutOrigins(request).map((origin) => ({ kind: 'holdout' as const, origin }));
    const holdouts = await all(origins, [done, 0.98]);
    const [result] = await all([{ kind: 'combine' as const, runs, holdouts }], [0.98, 1]);
    if (result === undefined) throw new Error('a fit came to nothing');
    return result;
  }

  /** Does pieces of one kind side by side; `from` and `to` say which part of the whole work they are. */
  async #all<Kind extends FitStep['kind']>(
    request: FitRequest,
    steps: readonly (FitStep & { readonly kind: Kind })[],
    [from, to]: readonly [number, number],
  ): Promise<FitStepResults[Kind][]> {
    const done = new Int32Array(new SharedArrayBuffer(4 * Math.max(1, steps.length)));
    const tell = () => {
      const part = done.reduce((sum, one) => sum + one, 0) / wholeStep / Math.max(1, steps.length);
      if (!this.#isStopped) this.#onProgress?.({ step: 'fitting', fraction: from + (to - from) * part });
    };
    tell();
    const timer = setInterval(tell, tellEveryMs);
    try {
      const pieces = steps.map((step, slot) =>
        this.#pool.run({ request, step, stop: this.#stop, done, slot }),
      );
      // Where one fails, the others still have threads: nothing else begins before they are free.
      await Promise.allSettled(pieces);
      const outcomes = await Promise.all(pieces);
      if (this.#isStopped) throw cancelled();
      return outcomes.map((outcome) => {
        if ('problems' in outcome) throw new UserError(...outcome.problems);
        // A worker answers each kind with its own result.
        return outcome.result as FitStepResults[Kind];
      });
    } finally {
      clearInterval(timer);
    }
  }
}

const cancelled = () => new UserError({ code: 'fit.cancelled' });
