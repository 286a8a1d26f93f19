import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllocator } from '../../src/optimise/allocator.ts';
import { allocateByProgram, loadSolver } from '../../src/optimise/linear-program.ts';
import { compileProblem, gapScale, optimise } from '../../src/optimise/optimise.ts';
import { planAt } from '../../src/optimise/problem.ts';
import { rootTables, sharedTangent } from '../../src/optimise/root-tables.ts';
import { relaxOn } from '../../src/optimise/tangents.ts';
import { createWindowedProgram } from '../../src/optimise/windowed-program.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { anyOverlaps } from './random-overlaps.ts';

const fixture = (name: string) =>
  readScenario(JSON.parse(readFileSync(new URL(`../fixtures/limits/${name}.json`, import.meta.url), 'utf8')));

describe('a target that is tiny next to the budget', () => {
  it('is proved, by the cheapest channel alone', async () => {
    const compiled = compileProblem(fixture('tgt'), 1, 1);
    const { plan, bound } = await optimise(compiled, { nodes: 50, milliseconds: 60_000 });
    const gap = (bound - plan!.score) / gapScale(compiled.problem, plan!, compiled.today);
    expect(gap).toBeLessThan(1e-6);
    // No channel reaches 0.001 with less: f(x) = c·x^k/(x^k + h^k) turned round, for each of the ten.
    const least = Math.min(
      ...fixture('tgt').channels.map((channel) => {
        const { coefficient, halfSaturation, slope } = 'response' in channel ? plain(channel.response) : none;
        return halfSaturation * (0.001 / (coefficient - 0.001)) ** (1 / slope);
      }),
    );
    expect(plan!.total).toBeLessThanOrEqual(least * (1 + 1e-9));
  });
});

const none = { coefficient: Number.NaN, halfSaturation: Number.NaN, slope: Number.NaN };
function plain(response: object): typeof none {
  const numberOf = (name: string) => {
    const value: unknown = Object.entries(response).find(([key]) => key === name)?.[1];
    return typeof value === 'number' ? value : Number.NaN;
  };
  return {
    coefficient: numberOf('coefficient'),
    halfSaturation: numberOf('halfSaturation'),
    slope: numberOf('slope'),
  };
}

describe('a linear program that sees the pieces around the last prices alone', () => {
  it('has the same answer as the whole one, whatever it was asked before', async () => {
    const highs = await loadSolver();
    fc.assert(
      fc.property(
        anyOverlaps,
        fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (problem, costs) => {
          const program = createWindowedProgram(highs, problem.limits);
          for (const cost of costs) {
            const [part, whole] = [
              program(problem.lines, cost, Number.POSITIVE_INFINITY),
              allocateByProgram(highs, problem.lines, problem.limits, cost, Number.POSITIVE_INFINITY),
            ];
            if (typeof part === 'string' || typeof whole === 'string') {
              expect(part).toBe(whole);
              continue;
            }
            expect(Math.abs(part.bound - whole.bound)).toBeLessThan(1e-6 * (1 + Math.abs(whole.bound)));
          }
        },
      ),
      { numRuns: 150, seed: 4 },
    );
  });
});

describe('a tangent that counts reach as full', () => {
  it('bounds every plan', async () => {
    const scenario = fixture('adv100-100');
    const compiled = compileProblem(scenario, 8, 1);
    const { problem, today } = compiled;
    const allocator = await createAllocator(problem.limits);
    const leader = planAt(problem, today);
    // In the problem's own units all that channels could add is 1.
    const tangent = sharedTangent(problem, leader, 1);
    expect(tangent.logReach[0]).toBeGreaterThan(100);
    const { lower, upper } = problem.limits;
    const box = { lower, upper };
    const first = Int32Array.from(lower.keys());
    const found = relaxOn(problem, allocator, rootTables(problem, box, tangent, first), box, tangent)!;
    let state = 3;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    for (let k = 0; k < 300; k += 1) {
      const raw = lower.map(() => random() ** (1 + (k % 8)));
      const total = raw.reduce((a, b) => a + b, 0);
      const plan = planAt(
        problem,
        raw.map((x) => x / total),
      );
      expect(plan.value).toBeLessThanOrEqual(found.relaxed.bound);
    }
    const { plan, bound } = await optimise(compiled, { nodes: 30, milliseconds: 60_000 });
    expect(plan!.value).toBeLessThanOrEqual(found.relaxed.bound);
    expect(bound).toBeGreaterThanOrEqual(plan!.value);
  });
});
