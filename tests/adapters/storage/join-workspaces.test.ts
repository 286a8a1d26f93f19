import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JoinOptions, joinWorkspaces } from '../../../adapters/storage/join-workspaces.ts';
import { openPostgresStore } from '../../../adapters/storage/postgres.ts';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { workspaceTables } from '../../../adapters/storage/table-keys.ts';
import type { Store } from '../../../src/bot/ports.ts';
import { type Scenario, scenarioShape } from '../../../src/scenario/scenario.ts';
import {
  sampleExperiment,
  sampleFit,
  sampleHistory,
  sampleVerdict,
} from '../../contracts/learned-samples.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { compile } from '../../contracts/store-child.ts';
import { sampleConnection } from '../../contracts/store-connections.ts';
import {
  ofScenario,
  sampleAdoption,
  sampleFigures,
  sampleRun,
  sampleScenario,
  sampleSchedule,
} from '../../contracts/stored-samples.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';

const [page, terminal] = ['web:local', 'terminal:local'] as const;
const viewer = { person: 'local', channel: 'web' };
const due = new Date('2026-05-12T00:00:00Z');

/** A scenario that rests on fit 1, with a reason that names experiment 1. */
function fitted(id: string): Scenario {
  const sample = sampleScenario(id);
  if (sample.model !== 'response') throw new Error('no response scenario');
  const [first, ...rest] = sample.channels;
  if (first === undefined || first.response.curve !== 'hill') throw new Error('no channel');
  return scenarioShape.parse({
    ...sample,
    response: { ...sample.response, fit: 1 },
    channels: [
      {
        ...first,
        response: {
          ...first.response,
          coefficient: { value: 300, low: 200, high: 500, why: 'experiment 1 (Mar 2): +12%, was 0.4' },
        },
      },
      ...rest,
    ],
  });
}

/** What the page had: its own medical and shop, plans, what was learned, a schedule with a report, a thread. */
async function fillPage(store: Store): Promise<void> {
  await store.workspaces.save(page, { language: 'zh', currency: 'USD', keepDays: 90 });
  await store.scenarios.save(page, sampleScenario('medical'), 'local');
  await store.scenarios.save(page, fitted('medical'), 'local');
  await store.scenarios.save(page, sampleScenario('shop'), 'local');
  await store.runs.add(
    page,
    sampleRun({ ...ofScenario('medical'), line: 'optimize medical budget=10k app<=20k' }),
  );
  await store.runs.add(page, sampleRun({ ...ofScenario('shop'), line: 'optimize shop' }));
  await store.runs.add(page, sampleRun({ ...ofScenario('medical'), line: 'whatif 1 app=+20%' }));
  await store.adoptions.add(page, sampleAdoption({ scenario: 'medical', run: 1 }));
  await store.adoptions.add(page, sampleAdoption({ scenario: 'shop', run: 2 }));
  await store.histories.saveAfter(page, 'medical', sampleHistory(3), 'local', 0);
  await store.histories.saveAfter(page, 'shop', sampleHistory(4), 'local', 0);
  await store.histories.saveAfter(page, 'gone', sampleHistory(4), 'local', 0);
  await store.histories.remove(page, 'gone', 1);
  await store.experiments.add(page, sampleExperiment({ scenario: 'medical' }));
  await store.experiments.setApplied(page, 1, { version: 2, from: 1, at: '2026-05-06T07:08:09.010Z' });
  await store.fits.add(page, sampleFit({ scenario: 'medical', experiments: [1] }));
  await store.observations.add(page, {
    kind: 'verdict',
    scenario: 'medical',
    at: '2026-05-06T07:08:09.010Z',
    by: 'local',
    run: 1,
    isUseful: true,
  });
  await store.connections.save(page, sampleConnection({ scenario: 'medical' }));
  const place = { front: 'web' as const, channel: 'web', isPrivate: false };
  await store.schedules.add(page, sampleSchedule({ place }));
  await store.schedules.add(page, sampleSchedule({ place, scenario: 'shop', line: 'optimize shop' }));
  await store.reports.ask(page, 1, due);
  const claim = await store.reports.claim({ at: due, until: new Date(due.getTime() + 1), fronts: ['web'] });
  if (claim === undefined) throw new Error('no report to make');
  await store.reports.plan(claim, sampleRun(ofScenario('medical')), sampleFigures);
  await store.reports.note(claim, { state: 'sent', message: 'm1', sentAt: due.toISOString() });
  await store.conversations.begin(page, 'web', 'thread-1', 1, [
    { line: 'optimize medical budget=60k', run: 3 },
    { line: 'optimize shop', run: 2 },
  ]);
}

