import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type Libsql from 'libsql';
import { notWritable, persistently } from './sqlite-faults.ts';
import { connect, sqliteFile } from './sqlite-file.ts';
import { StorageError } from './storage-error.ts';

/**
 * Copies the database of a data directory, which may be in use, to a new file that only its owner may read, as it is
 * at one moment. The copy has its name only once it is whole, checked and on the disk. Answers its full path and size.
 * Throws a `StorageError` (`missing`, `not-writable`, `damaged`, `full`, …).
 */
export async function backUpSqlite(
  directory: string,
  target: string,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = resolve(target);
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new StorageError(
      'not-writable',
      `${path} is there already. Choose another name, or remove it first.`,
    );
  }
  const unfinished = `${path}.${process.pid}.part`;
  const connection = await connectToExisting(sqliteFile(directory));
  try {
    await copy(connection, sqliteFile(directory), unfinished);
    const handle = openSync(unfinished, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(unfinished, path);
    return { path, bytes: statSync(path).size };
  } finally {
    connection.close();
    rmSync(unfinished, { force: true });
  }
}

/** Opens a file that must be there: nothing is made where somebody only named the wrong directory. */
export async function connectToExisting(file: string): Promise<Libsql.Database> {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    throw new StorageError(
      'missing',
      `There is no database of channels at ${file}. Set DATA_DIR to the folder that holds it.`,
    );
  }
  return connect(file);
}

/** Writes a consistent copy to a file that is not there yet. */
export async function copy(connection: Libsql.Database, source: string, target: string): Promise<void> {
  try {
    // An empty file of ours first: SQLite keeps its mode.
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw notWritable(target, error, code);
  }
  await persistently(source, () => connection.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`));
  const check = await connect(target);
  try {
    const said = check.prepare('PRAGMA integrity_check').pluck().all();
    if (said.length !== 1 || said[0] !== 'ok') {
      throw new StorageError('damaged', `The copy ${target} is damaged: ${said.slice(0, 3).join('; ')}`);
    }
    // As SQLite writes such copies: one file, which needs no others beside it.
    check.exec('PRAGMA journal_mode = DELETE');
  } finally {
    check.close();
  }
}
