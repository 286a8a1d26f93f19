import { statSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import type { Log, Store } from '../../src/bot/ports.ts';
import { adoptionStore } from './adoptions.ts';
import { attemptsOn } from './attempts.ts';
import { connectionStore } from './connections.ts';
import { conversationStore } from './conversations.ts';
import { deliveryStore } from './deliveries.ts';
import { experimentStore } from './experiments.ts';
import { fitStore } from './fits.ts';
import { historyStore } from './histories.ts';
import { historyFileStore } from './history-files.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { observationStore } from './observations.ts';
import { reportStore } from './reports.ts';
import { runStore } from './runs.ts';
import { scenarioStore } from './scenarios.ts';
import { scheduleStore } from './schedules.ts';
import { libsqlDialect } from './sqlite-dialect.ts';
import { persistently } from './sqlite-faults.ts';
import { connect, inMemory, prepareFile, sqliteFile } from './sqlite-file.ts';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables.ts';
import { workspaceStore } from './workspaces.ts';

/**
 * Where the store is: a data directory (made if there is none), or a file; the file `:memory:` keeps nothing and
 * is for tests. `now` is the clock that dates scenarios and workspaces.
 */
export type SqliteStoreOptions = ({ readonly directory: string } | { readonly file: string }) & {
  readonly log: Log;
  readonly now?: () => Date;
};

/**
 * Opens the embedded store and brings its tables up to date. Several processes on one machine may have the same
 * file open. Throws a `StorageError`, whose message tells the operator what to do, when the place cannot be
 * written, or the file is not ours, is damaged or was written by a newer version.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { log, now = () => new Date() } = options;
  const file = prepareFile('file' in options ? options.file : sqliteFile(options.directory));
  const database = new Kysely<Tables>({ dialect: libsqlDialect(await connect(file)) });
  const { attempt, finish } = attemptsOn({
    database,
    where: file,
    persistently: (work) => persistently(file, work),
    // Puts the log's rows into the file itself, so that a copy of that one file is whole. Best effort: it is left
    // to others while they read, and to the next start on a full disk.
    farewell: () => sql`pragma wal_checkpoint(truncate)`.execute(database).catch(() => undefined),
  });
  try {
    const schema = await attempt(() => migrate(database, migrations, file));
    const identity = identityOf(file);
    log.info({ file, schema }, 'store opened');
    return {
      workspaces: workspaceStore(attempt, log, now),
      scenarios: scenarioStore(attempt, log, now),
      runs: runStore(attempt, log, now),
      deliveries: deliveryStore(attempt, log),
      adoptions: adoptionStore(attempt, now),
      schedules: scheduleStore(attempt, log, now),
      reports: reportStore(attempt, log, now),
      conversations: conversationStore(attempt, now),
      histories: historyStore(attempt, log, now),
      historyFiles: historyFileStore(attempt, log, now),
      fits: fitStore(attempt, now),
      experiments: experimentStore(attempt, log, now),
      observations: observationStore(attempt, log, now),
      connections: connectionStore(attempt, log, now),
      async check() {
        const answer = await attempt(readState);
        if (identityOf(file) !== identity) {
          throw new StorageError(
            'replaced',
            `${file} was removed or replaced while channels has it open: what is stored now will be lost. ` +
              'Restart channels.',
          );
        }
        return `SQLite ${answer.version}, ${file}, schema ${schema}, workspaces: ${answer.workspaces}`;
      },
      close: finish,
    };
  } catch (error) {
    await finish();
    throw error;
  }
}

/** Asks the database something that it must read the file for. */
async function readState(database: Kysely<Tables>): Promise<{ version: string; workspaces: number }> {
  const { rows } = await sql<{ version: string; workspaces: number }>`
    select sqlite_version() as version, (select count(*) from workspaces) as workspaces
  `.execute(database);
  const [state] = rows;
  if (state === undefined) throw new Error('The database answered without a row.');
  return state;
}

/** Which file a path leads to now; empty when none. */
function identityOf(file: string): string {
  if (file === inMemory) return inMemory;
  const status = statSync(file, { bigint: true, throwIfNoEntry: false });
  return status === undefined ? '' : `${status.dev}:${status.ino}`;
}
