import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Move, moveToPostgres } from '../../../adapters/storage/move.ts';
import { openPostgresStore } from '../../../adapters/storage/postgres.ts';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { tableKeys, workspaceTables } from '../../../adapters/storage/table-keys.ts';
import type { Log, Store } from '../../../src/bot/ports.ts';
import {
  sampleExperiment,
  sampleFit,
  sampleHistory,
  sampleVerdict,
} from '../../contracts/learned-samples.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { sampleConnection } from '../../contracts/store-connections.ts';
import { sampleFile } from '../../contracts/store-history-files.ts';
import {
  sampleAdoption,
  sampleFigures,
  sampleRun,
  sampleScenario,
  sampleSchedule,
} from '../../contracts/stored-samples.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';

const fixture = fileURLToPath(new URL('../../fixtures/storage/schema-0001.sqlite', import.meta.url));
const names = Object.keys(tableKeys);

describe.skipIf(withoutPostgres)('Moving from SQLite to PostgreSQL', () => {
  let target: TestDatabase;
  let directory: string;
  let file: string;

  beforeAll(async () => {
    target = await makeDatabase();
    return () => target.drop();
  });
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'channels-move-'));
    file = join(directory, 'channels.sqlite');
    onTestFinished(async () => {
      rmSync(directory, { recursive: true, force: true });
      await target.empty();
    });
  });

  const move = (log: Log = recordedLog(), signal = new AbortController().signal): Promise<Move> =>
    moveToPostgres({ directory, url: target.url, log, signal });

  /** A store with something in every table, closed again. */
  async function fill(workspaces: readonly string[], runs = 3): Promise<void> {
    const store = await openSqliteStore({ directory, log: recordedLog() });
    for (const workspace of workspaces) {
      await store.workspaces.save(workspace, { language: 'zh', currency: 'CNY' });
      for (const id of ['a', 'B', 'b-1', 'é']) {
        await store.scenarios.save(workspace, sampleScenario(id === 'é' ? 'e' : id.toLowerCase()), 'U1');
      }
      for (let made = 0; made < runs; made += 1) await store.runs.add(workspace, sampleRun());
      await store.adoptions.add(workspace, sampleAdoption());
      await store.conversations.begin(workspace, 'C1', '1700.1', 1, [{ line: 'optimize a', run: 2 }]);
      await store.histories.saveAfter(workspace, 'a', sampleHistory(), 'U1', 0);
      await store.histories.saveAfter(workspace, 'b', sampleHistory(), 'U1', 0);
      await store.histories.remove(workspace, 'b', 1);
      await store.historyFiles.save(workspace, sampleFile());
      await store.fits.add(workspace, sampleFit());
      await store.experiments.add(workspace, sampleExperiment());
      await store.observations.add(workspace, sampleVerdict());
      await store.connections.save(workspace, sampleConnection());
      await store.schedules.add(workspace, sampleSchedule());
      await store.reports.ask(workspace, 1, new Date('2026-05-12T00:00:00Z'));
      const at = new Date('2026-05-12T01:00:00Z');
      const claim = await store.reports.claim({ at, until: new Date(at.getTime() + 1), fronts: ['slack'] });
      if (claim !== undefined) await store.reports.plan(claim, sampleRun(), sampleFigures);
      await store.deliveries.claim(`${workspace}:Ev1`, at);
    }
    await store.close();
  }

  type Row = Record<string, unknown>;
  /** All rows of all tables, each as text, in an order that is the same everywhere. */
  const sorted = (rows: readonly Row[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

  function held(): Record<string, string[]> {
    const connection = new Libsql(file, { readonly: true });
    const all = names.map((name) => [
      name,
      sorted(connection.prepare(`select * from ${name}`).all() as Row[]),
    ]);
    connection.close();
    return Object.fromEntries(all);
  }

  async function arrived(): Promise<Record<string, string[]>> {
    const all: [string, string[]][] = [];
    for (const name of names) all.push([name, sorted(await target.query(`select * from ${name}`))]);
    return Object.fromEntries(all);
  }

  function change(statement: string): void {
    const connection = new Libsql(file);
    connection.exec(statement);
    connection.close();
  }

  const outcomes = ({ workspaces }: Move) =>
    Object.fromEntries(workspaces.map(({ workspace, outcome }) => [workspace, outcome]));

  async function openTarget(): Promise<Store> {
    const store = await openPostgresStore({ url: target.url, log: recordedLog() });
    onTestFinished(() => store.close());
    return store;
  }

  it('knows every table and its key', () => {
    const connection = new Libsql(fixture, { readonly: true });
    connection.close();
    return fill([]).then(() => {
      const open = new Libsql(file, { readonly: true });
      const tables = open
        .prepare(`select name from sqlite_schema where type = 'table' and name not like 'kysely%'`)
        .pluck()
        .all();
      const keyOf = (name: unknown) =>
        open.prepare(`select name from pragma_table_info('${name}') where pk > 0 order by pk`).pluck().all();
      const keys = Object.fromEntries(tables.map((name) => [name, keyOf(name)]));
      open.close();
      expect(keys).toEqual(tableKeys);
    });
  });

  it('brings every row of every table, and leaves the source as it was', async () => {
    await fill(['slack:T1', 'discord:9', 'slack:t1'], 120);
    const before = held();
    const moved = await move();

    expect(moved).toMatchObject({ from: file, deliveries: 3, ending: 'done' });
    expect(outcomes(moved)).toEqual({ 'discord:9': 'moved', 'slack:T1': 'moved', 'slack:t1': 'moved' });
    expect(moved.workspaces[0]?.rows).toEqual({
      workspaces: 1,
      scenarios: 4,
      runs: 121,
      adoptions: 1,
      schedules: 1,
      reports: 1,
      conversations: 1,
      histories: 2,
      history_files: 1,
      fits: 1,
      experiments: 1,
      observations: 1,
      connections: 1,
    });
    expect(await arrived()).toEqual(before);
    expect(held()).toEqual(before);
    expect(readdirSync(directory).filter((name) => !/^channels\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
  });

  it('gives a store that goes on where the other stopped', async () => {
    await fill(['slack:T1']);
    await move();
    const store = await openTarget();

    expect(await store.workspaces.settings('slack:T1')).toEqual({ language: 'zh', currency: 'CNY' });
    expect((await store.runs.add('slack:T1', sampleRun())).number).toBe(5);
    expect((await store.schedules.add('slack:T1', sampleSchedule())).number).toBe(2);
    expect((await store.scenarios.save('slack:T1', sampleScenario('a'), 'U1')).version).toBe(2);
    expect((await store.histories.saveAfter('slack:T1', 'b', sampleHistory(), 'U1', 0))?.version).toBe(2);
    expect((await store.fits.add('slack:T1', sampleFit())).number).toBe(2);
    expect((await store.experiments.add('slack:T1', sampleExperiment())).number).toBe(2);
    expect((await store.observations.add('slack:T1', sampleVerdict())).number).toBe(2);
    expect(await store.deliveries.claim('slack:T1:Ev1', new Date())).toBe(false);
    const at = new Date('2026-05-13T00:00:00Z');
    const claim = await store.reports.claim({ at, until: new Date(at.getTime() + 1), fronts: ['slack'] });
    expect(claim?.report).toMatchObject({ run: 4, figures: sampleFigures, attempts: 2 });
  });

  it('takes a file of an older version, which stays as old as it is', async () => {
    writeFileSync(file, readFileSync(fixture));
    const connection = new Libsql(file);
    const count = connection.prepare('select count(*) from runs').pluck().all()[0];
    connection.close();
    const moved = await move();

    expect(moved.ending).toBe('done');
    expect(new Set(Object.values(outcomes(moved)))).toEqual(new Set(['moved']));
    expect(await target.query('select count(*)::int as count from runs')).toEqual([{ count }]);
    const after = new Libsql(file, { readonly: true });
    expect(after.prepare('select name from kysely_migration').pluck().all()).toEqual([
      '0001-workspaces-scenarios-runs',
    ]);
    after.close();
  });

  it('can be done again: what is there and the same stays', async () => {
    await fill(['slack:T1', 'slack:T2']);
    await move();
    const before = await arrived();
    const again = await move();

    expect(again).toMatchObject({ deliveries: 2, ending: 'done' });
    expect(outcomes(again)).toEqual({ 'slack:T1': 'same', 'slack:T2': 'same' });
    expect(await arrived()).toEqual(before);
  });

  it('stops between workspaces when it is told to, and then goes on', async () => {
    await fill(['slack:T1', 'slack:T2', 'slack:T3']);
    const stop = new AbortController();
    const log: Log = {
      ...recordedLog(),
      info: (_, message) => message.startsWith('workspace') && stop.abort(),
    };
    const first = await move(log, stop.signal);
    expect(first.ending).toBe('stopped');
    expect(outcomes(first)).toEqual({ 'slack:T1': 'moved' });
    expect(await target.query('select distinct workspace from runs')).toEqual([{ workspace: 'slack:T1' }]);

    const second = await move();
    expect(outcomes(second)).toEqual({ 'slack:T1': 'same', 'slack:T2': 'moved', 'slack:T3': 'moved' });
    expect(await arrived()).toEqual(held());
  });

  describe('leaves a workspace alone', () => {
    const damages: readonly [string, string, object][] = [
      [
        'of which a row there is another',
        `update runs set body = replace(body, 'optimize', 'optimise') where number = 2`,
        { kind: 'differs', row: 'runs 2' },
      ],
      [
        'of which a row there has one column that is another',
        `update schedules set next_due = '2026-01-01T00:00:00.000Z'`,
        { kind: 'differs', row: 'schedules 1' },
      ],
      [
        'of which there are fewer rows there',
        `delete from runs where number = 1`,
        { kind: 'count', table: 'runs', here: 4, there: 3 },
      ],
      [
        'of which there is another row there instead',
        `update runs set number = 9 where number = 3`,
        { kind: 'differs', row: 'runs 3' },
      ],
      [
        'whose settings there are others',
        `update workspaces set settings = '{}' where id = 'slack:T2'`,
        { kind: 'differs', row: 'workspaces slack:T2' },
      ],
    ];
    for (const [what, statement, problem] of damages) {
      it(`${what}, and moves the others`, async () => {
        await fill(['slack:T2']);
        await move();
        await target.query(statement);
        const before = await target.query<Row>('select * from runs order by number');
        await fill(['slack:T1', 'slack:T3'], 1);
        const moved = await move();

        expect(outcomes(moved)).toEqual({ 'slack:T1': 'moved', 'slack:T2': 'refused', 'slack:T3': 'moved' });
        expect(moved.workspaces.find(({ workspace }) => workspace === 'slack:T2')?.problem).toEqual(problem);
        expect(await target.query(`select * from runs where workspace = 'slack:T2' order by number`)).toEqual(
          before,
        );
      });
    }

    const unstorable: readonly [string, string][] = [
      ['a text with a NUL', `update runs set made_by = 'U1' || char(0) || 'x' where number = 2`],
      ['bytes that are no text', `update runs set made_by = cast(x'55ff31' as text) where number = 2`],
      ['bytes instead of text', `update runs set body = x'00ff' where number = 2`],
      ['text instead of a number', `update runs set is_private = 'maybe' where number = 2`],
      ['a number written as text', `update runs set is_private = x'31' where number = 2`],
      ['part of a number', `update runs set is_private = 0.5 where number = 2`],
    ];
    for (const [what, statement] of unstorable) {
      it(`that has ${what} in a damaged row, names the row, and moves the others`, async () => {
        await fill(['slack:T1', 'slack:T2']);
        change(`${statement} and workspace = 'slack:T1'`);
        const moved = await move();

        expect(outcomes(moved)).toEqual({ 'slack:T1': 'refused', 'slack:T2': 'moved' });
        expect(moved.workspaces[0]?.problem).toEqual({ kind: 'unstorable', row: 'runs 2' });
        for (const table of workspaceTables.filter((name) => name !== 'workspaces')) {
          expect(await target.query(`select distinct workspace from ${table}`)).toEqual([
            { workspace: 'slack:T2' },
          ]);
        }
      });
    }
  });

  it('moves a row whose JSON is damaged as it is: what can be saved of it is not lost', async () => {
    await fill(['slack:T1']);
    change(`update runs set body = '{"truncated' where number = 2`);
    expect(outcomes(await move())).toEqual({ 'slack:T1': 'moved' });
    expect(await arrived()).toEqual(held());
  });

  it('says so when another process wrote meanwhile, and takes that workspace back', async () => {
    await fill(['slack:T1', 'slack:T2']);
    const other = await openSqliteStore({ directory, log: recordedLog() });
    onTestFinished(() => other.close());
    const writing: Promise<unknown>[] = [];
    const log: Log = {
      ...recordedLog(),
      info: (_, message) => {
        if (message.startsWith('workspace')) writing.push(other.runs.add('slack:T2', sampleRun()));
      },
    };
    const moved = await move(log);
    await Promise.all(writing);

    expect(writing).toHaveLength(1);
    expect(moved.ending).toBe('changed');
    expect(outcomes(moved)).toEqual({ 'slack:T1': 'moved' });
    expect(await target.query('select distinct workspace from runs')).toEqual([{ workspace: 'slack:T1' }]);
    expect(outcomes(await move())).toEqual({ 'slack:T1': 'same', 'slack:T2': 'moved' });
    expect(await arrived()).toEqual(held());
  });

  it('is not disturbed by a process that only has the file open', async () => {
    await fill(['slack:T1']);
    const other = await openSqliteStore({ directory, log: recordedLog() });
    onTestFinished(() => other.close());

    expect((await move()).ending).toBe('done');
  });

  it('refuses where there is no store, and makes none', async () => {
    await expect(move()).rejects.toMatchObject({
      name: 'StorageError',
      fault: 'missing',
      message: `There is no database of channels at ${file}. Set DATA_DIR to the folder that holds it.`,
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('refuses a damaged file', async () => {
    await fill(['slack:T1'], 60);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 8192, 65_536));

    await expect(move()).rejects.toMatchObject({ name: 'StorageError', fault: 'damaged' });
    expect(await target.query(`select 1 from pg_namespace where nspname = 'channels'`)).toEqual([]);
  });
});
