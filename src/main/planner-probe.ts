import type { Analysis, AnalysisRequest } from '../attribute/analysis.ts';
import type { Planner } from '../bot/ports.ts';
import { scenarioShape } from '../scenario/scenario.ts';
import { within } from './within.ts';

/** Two channels with concave responses: worked out and proved in a few milliseconds. */
const smallRequest: AnalysisRequest = {
  scenario: scenarioShape.parse({
    schema: 'channels/scenario@1',
    id: 'probe',
    names: { en: 'Probe' },
    model: 'response',
    budget: 100,
    response: { valuePerOutcome: 1 },
    channels: [
      { id: 'a', today: 50, response: { curve: 'hill', coefficient: 300, halfSaturation: 40 } },
      { id: 'b', today: 50, response: { curve: 'hill', coefficient: 200, halfSaturation: 60 } },
    ],
  }),
  draws: 1,
  seed: 1,
  effort: { nodes: 10_000, milliseconds: 10_000 },
};

/** Has the optimiser work out a small plan. */
export function planSomethingSmall(planner: Planner): Promise<Analysis> {
  return planner.start(smallRequest, { workspace: 'probe' }).result;
}

/** Longest that a probe may wait behind people's work. */
const patienceMs = 60_000;

/**
 * A readiness check: each call sets off a small optimisation unless one is under way. While the last one went well
 * it does not wait, so that an optimiser busy with people's work counts as ready; otherwise it waits for this one.
 */
export function createPlannerCheck(planner: Planner): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let last: { readonly failure?: unknown } = { failure: new Error('not tried yet') };
  async function probe(): Promise<void> {
    try {
      await within(patienceMs, planSomethingSmall(planner), `no plan within ${patienceMs} ms`);
      last = {};
    } catch (failure) {
      last = { failure };
    } finally {
      underWay = undefined;
    }
  }
  return async () => {
    underWay ??= probe();
    if ('failure' in last) await underWay;
    if ('failure' in last) throw last.failure;
  };
}
