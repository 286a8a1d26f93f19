import { describe, expect, it } from 'vitest';
import { createRememberingPlanner } from '../../../adapters/jobs/remembering-planner.ts';
import type { AnalysisRequest } from '../../../src/attribute/analysis.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { fakePlanner } from '../../bot/bot-under-test.ts';
import { medicalAnalysis } from '../../features/plans/medical-analysis.ts';
import { channel, hill, responseOf } from '../../fixtures/small-scenarios.ts';

const request: AnalysisRequest = {
  scenario: responseOf([channel('a', hill(100, 10), { today: 50 })]),
  draws: 1,
  seed: 1,
  effort: { nodes: 200, milliseconds: 1_000 },
};
const ask = { workspace: 'slack:T1' };

describe('a planner that remembers', () => {
  it('works the same request out once, whoever asks', async () => {
    const inner = fakePlanner();
    const planner = createRememberingPlanner(inner);
    const first = await planner.start(request, ask).result;
    const second = await planner.start(structuredClone(request), { workspace: 'slack:T2' }).result;
    expect(inner.requests).toHaveLength(1);
    expect(second).toEqual(first);
  });

  it.each([
    ['another seed', { seed: 2 }],
    ['other draws', { draws: 2 }],
    ['curves wanted', { explain: true }],
    ['another budget', { scenario: { ...request.scenario, budget: 51 } }],
  ])('works out anew: %s', async (_, change) => {
    const inner = fakePlanner();
    const planner = createRememberingPlanner(inner);
    await planner.start(request, ask).result;
    await planner.start({ ...request, ...change }, ask).result;
    expect(inner.requests).toHaveLength(2);
  });

  it('keeps neither a failure nor a search that ran out of time', async () => {
    const cut = { ...medicalAnalysis, proof: { ...medicalAnalysis.proof, stopped: 'time' as const } };
    for (const answer of [new UserError({ code: 'plan.cancelled' }), cut]) {
      const inner = fakePlanner(answer);
      const planner = createRememberingPlanner(inner);
      for (let times = 0; times < 2; times += 1) {
        await planner.start(request, ask).result.catch((error: unknown) => error);
      }
      expect(inner.requests).toHaveLength(2);
    }
  });

  it('forgets what was asked for longest ago', async () => {
    const inner = fakePlanner();
    const planner = createRememberingPlanner(inner, 2);
    for (const seed of [1, 2, 3, 1]) await planner.start({ ...request, seed }, ask).result;
    expect(inner.requests.map(({ seed }) => seed)).toEqual([1, 2, 3, 1]);
  });

  it('lets each of two who ask at once cancel by itself', async () => {
    const inner = fakePlanner(medicalAnalysis, true);
    const planner = createRememberingPlanner(inner);
    const [one, other] = [planner.start(request, ask), planner.start(request, ask)];
    one.cancel();
    await expect(one.result).rejects.toBeInstanceOf(UserError);
    expect(inner.cancelled).toBe(1);
    other.cancel();
    await expect(other.result).rejects.toBeInstanceOf(UserError);
  });
});
