import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Invocation } from '../../bot/invocation.ts';
import type { ColumnMapping } from '../../learn/history/column.ts';
import type { HistoryName } from './arguments/history-name.ts';

/** A file that was read and waits for a word: nothing of it is stored. */
export interface Upload {
  /** What the history is to be called. */
  readonly name: HistoryName;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What was said of its columns. */
  readonly mapping: ColumnMapping;
  /** What else was said of it. */
  readonly options: ImportOptions;
}

/** What may be said of a file beside what its columns are. */
interface ImportOptions {
  readonly unit?: 'money' | 'count' | undefined;
  readonly currency?: string | undefined;
  readonly dates?: 'day-first' | 'month-first' | undefined;
  readonly amounts?: 'right' | undefined;
}

/** Whose upload it is: nobody else may confirm it. */
export interface Uploader {
  readonly workspace: string;
  readonly person: string;
}

export const uploaderOf = ({ where, who }: Pick<Invocation, 'where' | 'who'>): Uploader => ({
  workspace: where.workspace,
  person: who.id,
});

/**
 * Files between their arrival and the word of whoever brought them: in this process's memory, for an hour. One that is
 * gone (the process started anew, the hour is over) has to be brought again.
 */
export interface Uploads {
  /** Keeps it, and says by which word it is found. */
  keep(uploader: Uploader, upload: Upload): string;
  get(uploader: Uploader, word: string): Upload | undefined;
  remove(uploader: Uploader, word: string): void;
}

const hourMs = 60 * 60_000;
/** Most files, and bytes of all of them, that wait at once; the oldest give way. */
const mostUploads = 100;
const mostBytes = 32 * 1024 * 1024;

/** Uploads in memory. */
export function createUploads(clock: () => Date): Uploads {
  const kept = new LRUCache<string, Upload>({
    max: mostUploads,
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes.length),
    ttl: hourMs,
    ttlResolution: 0,
    perf: { now: () => clock().getTime() },
  });
  const keyOf = ({ workspace, person }: Uploader, word: string) => JSON.stringify([workspace, person, word]);
  return {
    keep(uploader, upload) {
      const word = randomUUID().slice(0, 8);
      kept.set(keyOf(uploader, word), upload);
      return word;
    },
    get: (uploader, word) => kept.get(keyOf(uploader, word)),
    remove(uploader, word) {
      kept.delete(keyOf(uploader, word));
    },
  };
}

/** For requests that bring no files. */
export const noUploads: Uploads = {
  keep() {
    throw new Error('a file came where none can');
  },
  get: () => undefined,
  remove() {},
};