/** What the terminal had: a medical of its own with all that hangs on it, and a history of what the page removed. */
async function fillTerminal(store: Store): Promise<void> {
  await store.workspaces.save(terminal, { currency: 'CNY', timeZone: 'Asia/Shanghai' });
  await store.scenarios.save(terminal, sampleScenario('medical', 3), 'me');
  for (let made = 0; made < 5; made += 1) await store.runs.add(terminal, sampleRun());
  await store.histories.saveAfter(terminal, 'medical', sampleHistory(9), 'me', 0);
  await store.histories.saveAfter(terminal, 'gone', sampleHistory(2), 'me', 0);
  await store.fits.add(terminal, sampleFit({ scenario: 'medical' }));
  await store.fits.add(terminal, sampleFit({ scenario: 'medical' }));
  await store.experiments.add(terminal, sampleExperiment({ scenario: 'medical' }));
  await store.observations.add(terminal, sampleVerdict());
  await store.schedules.add(
    terminal,
    sampleSchedule({ place: { front: 'terminal', channel: 'terminal', isPrivate: false } }),
  );
}

interface Engine {
  readonly where: Pick<JoinOptions, 'directory' | 'url'>;
  open(): Promise<Store>;
  /** All rows, as texts, by table. */
  held(): Promise<Record<string, string[]>>;
}

