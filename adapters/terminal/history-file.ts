import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../../src/bot/ports.ts';

/** Lines that are kept. */
export const longestHistory = 500;

/** What was typed at the prompt, across sessions. Only its owner may read it. */
export interface HistoryFile {
  /** Oldest first; empty when there is none or it cannot be read. */
  load(): Promise<string[]>;
  /** Adds a line at once, so that several prompts can share the file. */
  add(line: string): Promise<void>;
}

/** A history that cannot be kept is noted in the log and otherwise does without. */
export function createHistoryFile(path: string, log: Log): HistoryFile {
  return {
    async load() {
      try {
        const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
        if (lines.length <= 2 * longestHistory) return lines.slice(-longestHistory);
        const recent = lines.slice(-longestHistory);
        await writeFile(path, `${recent.join('\n')}\n`, { mode: 0o600 });
        return recent;
      } catch (err) {
        if (!(err instanceof Error && 'code' in err && err.code === 'ENOENT')) {
          log.warn({ err }, 'history could not be read');
        }
        return [];
      }
    },
    async add(line) {
      try {
        await mkdir(dirname(path), { recursive: true });
        await appendFile(path, `${line}\n`, { mode: 0o600 });
        // The mode above is for a new file only.
        await chmod(path, 0o600);
      } catch (err) {
        log.warn({ err }, 'history could not be kept');
      }
    },
  };
}
