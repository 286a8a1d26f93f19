import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllocator } from '../../src/optimise/allocator.ts';
import { violation } from '../../src/optimise/limits.ts';
import { type CompiledProblem, compileProblem, gapScale, optimise } from '../../src/optimise/optimise.ts';
import { planAt } from '../../src/optimise/problem.ts';
import { provedGap, type SearchOptions, type SearchResult, search } from '../../src/optimise/search.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { randomScenario } from './random-scenario.ts';

const identical = (n: number, half: number, slope: number) =>
  responseOf(
    Array.from({ length: n }, (_, i) => channel(`c${i}`, hill(10, half, slope), { today: 100 / n })),
  );

/**
 * The best split over n copies of one S-curve: each funded channel stands in the curve's concave part at one and
 * the same slope, but for one at most in its convex part. All such splits are tried on a fine grid.
 */
function bestOfIdentical(n: number, half: number, slope: number): number {
  const f = (x: number) => (x <= 0 ? 0 : 10 / (1 + (half / x) ** slope));
  let best = 0;
  for (let funded = 1; funded <= n; funded += 1) {
    best = Math.max(best, funded * f(100 / funded));
    for (let step = 0; step <= 4_000 && funded < n; step += 1) {
      const odd = (100 * step) / 4_000;
      best = Math.max(best, funded * f((100 - odd) / funded) + f(odd));
    }
  }
  return best;
}

const gapOf = ({ problem, today }: CompiledProblem, { plan, bound }: SearchResult) =>
  (bound - plan!.score) / gapScale(problem, plan!, today);

describe('a search over identical S-curves', () => {
  for (const [n, half, slope] of [
    [20, 12, 3],
    [20, 9, 5],
    [12, 30, 2.5],
    [7, 18, 4],
  ] as const) {
    it(`of ${n} channels with half-saturation ${half} ends with the best split, or says that it is not proved`, async () => {
      const compiled = compileProblem(identical(n, half, slope), 1, 1);
      const result = await optimise(compiled, { nodes: 150, milliseconds: 60_000 });
      const best = bestOfIdentical(n, half, slope) / compiled.valueUnit;
      // The bound is right in any case; the plan is the best one, or the gap says how far it may be off.
      expect(result.bound).toBeGreaterThanOrEqual(best - 1e-12);
      expect(result.plan!.value).toBeLessThanOrEqual(best * (1 + 1e-6));
      const gap = gapOf(compiled, result);
      if (gap <= provedGap) expect(result.plan!.value).toBeGreaterThanOrEqual(best * (1 - provedGap));
      else expect(result.stopped).toBe('nodes');
      expect(result.plan!.value).toBeGreaterThanOrEqual(best - gap * best - 1e-12);
    });
  }
});

describe('where a search ends', () => {
  // Nearly alike, but not so: any choice of them is about as good as any other, and none is the same.
  const hard = compileProblem(
    responseOf(
      Array.from({ length: 20 }, (_, i) => channel(`c${i}`, hill(10, 12 + 0.001 * i, 3), { today: 5 })),
    ),
    1,
    1,
  );
  const run = async (options: Partial<SearchOptions>) =>
    search(hard.problem, await createAllocator(hard.problem.limits), {
      effort: { nodes: 1e9, milliseconds: 1e9 },
      starts: [hard.today],
      scale: (best) => gapScale(hard.problem, best, hard.today),
      ...options,
    });

  it('is after as many nodes as it may take', async () => {
    const result = await run({ effort: { nodes: 5, milliseconds: 1e9 } });
    expect(result).toMatchObject({ nodes: 5, stopped: 'nodes' });
    expect(gapOf(hard, result)).toBeGreaterThan(provedGap);
  });

  it('is after as much time as it may take, by the given clock', async () => {
    // A clock that goes on by 10 ms each time it is read.
    let reads = 0;
    const now = () => 10 * reads++;
    const result = await run({ effort: { nodes: 1e9, milliseconds: 500 }, now });
    expect(result.stopped).toBe('time');
    const last = result.trace.at(-1)!.milliseconds;
    // The course's last line is of the last time that something changed.
    expect(last).toBeGreaterThanOrEqual(400);
    expect(last).toBeLessThanOrEqual(600);
    expect(result.plan).toBeDefined();
  });

  it('is at once when it is cancelled, with what it has', async () => {
    let asked = 0;
    const result = await run({ shouldStop: () => ++asked > 3 });
    expect(result.stopped).toBe('cancelled');
    expect(asked).toBe(4);
    expect(result.bound).toBeGreaterThan(result.plan!.score);
    const first = await run({ shouldStop: () => true });
    expect(first).toMatchObject({ stopped: 'cancelled', nodes: 1 });
  });

  it('is reported step by step, as in the trace', async () => {
    const steps: unknown[] = [];
    const { trace } = await run({
      effort: { nodes: 12, milliseconds: 1e9 },
      onStep: (step) => steps.push(step),
    });
    expect(steps).toEqual(trace);
    expect(trace.length).toBeGreaterThan(5);
  });
});

describe('the course of a search', () => {
  it('never loses its best plan, and never bounds below it or below the final one', async () => {
    await fc.assert(
      fc.asyncProperty(randomScenario({ spread: true, goals: true }), async (scenario) => {
        const compiled = compileProblem(scenario, 12, 3);
        const { plan, bound, trace } = await optimise(compiled, { nodes: 40, milliseconds: 1_500 });
        if (!plan) return;
        const scale = gapScale(compiled.problem, plan, compiled.today);
        trace.forEach((step, k) => {
          expect(step.bound).toBeGreaterThanOrEqual(step.best);
          // The bound of any moment holds for the best plan of all.
          expect(step.bound).toBeGreaterThanOrEqual(
            plan.score - 1e-12 * Math.abs(plan.score) - 1e-11 * scale,
          );
          expect(step.gap).toBeGreaterThanOrEqual(0);
          const before = trace[k - 1];
          if (!before) return;
          expect(step.best).toBeGreaterThanOrEqual(before.best);
          expect(step.milliseconds).toBeGreaterThanOrEqual(before.milliseconds);
          expect(step.iteration).toBeGreaterThanOrEqual(before.iteration);
        });
        expect(trace.at(-1)).toMatchObject({ best: plan.score, bound });
        expect(violation(compiled.problem.limits, plan.spend)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 40, seed: 21 },
    );
  });

  it("never ends below today's plan where that keeps the limits, even without time to look around", async () => {
    await fc.assert(
      fc.asyncProperty(randomScenario({ spread: false, goals: true }), async (scenario) => {
        const compiled = compileProblem(scenario, 1, 3);
        const now = planAt(compiled.problem, compiled.today);
        if (violation(compiled.problem.limits, compiled.today) > 1e-10 || now.shortfall > 0) return;
        const { plan } = await optimise(compiled, { nodes: 1, milliseconds: 0 });
        expect(plan!.score).toBeGreaterThanOrEqual(now.score);
      }),
      { numRuns: 60, seed: 22 },
    );
  });
});
