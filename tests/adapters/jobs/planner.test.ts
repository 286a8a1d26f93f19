import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPlanner, type ThreadPlanner } from '../../../adapters/jobs/planner.ts';
import { codeOf, endlessRequest, plannerContract, quickRequest, watched } from '../../contracts/planner.ts';
import { compile } from '../../contracts/store-child.ts';

const workerFile = new URL('../../../dist/adapters/jobs/plan-worker.js', import.meta.url);

beforeAll(compile);

plannerContract('the planner on worker threads', async (opening) =>
  createPlanner({ workerFile, ...opening }),
);

describe('the planner on worker threads', () => {
  const planners: ThreadPlanner[] = [];
  function plannerWith(threads: number): ThreadPlanner {
    const planner = createPlanner({ threads, workerFile });
    planners.push(planner);
    return planner;
  }
  afterEach(async () => {
    await Promise.all(planners.splice(0).map((planner) => planner.close()));
  });

  it('leaves the event loop free while it computes', async () => {
    const job = watched(plannerWith(1), { ...endlessRequest, effort: { nodes: 1e9, milliseconds: 600 } });
    await job.begun;
    const before = performance.eventLoopUtilization();
    await job.result;
    // In this thread it would have had work all the time, however long that took.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  it('tells how many requests run and how many wait', async () => {
    const planner = plannerWith(2);
    expect(planner).toMatchObject({ threads: 2 });
    expect(planner.load()).toEqual({ running: 0, waiting: 0 });
    const jobs = [endlessRequest, endlessRequest, quickRequest].map((request) => watched(planner, request));
    expect(planner.load()).toEqual({ running: 2, waiting: 1 });
    for (const job of jobs) job.cancel();
    await Promise.all(jobs.map(({ result }) => codeOf(result)));
  });
});
