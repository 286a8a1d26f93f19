import type { Job } from '../../src/bot/ports.ts';
import { FairLine } from './fair-line.ts';
import { assertRoom, type LineLimits } from './line-limits.ts';

/** One request on its way: it waits, it runs, it ends. */
export interface QueuedRun<Result> {
  readonly result: Promise<Result>;
  /** Does the work. Never rejects: how it went is told by `result`. */
  run(): Promise<void>;
  cancel(): void;
}

export interface FairQueueOptions {
  /** How many run at the same time. */
  readonly width: number;
  /** Most that wait for their turn. */
  readonly limits: LineLimits;
}

/** Requests of many workspaces on few threads: so many run, the others wait in a fair line. */
export class FairQueue<Result> {
  readonly #line = new FairLine<QueuedRun<Result>>();
  readonly #open = new Set<Promise<Result>>();
  readonly #options: FairQueueOptions;
  #running = 0;
  #isClosing = false;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /** How many requests run, and how many wait for their turn. */
  load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#line.size };
  }

  /**
   * Takes a request in. Its result rejects with a `UserError` (`plan.busy`) when the line is full, and with an `Error`
   * once the queue is closed; then it is not even made.
   */
  start(workspace: string, make: () => QueuedRun<Result>): Job<Result> {
    const { width, limits } = this.#options;
    if (this.#isClosing) return refused(new Error('No more work is taken: it is closed.'));
    try {
      // Where one may run at once, there is room for everybody.
      if (this.#running >= width) {
        assertRoom({ all: this.#line.size, perWorkspace: this.#line.sizeOf(workspace) }, limits);
      }
    } catch (error) {
      return refused(error);
    }
    const run = make();
    this.#open.add(run.result);
    const done = () => void this.#open.delete(run.result);
    run.result.then(done, done);
    this.#line.push(workspace, run);
    this.#runNext();
    return {
      result: run.result,
      cancel: () => {
        this.#line.remove(run);
        run.cancel();
      },
    };
  }

  /** Takes nothing more in; resolves when all that was taken in has ended, whether it ran or waited. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#open);
  }

  #runNext(): void {
    if (this.#running >= this.#options.width) return;
    const next = this.#line.take();
    if (next === undefined) return;
    this.#running += 1;
    void next.run().finally(() => {
      this.#running -= 1;
      this.#runNext();
    });
  }
}

/** A job that was not even begun. */
function refused<Result>(reason: unknown): Job<Result> {
  return { result: Promise.reject(reason), cancel: () => undefined };
}
