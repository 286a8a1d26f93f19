import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../adapters/storage/postgres.ts';
import { openPostgresTables } from '../../../adapters/storage/postgres-tables.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleRun, sampleScenario } from '../../contracts/stored-samples.ts';
import {
  databaseUrl,
  makeDatabase,
  onServer,
  type TestDatabase,
  withoutPostgres,
} from '../../postgres/databases.ts';
import { until } from '../../suite/waiting.ts';

const viewer = { person: 'U1', channel: 'C1' };

describe.skipIf(withoutPostgres)('The PostgreSQL store', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    return () => database.drop();
  });
  // The first to be called is the last to be done: after what a test itself tidies up.
  beforeEach(() => onTestFinished(() => database.empty()));

  async function open(url = database.url, log = recordedLog()) {
    const store = await openPostgresStore({ url, log });
    onTestFinished(() => store.close());
    return store;
  }

  /** The database's URL with some of it changed. */
  function changed(change: (url: URL) => void, url = database.url): string {
    const other = new URL(url);
    change(other);
    return other.href;
  }

  /** What opening a store there says; never the password. */
  async function refusal(url: string): Promise<{ fault: string; message: string }> {
    const log = recordedLog();
    const error = await openPostgresStore({ url, log }).then(
      () => expect.fail('it opened'),
      (reason: Error & { fault: string }) => reason,
    );
    const { password } = new URL(url);
    const shown = [error.message, String(error.stack), JSON.stringify(log.lines)].join('\n');
    for (const secret of [password, decodeURIComponent(password)].filter(Boolean)) {
      expect(shown).not.toContain(secret);
    }
    expect(error.name).toBe('StorageError');
    return { fault: error.fault, message: error.message };
  }

  it('says in one line what and where it is', async () => {
    const log = recordedLog();
    const store = await open(database.url, log);
    await store.runs.add('slack:T1', sampleRun());
    const { hostname, port, pathname } = new URL(database.url);
    const name = `${pathname.slice(1)} at ${hostname}:${port}`;

    expect(await store.check()).toMatch(
      new RegExp(`^PostgreSQL \\d+\\.\\d+, ${name}, schema 0007-[\\w-]+, workspaces: 1$`),
    );
    expect(log.lines).toEqual([
      {
        level: 'info',
        fields: { database: name, schema: expect.stringMatching(/^0007-/) },
        message: 'store opened',
      },
    ]);
  });

  it('leaves other programs’ tables of the same names alone', async () => {
    await database.query(
      'create table public.runs (mine text); create table public.kysely_migration (name text)',
    );
    await database.query("insert into public.kysely_migration values ('9999-theirs')");
    const store = await open();
    await store.runs.add('slack:T1', sampleRun());

    expect(await database.query('select * from public.runs')).toEqual([]);
    expect(await database.query('select count(*)::int as count from channels.runs')).toEqual([{ count: 1 }]);
    await database.query('drop table public.runs, public.kysely_migration');
  });

  describe('says what to do', () => {
    it('when nothing answers there', async () => {
      const url = 'postgres://me:hush-hush@127.0.0.1:9/channels';
      expect(await refusal(url)).toEqual({
        fault: 'unreachable',
        message:
          'channels at 127.0.0.1:9 does not answer (ECONNREFUSED). Start the PostgreSQL server, or put the right host and port into DATABASE_URL.',
      });
    });

    it('when there is no such host', async () => {
      expect(await refusal('postgres://me:hush-hush@nowhere.invalid/channels')).toMatchObject({
        fault: 'unreachable',
        message: expect.stringMatching(
          /^channels at nowhere\.invalid:5432 does not answer \(E\w+\)\. Start /,
        ),
      });
    });

    it('when the password is wrong', async () => {
      const url = changed((one) => {
        one.password = 'wrong-password';
      });
      expect(await refusal(url)).toEqual({
        fault: 'login',
        message: expect.stringMatching(
          /does not let the user "\w+" in\. Put the right user and password into DATABASE_URL; in a password write @ : \/ # % as %40 %3A %2F %23 %25\.$/,
        ),
      });
    });

    it('when there is no password', async () => {
      const url = changed((one) => {
        one.password = '';
      });
      expect(await refusal(url)).toMatchObject({ fault: 'login' });
    });

    it('when there is no such database', async () => {
      expect(await refusal(databaseUrl('nothing_here'))).toEqual({
        fault: 'no-database',
        message: expect.stringMatching(
          /^There is no database "nothing_here" at that server \(.*\)\. Make it with "createdb nothing_here", or /,
        ),
      });
    });

    it('when the user may not make the tables, and it works once that was done', async () => {
      const name = new URL(database.url).pathname.slice(1);
      await onServer("create role limited login password 'limited-password'");
      onTestFinished(async () => {
        await database.empty();
        await onServer('drop role limited');
      });
      const url = changed((one) => {
        one.username = 'limited';
        one.password = 'limited-password';
      });
      const { fault, message } = await refusal(url);
      expect({ fault, message }).toEqual({
        fault: 'rights',
        message: expect.stringContaining(
          `: permission denied for database ${name}. Let its owner run: create schema channels authorization "limited"`,
        ),
      });

      await database.query(message.slice(message.indexOf('create schema')));
      const store = await openPostgresStore({ url, log: recordedLog() });
      expect((await store.runs.add('slack:T1', sampleRun())).number).toBe(1);
      await store.close();
    });

    it('when the server lets nobody write', async () => {
      const name = new URL(database.url).pathname.slice(1);
      await onServer(`alter database ${name} set default_transaction_read_only = on`);
      onTestFinished(() => onServer(`alter database ${name} reset default_transaction_read_only`));

      expect(await refusal(database.url)).toEqual({
        fault: 'read-only',
        message: expect.stringMatching(
          / lets nobody write: it is a replica, or was set so\. Put the address of the primary server into DATABASE_URL\.$/,
        ),
      });
    });

    it('when encryption is asked for and the server has none', async () => {
      const url = changed((one) => one.searchParams.set('sslmode', 'require'));
      expect(await refusal(url)).toEqual({
        fault: 'tls',
        message: expect.stringMatching(
          / has no encryption\. Give it a certificate, or take sslmode out of DATABASE_URL\.$/,
        ),
      });
    });

    it('when a newer version has been at it, and changes nothing', async () => {
      await (await openPostgresStore({ url: database.url, log: recordedLog() })).close();
      await database.query("insert into kysely_migration values ('9000-notes', '2030-01-01')");

      expect(await refusal(database.url)).toEqual({
        fault: 'newer',
        message: expect.stringMatching(
          /was written by a newer version of channels \(it has "9000-notes"; this version knows up to "0007-/,
        ),
      });
    });

    it('when its tables were taken away under it', async () => {
      const store = await open();
      await database.empty();

      await expect(store.check()).rejects.toMatchObject({
        name: 'StorageError',
        fault: 'replaced',
        message: expect.stringMatching(/Restart channels\.$/),
      });
    });
  });

  describe('goes on', () => {
    it('after its connections were ended while nothing ran', async () => {
      const log = recordedLog();
      const store = await open(database.url, log);
      const first = await store.runs.add('slack:T1', sampleRun());
      await endConnections();

      expect(await store.runs.list('slack:T1', viewer, { limit: 9 })).toEqual([first]);
      expect((await store.runs.add('slack:T1', sampleRun())).number).toBe(2);
    });

    it('with a transaction whose connection was ended in the middle: nothing is lost or doubled', async () => {
      const store = await open();
      await store.runs.add('slack:T1', sampleRun());
      const holder = await heldWorkspace();
      const adding = store.runs.add('slack:T1', sampleRun());
      await waitingForLock();
      await endConnections("and wait_event_type = 'Lock'");
      await holder.release();

      expect((await adding).number).toBe(2);
      expect((await store.runs.list('slack:T1', viewer, { limit: 9 })).map((run) => run.number)).toEqual([
        2, 1,
      ]);
    });

    it('after a single change whose connection broke off, and says that it may have been stored', async () => {
      const store = await open();
      await store.workspaces.save('slack:T1', { language: 'zh' });
      const holder = await heldWorkspace();
      const saving = store.workspaces.save('slack:T1', { language: 'en' });
      const settled = saving.then(
        () => 'stored',
        (error: unknown) => error,
      );
      await waitingForLock();
      await endConnections("and wait_event_type = 'Lock'");
      await holder.release();

      expect(await settled).toMatchObject({
        name: 'StorageError',
        fault: 'unclear',
        message: expect.stringMatching(/broke off; it is not certain that this change was stored\.$/),
      });
      await store.workspaces.save('slack:T1', { language: 'en' });
      expect(await store.workspaces.settings('slack:T1')).toEqual({ language: 'en' });
    });

    it('when two transactions wait for each other', async () => {
      const tables = await openPostgresTables(database.url, recordedLog());
      onTestFinished(() => tables.finish());
      const store = await open();
      await store.workspaces.save('slack:T1', {});
      await store.workspaces.save('slack:T2', {});
      let met = 0;
      let tries = 0;
      const both = new Promise<void>((resolve) => {
        const meeting = setInterval(() => {
          if (met < 2) return;
          clearInterval(meeting);
          resolve();
        }, 5);
      });
      const inOrder = (one: string, two: string) =>
        tables.attempt((kysely) =>
          kysely.transaction().execute(async (transaction) => {
            tries += 1;
            const count = (id: string) =>
              transaction
                .updateTable('workspaces')
                .set(({ eb }) => ({ last_run: eb('last_run', '+', 1) }))
                .where('id', '=', id)
                .execute();
            await count(one);
            met += 1;
            await both;
            await count(two);
          }),
        );

      await Promise.all([inOrder('slack:T1', 'slack:T2'), inOrder('slack:T2', 'slack:T1')]);
      expect(tries).toBe(3);
      expect(await database.query('select last_run from workspaces')).toEqual([
        { last_run: 2 },
        { last_run: 2 },
      ]);
    });

    it('when a transaction sees another’s change too late for its isolation', async () => {
      const tables = await openPostgresTables(database.url, recordedLog());
      onTestFinished(() => tables.finish());
      const store = await open();
      await store.runs.add('slack:T1', sampleRun());
      let tries = 0;

      await tables.attempt((kysely) =>
        kysely
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async (transaction) => {
            tries += 1;
            await sql`select 1`.execute(transaction);
            await transaction.selectFrom('workspaces').selectAll().execute();
            if (tries === 1) await store.runs.add('slack:T1', sampleRun());
            await transaction.updateTable('workspaces').set({ settings: '{}' }).execute();
          }),
      );
      expect(tries).toBe(2);
    });

    it('where transactions are serializable by default', async () => {
      const name = new URL(database.url).pathname.slice(1);
      await onServer(`alter database ${name} set default_transaction_isolation = 'serializable'`);
      onTestFinished(() => onServer(`alter database ${name} reset default_transaction_isolation`));
      const store = await open();
      const saved = await Promise.all(
        Array.from({ length: 10 }, () => store.scenarios.save('slack:T1', sampleScenario('ours'), 'U1')),
      );

      expect(saved.map((one) => one.version).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });
  });

  it('refuses text that PostgreSQL would not give back as it was', async () => {
    const store = await open();
    for (const text of ['a\0b', '\ud800']) {
      await expect(store.runs.get('slack:T1', 1, { person: text, channel: 'C1' })).rejects.toThrow(
        'that cannot be stored',
      );
    }
  });

  /** A connection of somebody else's that keeps the workspace's row locked. */
  async function heldWorkspace(): Promise<{ release(): Promise<void> }> {
    const tables = await openPostgresTables(database.url, recordedLog());
    let letGo: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let hasLock: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => {
      hasLock = resolve;
    });
    const holding = tables.attempt((kysely) =>
      kysely.transaction().execute(async (transaction) => {
        await transaction.selectFrom('workspaces').selectAll().forUpdate().execute();
        hasLock();
        await released;
      }),
    );
    await locked;
    return {
      async release() {
        letGo();
        await holding;
        await tables.finish();
      },
    };
  }

  async function waitingForLock(): Promise<void> {
    const look = () =>
      database.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
    await until(async () => (await look()).length > 0, 'somebody who waits for a lock', 10);
  }

  async function endConnections(which = ''): Promise<void> {
    const ended = await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'channels' ${which}`,
    );
    expect(ended.length).toBeGreaterThan(0);
  }
});
