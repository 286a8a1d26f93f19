import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../adapters/storage/migrate.ts';
import { migrations } from '../../../adapters/storage/migrations/index.ts';
import { runStore } from '../../../adapters/storage/runs.ts';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { libsqlDialect } from '../../../adapters/storage/sqlite-dialect.ts';
import { persistently } from '../../../adapters/storage/sqlite-faults.ts';
import { connect, prepareFile } from '../../../adapters/storage/sqlite-file.ts';
import type { Tables } from '../../../adapters/storage/tables.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleRun } from '../../contracts/stored-samples.ts';

const viewer = { person: 'U1', channel: 'C1' };

describe('The SQLite store', () => {
  let directory: string;
  let file: string;
  const open = () => openSqliteStore({ directory, log: recordedLog() });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'channels-store-'));
    file = join(directory, 'channels.sqlite');
    return () => rmSync(directory, { recursive: true, force: true });
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    const text = 'date,channel,spend\n2026-01-01,app,100\n'.repeat(200);
    writeFileSync(file, text);

    await expect(open()).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'not-ours',
      message: `${file} is not a SQLite database. Choose another data directory, or move that file away.`,
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('refuses another program’s database, and changes nothing in it', async () => {
    const other = new Libsql(file);
    other.exec('create table bookmarks (url text)');
    other.close();
    const before = readFileSync(file);

    await expect(open()).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'not-ours',
      message: `${file} is the database of another program. Choose another data directory, or move that file away.`,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(directory)).toEqual(['channels.sqlite']);
  });

  it('says that a file is damaged, and how to go on', async () => {
    const store = await open();
    await store.runs.add('slack:T1', sampleRun({ channelCount: 100 }));
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 4096));

    await expect(open()).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'damaged',
      message: `${file} is damaged. Stop channels, put back the last backup, or save what can be saved with "sqlite3 <file> .recover".`,
    });
  });

  it('takes an empty file for a new one', async () => {
    writeFileSync(file, '');
    const store = await open();
    onTestFinished(() => store.close());

    expect((await store.runs.add('slack:T1', sampleRun())).number).toBe(1);
  });

  it('says so when its directory is a file', async () => {
    writeFileSync(file, '');

    await expect(openSqliteStore({ directory: file, log: recordedLog() })).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'not-writable',
      message: expect.stringContaining(`${join(file, 'channels.sqlite')} cannot be written (EEXIST).`),
    });
  });

  it('waits for another program’s lock without holding up the event loop', async () => {
    const store = await open();
    onTestFinished(() => store.close());
    const other = new Libsql(file);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    let settled = false;
    const adding = store.runs.add('slack:T1', sampleRun()).finally(() => {
      settled = true;
    });
    // The first try comes before the loop's next turn; readers are never held up.
    await nextTurn();
    expect(await store.runs.list('slack:T1', viewer, { limit: 1 })).toEqual([]);
    expect(settled).toBe(false);
    other.exec('commit');

    expect((await adding).number).toBe(1);
  });

  it('closes only after what waits for a lock has been stored', async () => {
    const store = await open();
    const other = new Libsql(file);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const adding = store.runs.add('slack:T1', sampleRun());
    const closing = store.close();
    await nextTurn();
    other.exec('commit');

    expect((await adding).number).toBe(1);
    await closing;
    expect(other.prepare('select count(*) as runs from runs').all()).toEqual([{ runs: 1 }]);
  });

  it('gives up in the end on a lock that stays', async () => {
    const [one, other] = [new Libsql(file), new Libsql(file)];
    onTestFinished(() => void [one.close(), other.close()]);
    other.exec('begin immediate');
    const patienceMs = 0;

    await expect(persistently(file, () => one.exec('begin immediate'), patienceMs)).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'busy',
      message: `${file} stays locked by another program. Close what has it open (a database browser, a backup), then try again.`,
    });
  });

  it('stores nothing of a change that no longer fits on the disk, and goes on after it', async () => {
    const connection = await connect(prepareFile(file));
    const database = new Kysely<Tables>({ dialect: libsqlDialect(connection) });
    onTestFinished(() => database.destroy());
    await migrate(database, migrations, file);
    const runs = runStore(
      (work) => persistently(file, () => work(database)),
      recordedLog(),
      () => new Date(),
    );
    const first = await runs.add('slack:T1', sampleRun());
    // SQLite reports its own limit on the file's size as it does a full disk.
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
    await sql`pragma max_page_count = ${sql.raw(String((rows[0]?.page_count ?? 0) + 12))}`.execute(database);

    await expect(runs.add('slack:T1', sampleRun({ channelCount: 1_000 }))).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'full',
      message: `The disk that holds ${file} is full; nothing of this change was stored. Free some space.`,
    });
    const second = await runs.add('slack:T1', sampleRun());
    expect(second.number).toBe(2);
    expect(await runs.list('slack:T1', viewer, { limit: 9 })).toEqual([second, first]);
  });
});
