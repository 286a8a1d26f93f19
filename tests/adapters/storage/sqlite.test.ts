import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { connect } from '../../../adapters/storage/sqlite-file.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { storeContract } from '../../contracts/store.ts';
import { sampleRun } from '../../contracts/stored-samples.ts';

storeContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'channels-store-'));
  return {
    open: (options) => openSqliteStore({ directory, ...options }),
    async execute(statement) {
      const connection = new Libsql(join(directory, 'channels.sqlite'));
      connection.exec(statement);
      connection.close();
    },
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  };
});

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'channels-store-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

describe('The SQLite store', () => {
  it('makes its directory and files for their owner alone', async () => {
    const directory = join(temporaryDirectory(), 'new', 'data');
    const store = await openSqliteStore({ directory, log: recordedLog() });
    onTestFinished(() => store.close());
    await store.runs.add('slack:T1', sampleRun());

    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(directory)).toBe('700');
    for (const name of ['channels.sqlite', 'channels.sqlite-wal', 'channels.sqlite-shm']) {
      expect([name, mode(join(directory, name))]).toEqual([name, '600']);
    }
  });

  it('writes ahead, flushes every commit and keeps rows with their workspace', async () => {
    const file = join(temporaryDirectory(), 'some.db');
    const log = recordedLog();
    const store = await openSqliteStore({ file, log });
    onTestFinished(() => store.close());
    await store.runs.add('slack:T1', sampleRun());
    const connection = await connect(file);
    onTestFinished(() => void connection.close());

    expect(connection.prepare('PRAGMA journal_mode').all()).toEqual([{ journal_mode: 'wal' }]);
    const full = 2;
    expect(connection.prepare('PRAGMA synchronous').all()).toEqual([{ synchronous: full }]);
    connection.exec("delete from workspaces where id = 'slack:T1'");
    expect(connection.prepare('select count(*) as runs from runs').all()).toEqual([{ runs: 0 }]);
    expect(log.lines).toEqual([
      {
        level: 'info',
        fields: { file, schema: '0007-history-files' },
        message: 'store opened',
      },
    ]);
  });

  it('leaves one whole file behind when it is closed', async () => {
    const directory = temporaryDirectory();
    const store = await openSqliteStore({ directory, log: recordedLog() });
    await store.runs.add('slack:T1', sampleRun());
    await store.close();

    expect(statSync(join(directory, 'channels.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  it('says in one line what and where it is', async () => {
    const file = join(temporaryDirectory(), 'channels.sqlite');
    const store = await openSqliteStore({ file, log: recordedLog() });
    onTestFinished(() => store.close());
    await store.runs.add('slack:T1', sampleRun());

    expect(await store.check()).toMatch(/^SQLite 3\.\d+\.\d+, /);
    expect(await store.check()).toContain(`, ${file}, schema 0007-history-files, workspaces: 1`);
  });

  it('no longer answers its check when its file was removed under it', async () => {
    const directory = temporaryDirectory();
    const store = await openSqliteStore({ directory, log: recordedLog() });
    onTestFinished(() => store.close());
    rmSync(join(directory, 'channels.sqlite'));

    await expect(store.check()).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'replaced',
      message: `${join(directory, 'channels.sqlite')} was removed or replaced while channels has it open: what is stored now will be lost. Restart channels.`,
    });
  });

  it('can live in memory, each for itself', async () => {
    const [one, two] = await Promise.all([
      openSqliteStore({ file: ':memory:', log: recordedLog() }),
      openSqliteStore({ file: ':memory:', log: recordedLog() }),
    ]);
    onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
    await one.runs.add('terminal:local', sampleRun());

    const viewer = { person: 'me', channel: 'here' };
    expect(await one.runs.list('terminal:local', viewer, { limit: 1 })).toHaveLength(1);
    expect(await two.runs.list('terminal:local', viewer, { limit: 1 })).toEqual([]);
    expect(await two.check()).toContain(', :memory:, ');
  });
});
