import { Piscina } from 'piscina';
import type { ChartRenderer } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { DrawOutcome, DrawTask } from './draw-worker.ts';
import { pictureOf } from './picture.ts';

export interface ThreadedOptions {
  /** Most threads that draw; one unless told. */
  readonly threads?: number;
  /** The compiled worker, when this file itself does not run compiled (tests). */
  readonly workerFile?: URL;
}

/** A renderer that holds threads. */
export interface ThreadedRenderer extends ChartRenderer {
  /** Lets what is being drawn be finished, and ends the threads. */
  close(): Promise<void>;
}

/**
 * The local renderer in threads of its own, so that drawing keeps nobody waiting. Threads start when the first chart
 * is drawn and end a while after the last.
 */
export function createThreadedRenderer({ threads = 1, workerFile }: ThreadedOptions = {}): ThreadedRenderer {
  const pool = new Piscina<DrawTask, DrawOutcome>({
    filename: (workerFile ?? new URL('./draw-worker.js', import.meta.url)).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  const open = new Set<Promise<unknown>>();

  async function run(task: DrawTask): Promise<DrawOutcome> {
    const drawn = pool.run(task);
    open.add(drawn);
    try {
      return await drawn;
    } finally {
      open.delete(drawn);
    }
  }

  return {
    async render(chart, signal) {
      signal?.throwIfAborted();
      // A caller who gives up is let go at once; the pool would end the whole thread for it, fonts and all.
      const outcome = await Promise.race([run({ chart }), givenUp(signal)]);
      if ('problems' in outcome) throw new UserError(...outcome.problems);
      if (!('picture' in outcome)) throw new Error('the drawing thread answered something else');
      return pictureOf(outcome.picture.png);
    },
    async check() {
      const outcome = await run('check');
      if (!('line' in outcome)) throw new Error('the drawing thread answered something else');
      return outcome.line;
    },
    async close() {
      await Promise.allSettled(open);
      await pool.destroy();
    },
  };
}

/** Rejects when the caller gives up; else it never settles. */
function givenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
