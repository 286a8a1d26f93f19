import { type FileReading, type ReadFile, readFilePart } from '../../src/learn/history/read-file-part.ts';
import { type Problem, UserError } from '../../src/scenario/problem.ts';

/** What a worker thread is given. */
export interface TableTask {
  readonly bytes: Uint8Array;
  readonly reading: FileReading;
}

/** What a table came to. Errors of people's files cross the thread as data. */
export type TableOutcome =
  | { readonly read: ReadFile }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** Runs in a worker thread, so that a large file never blocks the event loop. */
export default async function work({ bytes, reading }: TableTask): Promise<TableOutcome> {
  try {
    return { read: await readFilePart(bytes, reading) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  }
}
