import { accessSync, closeSync, constants, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { briefWaitMs, notWritable, persistently } from './sqlite-faults.ts';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables.ts';

/** Marks a SQLite file as ours in its header: "chan". */
const applicationId = 0x6368616e;

/** The name of a database that lives in memory and goes with its process; for tests. */
export const inMemory = ':memory:';

/**
 * Makes the file and its directory if need be, readable for their owner alone, and answers the file's full path.
 * Throws a `StorageError` (`not-writable`).
 */
export function prepareFile(file: string): string {
  if (file === inMemory) return file;
  const path = resolve(file);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    accessSync(dirname(path), constants.W_OK);
    // SQLite gives its side files (-wal, -shm) the mode of this one.
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600));
    return realpathSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw code === 'ENOSPC'
      ? new StorageError('full', `The disk that is to hold ${path} is full. Free some space.`, {
          cause: error,
        })
      : notWritable(path, error, code);
  }
}

/**
 * Opens a prepared file so that what was acknowledged stays: write-ahead log, flushed to disk on every commit.
 * The log needs memory shared between the processes, so they must be on one machine and the file on its disk.
 */
export async function connect(file: string): Promise<Libsql.Database> {
  const connection = open(file);
  try {
    connection.exec(`PRAGMA busy_timeout = ${briefWaitMs}`);
    await persistently(file, () => connection.exec('PRAGMA journal_mode = WAL'));
    connection.exec('PRAGMA synchronous = FULL');
    connection.exec('PRAGMA foreign_keys = ON');
    // A log that grew large once is cut back after the next checkpoint.
    connection.exec('PRAGMA journal_size_limit = 16777216');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function open(file: string): Libsql.Database {
  try {
    return new Libsql(file);
  } catch (error) {
    // Its own error has neither a class nor a code: "ConnectionFailed(… 14)".
    throw new StorageError('disk', `${file} cannot be opened as a database.`, { cause: error });
  }
}

/** Marks a new database as ours. Throws a `StorageError` (`not-ours`) when it is another program's. */
export async function claimFile(database: Kysely<Tables>, file: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ mark: number; tables: number }>`
      select application_id as mark, (select count(*) from sqlite_master) as tables from pragma_application_id
    `.execute(transaction);
    const mark = rows[0]?.mark;
    if (mark === applicationId) return;
    if (mark !== 0 || rows[0]?.tables !== 0) {
      throw new StorageError(
        'not-ours',
        `${file} is the database of another program. Choose another data directory, or move that file away.`,
      );
    }
    await sql`pragma application_id = ${sql.lit(applicationId)}`.execute(transaction);
  });
}
