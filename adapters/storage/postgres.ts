import { type Kysely, sql } from 'kysely';
import type { Log, Store } from '../../src/bot/ports.ts';
import { adoptionStore } from './adoptions.ts';
import { connectionStore } from './connections.ts';
import { conversationStore } from './conversations.ts';
import { deliveryStore } from './deliveries.ts';
import { experimentStore } from './experiments.ts';
import { fitStore } from './fits.ts';
import { historyStore } from './histories.ts';
import { historyFileStore } from './history-files.ts';
import { observationStore } from './observations.ts';
import { openPostgresTables } from './postgres-tables.ts';
import { reportStore } from './reports.ts';
import { runStore } from './runs.ts';
import { scenarioStore } from './scenarios.ts';
import { scheduleStore } from './schedules.ts';
import type { Tables } from './tables.ts';
import { workspaceStore } from './workspaces.ts';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/database?sslmode=…`; see `readPostgresUrl`. */
  readonly url: string;
  readonly log: Log;
  /** The clock that dates scenarios and workspaces. */
  readonly now?: () => Date;
}

/**
 * Opens the shared store and brings its tables up to date. Any number of processes on any machines may have it
 * open. Throws a `StorageError`, whose message tells the operator what to do and never shows the password, when the
 * server cannot be used, gives too few rights, or its tables are of a newer version.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { log, now = () => new Date() } = options;
  const { address, schema, attempt, finish } = await openPostgresTables(options.url, log);
  log.info({ database: address.name, schema }, 'store opened');
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
      const { version, workspaces } = await attempt(readState);
      return `PostgreSQL ${version}, ${address.name}, schema ${schema}, workspaces: ${workspaces}`;
    },
    close: finish,
  };
}

/** Asks the database something that it must read a table for. */
async function readState(database: Kysely<Tables>): Promise<{ version: string; workspaces: number }> {
  return await database
    .selectFrom('workspaces')
    .select(({ fn }) => [
      // "15.12 (Debian 15.12-0+deb12u2)": the number will do.
      sql<string>`split_part(current_setting('server_version'), ' ', 1)`.as('version'),
      fn.countAll<number>().as('workspaces'),
    ])
    .executeTakeFirstOrThrow();
}
