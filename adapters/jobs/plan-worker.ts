import type { MessagePort } from 'node:worker_threads';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import { type Problem, UserError } from '../../src/scenario/problem.ts';

/** What a worker thread is given. */
export interface PlanTask {
  readonly request: AnalysisRequest;
  /** Progress goes out here; the first message says that the work has begun. */
  readonly progress: MessagePort;
  /** Set to 1 from outside to stop the work. */
  readonly stop: Int32Array;
}

/** Errors of people's input cross the thread as data; anything else is thrown as it is. */
export type PlanOutcome =
  | { readonly analysis: Analysis }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** How often progress is reported at most, in milliseconds. */
const reportEveryMs = 100;

/** Runs in a worker thread, so that numbers never block the event loop. */
export default async function work({ request, progress, stop }: PlanTask): Promise<PlanOutcome> {
  let reportedAt = Number.NEGATIVE_INFINITY;
  try {
    const analysis = await analyse(request, {
      shouldStop: () => Atomics.load(stop, 0) === 1,
      onProgress: (report: Progress) => {
        const now = performance.now();
        if (now - reportedAt < reportEveryMs) return;
        reportedAt = now;
        progress.postMessage(report);
      },
    });
    return { analysis };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  } finally {
    progress.close();
  }
}
