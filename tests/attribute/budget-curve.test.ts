import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readCases } from '../fixtures/cases/read-case.ts';
import { hangingMs } from '../suite/waiting.ts';

const effort = { nodes: 20_000, milliseconds: hangingMs };
const explained = (scenario: Scenario) => analyse({ scenario, draws: 32, seed: 5, effort, explain: true });

const medical = builtInScenarios.find(({ id }) => id === 'medical');
if (medical === undefined) throw new Error('there is no medical scenario');
const withGroup = (limits: object): Scenario => ({
  ...medical,
  groups: medical.groups.map((group) => ({ ...group, ...limits })),
});

const scenarios: readonly (readonly [string, Scenario])[] = [
  ['plain', medical],
  ['a group that may have no more', withGroup({ max: 15_000 })],
  ['privacy, which leaves some of the budget unspent', { ...medical, privacy: { max: 0.35, of: 'budget' } }],
  ['bad cases', { ...medical, risk: 'cautious' }],
];

describe('the budget curve', () => {
  it.each(scenarios)('under %s never rises above what is proved, and never falls', async (_, scenario) => {
    const { explanation, proof, budget, value } = await explained(scenario);
    const curve = explanation?.budgetCurve ?? [];
    expect(curve.length).toBeGreaterThan(10);
    for (const [i, point] of curve.entries()) {
      if (point.budget <= budget * (1 + 1e-9))
        expect(point.value).toBeLessThanOrEqual(proof.bound * (1 + 1e-9));
      expect(point.value).toBeGreaterThanOrEqual((curve[i - 1]?.value ?? 0) * (1 - 1e-6));
    }
    // With the budget itself it is the plan.
    const own = curve.find((point) => Math.abs(point.budget / budget - 1) < 1e-9);
    expect(own?.value).toBeCloseTo(value.cautiousProposed ?? value.proposed, 3);
  });

  it('is near the best possible plan at each of its points', async () => {
    const { explanation } = await explained(withGroup({ max: 15_000 }));
    for (const point of explanation?.budgetCurve.filter((_, i) => i % 4 === 3) ?? []) {
      const best = await analyse({
        scenario: { ...withGroup({ max: 15_000 }), budget: point.budget },
        draws: 32,
        seed: 5,
        effort,
      });
      expect(point.value).toBeLessThanOrEqual(best.proof.bound * (1 + 1e-9));
      expect(point.value).toBeGreaterThanOrEqual(best.value.proposed * (1 - 2e-3));
    }
  });

  it('leaves out budgets that the limits do not allow', async () => {
    const { explanation } = await explained(withGroup({ min: 40_000 }));
    const budgets = explanation?.budgetCurve.map(({ budget }) => budget) ?? [];
    expect(Math.min(...budgets)).toBeGreaterThanOrEqual(40_000);
    expect(budgets).toContain(52_000);
  });

  it('sees through S-shaped curves, where a climb from the neighbouring plan would stick', async () => {
    for (const { name, scenario } of readCases().filter((one) => ['a2', 'c3'].includes(one.name))) {
      const { explanation } = await explained(scenario);
      const curve = explanation?.budgetCurve ?? [];
      expect({ name, points: curve.length }).toEqual({ name, points: 17 });
      for (const [i, { value }] of curve.entries()) {
        expect(value).toBeGreaterThanOrEqual((curve[i - 1]?.value ?? 0) * (1 - 1e-9));
      }
    }
  });
});
