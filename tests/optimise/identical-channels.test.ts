import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { identicalChannels } from '../../src/optimise/identical-channels.ts';
import { type CompiledProblem, compileProblem, gapScale, optimise } from '../../src/optimise/optimise.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

const effort = { nodes: 400, milliseconds: 60_000 };

interface Alike {
  readonly count: number;
  readonly budget: number;
  readonly cap: number;
  readonly slope: number;
  readonly half: number;
}

const hill = ({ slope, half }: Alike, x: number) => (100 * x ** slope) / (x ** slope + half ** slope);

function scenarioOf(alike: Alike, more: object = {}) {
  return readScenario({
    schema: 'channels/scenario@1',
    id: 'alike',
    names: { en: 'alike' },
    model: 'response',
    response: { base: 0, valuePerOutcome: 1 },
    budget: alike.budget,
    channels: Array.from({ length: alike.count }, (_, i) => ({
      id: `c${i}`,
      today: 0,
      max: alike.cap,
      response: { curve: 'hill', coefficient: 100, halfSaturation: alike.half, slope: alike.slope },
    })),
    ...more,
  });
}

/**
 * The best value, by trying every count: some channels at the cap, some all equal, at most one elsewhere (on the
 * convex part no two can be better than one), the rest at none.
 */
function bestByCounting(alike: Alike): number {
  const { count, budget, cap } = alike;
  let best = 0;
  for (let full = 0; full <= count && full * cap <= budget; full += 1) {
    for (let equal = 0; full + equal <= count; equal += 1) {
      const left = budget - full * cap;
      const worth = (single: number) => {
        const each = equal > 0 ? Math.min(cap, (left - single) / equal) : 0;
        return full * hill(alike, cap) + equal * hill(alike, each) + hill(alike, single);
      };
      const most = full + equal < count ? Math.min(cap, left) : 0;
      const steps = 400;
      for (let s = 0; s <= steps; s += 1) best = Math.max(best, worth((s / steps) * most));
    }
  }
  return best;
}

async function gapOf(compiled: CompiledProblem) {
  const { plan, bound, nodes } = await optimise(compiled, effort);
  const gap = (bound - plan!.score) / gapScale(compiled.problem, plan!, compiled.today);
  return { gap, nodes, value: plan!.value * compiled.valueUnit, bound: bound * compiled.valueUnit };
}

describe('channels that are all alike', () => {
  let state = 5;
  const random = (low: number, high: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return low + ((high - low) * state) / 2_147_483_647;
  };
  const cases = Array.from({ length: 14 }, (): Alike => {
    const count = Math.round(random(3, 60));
    const half = random(0.2, 1.5);
    return {
      count,
      half,
      slope: random(0.8, 7),
      cap: half * random(0.5, 3),
      budget: count * half * random(0.1, 0.9),
    };
  });
  for (const alike of cases) {
    const told = Object.entries(alike).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
    it(`are proved within few boxes, and no count of them is better: ${told.join(', ')}`, async () => {
      const { gap, value, bound } = await gapOf(compileProblem(scenarioOf(alike), 1, 1));
      const counted = bestByCounting(alike);
      expect(gap).toBeLessThan(1e-4);
      expect(value).toBeGreaterThan(counted * (1 - 1e-9));
      expect(bound).toBeGreaterThanOrEqual(counted * (1 - 1e-12));
    });
  }

  it('has the value known from analysis for twenty of them', async () => {
    const file = new URL('../fixtures/limits/id20-k6.json', import.meta.url);
    const { gap, value } = await gapOf(
      compileProblem(readScenario(JSON.parse(readFileSync(file, 'utf8'))), 1, 1),
    );
    expect(value).toBeCloseTo(589.31574, 4);
    expect(gap).toBeLessThan(1e-9);
  });

  it('are told apart by a limit, a group and a draw', () => {
    const alike: Alike = { count: 6, budget: 3, cap: 2, slope: 3, half: 0.6 };
    const channels = Array.from({ length: 6 }, (_, i) => ({
      id: `c${i}`,
      today: 0,
      max: i === 5 ? 1.5 : 2,
      response: { curve: 'hill', coefficient: 100, halfSaturation: 0.6, slope: 3 },
    }));
    const groups = [{ id: 'g', channels: ['c1', 'c2'], max: 1 }];
    const { problem } = compileProblem(scenarioOf(alike, { channels, groups }), 1, 1);
    expect([...identicalChannels(problem)]).toEqual([0, 1, 1, 0, 0, 5]);
    const unsure = scenarioOf(alike, {
      channels: Array.from({ length: 3 }, (_, i) => ({
        id: `c${i}`,
        today: 0,
        response: {
          curve: 'hill',
          coefficient: { value: 100, low: 60, high: 150 },
          halfSaturation: 0.6,
          slope: 3,
        },
      })),
    });
    expect([...identicalChannels(compileProblem(unsure, 16, 1).problem)]).toEqual([0, 1, 2]);
  });

  it('two kinds of them in overlapping groups are proved as well', async () => {
    const kinds = [2.5, 5];
    const channels = Array.from({ length: 24 }, (_, i) => ({
      id: `c${i}`,
      today: 0,
      response: { curve: 'hill', coefficient: 100, halfSaturation: 0.5, slope: kinds[i % 2] },
    }));
    const ids = channels.map(({ id }) => id);
    const groups = [
      { id: 'a', channels: ids.slice(0, 16), max: 3.2 },
      { id: 'b', channels: ids.slice(8), max: 3.1 },
    ];
    const scenario = scenarioOf({ count: 24, budget: 6, cap: 6, slope: 3, half: 1 }, { channels, groups });
    const { gap } = await gapOf(compileProblem(scenario, 1, 1));
    expect(gap).toBeLessThan(1e-4);
  });
});
