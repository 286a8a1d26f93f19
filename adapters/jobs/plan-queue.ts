import { randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Log } from '../../src/bot/ports.ts';
import { assertRoom, type LineLimits, usualLimits } from './line-limits.ts';
import {
  type JobOutcome,
  jobOutcome,
  type PlannedJob,
  plannedJob,
  type toAsker,
  type toWorkers,
} from './plan-message.ts';
import { type DatabaseAddress, QueueDatabase } from './queue-database.ts';
import { repeatedly } from './repeatedly.ts';

const schema = 'channels_jobs';
const queueName = 'plans';
const workersChannel = 'channels_plans';

/** How long things take until somebody else acts. In seconds; tests shorten them. */
export interface QueueTimes {
  /** A worker that says nothing of its job for so long has lost it. */
  readonly lease: number;
  /** How often a process says that it lives, and renews what it works on. */
  readonly beat: number;
  /** A process that was not heard of for so long is gone. */
  readonly gone: number;
  /** How often lost jobs are given to others, and those of processes that are gone removed. */
  readonly sweep: number;
}

/** A job of a killed worker goes to another after at most lease + sweep, 15 seconds. */
export const usualTimes: QueueTimes = { lease: 10, beat: 2.5, gone: 15, sweep: 5 };

export interface PlanQueueOptions {
  readonly address: DatabaseAddress;
  readonly log: Log;
  /** Whether this process takes jobs whenever there are some. */
  readonly isWorker: boolean;
  readonly limits?: LineLimits;
  readonly times?: QueueTimes;
}

/** A job as a worker takes it. */
export interface TakenJob {
  readonly id: string;
  /** Undefined when it cannot be read. */
  readonly job: PlannedJob | undefined;
}

const rows = {
  room: z.tuple([
    z.object({
      waiting: z.int(),
      ours: z.int(),
      newest: z.int().nullable(),
      now: z.int(),
    }),
  ]),
  ids: z.array(z.object({ id: z.string() })),
  states: z.array(z.object({ id: z.string(), state: z.string() })),
  load: z.tuple([z.object({ waiting: z.int(), running: z.int(), workers: z.int(), asking: z.int() })]),
};

/**
 * The queue of plans that processes share, on PostgreSQL: jobs are pg-boss's, in a schema of their own; beside them
 * stands which processes live. Fair between workspaces: a job's priority is its start-time tag (`FairLine` tells how).
 *
 * A worker holds a job for `lease` seconds and renews that; what a killed one held is taken by another. A process
 * that asked and is gone has its jobs removed, running ones too. Results are removed as soon as they are read; what
 * nobody read is gone from the tables within some minutes.
 */
export class PlanQueue {
  readonly id = randomUUID();
  readonly times: QueueTimes;
  readonly #database: QueueDatabase;
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #limits: LineLimits;
  readonly #isWorker: boolean;
  readonly #repetitions: { stop(): Promise<void> }[] = [];

