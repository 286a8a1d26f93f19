import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SourceSettings } from '../../../adapters/sources/settings.ts';
import { createSources } from '../../../adapters/sources/sources.ts';
import { freshData } from '../../../src/features/reports/fresh-data.ts';
import { reportReply } from '../../../src/features/reports/replies/report.ts';
import { createReporter } from '../../../src/features/reports/reporter.ts';
import type { FitResult } from '../../../src/learn/fit/fit.ts';
import { fakeFitter, textOf } from '../../bot/bot-under-test.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { historyOf, resultOf, twoChannels } from '../../fixtures/fits.ts';
import { makeDatabase, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';
import { minutes } from './fake-clock.ts';
import { Stage, workspace } from './stage.ts';

const week = (index: number) => new Date(Date.UTC(2026, 1, 2 + 7 * index)).toISOString().slice(0, 10);
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    week: week(index),
    tv: 1_000 + 10 * index,
    radio: 300,
    revenue: 20_000 + 37 * index,
  }));
const csv = (count: number, head = 'week,tv spend,radio spend,revenue') =>
  [head, ...rows(count).map((row) => Object.values(row).join(','))].join('\n');
const columns = [
  { name: 'week', role: 'date' },
  { name: 'tv spend', role: 'spend' },
  { name: 'radio spend', role: 'spend' },
  { name: 'revenue', role: 'outcome' },
];

/** A schedule on medical whose history (weeks to 12 Apr 2026) the source `shop` feeds. */
async function stageWith(
  source: Omit<Extract<SourceSettings, { kind: 'link' }>, 'name' | 'workspaces' | 'kind'> | SourceSettings,
  { refit = 'off' as 'off' | 'auto', fitter = fakeFitter(), timeoutMs = 5_000 } = {},
) {
  const stage = new Stage();
  const settings: SourceSettings =
    'kind' in source ? source : { name: 'shop', workspaces: [workspace], kind: 'link', ...source };
  const { store } = stage;
  const history = {
    ...historyOf(twoChannels, 10),
    weeks: rows(10).map((row) => row.week),
    outcome: { name: 'revenue', unit: 'money' as const, values: rows(10).map((row) => row.revenue) },
    channels: [
      { id: 'tv', name: 'tv', spend: rows(10).map((row) => row.tv) },
      { id: 'radio', name: 'radio', spend: rows(10).map((row) => row.radio) },
    ],
    events: [],
  };
  await store.histories.saveAfter(workspace, 'medical', history, 'U9', 0);
  await store.connections.save(workspace, {
    scenario: 'medical',
    source: 'shop',
    by: 'U9',
    at: '2026-04-13T00:00:00.000Z',
    refit,
    reading: { mapping: {}, options: {} },
    columns,
    passed: [
      '["new-channel","tv spend","","tv","medical"]',
      '["new-channel","radio spend","","radio","medical"]',
    ],
    state: { readAt: '2026-04-13T06:00:00.000Z', triedAt: '2026-04-13T06:00:00.000Z' },
  });
  await stage.add();
  const log = recordedLog();
  const bounds = { timeoutMs, mostRows: 1_000, mostFiles: 10 };
  const sources = createSources({ settings: [settings], privateAddresses: ['127.0.0.1'], log, bounds });
  const reporter = createReporter({ ...stage.parts(), reportReply, freshData: freshData(sources, fitter) });
  return {
    ...stage,
    store,
    stage,
    log,
    /** Looks when the report is due; what was posted. */
    async report(): Promise<string> {
      await stage.clock.pass(minutes(6));
      await reporter.look();
      await reporter.idle();
      const [message] = stage.platform.messages;
      return message === undefined ? 'nothing was sent' : textOf(message.reply);
    },
    weeks: async () => (await store.histories.get(workspace, 'medical'))?.history.weeks.length,
    state: async () => (await store.connections.get(workspace, 'medical', 'shop'))?.state,
    logged: () => JSON.stringify([stage.lines, log.lines]),
  };
}

