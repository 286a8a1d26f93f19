import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import { type Attempts, attemptsOn } from './attempts.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { connectionsTo } from './postgres-connections.ts';
import { isWithoutTls, persistently } from './postgres-faults.ts';
import { type PostgresAddress, readPostgresUrl, schemaName } from './postgres-url.ts';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables.ts';

/** How long a server that starts just now is waited for, in milliseconds. */
const openingPatienceMs = 2_000;

/** The tables of a PostgreSQL database, up to date. */
export interface PostgresTables extends Attempts {
  readonly address: PostgresAddress;
  /** The name of the newest migration. */
  readonly schema: string;
}

/**
 * Connects and brings the tables up to date; they are in a schema of their own, so that other programs' tables of
 * the same names do no harm. Any number of processes may do so at once. Throws a `StorageError`.
 */
export async function openPostgresTables(url: string, log: Log): Promise<PostgresTables> {
  const wanted = readPostgresUrl(url);
  try {
    return await open(wanted, log);
  } catch (error) {
    const mayGoOn = wanted.mayBePlain && error instanceof StorageError && isWithoutTls(error.cause);
    if (!mayGoOn) throw error;
    return await open({ ...wanted, config: { ...wanted.config, ssl: false } }, log);
  }
}

async function open(address: PostgresAddress, log: Log): Promise<PostgresTables> {
  const dialect = new PostgresDialect({ pool: connectionsTo(address, log) });
  const database = new Kysely<Tables>({ dialect }).withSchema(schemaName);
  const { attempt, finish } = attemptsOn({
    database,
    where: address.name,
    persistently: (work) => persistently(address, work),
  });
  try {
    await persistently(address, () => sql`select 1`.execute(database), openingPatienceMs);
    const schema = await attempt(() => migrate(database, migrations, address.name, schemaName));
    return { address, schema, attempt, finish };
  } catch (error) {
    await finish();
    throw error;
  }
}
