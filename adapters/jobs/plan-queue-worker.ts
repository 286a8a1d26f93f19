import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Job, Log, Planner } from '../../src/bot/ports.ts';
import { outcomeOf, readMessage, toWorkers } from './plan-message.ts';
import type { PlanQueue, TakenJob } from './plan-queue.ts';
import type { ThreadPlanner } from './planner.ts';
import { repeatedly } from './repeatedly.ts';

export interface PlanQueueWorkerOptions {
  readonly queue: PlanQueue;
  readonly planner: Planner & Pick<ThreadPlanner, 'threads'>;
  readonly log: Log;
  /**
   * Takes jobs only when no worker has been there for so long, in seconds: a process that is to leave them to others
   * still sees to it that people get their answers. Absent: takes them whenever there are some.
   */
  readonly standInAfter?: number;
  /** Another process says that somebody wants a report. */
  readonly onWakeReports?: () => void;
  /** How often we look for what no message told us, in milliseconds. */
  readonly lookEveryMs?: number;
}

export interface PlanQueueWorker {
  /** Takes nothing more, and ends what it works on; what is not done after that time goes to others. */
  stop(withinMs: number): Promise<void>;
}

/** How often progress is told at most, in milliseconds: each is a statement for the database. */
const tellEveryMs = 250;

/** Works out plans of the queue on this process's planner, as many at once as it has threads. */
export async function startPlanQueueWorker(options: PlanQueueWorkerOptions): Promise<PlanQueueWorker> {
  const { queue, planner, log, standInAfter, lookEveryMs = 1_000 } = options;
  const held = new Map<string, Job<Analysis>>();
  const work = new Set<Promise<void>>();
  let stopping = false;
  let isTaking = false;
  let mayTake = standInAfter === undefined;
  let sawWorkerAt = performance.now();

  async function take(): Promise<void> {
    // Whoever finds it taking is served by its next round.
    if (isTaking || !mayTake) return;
    isTaking = true;
    try {
      for (;;) {
        const free = planner.threads - held.size;
        if (stopping || free <= 0) return;
        const jobs = await queue.take(free);
        if (jobs.length === 0) return;
        for (const job of jobs) begin(job);
      }
    } finally {
      isTaking = false;
    }
  }
  const takeSoon = () =>
    void take().catch((err: unknown) => log.warn({ err }, 'no plan could be taken from the queue'));

  function begin({ id, job }: TakenJob): void {
    if (job === undefined) {
      // Another version of the program may have asked for it.
      log.error({ job: id }, 'a plan in the queue cannot be read');
      queue.remove(id).catch((err: unknown) => log.warn({ err }, 'it could not be removed, either'));
      return;
    }
    let toldAt = Number.NEGATIVE_INFINITY;
    const onProgress = (progress: Progress) => {
      const now = performance.now();
      if (progress.step === 'queued' || now - toldAt < tellEveryMs) return;
      toldAt = now;
      queue.tellAsker(job.asker, { job: id, progress });
    };
    const running = planner.start(job.request, { workspace: job.workspace, onProgress });
    held.set(id, running);
    log.debug({ job: id, workspace: job.workspace }, 'took a plan');
    const end = finish(id, job.asker, running);
    work.add(end);
    void end.finally(() => {
      work.delete(end);
      takeSoon();
    });
  }

  /** Never rejects. A job that was let go meanwhile is nobody's business here. */
  async function finish(id: string, asker: string, running: Job<Analysis>): Promise<void> {
    // We may have let it go and taken it again since.
    const isOurs = () => held.get(id) === running;
    try {
      const outcome = await running.result.then((analysis) => ({ analysis }), outcomeOf);
      if (!isOurs()) return;
      if ('fault' in outcome) log.error({ job: id, fault: outcome.fault }, 'a plan failed');
      await queue.finish(id, asker, outcome);
    } catch (err) {
      log.warn({ err, job: id }, 'a plan could not be handed over; another process will work it out');
    } finally {
      if (isOurs()) held.delete(id);
    }
  }

  /** Stops work on a job that is not ours any more. */
  function letGo(id: string): void {
    const job = held.get(id);
    if (job === undefined) return;
    held.delete(id);
    job.cancel();
    log.debug({ job: id }, 'a plan is not wanted any more');
  }

  async function hold(): Promise<void> {
    const ids = [...held.keys()];
    if (ids.length === 0) return;
    const ours = new Set(await queue.renew(ids));
    for (const id of ids) if (!ours.has(id)) letGo(id);
  }

  async function look(): Promise<void> {
    if (standInAfter !== undefined) {
      const now = performance.now();
      if ((await queue.load()).workers > 0) sawWorkerAt = now;
      const isAlone = now - sawWorkerAt >= standInAfter * 1_000;
      if (isAlone && !mayTake) {
        log.warn(
          { seconds: standInAfter },
          'no worker is there: this process works plans out itself until one comes (npm start -- worker)',
        );
      }
      if (!isAlone && mayTake) log.info({}, 'a worker is there again: plans are left to it');
      mayTake = isAlone;
    }
    await take();
  }

  await queue.hearAsWorker((text) => {
    const message = readMessage(toWorkers, text);
    if (message === undefined) return;
    if ('cancelled' in message) letGo(message.cancelled);
    else if ('reports' in message) options.onWakeReports?.();
    else takeSoon();
  });
  const repetitions = [
    repeatedly(queue.times.beat * 1_000, hold, log, 'the queue does not hear what this process works on'),
    repeatedly(lookEveryMs, look, log, 'no plan could be taken from the queue'),
  ];
  takeSoon();

  return {
    async stop(withinMs) {
      stopping = true;
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.all(work), tooLong]);
      clearTimeout(timer);
      await Promise.all(repetitions.map((repetition) => repetition.stop()));
      const left = [...held.keys()];
      for (const id of left) letGo(id);
      if (left.length > 0) {
        await queue.giveBack(left);
        log.info({ jobs: left.length }, 'gave plans that were not done back to the queue');
      }
    },
  };
}
