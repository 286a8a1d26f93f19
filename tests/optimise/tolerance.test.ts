import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import { findClash } from '../../src/optimise/clash.ts';
import { keeps, tolerance, violation } from '../../src/optimise/limits.ts';
import { compileProblem } from '../../src/optimise/optimise.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { LimitAmount, Scenario } from '../../src/scenario/scenario.ts';
import { limitCase, planCase } from '../fixtures/limits/read-limit-case.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';

const run = (scenario: Scenario, plan?: Record<string, number>): Promise<Analysis> =>
  analyse({
    scenario,
    draws: 1,
    seed: 1,
    effort: { nodes: 300, milliseconds: 60_000 },
    ...(plan && { plan }),
  });

describe('limits that miss each other by rounding', () => {
  it.each([
    ['near-group-1e-10', 255.793_65],
    ['thirds', 183.837_22],
  ])('are kept: %s', async (name, value) => {
    const result = await run(limitCase(name));
    expect(result.value.proposed).toBeCloseTo(value, 4);
    expect(result.proof.proved).toBe(true);
  });
});

describe('a gap', () => {
  it('is told against what is at stake, however much unlimited money could bring', async () => {
    const scenario = limitCase('giant100-1e+12');
    const better = planCase('giant100.better-plan');
    const { proof, value, priced } = await run(scenario, better);
    // 35 of a hundred like channels, each with 37/35: worked out by hand.
    expect(proof.bound).toBeGreaterThanOrEqual(2_946.578_68);
    expect(proof.gap).toBeGreaterThanOrEqual((2_946.578_68 - value.proposed) / (value.proposed - value.zero));
    if (proof.proved) expect(value.proposed).toBeCloseTo(2_946.578_68, 3);
    expect(priced?.broken).toEqual([]);
    expect(-(priced?.behind ?? 0)).toBeLessThanOrEqual(proof.gap * (value.proposed - value.zero));
  });
});

describe('a sweep of misses', () => {
  const steep = (i: number, more = {}) => channel(`c${i}`, hill(100 - 5 * i, 0.2, 3), more);
  const share = (part: number, of: 'budget' | 'spend' = 'budget'): LimitAmount => ({ share: part, of });
  const kinds: Readonly<Record<string, (miss: number) => Scenario>> = {
    'least amounts against the budget': (miss) =>
      responseOf([steep(0, { min: 0.6 }), steep(1, { min: 0.4 + miss }), steep(2)], { budget: 1 }),
    'least shares against the budget': (miss) =>
      responseOf([steep(0, { min: share(0.7) }), steep(1, { min: share(0.3 + miss) }), steep(2)], {
        budget: 1,
      }),
    'least amounts against the most of a group': (miss) =>
      responseOf([steep(0, { min: 0.3 }), steep(1, { min: 0.2 + miss }), steep(2)], {
        budget: 1,
        groups: [{ id: 'g', channels: ['c0', 'c1'], max: 0.5 }],
      }),
    'groups that overlap': (miss) =>
      responseOf([steep(0), steep(1), steep(2, { max: 0.1 })], {
        budget: 1,
        groups: [
          { id: 'g', channels: ['c0', 'c1'], max: 0.6 },
          { id: 'h', channels: ['c1', 'c2'], max: 0.4 },
          { id: 'k', channels: ['c0', 'c2'], min: 0.7 + miss },
        ],
      }),
    'a least amount against the most of the same channel': (miss) =>
      responseOf([steep(0, { min: share(0.5 + miss), max: 0.5 }), steep(1)], { budget: 1 }),
    'a risk of 1e-10': (miss) =>
      responseOf([steep(0, { min: 0.5 + miss, privacyRisk: 2e-10 }), steep(1)], {
        budget: 1,
        privacy: { max: 1e-10, of: 'budget' },
      }),
    'a risk of spend': (miss) =>
      responseOf([steep(0, { min: 0.5 + miss, privacyRisk: 1 }), steep(1, { privacyRisk: 0, max: 0.5 })], {
        budget: 1,
        privacy: { max: 0.5, of: 'spend' },
      }),
    'shares of spend that come to the whole': (miss) =>
      responseOf(
        [
          steep(0, { min: share(0.5, 'spend') }),
          steep(1, { min: share(0.5 + miss, 'spend') }),
          steep(2, { min: 0.001 }),
        ].slice(0, 2),
        {
          budget: 1,
          budgetUse: 'exactly',
        },
      ),
  };
  const misses = [1e-15, 1e-13, 1e-12, 1e-11, 1e-10, 4e-10, 1e-9, 3e-9, 1e-8, 1e-7, 1e-6];

  describe.each(Object.keys(kinds))('of %s', (kind) => {
    const at = kinds[kind]!;
    it('changes nothing within the tolerance, and names what clashes beyond it', async () => {
      const exact = (await run(at(0))).value.proposed;
      for (const size of misses) {
        for (const miss of [-size, size]) {
          const scenario = at(miss);
          const { problem, spendUnit } = compileProblem(scenario, 1, 1);
          const told = await run(scenario).catch((error: unknown) => {
            if (error instanceof UserError) return error.problems[0]!;
            throw error;
          });
          const clash = await findClash(problem.limits);
          if ('code' in told) {
            expect([size > tolerance / 3, miss > 0]).toEqual([true, true]);
            expect(told.code).toBe('plan.infeasible');
            expect(told.received).not.toMatch(/roi|undefined|:/);
            expect(clash?.length).toBeGreaterThan(1);
            continue;
          }
          expect(miss <= 0 || size < 3 * tolerance).toBe(true);
          expect(clash).toBeUndefined();
          // Prices here are below 1,000 per unit: that times the miss is what may change.
          expect(Math.abs(told.value.proposed - exact)).toBeLessThanOrEqual(1_000 * (size + tolerance));
          const spend = Float64Array.from(told.channels, ({ proposed }) => proposed / spendUnit);
          expect(violation(problem.limits, spend)).toBeLessThanOrEqual(tolerance * (1 + 1e-3));
        }
      }
    });
  });

  it('finds every plan of before to keep its limits', () => {
    const { problem } = compileProblem(limitCase('near-group-1e-10'), 1, 1);
    expect(keeps(problem.limits, [0.3, 0.2, 0.5])).toBe(true);
    expect(keeps(problem.limits, [0.3, 0.2 + 5e-9, 0.5 - 5e-9])).toBe(false);
  });
});
