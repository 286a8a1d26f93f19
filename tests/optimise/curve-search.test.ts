import { describe, expect, it } from 'vitest';
import { lineOn } from '../../src/optimise/curve-lines.ts';
import { relaxCurves } from '../../src/optimise/curve-relaxation.ts';
import { curvesAlone } from '../../src/optimise/curve-search.ts';
import { compileProblem, gapScale, optimise } from '../../src/optimise/optimise.ts';
import { planAt } from '../../src/optimise/problem.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';

let state = 11;
const random = (low: number, high: number) => {
  state = (state * 48_271) % 2_147_483_647;
  return low + ((high - low) * state) / 2_147_483_647;
};

/** Few channels of all shapes, some with a least or a most amount, on a budget that may have to be spent. */
function few(count: number): Scenario {
  const goals = ['value', 'profit', { marginal: random(0.2, 3) }] as const;
  return responseOf(
    Array.from({ length: count }, (_, i) => {
      const most = random(20, 90);
      const limits = random(0, 1) < 0.5 ? { max: most } : { min: random(0, 8) };
      return channel(`c${i}`, hill(random(5, 150), random(3, 60), random(0.5, 6)), { today: 5, ...limits });
    }),
    { budget: random(30, 120), goal: goals[Math.floor(random(0, 3))]! },
  );
}

describe('a search over single curves', () => {
  it('is never beaten by any of many plans, and closes the gap', async () => {
    for (let run = 0; run < 60; run += 1) {
      const compiled = compileProblem(few(3 + (run % 4)), 1, 1);
      const { problem, today } = compiled;
      expect(curvesAlone(problem)).toBeDefined();
      const { plan, bound } = await optimise(compiled, { nodes: 5_000, milliseconds: 60_000 });
      if (!plan) throw new Error('no plan');
      expect((bound - plan.score) / gapScale(problem, plan, today)).toBeLessThan(1e-8);
      const { lower, upper, rows } = problem.limits;
      for (let k = 0; k < 300; k += 1) {
        // Any plan: parts of what is left beyond the least amounts, some channels left out.
        const parts = lower.map(() => (random(0, 1) < 0.4 ? 0 : random(0, 1)));
        const whole = parts.reduce((a, b) => a + b, 1e-12);
        const left = rows[0].max - lower.reduce((a, b) => a + b, 0);
        const spend = lower.map((low, i) => Math.min(upper[i]!, low + (left * parts[i]!) / whole));
        expect(planAt(problem, spend).score).toBeLessThanOrEqual(bound + 1e-12);
      }
    }
  });

  it('bounds every plan of a box, whatever its cuts', () => {
    for (let run = 0; run < 60; run += 1) {
      const { problem } = compileProblem(few(4), 1, 1);
      const curves = curvesAlone(problem)!;
      const count = curves.count;
      const [a, b] = [
        problem.limits.lower.map(() => random(0, 0.4)),
        problem.limits.lower.map(() => random(0, 1)),
      ];
      const [lower, upper] = [a.map((x, i) => Math.min(x, b[i]!) / 4), a.map((x, i) => Math.max(x, b[i]!))];
      const lines = Array.from(lower, (low, i) => lineOn(curves, i, low, upper[i]!));
      const box = {
        lower,
        upper,
        touch: Float64Array.from(lines, ({ touch }) => touch),
        rise: Float64Array.from(lines, ({ rise }) => rise),
      };
      const total = { min: 0, max: 1, cost: run % 2 === 0 ? 0 : 0.3 };
      const near = { spend: new Float64Array(count), logPrice: random(-4, 4) };
      const found = relaxCurves(curves, box, total, near)!;
      expect(found.spend.reduce((x, y) => x + y, 0)).toBeLessThanOrEqual(1 + 1e-12);
      for (let k = 0; k < 400; k += 1) {
        const spend = lower.map((low, i) => low + random(0, 1) ** 2 * (upper[i]! - low));
        const sum = spend.reduce((x, y) => x + y, 0);
        if (sum > 1) continue;
        const worth = spend.reduce((x, s, i) => x + curves.value(i, s), 0) - total.cost * sum;
        expect(worth).toBeLessThanOrEqual(found.bound + 1e-12);
      }
    }
  });

  it('takes all that rises where the budget is larger than what channels can take', async () => {
    const scenario = responseOf(
      [
        channel('a', hill(10, 5, 3), { today: 1, max: 20 }),
        channel('b', hill(9, 5, 1), { today: 1, max: 10 }),
      ],
      { budget: 100 },
    );
    const { plan, stopped } = await optimise(compileProblem(scenario, 1, 1), {
      nodes: 10,
      milliseconds: 60_000,
    });
    expect(stopped).toBe('closed');
    expect([...plan!.spend]).toEqual([0.2, 0.1]);
  });
});
