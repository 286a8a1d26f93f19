import { createFittedPlanner, type FindFit } from '../../adapters/jobs/fitted-planner.ts';
import { PlanQueue } from '../../adapters/jobs/plan-queue.ts';
import { startPlanQueueWorker } from '../../adapters/jobs/plan-queue-worker.ts';
import { createPlanner, type ThreadPlanner } from '../../adapters/jobs/planner.ts';
import { createQueuedPlanner } from '../../adapters/jobs/queued-planner.ts';
import { createRememberingPlanner } from '../../adapters/jobs/remembering-planner.ts';
import { measuredPlanner, tellingPlanner } from '../../adapters/metrics/measured.ts';
import type { MetricSources, Metrics } from '../../adapters/metrics/prometheus.ts';
import { readPostgresUrl } from '../../adapters/storage/postgres-url.ts';
import type { Log, Planner } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { type Mode, runsPlans } from './mode.ts';
import { createPlannerCheck } from './planner-probe.ts';

/** After so long without any worker, a process that serves works plans out itself. In seconds. */
const standInAfter = 20;

/** Who works plans out, and what there is to know of it. */
export interface Planning {
  readonly planner: Planner;
  /** For readiness, by name: resolves if well. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
  readonly sources: Pick<MetricSources, 'plans' | 'queue'>;
  /** Tells the processes that bring reports that somebody wants one. */
  wakeReports(): void;
  /** Takes nothing more from other processes, and ends what it has; what is not done by then goes to others. */
  finish(withinMs: number): Promise<void>;
  /** Lets what this process asked for end, then closes. */
  close(): Promise<void>;
}

export const openThreads = ({ plannerThreads: threads }: Config): ThreadPlanner =>
  createPlanner(threads === undefined ? {} : { threads });

/** Opens the queue that processes share. Throws when the database does not let it. */
export function openQueue(databaseUrl: string, isWorker: boolean, log: Log): Promise<PlanQueue> {
  return PlanQueue.open({ address: readPostgresUrl(databaseUrl), isWorker, log });
}

/**
 * Opens planning: on this process's threads; or, in a process that runs on with a database, shared with all others
 * that have it.
 */
export async function openPlanning(needs: {
  readonly config: Config;
  readonly log: Log;
  readonly findFit: FindFit;
  /** Absent for a process that does one thing in the terminal. */
  readonly mode: Mode | undefined;
  readonly metrics: Metrics | undefined;
  /** Somebody wants a report now. */
  readonly onWakeReports: () => void;
}): Promise<Planning> {
  const { config, mode, metrics, onWakeReports } = needs;
  const log = needs.log.child({ part: 'plans' });
  const threads = openThreads(config);
  const fitted = createFittedPlanner(threads, needs.findFit);
  const here = metrics === undefined ? fitted : tellingPlanner(fitted, metrics.worked);
  const forPeople = (planner: Planner) =>
    createRememberingPlanner(metrics === undefined ? planner : measuredPlanner(planner, metrics.meter));
  const plans = () => threads.load();
  if (config.databaseUrl === undefined || mode === undefined) {
    const planner = forPeople(here);
    return {
      planner,
      checks: { planner: createPlannerCheck(threads) },
      sources: { plans },
      wakeReports: onWakeReports,
      finish: async () => undefined,
      close: () => planner.close(),
    };
  }

  const isWorker = runsPlans(mode);
  const queue = await openQueue(config.databaseUrl, isWorker, log);
  const asking = await createQueuedPlanner({ queue, log });
  const worker = await startPlanQueueWorker({
    queue,
    planner: { ...here, threads: threads.threads },
    log,
    onWakeReports,
    ...(!isWorker && { standInAfter }),
  });
  const planner = forPeople(asking);
  return {
    planner,
    checks: {
      ...(isWorker && { planner: createPlannerCheck(threads) }),
      queue: () => queue.load(),
    },
    sources: { plans, queue: () => queue.load() },
    wakeReports: () => queue.tellWorkers({ reports: true }),
    finish: (withinMs) => worker.stop(withinMs),
    async close() {
      await planner.close();
      await worker.stop(0);
      await threads.close();
      await queue.close();
    },
  };
}
