import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Invocation } from '../../bot/invocation.ts';
import type { Upload, Uploader, Uploads } from './stored/uploads.ts';

export const uploaderOf = ({ where, who }: Pick<Invocation, 'where' | 'who'>): Uploader => ({
  workspace: where.workspace,
  person: who.id,
});

const hourMs = 60 * 60_000;
/** Most files, and bytes of all of them, that wait at once; the oldest give way. */
const mostUploads = 100;
const mostBytes = 192 * 1024 * 1024;

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
