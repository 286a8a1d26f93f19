import { Piscina } from 'piscina';
import type { TableReader } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { TableOutcome, TableTask } from './table-worker.ts';

export interface TableReaderOptions {
  /** The compiled worker, when this file itself does not run compiled (tests). */
  readonly workerFile?: URL;
}

/** A reader that holds threads. */
export interface ThreadedTableReader extends TableReader {
  /** Lets what is being read be finished, and ends the thread. */
  close(): Promise<void>;
}

/** Most files that wait for their turn; further ones are turned away. */
const mostWaiting = 40;

/**
 * Reads tables in one thread of its own, one after the other: so two large files never need their memory at once. The
 * thread starts with the first file and ends a while after the last.
 */
export function createTableReader({ workerFile }: TableReaderOptions = {}): ThreadedTableReader {
  const pool = new Piscina<TableTask, TableOutcome>({
    filename: (workerFile ?? new URL('./table-worker.js', import.meta.url)).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 10_000,
  });
  const open = new Set<Promise<unknown>>();
  return {
    async read(bytes, reading) {
      if (open.size > mostWaiting) throw new UserError({ code: 'plan.busy' });
      const work = pool.run({ bytes, reading });
      open.add(work);
      try {
        const outcome = await work;
        if ('problems' in outcome) throw new UserError(...outcome.problems);
        return outcome.read;
      } finally {
        open.delete(work);
      }
    },
    async close() {
      await Promise.allSettled(open);
      await pool.destroy();
    },
  };
}