function joiningContract(name: string, engineOf: () => Promise<Engine>): void {
  describe(`Bringing two workspaces together in ${name}`, () => {
    let engine: Engine;
    let stores: Store[];
    const opened = async () => {
      const store = await engine.open();
      stores.push(store);
      return store;
    };
    beforeEach(async () => {
      engine = await engineOf();
      stores = [];
    });
    afterEach(async () => {
      for (const store of stores) await store.close();
      rmSync(engine.where.directory, { recursive: true, force: true });
    });
    const joined = (log = recordedLog()) =>
      joinWorkspaces({
        from: page,
        into: terminal,
        log,
        now: () => new Date('2026-05-20T00:00:00Z'),
        ...engine.where,
      });
    async function filled() {
      const store = await opened();
      await fillPage(store);
      await fillTerminal(store);
      return store;
    }

    it('moves every number along, and gives what both have another name', async () => {
      const store = await filled();
      const told = await joined();
      expect(told).toMatchObject({
        renamed: [{ from: 'medical', to: 'medical-2' }],
        rows: { scenarios: 3, runs: 4, adoptions: 2, schedules: 2, reports: 1, histories: 2, fits: 1 },
        undecided: { currency: 'USD' },
      });
      expect(await store.workspaces.contents(page)).toBeUndefined();
      expect(await store.workspaces.settings(terminal)).toEqual({
        language: 'zh',
        currency: 'CNY',
        timeZone: 'Asia/Shanghai',
        keepDays: 90,
        undecided: { currency: 'USD' },
      });

      const scenarios = await store.scenarios.list(terminal);
      expect(
        scenarios.map(({ scenario, version }) => [scenario.id, scenario.names.en, version]).sort(),
      ).toEqual([
        ['medical', 'Sample medical', 1],
        ['medical-2', 'Sample medical 2', 2],
        ['shop', 'Sample shop', 1],
      ]);
      const second = await store.scenarios.get(terminal, 'medical-2');
      expect(second?.scenario).toMatchObject({
        response: { fit: 3 },
        channels: [{ response: { coefficient: { why: 'experiment 2 (Mar 2): +12%, was 0.4' } } }, {}],
      });
      expect((await store.scenarios.get(terminal, 'medical-2', 1))?.scenario.id).toBe('medical-2');

      const runs = (await store.runs.list(terminal, viewer, { limit: 99 })).reverse();
      expect(runs.map(({ number, scenario, line }) => [number, scenario.id, line]).slice(5)).toEqual([
        [6, 'medical-2', 'optimize medical-2 budget=10k app<=20k'],
        [7, 'shop', 'optimize shop'],
        [8, 'medical-2', 'whatif 6 app=+20%'],
        [9, 'medical-2', 'optimize medical-2 budget=10k'],
      ]);
      expect(runs[5]?.effective.id).toBe('medical-2');
      expect((await store.runs.list(terminal, viewer, { scenario: 'medical-2', limit: 9 })).length).toBe(3);

      expect(await store.adoptions.current(terminal, 'medical-2')).toMatchObject({
        scenario: 'medical-2',
        run: 6,
      });
      expect(await store.adoptions.current(terminal, 'shop')).toMatchObject({ run: 7 });
      expect(await store.adoptions.current(terminal, 'medical')).toBeUndefined();
      expect((await store.histories.get(terminal, 'medical-2'))?.history.weeks).toHaveLength(3);
      expect((await store.histories.get(terminal, 'medical'))?.history.weeks).toHaveLength(9);
      expect((await store.histories.get(terminal, 'gone'))?.history.weeks).toHaveLength(2);
      expect(await store.fits.newest(terminal, 'medical-2')).toMatchObject({
        number: 3,
        scenario: 'medical-2',
        experiments: [2],
      });
      expect(await store.fits.newest(terminal, 'medical')).toMatchObject({ number: 2 });
      expect(await store.experiments.get(terminal, 2)).toMatchObject({
        scenario: 'medical-2',
        applied: { version: 2 },
      });
      expect(await store.observations.list(terminal, 'medical-2', { limit: 9 })).toMatchObject([
        { number: 2, scenario: 'medical-2', run: 6 },
      ]);
      expect(await store.connections.list(terminal)).toMatchObject([
        { scenario: 'medical-2', source: 'shop' },
      ]);

      expect(
        (await store.schedules.list(terminal)).map(({ number, scenario, line }) => [number, scenario, line]),
      ).toEqual([
        [1, 'medical', 'optimize medical budget=50k'],
        [2, 'medical-2', 'optimize medical-2 budget=50k'],
        [3, 'shop', 'optimize shop'],
      ]);
      expect(await store.reports.past(terminal, 2, { states: ['sent'], limit: 9 })).toMatchObject([
        { schedule: 2, run: 9, message: 'm1' },
      ]);
      expect(await store.conversations.get(terminal, 'web', 'thread-1')).toEqual({
        run: 6,
        steps: [
          { line: 'optimize medical-2 budget=60k', run: 8 },
          { line: 'optimize shop', run: 7 },
        ],
      });

      expect((await store.runs.add(terminal, sampleRun())).number).toBe(10);
      expect((await store.schedules.add(terminal, sampleSchedule())).number).toBe(4);
      expect((await store.fits.add(terminal, sampleFit())).number).toBe(4);
      expect((await store.experiments.add(terminal, sampleExperiment())).number).toBe(3);
      expect((await store.observations.add(terminal, sampleVerdict())).number).toBe(3);
    });

    it('keeps a copy of what was there before, for its owner alone', async () => {
      const store = await filled();
      const before = await store.runs.list(page, viewer, { limit: 99 });
      const told = await joined();
      const path = told?.backup ?? '';
      expect(path).toContain('channels-before-joining-2026-05-20T00-00-00-000Z-');
      expect(readdirSync(engine.where.directory).filter((one) => one.includes('.part'))).toEqual([]);
      expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
      const copy = await openSqliteStore({ file: path, log: recordedLog() });
      stores.push(copy);
      expect(await copy.runs.list(page, viewer, { limit: 99 })).toEqual(before);
      expect((await copy.histories.get(terminal, 'medical'))?.history.weeks).toHaveLength(9);
      expect(await copy.workspaces.settings(page)).toEqual({ language: 'zh', currency: 'USD', keepDays: 90 });
    });

    it('does nothing, and copies nothing, where there is nothing to bring, and the second time', async () => {
      const store = await opened();
      await fillTerminal(store);
      const before = await engine.held();
      expect(await joined()).toBeUndefined();
      expect(await engine.held()).toEqual(before);
      expect(readdirSync(engine.where.directory).filter((one) => one.includes('joining'))).toEqual([]);

      await fillPage(store);
      expect(await joined()).toBeDefined();
      const after = await engine.held();
      expect(await joined()).toBeUndefined();
      expect(await engine.held()).toEqual(after);
    });

    it('brings everything as it is where the other was empty', async () => {
      const store = await opened();
      await fillPage(store);
      const before = await store.runs.list(page, viewer, { limit: 99 });
      expect(await joined()).toMatchObject({ renamed: [], undecided: {} });
      expect(await store.runs.list(terminal, viewer, { limit: 99 })).toEqual(before);
      expect(await store.schedules.list(terminal)).toHaveLength(2);
      expect(await store.workspaces.settings(terminal)).toEqual({
        language: 'zh',
        currency: 'USD',
        keepDays: 90,
      });
    });

    it('makes a scenario of a built-in one that both had plans and numbers of', async () => {
      const store = await opened();
      for (const workspace of [page, terminal]) {
        await store.histories.saveAfter(workspace, 'driving', sampleHistory(3), 'local', 0);
        await store.runs.add(workspace, sampleRun({ ...ofScenario('driving'), line: 'optimize 自动驾驶' }));
      }
      expect(await joined()).toMatchObject({ renamed: [{ from: 'driving', to: 'driving-2' }] });
      expect((await store.scenarios.get(terminal, 'driving-2'))?.scenario).toMatchObject({
        id: 'driving-2',
        names: { zh: '自动驾驶 2' },
        aliases: [],
      });
      expect((await store.runs.get(terminal, 2, viewer))?.line).toBe('optimize driving-2');
    });

    it('leaves other workspaces alone, and lets one of many win', async () => {
      const store = await filled();
      await store.runs.add('slack:T1', sampleRun());
      const told = await Promise.all([joined(), joined(), joined()]);
      expect(told.filter((one) => one !== undefined)).toHaveLength(1);
      expect(readdirSync(engine.where.directory).filter((one) => one.includes('joining'))).toHaveLength(1);
      expect(await store.runs.list(terminal, viewer, { limit: 99 })).toHaveLength(9);
      expect(await store.runs.list('slack:T1', viewer, { limit: 99 })).toHaveLength(1);
    });

    describe('when the process is killed half-way', () => {
      beforeAll(compile, 180_000);
      const child = (dieAfter = '') =>
        spawnSync(
          process.execPath,
          [
            fileURLToPath(new URL('../../contracts/join-child.mjs', import.meta.url)),
            JSON.stringify(engine.where),
            dieAfter,
          ],
          { encoding: 'utf8' },
        );

      it('all is as it was after each table, and the next start brings everything over', async () => {
        const store = await filled();
        await store.close();
        stores = [];
        const before = await engine.held();
        for (const table of workspaceTables.filter((one) => one !== 'workspaces')) {
          const { signal, stderr } = child(table);
          expect([table, signal, stderr]).toEqual([table, 'SIGKILL', '']);
          expect(await engine.held()).toEqual(before);
        }
        const { stdout, stderr } = child();
        expect([JSON.parse(stdout), stderr]).toMatchObject([{ rows: { runs: 4 } }, '']);
        expect((await (await opened()).runs.list(terminal, viewer, { limit: 99 })).length).toBe(9);
      }, 120_000);
    });
  });
}

const rowsText = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
const emptyDirectory = () => mkdtempSync(join(tmpdir(), 'channels-join-'));

joiningContract('SQLite', async () => {
  const directory = emptyDirectory();
  return {
    where: { directory },
    open: () => openSqliteStore({ directory, log: recordedLog() }),
    async held() {
      const connection = new Libsql(join(directory, 'channels.sqlite'));
      const all = workspaceTables.map((table) => [
        table,
        rowsText(connection.prepare(`select * from ${table}`).all()),
      ]);
      connection.close();
      return Object.fromEntries(all);
    },
  };
});

describe.skipIf(withoutPostgres)('On a server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    return () => database.drop();
  });
  joiningContract('PostgreSQL', async () => {
    await database.empty();
    const { url } = database;
    return {
      where: { directory: emptyDirectory(), url },
      open: () => openPostgresStore({ url, log: recordedLog() }),
      async held() {
        const all: [string, string[]][] = [];
        for (const table of workspaceTables) {
          all.push([table, rowsText(await database.query(`select * from ${table}`))]);
        }
        return Object.fromEntries(all);
      },
    };
  });
});
