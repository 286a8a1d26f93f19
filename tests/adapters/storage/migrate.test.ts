import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, type Migration, sql } from 'kysely';
import Libsql from 'libsql';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { migrate } from '../../../adapters/storage/migrate.ts';
import { migrations } from '../../../adapters/storage/migrations/index.ts';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { libsqlDialect } from '../../../adapters/storage/sqlite-dialect.ts';
import { persistently } from '../../../adapters/storage/sqlite-faults.ts';
import { connect } from '../../../adapters/storage/sqlite-file.ts';
import type { Tables } from '../../../adapters/storage/tables.ts';
import { reportStates } from '../../../src/features/reports/stored/report.ts';
import { sampleFit } from '../../contracts/learned-samples.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleRun, sampleSchedule } from '../../contracts/stored-samples.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/storage/${name}`, import.meta.url));

/** What a version's file was made from; what a later version adds to it is not in here. */
const contentsShape = z.object({
  workspaces: z.array(
    z.object({
      workspace: z.string(),
      settings: z.record(z.string(), z.unknown()),
      scenarios: z.array(z.looseObject({ at: z.coerce.date(), version: z.int() })),
      runs: z.array(z.looseObject({ number: z.int() })),
      deliveries: z.array(z.object({ id: z.string(), at: z.coerce.date() })),
      adoptions: z.array(z.looseObject({ scenario: z.string() })).default([]),
      schedules: z.array(z.looseObject({ number: z.int() })).default([]),
      removed: z.array(z.int()).default([]),
      openings: z.array(z.object({ schedule: z.int(), nextDue: z.string() })).default([]),
      conversations: z.array(z.looseObject({ channel: z.string(), thread: z.string() })).default([]),
      work: z.array(z.object({ plan: z.object({ run: z.looseObject({}) }).optional() })).default([]),
      reports: z.array(z.looseObject({ schedule: z.int() })).default([]),
    }),
  ),
});
const contentsOf = (name: string) =>
  contentsShape.parse(JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8')));

/** A change as a later version might bring it. */
const addsNotes: Migration = {
  async up(database) {
    await database.schema
      .alterTable('runs')
      .addColumn('note', 'text', (column) => column.notNull().defaultTo('none'))
      .execute();
  },
};
const later = { ...migrations, '9000-notes': addsNotes };

describe.each(['schema-0001', 'schema-0002', 'schema-0003', 'schema-0004'])(
  'A database file of an older version, %s,',
  (version) => {
    let directory: string;
    let file: string;

    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), 'channels-store-'));
      file = join(directory, 'channels.sqlite');
      writeFileSync(file, readFileSync(fixture(`${version}.sqlite`)));
      return () => rmSync(directory, { recursive: true, force: true });
    });

    async function database(): Promise<Kysely<Tables>> {
      const one = new Kysely<Tables>({ dialect: libsqlDialect(await connect(file)) });
      onTestFinished(() => one.destroy());
      return one;
    }

    it('opens with all that it holds, and is written on', async () => {
      const log = recordedLog();
      const store = await openSqliteStore({ directory, log });
      onTestFinished(() => store.close());

      const { workspaces } = contentsOf(version);
      expect(workspaces.length).toBeGreaterThan(1);
      for (const { workspace, settings, scenarios, runs, deliveries, ...others } of workspaces) {
        const maker = { person: 'U1', channel: 'elsewhere' };
        expect(await store.workspaces.settings(workspace)).toEqual(settings);
        expect(await store.scenarios.versions(workspace, 'ours')).toMatchObject(scenarios.toReversed());
        const allRuns = [
          ...runs,
          ...others.work.flatMap(({ plan }) => (plan === undefined ? [] : [plan.run])),
        ];
        expect(await store.runs.list(workspace, maker, { limit: 99 })).toMatchObject(allRuns.toReversed());
        for (const { id, at } of deliveries) expect(await store.deliveries.claim(id, at)).toBe(false);
        expect((await store.runs.add(workspace, sampleRun())).number).toBe(allRuns.length + 1);

        for (const { scenario } of others.adoptions) {
          const newest = others.adoptions.findLast((one) => one.scenario === scenario);
          expect(await store.adoptions.current(workspace, scenario)).toEqual(newest);
        }
        for (const { channel, thread, ...conversation } of others.conversations) {
          expect(await store.conversations.get(workspace, channel, thread)).toEqual(conversation);
        }
        const moved = new Map(others.openings.map(({ schedule, nextDue }) => [schedule, nextDue]));
        const kept = others.schedules.filter(({ number }) => !others.removed.includes(number));
        expect(await store.schedules.list(workspace)).toEqual(
          kept.map((schedule) => ({ ...schedule, nextDue: moved.get(schedule.number) ?? schedule.nextDue })),
        );
        for (const { number } of kept) {
          expect(await store.reports.past(workspace, number, { states: reportStates, limit: 99 })).toEqual(
            others.reports.filter((report) => report.schedule === number).toReversed(),
          );
        }
        const added = await store.schedules.add(workspace, sampleSchedule());
        expect(added.number).toBe(others.schedules.length + 1);
        expect(await store.reports.ask(workspace, added.number, new Date())).toBe(true);
        expect((await store.fits.add(workspace, sampleFit())).number).toBe(1);
      }
      expect(log.lines.filter((line) => line.level !== 'info')).toEqual([]);
    });

    it('is changed once when two processes’ connections change it at the same time', async () => {
      const both = [await database(), await database()];
      const done = await Promise.all(both.map((one) => persistently(file, () => migrate(one, later, file))));

      expect(done).toEqual(['9000-notes', '9000-notes']);
      const [one = await database()] = both;
      expect((await sql`select distinct note from runs`.execute(one)).rows).toEqual([{ note: 'none' }]);
      expect((await sql`select name from kysely_migration order by name`.execute(one)).rows).toEqual(
        Object.keys(later).map((name) => ({ name })),
      );
    });

    it('stays as it was when a change fails halfway', async () => {
      const fails: Migration = {
        async up(one) {
          await addsNotes.up(one);
          throw new Error('out of luck');
        },
      };
      const one = await database();

      await expect(migrate(one, { ...migrations, '9000-fails': fails }, file)).rejects.toThrow('out of luck');
      await expect(sql`select note from runs`.execute(one)).rejects.toThrow('no such column: note');
      expect(await migrate(one, migrations, file)).toBe('0007-history-files');
    });

    it('is refused, unchanged, by the older version once a newer one was at it', async () => {
      const newer = await database();
      await migrate(newer, later, file);
      const before = readFileSync(file);

      await expect(openSqliteStore({ directory, log: recordedLog() })).rejects.toMatchObject({
        name: 'StorageError',
        fault: 'newer',
        message: `${file} was written by a newer version of channels (it has "9000-notes"; this version knows up to "0007-history-files"). Start that newer version again, or put back the copy made before the update.`,
      });
      const connection = new Libsql(file);
      onTestFinished(() => void connection.close());
      expect(connection.prepare('select count(*) as count from kysely_migration').all()).toEqual([
        { count: Object.keys(later).length },
      ]);
      expect(readFileSync(file).length).toBeGreaterThanOrEqual(before.length);
    });
  },
);