  private constructor(database: QueueDatabase, options: PlanQueueOptions) {
    const { log, isWorker, limits = usualLimits, times = usualTimes } = options;
    this.#database = database;
    this.#log = log;
    this.#limits = limits;
    this.#isWorker = isWorker;
    this.times = times;
    this.#boss = new PgBoss({
      schema,
      db: { executeSql: this.#database.execute },
      // We look ourselves, and more often than its smallest interval would let us rely on.
      supervise: false,
      schedule: false,
      archiveCompletedAfterSeconds: 60,
      deleteAfterSeconds: 60,
    });
    this.#boss.on('error', (err) => log.warn({ err }, 'the queue had a fault'));
  }

  /** Opens the queue, making its tables where there are none. Throws when the database does not let it. */
  static async open(options: PlanQueueOptions): Promise<PlanQueue> {
    const queue = new PlanQueue(await QueueDatabase.open(options.address, options.log), options);
    try {
      await queue.#open();
      return queue;
    } catch (error) {
      await queue.close();
      throw error;
    }
  }

  async #open(): Promise<void> {
    const settings = {
      name: queueName,
      // A job that ends three processes is not given to a fourth.
      retryLimit: 2,
      retryDelay: 0,
      expireInSeconds: this.times.lease,
      retentionMinutes: 60,
    };
    await this.#database.transaction(async (execute) => {
      // One process at a time: two that make pg-boss's queue at the same moment wait for each other for ever.
      await execute(`SELECT pg_advisory_xact_lock(hashtext('${schema}.open'))`);
      await this.#install();
      await this.#boss.start();
      await this.#boss.createQueue(queueName, settings);
      await this.#boss.updateQueue(queueName, settings);
      // Unlogged: after a crash of the server nobody was heard of, which is right.
      await execute(
        `CREATE UNLOGGED TABLE IF NOT EXISTS ${schema}.process (
           id uuid PRIMARY KEY, is_worker boolean NOT NULL, seen_at timestamptz NOT NULL DEFAULT now())`,
      );
    });
    await this.#beat();
    const { beat, sweep } = this.times;
    this.#repetitions.push(
      repeatedly(
        beat * 1_000,
        () => this.#beat(),
        this.#log,
        'the queue does not hear that this process lives',
      ),
      repeatedly(sweep * 1_000, () => this.#sweep(), this.#log, 'the queue could not be looked through'),
    );
  }

  /**
   * Makes pg-boss's tables in a schema that somebody made for us. pg-boss would want to make the schema itself, and
   * PostgreSQL refuses that to a role without the right to, even where there is one.
   */
  async #install(): Promise<void> {
    if (await this.#boss.isInstalled()) return;
    const { rows: found } = await this.#database.execute('SELECT FROM pg_namespace WHERE nspname = $1', [
      schema,
    ]);
    if (found.length === 0) return;
    await this.#database.execute(
      PgBoss.getConstructionPlans(schema).replace(/CREATE SCHEMA IF NOT EXISTS \w+\s*;/, ''),
    );
  }

  /**
   * Puts a job into the queue under an id of the caller's. Jobs of one process keep their order when each waits for
   * the one before it. Throws `UserError` (`plan.busy`).
   */
  async ask(id: string, job: Omit<PlannedJob, 'asker'>): Promise<void> {
    const data = plannedJob.parse({ ...job, asker: this.id });
    await this.#database.transaction(async (execute) => {
      // One at a time: two that come together would count the same jobs and get the same place.
      await execute(`SELECT pg_advisory_xact_lock(hashtext('${schema}.ask'))`);
      const found = await execute(
        `SELECT count(*) FILTER (WHERE state < 'active')::int AS waiting,
                count(*) FILTER (WHERE state < 'active' AND is_ours)::int AS ours,
                max(-priority) FILTER (WHERE is_ours) AS newest,
                coalesce(max(-priority) FILTER (WHERE state = 'active'), min(-priority), 0) AS now
         FROM (SELECT state, priority, substr(singleton_key, 38) = $2 AS is_ours
               FROM ${schema}.job WHERE name = $1 AND state <= 'active') AS open`,
        [queueName, job.workspace],
      );
      const [{ waiting, ours, newest, now }] = rows.room.parse(found.rows);
      assertRoom({ all: waiting, perWorkspace: ours }, this.#limits);
      const tag = Math.max(now, (newest ?? -1) + 1);
      const sent = await this.#boss.send(queueName, data, {
        id,
        priority: -tag,
        // Whose it is, where it can be asked for without reading the whole job. Our queue does not use it otherwise.
        singletonKey: `${this.id} ${job.workspace}`,
        db: { executeSql: execute },
      });
      if (sent === null) throw new Error('The queue did not take the job');
    });
    this.tellWorkers({ asked: true });
  }

  /** Takes the jobs that are next, at most so many. */
  async take(most: number): Promise<TakenJob[]> {
    const jobs = await this.#boss.fetch(queueName, { batchSize: most });
    return jobs.map(({ id, data }) => ({ id, job: plannedJob.safeParse(data).data }));
  }

  /** Holds jobs for longer; gives those of them that are still ours to work on. */
  async renew(ids: readonly string[]): Promise<string[]> {
    // pg-boss 10 knows no heartbeat: a job expires so long after it was started.
    const { rows: held } = await this.#database.execute(
      `UPDATE ${schema}.job SET started_on = now()
       WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'active' RETURNING id`,
      [queueName, ids],
    );
    return rows.ids.parse(held).map(({ id }) => id);
  }

  /** Says what a job came to. Nothing happens when it was removed or given to another that was quicker. */
  async finish(id: string, asker: string, outcome: JobOutcome): Promise<void> {
    await this.#boss.complete(queueName, id, outcome);
    this.tellAsker(asker, { job: id, done: true });
  }

  /** Gives back jobs that were not done, so that another takes them at once. */
  async giveBack(ids: readonly string[]): Promise<void> {
    await this.#boss.fail(queueName, [...ids]);
    this.tellWorkers({ asked: true });
  }

  /** Those of the jobs that have ended in some way, or are not there any more. */
  async ended(ids: readonly string[]): Promise<string[]> {
    const { rows: found } = await this.#database.execute(
      `SELECT id, state FROM ${schema}.job WHERE name = $1 AND id = ANY($2::uuid[])`,
      [queueName, ids],
    );
    const states = new Map(rows.states.parse(found).map(({ id, state }) => [id, state]));
    return ids.filter((id) => !['created', 'retry', 'active'].includes(states.get(id) ?? ''));
  }

  /** What a job came to; undefined while it is not done, and `'gone'` when somebody removed it. */
  async outcome(id: string): Promise<JobOutcome | 'gone' | undefined> {
    const job = await this.#boss.getJobById(queueName, id);
    if (job === null || job.state === 'cancelled') return 'gone';
    if (job.state === 'failed') return { fault: 'no worker could finish the plan' };
    return job.state === 'completed' ? jobOutcome.parse(job.output) : undefined;
  }

  /** Removes jobs, whatever their state; whoever works on one stops. */
  async remove(...ids: readonly string[]): Promise<void> {
    await this.#boss.deleteJob(queueName, [...ids]);
  }

  /** Removes a job that may be running, and tells its worker at once. */
  async cancel(id: string): Promise<void> {
    await this.remove(id);
    this.tellWorkers({ cancelled: id });
  }

  tellAsker(asker: string, message: z.infer<typeof toAsker>): void {
    void this.#database.notify(`${workersChannel}_${asker}`, JSON.stringify(message));
  }

  tellWorkers(message: z.infer<typeof toWorkers>): void {
    void this.#database.notify(workersChannel, JSON.stringify(message));
  }

  /** Hears what is said to the process that asked. */
  hearAsAsker(listener: (message: string) => void): Promise<void> {
    return this.#database.listen(`${workersChannel}_${this.id}`, listener);
  }

  /** Hears what is said to workers. */
  hearAsWorker(listener: (message: string) => void): Promise<void> {
    return this.#database.listen(workersChannel, listener);
  }

  /** Jobs that wait and run, and processes that live: those that work and those that only ask. Throws when it cannot tell. */
  async load(): Promise<{ waiting: number; running: number; workers: number; asking: number }> {
    const { rows: found } = await this.#database.execute(
      `SELECT (SELECT count(*)::int FROM ${schema}.job WHERE name = $1 AND state < 'active') AS waiting,
              (SELECT count(*)::int FROM ${schema}.job WHERE name = $1 AND state = 'active') AS running,
              count(*) FILTER (WHERE is_worker)::int AS workers,
              count(*) FILTER (WHERE NOT is_worker)::int AS asking
       FROM ${schema}.process WHERE seen_at > now() - $2 * interval '1 second'`,
      [queueName, this.times.gone],
    );
    return rows.load.parse(found)[0];
  }

  /** Says farewell and closes the connections. */
  async close(): Promise<void> {
    await Promise.all(this.#repetitions.splice(0).map((repetition) => repetition.stop()));
    try {
      await this.#database.execute(`DELETE FROM ${schema}.process WHERE id = $1`, [this.id]);
    } catch (err) {
      this.#log.debug({ err }, 'the queue was not told that this process ends');
    }
    await this.#boss.stop({ graceful: false });
    await this.#database.close();
  }

  async #beat(): Promise<void> {
    await this.#database.execute(
      `INSERT INTO ${schema}.process (id, is_worker) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
      [this.id, this.#isWorker],
    );
  }

  /** Every process does this; that several do so does no harm. */
  async #sweep(): Promise<void> {
    await this.#boss.maintain();
    const { rows: orphans } = await this.#database.execute(
      `SELECT id FROM ${schema}.job
       WHERE name = $1 AND NOT EXISTS (
         SELECT FROM ${schema}.process
         WHERE process.id = left(singleton_key, 36)::uuid AND seen_at > now() - $2 * interval '1 second')`,
      [queueName, this.times.gone],
    );
    const ids = rows.ids.parse(orphans).map(({ id }) => id);
    if (ids.length > 0) {
      await this.remove(...ids);
      this.#log.info({ jobs: ids.length }, 'removed plans that nobody waits for any more');
    }
    await this.#database.execute(`DELETE FROM ${schema}.process WHERE seen_at < now() - interval '1 hour'`);
  }
}
