import { accessSync, closeSync, constants, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Libsql from 'libsql';
import { briefWaitMs, notWritable, persistently } from './sqlite-faults.ts';
import { StorageError } from './storage-error.ts';

/** Marks a SQLite file as ours in its header: "chan". */
const applicationId = 0x6368616e;

/** The database's file in a data directory. */
export const sqliteFile = (directory: string): string => join(directory, 'channels.sqlite');

/** The name of a database that lives in memory and goes with its process; for tests. */
export const inMemory = ':memory:';

/**
 * Makes the file and its directory if need be, readable for their owner alone, and answers the file's full path.
 * Throws a `StorageError` (`not-writable`, `full`).
 */
export function prepareFile(file: string): string {
  if (file === inMemory) return file;
  const path = resolve(file);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    createIfMissing(path);
    const real = realpathSync(path);
    accessSync(real, constants.R_OK | constants.W_OK);
    accessSync(dirname(real), constants.W_OK);
    return real;
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOSPC') throw notWritable(path, error, code);
    throw new StorageError('full', `The disk that is to hold ${path} is full. Free some space.`, {
      cause: error,
    });
  }
}

/**
 * SQLite gives its side files (-wal, -shm) the mode of this one. A file that is there is not opened: closing it
 * again would drop the locks that this process's other connections hold on it (POSIX), and with them its safety.
 */
function createIfMissing(path: string): void {
  try {
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/**
 * Opens a prepared file so that what was acknowledged stays: write-ahead log, flushed to disk on every commit.
 * The log needs memory shared between the processes, so they must be on one machine and the file on its disk.
 * Throws a `StorageError`, having changed nothing, when the file is another program's or no database.
 */
export async function connect(file: string): Promise<Libsql.Database> {
  const connection = open(file);
  try {
    connection.exec(`PRAGMA busy_timeout = ${briefWaitMs}`);
    await persistently(file, () => claim(connection, file));
    await persistently(file, () => connection.exec('PRAGMA journal_mode = WAL'));
    connection.exec('PRAGMA synchronous = FULL');
    // On macOS a plain flush does not reach the disk; elsewhere this changes nothing.
    connection.exec('PRAGMA fullfsync = ON');
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

/** Marks a new database as ours; throws a `StorageError` (`not-ours`) when it is another program's. */
function claim(connection: Libsql.Database, file: string): void {
  const number = (query: string) => Number(connection.prepare(query).pluck().all()[0]);
  connection.exec('begin immediate');
  try {
    const mark = number('PRAGMA application_id');
    if (mark === applicationId) return;
    if (mark !== 0 || number('select count(*) from sqlite_master') > 0) {
      throw new StorageError(
        'not-ours',
        `${file} is the database of another program. Choose another data directory, or move that file away.`,
      );
    }
    connection.exec(`PRAGMA application_id = ${applicationId}`);
    connection.exec('commit');
  } finally {
    if (connection.inTransaction) connection.exec('rollback');
  }
}
