import { afterAll, beforeAll } from 'vitest';
import { PlanQueue } from '../../../adapters/jobs/plan-queue.ts';
import { startPlanQueueWorker } from '../../../adapters/jobs/plan-queue-worker.ts';
import { createPlanner } from '../../../adapters/jobs/planner.ts';
import { createQueuedPlanner } from '../../../adapters/jobs/queued-planner.ts';
import { plannerContract } from '../../contracts/planner.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { compile } from '../../contracts/store-child.ts';
import { startPostgres, type TemporaryPostgres } from './temporary-postgres.ts';

const workerFile = new URL('../../../dist/adapters/jobs/plan-worker.js', import.meta.url);

let postgres: TemporaryPostgres;
beforeAll(async () => {
  compile();
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.stop());

plannerContract('the planner on the shared queue', async ({ threads, limits }) => {
  const log = recordedLog();
  const queue = await PlanQueue.open({ url: postgres.url, log, isWorker: true, ...(limits && { limits }) });
  const local = createPlanner({ threads, workerFile });
  const worker = await startPlanQueueWorker({ queue, planner: local, log });
  const planner = await createQueuedPlanner({ queue, log });
  return {
    start: planner.start,
    async close() {
      await planner.close();
      await worker.stop(5_000);
      await local.close();
      await queue.close();
    },
  };
});
