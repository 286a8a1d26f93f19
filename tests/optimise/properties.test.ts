import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violation } from '../../src/optimise/limits.ts';
import { compileProblem, gapScale, optimise } from '../../src/optimise/optimise.ts';
import { planAt } from '../../src/optimise/problem.ts';
import { tries } from '../suite/tries.ts';
import { randomScenario } from './random-scenario.ts';

const effort = { nodes: 400, milliseconds: 4_000 };

/** Feasible plans from all over the place, by pulling random ones towards a feasible one. */
function* feasiblePlans(compiled: ReturnType<typeof compileProblem>, anchor: Float64Array, count: number) {
  const { limits } = compiled.problem;
  const random = fc.sample(
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: anchor.length,
      maxLength: anchor.length,
    }),
    { numRuns: count, seed: 7 },
  );
  for (const [k, raw] of random.entries()) {
    const sharp = raw.map((x) => x ** (1 + (k % 4)));
    const total = sharp.reduce((a, b) => a + b, 0) || 1;
    const point = sharp.map((x, i) => Math.min(limits.upper[i]!, Math.max(limits.lower[i]!, x / total)));
    for (const part of [1, 0.7, 0.4, 0.1]) {
      const spend = anchor.map((x, i) => part * point[i]! + (1 - part) * x);
      if (violation(limits, spend) <= 1e-12) yield spend;
    }
  }
}

describe('the optimiser on random problems', () => {
  for (const spread of [false, true]) {
    it(`keeps limits, never falls below today, and bounds every other plan (${spread ? 'uncertain' : 'certain'} parameters)`, async () => {
      await fc.assert(
        fc.asyncProperty(randomScenario({ spread, goals: true }), async (scenario) => {
          const compiled = compileProblem(scenario, 24, 3);
          const { problem, today } = compiled;
          const { plan, bound, trace } = await optimise(compiled, effort);
          if (!plan) {
            // Only a target or an ROI can be out of reach; then the bound says so, or no sampled plan meets it.
            expect(['roi', 'target']).toContain(problem.aim.kind);
            return;
          }
          expect(violation(problem.limits, plan.spend)).toBeLessThanOrEqual(1e-9);
          expect(plan.shortfall).toBe(0);
          const scale = gapScale(problem, plan, today);
          expect(bound).toBeGreaterThanOrEqual(plan.score - 1e-12 * scale);
          const now = planAt(problem, today);
          if (violation(problem.limits, today) <= 1e-12 && now.shortfall === 0) {
            expect(plan.score).toBeGreaterThanOrEqual(now.score - 1e-12 * scale);
          }
          for (const spend of feasiblePlans(compiled, plan.spend, 60)) {
            const other = planAt(problem, spend);
            if (other.shortfall === 0) expect(other.score).toBeLessThanOrEqual(bound + 1e-11 * scale);
          }
          for (let k = 1; k < trace.length; k += 1) {
            expect(trace[k]!.best).toBeGreaterThanOrEqual(trace[k - 1]!.best);
          }
        }),
        { numRuns: tries(40, 600), seed: 11 },
      );
    });
  }
});
