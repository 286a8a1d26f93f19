import { LRUCache } from 'lru-cache';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Planner, PlanRequest } from '../../src/bot/ports.ts';
import { fitOf } from '../../src/scenario/scenario.ts';

/** Analyses kept; one of 40 channels takes some 100 kB. */
const usualCount = 200;

/**
 * A planner that works the same request out once: a seeded request has one answer, whoever asks. It is known by all
 * that it says (scenario, limits, goal, draws, seed), so nobody gets what is not theirs; of a fitted scenario also by
 * the workspace, whose fit it is. Requests that come while
 * the first is still worked out are worked out, too: each can be cancelled by itself.
 */
export function createRememberingPlanner(planner: Planner, most: number = usualCount): Planner {
  const analyses = new LRUCache<string, Analysis>({ max: most });

  return {
    start(request: PlanRequest, options) {
      const key = keyOf(request, options.workspace);
      const known = analyses.get(key);
      if (known !== undefined) return { result: Promise.resolve(known), cancel: () => undefined };
      const job = planner.start(request, options);
      job.result.then(
        (analysis) => {
          // What a time limit cut short may come out better on a quieter machine.
          if (analysis.proof.stopped !== 'time') analyses.set(key, analysis);
        },
        () => undefined,
      );
      return job;
    },
    close: () => planner.close(),
  };
}

/** A fit's number means something in its workspace only. */
function keyOf(request: PlanRequest, workspace: string): string {
  return JSON.stringify(fitOf(request.scenario) === undefined ? [request] : [request, workspace]);
}
