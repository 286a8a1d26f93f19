import type { Kysely } from 'kysely';
import type { Attempt, Tables } from './tables.ts';

/** Work on a database, and its end: `finish` lets what was begun come to its end, then closes. */
export interface Attempts {
  readonly attempt: Attempt;
  finish(): Promise<void>;
}

/**
 * Keeps count of the work on a database. `where` names it once it is closed; `persistently` does a piece of work
 * as often as it takes; `farewell` is done before the database is closed.
 */
export function attemptsOn(options: {
  readonly database: Kysely<Tables>;
  readonly where: string;
  readonly persistently: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly farewell?: () => Promise<unknown>;
}): Attempts {
  const { database, where, persistently, farewell } = options;
  const underWay = new Set<Promise<unknown>>();
  let finished: Promise<void> | undefined;
  return {
    async attempt(work) {
      if (finished !== undefined) throw new Error(`The store ${where} has been closed.`);
      const result = persistently(() => work(database));
      underWay.add(result);
      try {
        return await result;
      } finally {
        underWay.delete(result);
      }
    },
    finish() {
      finished ??= Promise.allSettled(underWay).then(async () => {
        await farewell?.();
        await database.destroy();
      });
      return finished;
    },
  };
}
