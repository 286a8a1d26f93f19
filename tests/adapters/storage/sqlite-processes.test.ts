import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { compile, startChild } from '../../contracts/store-child.ts';
import { storeProcessContract } from '../../contracts/store-processes.ts';

storeProcessContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'channels-store-'));
  return {
    address: { kind: 'sqlite', directory },
    open: () => openSqliteStore({ directory, log: recordedLog() }),
    async remove() {
      const connection = new Libsql(join(directory, 'channels.sqlite'));
      const state = connection.prepare('PRAGMA integrity_check').all();
      connection.close();
      rmSync(directory, { recursive: true, force: true });
      expect(state).toEqual([{ integrity_check: 'ok' }]);
    },
  };
});

// Windows has other rights, which `chmod` does not set.
describe.skipIf(process.platform === 'win32')(
  'The SQLite store says what to do when it may not write',
  () => {
    beforeAll(compile);

    /** A directory in which only root or the present user may write, and what opening a store in it says. */
    async function openingIn(prepare: (directory: string) => string): Promise<unknown[]> {
      const parent = mkdtempSync(join(tmpdir(), 'channels-store-'));
      onTestFinished(() => {
        chmodSync(parent, 0o755);
        rmSync(parent, { recursive: true, force: true });
      });
      const directory = prepare(parent);
      const child = startChild({ kind: 'sqlite', directory }, 'open', { startTogether: true });
      expect(await child.next()).toBe('ready');
      child.go();
      return child.rest();
    }

    const refusal = (path: string, code: string) => [
      {
        name: 'StorageError',
        fault: 'not-writable',
        message: expect.stringMatching(
          new RegExp(
            `^${path} cannot be written \\(${code}\\)\\. Give the user that runs channels \\(uid \\d+\\) the right ` +
              'to write it and its directory, or choose another data directory\\.$',
          ),
        ),
      },
    ];

    it('in a directory that it would have to make', async () => {
      const said = await openingIn((parent) => {
        chmodSync(parent, 0o555);
        return join(parent, 'data');
      });
      expect(said).toEqual(refusal('.*/data/channels\\.sqlite', 'EACCES'));
    });

    it('in a directory that is there', async () => {
      const said = await openingIn((parent) => {
        chmodSync(parent, 0o555);
        return parent;
      });
      expect(said).toEqual(refusal('.*/channels\\.sqlite', 'EACCES'));
    });

    it('in a file that is there', async () => {
      const said = await openingIn((parent) => {
        const directory = join(parent, 'data');
        mkdirSync(directory);
        closeSync(openSync(join(directory, 'channels.sqlite'), 'w', 0o444));
        chmodSync(directory, 0o777);
        chmodSync(parent, 0o755);
        return directory;
      });
      expect(said).toEqual(refusal('.*/channels\\.sqlite', 'EACCES'));
    });

    it('beside a file that is there, in a directory in which it may make none', async () => {
      const said = await openingIn((parent) => {
        const file = join(parent, 'channels.sqlite');
        closeSync(openSync(file, 'w'));
        chmodSync(file, 0o666);
        chmodSync(parent, 0o555);
        return parent;
      });
      expect(said).toEqual(refusal('.*/channels\\.sqlite', 'EACCES'));
    });
  },
);