async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/weekly.csv?signature=very-secret`;
}

const secret = /very-secret|127\.0\.0\.1/;

describe('a report whose data a link feeds', () => {
  it('takes new weeks in first, and says how old the data are', async () => {
    const { report, weeks, state, logged } = await stageWith({
      url: await served((_, response) => void response.end(csv(12))),
    });
    const text = await report();
    expect(text).toContain('Data: weekly numbers to 26 Apr 2026; shop read May 4, 2026, 9:01');
    expect(text).not.toContain('not refreshed');
    expect(await weeks()).toBe(12);
    expect(await state()).toMatchObject({ brought: { added: 2, changed: 0 } });
    expect(text + logged()).not.toMatch(secret);
  });

  const endless: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write('2026-04-13,1,2,3\n'), 5);
    response.on('close', () => clearInterval(timer));
  };
  it.each<[string, RequestListener | undefined, string]>([
    ['is down', undefined, 'does not answer'],
    ['is slow', () => {}, 'was not done after 0.4 seconds'],
    ['never ends', endless, 'was not done after 0.4 seconds'],
    [
      'breaks off',
      (_, response) => {
        response.setHeader('content-length', 100_000);
        response.write(csv(12));
        setImmediate(() => response.destroy());
      },
      'broke off',
    ],
    [
      'leads inwards',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.2/admin' }).end(),
      'leads to an address that I may not open',
    ],
    ['has expired', (_, response) => void response.writeHead(403).end(), 'it answered 403'],
    [
      'changed in shape',
      (_, response) => void response.end(csv(12, 'week,tv spend,online spend,revenue')),
      'gone: radio spend; new: online spend',
    ],
  ])('is sent when the link %s: the problem told, nothing half taken in', async (_, answer, told) => {
    const url = await served(answer ?? (() => {}));
    const { report, weeks, state, logged } = await stageWith(
      { url: answer === undefined ? 'http://127.0.0.1:1/weekly.csv?signature=very-secret' : url },
      { timeoutMs: 400 },
    );
    const text = await report();
    expect(text).toContain('Data not refreshed');
    expect(text).toContain(told);
    expect(text).toContain('This report uses the numbers to 12 Apr 2026.');
    expect(await weeks()).toBe(10);
    expect(await state()).toMatchObject({
      readAt: '2026-04-13T06:00:00.000Z',
      triedAt: '2026-05-04T07:01:00.000Z',
    });
    expect(text + logged()).not.toMatch(secret);
  });

  it('is sent when the operator took the source away', async () => {
    const { report, stage } = await stageWith({
      name: 'other',
      workspaces: [workspace],
      kind: 'link',
      url: 'http://127.0.0.1:1/',
    });
    expect(await report()).toContain('is not open to this workspace any more');
    expect(stage.platform.messages).toHaveLength(1);
  });
});

describe.skipIf(withoutPostgres)('a report whose data a query feeds', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    await database.query(
      'create table public.weekly (week date, tv numeric, radio numeric, revenue numeric)',
    );
    for (const { week: day, tv, radio, revenue } of rows(12)) {
      await database.query(`insert into public.weekly values ('${day}', ${tv}, ${radio}, ${revenue})`);
    }
    return () => database.drop();
  });
  const source = (query: string): SourceSettings => ({
    name: 'shop',
    workspaces: [workspace],
    kind: 'query',
    database: database.url,
    query,
  });

  it('takes new weeks in first', async () => {
    const query = `select week, tv as "tv spend", radio as "radio spend", revenue from public.weekly order by week`;
    const { report, weeks } = await stageWith(source(query));
    expect(await report()).toContain('weekly numbers to 26 Apr 2026');
    expect(await weeks()).toBe(12);
  });

  it('is sent when the query fails', async () => {
    const { report, weeks, logged } = await stageWith(source('select hidden_column from public.weekly'));
    expect(await report()).toContain('The database refused the query of shop (SQLSTATE 42703)');
    expect(await weeks()).toBe(10);
    expect(logged()).not.toContain('hidden_column');
  });
});

describe('refit=auto', () => {
  /** A scenario that rests on fit 1, and a source with two new weeks. */
  async function fitted(result: () => FitResult) {
    const fitter = fakeFitter(result);
    const url = await served((_, response) => void response.end(csv(12)));
    const made = await stageWith({ url }, { refit: 'auto', fitter });
    const { schema, scenario, at, by, history, experiments } = {
      schema: 'channels/fit@1' as const,
      scenario: 'medical',
      at: '2026-04-13T00:00:00.000Z',
      by: 'U9',
      history: { version: 1, from: week(0), to: week(9), weeks: 10 },
      experiments: [],
    };
    return { ...made, fitter, first: { ...resultOf(), schema, scenario, at, by, history, experiments } };
  }

  it('asks for no first fit: that is for people', async () => {
    const { report, fitter, weeks } = await fitted(() => resultOf());
    await report();
    expect(await weeks()).toBe(12);
    expect(fitter.requests).toEqual([]);
  });

  it('fits again as before, and the scenario rests on the new fit', async () => {
    const { report, store, fitter, first, state } = await fitted(() => resultOf());
    await scenarioOnFit(store, first);
    expect(await report()).not.toContain('carries no plan');
    expect(fitter.requests).toMatchObject([
      { spec: first.spec, seed: first.seed, history: { weeks: { length: 12 } } },
    ]);
    expect(await store.fits.newest(workspace, 'medical')).toMatchObject({ number: 2, by: 'U9' });
    expect((await store.scenarios.list(workspace))[0]).toMatchObject({ version: 2, by: 'U9' });
    expect(await state()).toMatchObject({ refit: { fit: 2 } });
  });

  it('never puts a fit that carries no plan in the place of one that does', async () => {
    const { report, store, first, state } = await fitted(() => ({ ...resultOf(), faults: ['rhat'] }));
    await scenarioOnFit(store, first);
    expect(await report()).toContain('a fit on them carries no plan; the plan uses the fit before');
    expect(await store.fits.newest(workspace, 'medical')).toMatchObject({ number: 1 });
    expect((await store.scenarios.list(workspace))[0]).toMatchObject({ version: 1 });
    expect(await state()).toMatchObject({ refit: { problem: 'weak' }, brought: { added: 2 } });
  });
});

async function scenarioOnFit(store: Stage['store'], first: Parameters<Stage['store']['fits']['add']>[1]) {
  const { scenarioFromFit } = await import('../../../src/learn/fit/scenario-from-fit.ts');
  const fit = await store.fits.add(workspace, first);
  const history = await store.histories.get(workspace, 'medical');
  if (history === undefined) throw new Error('no history');
  const scenario = scenarioFromFit(fit, historyOf(), {});
  await store.scenarios.save(workspace, scenario, 'U9');
}
