import { setTimeout as delay } from 'node:timers/promises';
import Libsql from 'libsql';
import { StorageError } from './storage-error.ts';

/** How long one piece of work is tried again while another process holds the write lock, in milliseconds. */
const usualPatienceMs = 10_000;

/**
 * Does a piece of work, again when another process was in the way (SQLITE_BUSY), and turns SQLite's faults into
 * `StorageError`s that name the file. SQLite itself waits only briefly (`briefWaitMs`), as that stops the event
 * loop; the long waiting is done here.
 */
export async function persistently<Result>(
  file: string,
  work: () => Result | Promise<Result>,
  patienceMs = usualPatienceMs,
): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() >= end) throw explained(error, file);
    }
    await delay(5 + Math.random() * 30);
  }
}

/** How long SQLite waits for a lock before it says that it is busy, in milliseconds. */
export const briefWaitMs = 25;

function codeOf(error: unknown): string {
  return error instanceof Libsql.SqliteError ? error.code : '';
}

/** The fault as the operator should hear of it; whatever is no known fault of SQLite's stays as it is. */
function explained(cause: unknown, file: string): unknown {
  const code = codeOf(cause);
  const fault = (kind: StorageError['fault'], message: string) => new StorageError(kind, message, { cause });
  if (code.startsWith('SQLITE_BUSY')) {
    return fault(
      'busy',
      `${file} stays locked by another program. Close what has it open (a database browser, a backup), then try ` +
        'again.',
    );
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    return fault(
      'not-ours',
      `${file} is not a SQLite database. Choose another data directory, or move that file away.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return fault(
      'damaged',
      `${file} is damaged. Stop channels, put back the last backup, or save what can be saved with ` +
        '"sqlite3 <file> .recover".',
    );
  }
  if (code === 'SQLITE_FULL') {
    return fault(
      'full',
      `The disk that holds ${file} is full; nothing of this change was stored. Free some space.`,
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') return notWritable(file, cause, code);
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) {
    return fault(
      'disk',
      `The disk that holds ${file} fails (${code}); it is not certain that this change was stored. Check the ` +
        "disk and the system's log.",
    );
  }
  return cause;
}

/** Said when the file or its directory does not let itself be written. */
export function notWritable(path: string, cause: unknown, code: string): StorageError {
  const uid = process.geteuid?.();
  const who = uid === undefined ? 'the user that runs channels' : `the user that runs channels (uid ${uid})`;
  return new StorageError(
    'not-writable',
    `${path} cannot be written (${code}). Give ${who} the right to write it and its directory, or choose ` +
      'another data directory.',
    { cause },
  );
}
