import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { libsqlDialect } from '../../../adapters/storage/sqlite-dialect.ts';

interface Notes {
  readonly notes: { text: string };
}

/** Two connections to one file with an empty table: a plain one, and one through the dialect. */
function twoConnections(journal = 'wal'): { plain: Libsql.Database; database: Kysely<Notes> } {
  const directory = mkdtempSync(join(tmpdir(), 'channels-store-'));
  const plain = new Libsql(join(directory, 'notes.sqlite'));
  plain.exec(`pragma journal_mode = ${journal}; create table notes (text text primary key)`);
  const database = new Kysely<Notes>({ dialect: libsqlDialect(new Libsql(join(directory, 'notes.sqlite'))) });
  onTestFinished(async () => {
    await database.destroy();
    plain.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return { plain, database };
}

describe('Kysely on libsql', () => {
  it.each([
    ['a write', (database: Kysely<Notes>) => database.insertInto('notes').values({ text: 'late' }).execute()],
    [
      'a write that answers rows',
      (database: Kysely<Notes>) =>
        database.insertInto('notes').values({ text: 'late' }).returning('text').execute(),
    ],
    [
      'a transaction',
      (database: Kysely<Notes>) =>
        database
          .transaction()
          .execute((transaction) => transaction.insertInto('notes').values({ text: 'late' }).execute()),
    ],
  ])('goes on after %s that found the database busy, even if nobody tries it again', async (_, write) => {
    const { plain, database } = twoConnections();
    plain.exec("begin immediate; insert into notes values ('theirs')");
    await expect(write(database)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    plain.exec('commit');

    // Commits, and sees the present state, not that of before.
    await database.transaction().execute(async (transaction) => {
      await sql`insert into notes values ('ours')`.execute(transaction);
    });
    plain.exec("insert into notes values ('later')");
    expect(await database.selectFrom('notes').select('text').orderBy('text').execute()).toEqual([
      { text: 'later' },
      { text: 'ours' },
      { text: 'theirs' },
    ]);
  });

  it('goes on after a read that found the database busy', async () => {
    // A write-ahead log hardly ever makes readers wait; without one, whoever writes does.
    const { plain, database } = twoConnections('delete');
    const reading = () => database.selectFrom('notes').select('text').orderBy('text').execute();
    expect(await reading()).toEqual([]);
    plain.exec("begin exclusive; insert into notes values ('theirs')");
    await expect(reading()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    plain.exec('commit');

    await sql`insert into notes values ('ours')`.execute(database);
    plain.exec("insert into notes values ('later')");
    expect(await reading()).toEqual([{ text: 'later' }, { text: 'ours' }, { text: 'theirs' }]);
  });

  it('undoes a statement and a transaction that fail', async () => {
    const { plain, database } = twoConnections();
    await database.insertInto('notes').values({ text: 'ours' }).execute();
    const twice = database.insertInto('notes').values([{ text: 'new' }, { text: 'ours' }]);

    await expect(twice.execute()).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    await expect(
      database.transaction().execute(async (transaction) => {
        await transaction.insertInto('notes').values({ text: 'new' }).execute();
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');

    expect(plain.prepare('select text from notes').all()).toEqual([{ text: 'ours' }]);
  });

  it('refuses values that SQLite cannot keep as they are, before libsql sees them', async () => {
    const { database } = twoConnections();

    for (const value of [true, undefined, Number.NaN, Number.POSITIVE_INFINITY, 'a\0b', '\ud800', {}, 1n]) {
      await expect(sql`select ${value} as it`.execute(database)).rejects.toThrow(
        `SQL parameter 1 is a ${typeof value} that cannot be stored.`,
      );
    }
    for (const value of [null, 0, -1.5, 2 ** 53 - 1, '', '渠道 😀', 'x'.repeat(3_000_000)]) {
      expect((await sql`select ${value} as it`.execute(database)).rows).toEqual([{ it: value }]);
    }
  });
});
