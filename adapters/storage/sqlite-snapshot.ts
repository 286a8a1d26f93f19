import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely } from 'kysely';
import type Libsql from 'libsql';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { connectToExisting, copy } from './sqlite-copy.ts';
import { libsqlDialect } from './sqlite-dialect.ts';
import { persistently } from './sqlite-faults.ts';
import { connect, sqliteFile } from './sqlite-file.ts';
import type { Tables } from './tables.ts';

/** What a SQLite store held at one moment, with tables of the newest form. */
export interface SqliteSnapshot {
  readonly file: string;
  readonly database: Kysely<Tables>;
  /** Whether any process has changed the store since that moment. */
  hasChanged(): boolean;
  close(): Promise<void>;
}

/**
 * Takes a copy of a data directory's store, beside it, and brings the copy's tables up to date: the store itself is
 * left as it is. Throws a `StorageError`.
 */
export async function snapshotOfSqlite(directory: string): Promise<SqliteSnapshot> {
  const file = sqliteFile(directory);
  const connection = await connectToExisting(file);
  const version = changesSeen(connection);
  const aside = mkdtempSync(join(dirname(file), '.moving-'));
  const remove = () => rmSync(aside, { recursive: true, force: true });
  try {
    const copied = join(aside, 'channels.sqlite');
    await copy(connection, file, copied);
    const database = new Kysely<Tables>({ dialect: libsqlDialect(await connect(copied)) });
    await persistently(copied, () => migrate(database, migrations, file));
    // An open file needs no name: so nothing is left behind even if this process is killed.
    if (process.platform !== 'win32') remove();
    return {
      file,
      database,
      hasChanged: () => changesSeen(connection) !== version,
      async close() {
        await database.destroy();
        connection.close();
        remove();
      },
    };
  } catch (error) {
    connection.close();
    remove();
    throw error;
  }
}

/** A number that differs once another connection has committed something. */
function changesSeen(connection: Libsql.Database): number {
  return Number(connection.prepare('PRAGMA data_version').pluck().all()[0]);
}
