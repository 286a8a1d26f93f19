import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tooLarge } from '../../src/bot/reading/file-bytes.ts';
import type { Source, SourceFile } from '../../src/features/history/stored/sources.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { SourceBounds } from './settings.ts';

const isTable = (name: string) => /^[^.~].*\.(?:csv|tsv|txt|xlsx)$/i.test(name);

/**
 * The tables that stand in a folder, without those in folders below it and without links to files elsewhere. The one
 * that was written last comes last.
 */
export function folderSource(name: string, folder: string, { mostFiles }: SourceBounds): Source {
  return {
    name,
    kind: 'folder',
    async fetch({ largest, signal }) {
      const found = await tablesIn(folder, name);
      if (found.length === 0) throw new UserError({ code: 'source.no-files', received: name });
      if (found.length > mostFiles) {
        const values = { count: found.length, bound: mostFiles };
        throw new UserError({ code: 'source.too-many-files', received: name, values });
      }
      const files: SourceFile[] = [];
      for (const one of found) {
        signal?.throwIfAborted();
        files.push({ name: one.name, bytes: await wholeFile(join(folder, one.name), one.name, largest) });
      }
      return files;
    },
  };
}

async function tablesIn(folder: string, source: string) {
  try {
    const names = (await readdir(folder)).filter(isTable);
    const found = await Promise.all(
      names.map(async (name) => {
        const status = await lstat(join(folder, name));
        return { name, isFile: status.isFile(), at: status.mtimeMs };
      }),
    );
    return found.filter(({ isFile }) => isFile).sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
  } catch {
    throw new UserError({ code: 'source.missing', received: source });
  }
}

/** A file that changes while it is read is being written: half of it would be taken for all. */
async function wholeFile(path: string, name: string, largest: number): Promise<Uint8Array> {
  const before = await lstat(path);
  if (before.size > largest) throw tooLarge(before.size, largest);
  const bytes = await readFile(path);
  const after = await lstat(path);
  if (bytes.length !== after.size || before.mtimeMs !== after.mtimeMs || before.size !== after.size) {
    throw new UserError({ code: 'source.busy', received: name });
  }
  return bytes;
}
