import { randomUUID } from 'node:crypto';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Job, Log, Planner, PlanRequest } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { FairLine } from './fair-line.ts';
import { type JobOutcome, readMessage, toAsker } from './plan-message.ts';
import type { PlanQueue } from './plan-queue.ts';
import { repeatedly } from './repeatedly.ts';

export interface QueuedPlannerOptions {
  readonly queue: PlanQueue;
  readonly log: Log;
  /** How often we look for what no message told us, in milliseconds. */
  readonly lookEveryMs?: number;
  /** A queue that cannot be reached for so long has lost our jobs, in milliseconds. */
  readonly patienceMs?: number;
}

/** A job removed by others (the queue's server crashed, say) is asked for again so often. */
const mostAskedAgain = 3;

/** A request that is in the queue. */
interface Asked {
  readonly request: PlanRequest;
  readonly workspace: string;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly resolve: (analysis: Analysis) => void;
  readonly reject: (reason: unknown) => void;
  askedAgain: number;
}

/**
 * A planner whose requests are worked out by whichever process takes them from the queue. Progress and results come
 * as messages; those that get lost are found by looking. One that finds the queue full is turned away with a
 * `UserError` (`plan.busy`). Closing waits for all that was asked before; the queue stays open.
 */
export async function createQueuedPlanner(options: QueuedPlannerOptions): Promise<Planner> {
  const { queue, log, lookEveryMs = 1_000, patienceMs = 60_000 } = options;
  const open = new Map<string, Asked>();
  const results = new Set<Promise<unknown>>();
  /** They are put into the queue one after the other, so that those of one workspace keep their order. */
  const line = new FairLine<string>();
  let isPutting = false;
  let putting: Promise<void> = Promise.resolve();
  let reachedAt = performance.now();
  let closing = false;

  function put(id: string, workspace: string): void {
    line.push(workspace, id);
    if (!isPutting) putting = putAll();
  }

  async function putAll(): Promise<void> {
    isPutting = true;
    for (let id = line.take(); id !== undefined; id = line.take()) {
      const asked = open.get(id);
      // Cancelled meanwhile.
      if (asked === undefined) continue;
      try {
        await queue.ask(id, { workspace: asked.workspace, request: asked.request });
        // Cancelled while it was put there.
        if (!open.has(id)) await queue.cancel(id);
      } catch (error) {
        settle(id)?.reject(error);
      }
    }
    isPutting = false;
  }

  /** The request, once: whoever gets it tells how it ended. */
  function settle(id: string): Asked | undefined {
    const asked = open.get(id);
    open.delete(id);
    return asked;
  }

  async function collect(id: string): Promise<void> {
    if (!open.has(id)) return;
    const outcome = await queue.outcome(id);
    if (outcome === undefined) return;
    const asked = open.get(id);
    if (outcome === 'gone' && asked !== undefined && asked.askedAgain < mostAskedAgain) {
      asked.askedAgain += 1;
      log.warn({ job: id }, 'a plan was lost from the queue; it is asked for again');
      put(id, asked.workspace);
      return;
    }
    tell(settle(id), outcome);
    if (outcome !== 'gone') await queue.remove(id);
  }

  async function look(): Promise<void> {
    if (open.size === 0) {
      reachedAt = performance.now();
      return;
    }
    try {
      // Those that are still on their way into the queue are not looked for in it.
      while (isPutting) await putting;
      for (const id of await queue.ended([...open.keys()])) await collect(id);
      reachedAt = performance.now();
    } catch (cause) {
      if (performance.now() - reachedAt < patienceMs) throw cause;
      for (const id of [...open.keys()]) {
        settle(id)?.reject(new Error('The queue could not be reached for too long', { cause }));
      }
    }
  }

  await queue.hearAsAsker((text) => {
    const message = readMessage(toAsker, text);
    if (message === undefined) return;
    if ('progress' in message) open.get(message.job)?.onProgress?.(message.progress);
    else collect(message.job).catch((err: unknown) => log.debug({ err }, 'a plan is fetched later'));
  });
  const looking = repeatedly(lookEveryMs, look, log, 'the queue could not be asked for plans');

  return {
    start: (request, { workspace, onProgress }): Job<Analysis> => {
      if (closing) {
        return { result: Promise.reject(new Error('The planner is closed.')), cancel: () => undefined };
      }
      const id = randomUUID();
      const result = new Promise<Analysis>((resolve, reject) => {
        const asked: Asked = { request, workspace, onProgress, resolve, reject, askedAgain: 0 };
        open.set(id, asked);
        onProgress?.({ step: 'queued' });
        put(id, workspace);
      });
      results.add(result);
      const done = () => void results.delete(result);
      result.then(done, done);
      return {
        result,
        cancel: () => {
          const asked = settle(id);
          if (asked === undefined) return;
          asked.reject(new UserError({ code: 'plan.cancelled' }));
          // Our beat stops with us, and with it whatever of ours this could not remove.
          queue.cancel(id).catch((err: unknown) => log.debug({ err }, 'a plan could not be cancelled'));
        },
      };
    },
    close: async () => {
      closing = true;
      await Promise.allSettled(results);
      await putting;
      await looking.stop();
    },
  };
}

function tell(asked: Asked | undefined, outcome: JobOutcome | 'gone'): void {
  if (asked === undefined) return;
  if (outcome === 'gone') asked.reject(new Error('The plan was lost from the queue'));
  else if ('analysis' in outcome) asked.resolve(outcome.analysis);
  else if ('problems' in outcome) asked.reject(new UserError(...outcome.problems));
  else asked.reject(new Error(`A worker failed: ${outcome.fault}`));
}
