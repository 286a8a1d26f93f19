import { LRUCache } from 'lru-cache';
import type { IncomingFile } from '../../src/bot/invocation.ts';
import { echo, UserError } from '../../src/scenario/problem.ts';
import { unguessable } from './unguessable.ts';

/** Largest file that is taken, in bytes. */
export const largestUpload = 20 * 1_048_576;

/** Files that were dropped on the page, until the message that they belong to is sent. */
export interface Uploads {
  /** Keeps a file for a while; answers the id to send with the message. */
  keep(name: string, bytes: Uint8Array): string;
  /** The file, once; undefined when it was sent already or waited for too long. */
  take(id: string): IncomingFile | undefined;
}

export function createUploads(): Uploads {
  const waiting = new LRUCache<string, IncomingFile>({
    max: 16,
    maxSize: 4 * largestUpload,
    sizeCalculation: ({ size }) => Math.max(1, size),
    ttl: 10 * 60_000,
  });
  return {
    keep(name, bytes) {
      const id = unguessable();
      waiting.set(id, fileOf(name, bytes));
      return id;
    },
    take(id) {
      const file = waiting.get(id);
      waiting.delete(id);
      return file;
    },
  };
}

function fileOf(given: string, bytes: Uint8Array): IncomingFile {
  const size = bytes.length;
  // The end of a long name: what the file is stands there.
  const name = echo(given.slice(-80));
  return {
    name,
    size,
    async read(most) {
      if (size <= most) return bytes;
      throw new UserError({
        code: 'file.too-large',
        received: sizeText(size),
        values: { size, limit: most, limitText: sizeText(most) },
      });
    },
  };
}

const sizeText = (bytes: number) =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 104_857.6) / 10} MB` : `${Math.floor(bytes / 1_024)} KB`;
