import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ScenarioFiles } from '../../src/bot/ports.ts';
import { tooLarge } from '../../src/bot/reading/file-bytes.ts';
import { largestFile } from '../../src/scenario/json-text.ts';
import { echo, UserError } from '../../src/scenario/problem.ts';

/**
 * Reads scenario files of this machine for the terminal's `optimize ./file.json`. What is not a regular file (a
 * folder, a pipe, a device) counts as not found, and nothing beyond the largest size is ever read.
 */
export const scenarioFiles: ScenarioFiles = {
  async read(path, most = largestFile) {
    let file: FileHandle;
    try {
      // Without waiting: a named pipe would otherwise hold us until somebody writes to it.
      file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw notFound(path);
      throw error;
    }
    try {
      const status = await file.stat();
      if (!status.isFile()) throw notFound(path);
      if (status.size > most) throw tooLarge(status.size, most);
      return await readAtMost(file, most);
    } finally {
      await file.close();
    }
  },
};

/** Some files are longer than they say, and files grow: counts what is really read. */
async function readAtMost(file: FileHandle, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.createReadStream({ autoClose: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) throw tooLarge(size, most);
  }
  return Buffer.concat(chunks);
}

function notFound(path: string): UserError {
  return new UserError({ code: 'file.not-found', received: echo(path) });
}
