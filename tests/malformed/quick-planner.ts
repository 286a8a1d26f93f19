import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Job, Planner } from '../../src/bot/ports.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** A planner that remembers what it was asked. */
export interface QuickPlanner extends Planner {
  readonly requests: readonly AnalysisRequest[];
}

/** Plans by request: the same request gives the same answer. */
const made = new Map<string, Promise<Analysis>>();

/**
 * Works out a real plan in milliseconds, without a worker: as if nothing were uncertain, and with the least
 * effort. What the real planner refuses, it refuses alike.
 */
export function quickPlanner(): QuickPlanner {
  const requests: AnalysisRequest[] = [];
  return {
    requests,
    start(request): Job<Analysis> {
      requests.push(request);
      const key = JSON.stringify(request);
      const effort = { nodes: 1, milliseconds: 1 };
      const result =
        made.get(key) ??
        analyse({ ...request, scenario: withoutSpreads(request.scenario), draws: 1, effort });
      made.set(key, result);
      return { result, cancel() {} };
    },
    close: async () => {},
  };
}

/** The scenario with every uncertain number replaced by its middle value. */
function withoutSpreads(scenario: Scenario): Scenario {
  return JSON.parse(JSON.stringify(scenario), (_, part) =>
    typeof part === 'object' && part !== null && typeof part.value === 'number' ? part.value : part,
  );
}
