import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlanQueue, type QueueTimes, usualTimes } from '../../../adapters/jobs/plan-queue.ts';
import { startPlanQueueWorker } from '../../../adapters/jobs/plan-queue-worker.ts';
import { createPlanner } from '../../../adapters/jobs/planner.ts';
import { createQueuedPlanner } from '../../../adapters/jobs/queued-planner.ts';
import type { Analysis } from '../../../src/attribute/analysis.ts';
import {
  codeOf,
  endlessRequest,
  type PlannerOpening,
  plannerContract,
  quickRequest,
  watched,
} from '../../contracts/planner.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { compile } from '../../contracts/store-child.ts';
import { makeDatabase, onServer, type TestDatabase, withoutPostgres } from '../../postgres/databases.ts';
import { soon, until } from '../../suite/waiting.ts';

const someId = '00000000-0000-4000-8000-000000000001';
const workerFile = new URL('../../../dist/adapters/jobs/plan-worker.js', import.meta.url);
/** Quick enough for a test, and slow enough for a busy machine. */
const shortTimes: QueueTimes = { lease: 2, beat: 0.3, gone: 3, sweep: 0.3 };

describe.skipIf(withoutPostgres !== undefined)('plans on the shared queue', () => {
  beforeAll(compile);
  let database: TestDatabase;
  const closing: (() => Promise<void>)[] = [];
  const addressOf = (url: string) => ({ config: { connectionString: url }, mayBePlain: false });

  beforeEach(async () => {
    database = await makeDatabase();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await database.drop();
  });

  async function openQueue(options: { isWorker: boolean } & Partial<PlannerOpening>, times = shortTimes) {
    const log = recordedLog();
    const { isWorker, limits } = options;
    const address = addressOf(database.url);
    const queue = await PlanQueue.open({ address, log, isWorker, times, ...(limits && { limits }) });
    return { queue, log };
  }

  /** A process that asks. */
  async function asker() {
    const { queue, log } = await openQueue({ isWorker: false });
    const planner = await createQueuedPlanner({ queue, log, lookEveryMs: 200 });
    const close = once(async () => {
      await planner.close();
      await queue.close();
    });
    closing.push(close);
    return { queue, log, planner, close };
  }

  /** A process that works plans out. */
  async function worker(options: { readonly standInAfter?: number } = {}) {
    const { queue, log } = await openQueue({ isWorker: options.standInAfter === undefined });
    const local = createPlanner({ threads: 1, workerFile });
    const work = await startPlanQueueWorker({ queue, planner: local, log, lookEveryMs: 200, ...options });
    const close = once(async () => {
      await work.stop(0);
      await local.close();
      await queue.close();
    });
    closing.push(close);
    return { queue, log, local, close };
  }

  /** Takes one job as a worker does, and is never heard of again. */
  async function dyingWorker() {
    const { queue } = await openQueue({ isWorker: true });
    closing.push(() => queue.close());
    return async () => {
      const [job] = await soon(async () => {
        const jobs = await queue.take(1);
        return jobs.length > 0 ? jobs : undefined;
      }, 'a job to take');
      return job?.id;
    };
  }

  const jobsLeft = async () => {
    const [row] = await database.query<{ jobs: number }>(
      `SELECT ((SELECT count(*) FROM channels_jobs.job) + (SELECT count(*) FROM channels_jobs.archive))::int AS jobs`,
    );
    return row?.jobs;
  };
  const untilNoJobs = () => until(async () => (await jobsLeft()) === 0, 'a queue without jobs', 20);
  const logged = ({ lines }: { lines: readonly { message: string }[] }, message: string) =>
    until(() => lines.some((line) => line.message === message), `“${message}” in the log`);
  const atWork = (planner: { load(): { readonly running: number } }) =>
    until(() => planner.load().running > 0, 'a plan that is worked out');
  const idle = (planner: { load(): { readonly running: number } }) =>
    until(() => planner.load().running === 0, 'the end of the work');

  plannerContract('the planner on the shared queue', async ({ threads, ...opening }) => {
    const { queue, log } = await openQueue({ isWorker: true, ...opening }, usualTimes);
    const local = createPlanner({ threads, workerFile });
    const work = await startPlanQueueWorker({ queue, planner: local, log });
    const planner = await createQueuedPlanner({ queue, log });
    return {
      start: planner.start,
      close: once(async () => {
        await planner.close();
        await work.stop(5_000);
        await local.close();
        await queue.close();
      }),
    };
  });

  it('leaves nothing of a request behind', async () => {
    await worker();
    const { planner } = await asker();
    await planner.start({ ...quickRequest, plan: { a: 60, b: 40 } }, { workspace: 'slack:A' }).result;
    const cancelled = watched(planner, endlessRequest);
    await cancelled.begun;
    cancelled.cancel();
    await codeOf(cancelled.result);
    await untilNoJobs();
  });

  it('carries a priced plan and an explanation across', async () => {
    await worker();
    const { planner } = await asker();
    const analysis = await planner.start(
      { ...quickRequest, explain: true, plan: { a: 60, b: 40 } },
      { workspace: 'slack:A' },
    ).result;
    expect(analysis.priced?.channels.map(({ spend }) => spend)).toEqual([60, 40]);
    expect(analysis.explanation?.responseCurves).toHaveLength(2);
  });

  it('gives what a killed worker had to another', async () => {
    const take = await dyingWorker();
    const { planner } = await asker();
    const job = planner.start(quickRequest, { workspace: 'slack:A' });
    await take();
    await worker();
    expect(await codeOf(job.result)).toBe('a plan');
  });

  it('gives up a plan that ends every worker', async () => {
    const take = await dyingWorker();
    const { planner } = await asker();
    const job = planner.start(quickRequest, { workspace: 'slack:A' });
    const outcome = codeOf(job.result);
    const first = await take();
    expect([await take(), await take()]).toEqual([first, first]);
    expect(await outcome).toEqual(new Error('A worker failed: no worker could finish the plan'));
    await untilNoJobs();
  });

  it('stops and removes what a process asked for that is gone', async () => {
    const { local } = await worker();
    const { queue } = await openQueue({ isWorker: false });
    const job = { workspace: 'slack:A', request: endlessRequest };
    await queue.ask(someId, job);
    await queue.ask('00000000-0000-4000-8000-000000000002', job);
    await atWork(local);
    await queue.close();
    await untilNoJobs();
    await idle(local);
  });

  it('stops what was cancelled though no message tells it', async () => {
    const { local } = await worker();
    const { queue } = await asker();
    await queue.ask(someId, { workspace: 'slack:A', request: endlessRequest });
    await atWork(local);
    await queue.remove(someId);
    await idle(local);
  });

  it('goes on after its connections were broken off', async () => {
    const { log } = await worker();
    const { planner } = await asker();
    expect(await codeOf(planner.start(quickRequest, { workspace: 'slack:A' }).result)).toBe('a plan');
    const job = watched(planner, endlessRequest);
    await job.begun;
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'channels jobs' AND datname = current_database()`,
    );
    await logged(log, 'the connection that listens broke; it is made again');
    job.cancel();
    expect(await codeOf(job.result)).toBe('plan.cancelled');
    expect(await codeOf(planner.start(quickRequest, { workspace: 'slack:A' }).result)).toBe('a plan');
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('asks again for what was lost from the queue', async () => {
    const { planner, log } = await asker();
    const job = planner.start(quickRequest, { workspace: 'slack:A' });
    await until(async () => (await jobsLeft()) !== 0, 'a job in the queue');
    await database.query('TRUNCATE channels_jobs.job');
    await logged(log, 'a plan was lost from the queue; it is asked for again');
    await worker();
    expect(await codeOf(job.result)).toBe('a plan');
  });

  it('hands back what it does not finish before it stops', async () => {
    const { planner } = await asker();
    const first = await worker();
    const job = watched(planner, endlessRequest);
    await job.begun;
    await first.close();
    const second = await worker();
    await atWork(second.local);
    job.cancel();
    expect(await codeOf(job.result)).toBe('plan.cancelled');
  });

  it('is fair to a workspace whose request comes from another process', async () => {
    const [busy, quiet] = [await asker(), await asker()];
    const { local } = await worker();
    const blocking = watched(busy.planner, endlessRequest, 'slack:A');
    await blocking.begun;
    const order: string[] = [];
    const start = ({ planner }: typeof busy, workspace: string, mark: string) =>
      planner.start(quickRequest, { workspace }).result.then(() => void order.push(mark));
    const many = Array.from({ length: 12 }, (_, i) => start(busy, 'slack:A', `A${i}`));
    await until(async () => (await busy.queue.load()).waiting >= 12, 'twelve jobs that wait');
    const one = start(quiet, 'slack:B', 'B0');
    await until(async () => (await busy.queue.load()).waiting >= 13, 'the thirteenth');
    blocking.cancel();
    await Promise.all([codeOf(blocking.result), ...many, one]);
    expect(order.indexOf('B0')).toBeLessThanOrEqual(2);
    expect(local.load()).toEqual({ running: 0, waiting: 0 });
  });

  it('is worked out by the process itself while no worker is there', async () => {
    const { planner } = await asker();
    const standIn = await worker({ standInAfter: 0.5 });
    expect(await codeOf(planner.start(quickRequest, { workspace: 'slack:A' }).result)).toBe('a plan');
    expect(standIn.log.lines).toContainEqual({
      level: 'warn',
      fields: { seconds: 0.5 },
      message:
        'no worker is there: this process works plans out itself until one comes (npm start -- worker)',
    });
    const real = await worker();
    await logged(standIn.log, 'a worker is there again: plans are left to it');
    expect(await real.queue.load()).toEqual({ waiting: 0, running: 0, workers: 1, asking: 2 });
    const took = () => standIn.log.lines.filter(({ message }) => message === 'took a plan').length;
    const before = took();
    const results: Promise<Analysis>[] = Array.from(
      { length: 5 },
      () => planner.start(quickRequest, { workspace: 'slack:A' }).result,
    );
    await Promise.all(results);
    expect(took()).toBe(before);
  });

  it('removes a job that it cannot read, and says so', async () => {
    const { log } = await worker();
    await database.query(
      `INSERT INTO channels_jobs.job (name, data, singleton_key)
       SELECT 'plans', '{"version": 2}', id || ' slack:A' FROM channels_jobs.process LIMIT 1`,
    );
    await logged(log, 'a plan in the queue cannot be read');
    await untilNoJobs();
  });

  it('opens for a role that may only use a schema that was made for it', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const role = `role_of_${name}`;
    await onServer(`CREATE ROLE ${role} LOGIN PASSWORD 'pass'`);
    try {
      await database.query(`CREATE SCHEMA channels_jobs AUTHORIZATION ${role}`);
      const url = new URL(database.url);
      url.username = role;
      url.password = 'pass';
      const open = () => PlanQueue.open({ address: addressOf(url.href), log: recordedLog(), isWorker: true });
      for (let time = 0; time < 2; time += 1) {
        const queue = await open();
        expect(await queue.load()).toMatchObject({ workers: 1 });
        await queue.close();
      }
    } finally {
      await database.query(`DROP OWNED BY ${role} CASCADE`);
      await onServer(`DROP ROLE ${role}`);
    }
  });

  it('opens at the same moment in several processes', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openQueue({ isWorker: true })));
    expect(await opened[0]?.queue.load()).toEqual({ waiting: 0, running: 0, workers: 8, asking: 0 });
    await Promise.all(opened.map(({ queue }) => queue.close()));
  });
});

/** The work at its first call, and its result at every later one. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
