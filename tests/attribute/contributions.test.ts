import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributions } from '../../src/attribute/contributions.ts';
import { gaussLegendre } from '../../src/attribute/gauss-legendre.ts';
import { compileModel } from '../../src/model/compile.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { type ValueModel, valueAt } from '../../src/model/value-model.ts';
import { budgetOf } from '../../src/scenario/scenario.ts';
import { advantageOf } from '../fixtures/small-scenarios.ts';
import { evenly } from '../model/random-curve.ts';
import { randomScenario } from '../optimise/random-scenario.ts';

/** Shapley's own definition: each channel's mean marginal worth over all orders, by way of all coalitions. */
function enumerated(model: ValueModel, spend: readonly number[]): number[][] {
  const n = spend.length;
  const worth = Array.from(
    { length: 1 << n },
    (_, members) =>
      valueAt(
        model,
        spend.map((x, i) => ((members >> i) & 1 ? x : 0)),
      ).value,
  );
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
  return spend.map((_, i) => {
    const total = new Array<number>(model.draws).fill(0);
    worth.forEach((without, members) => {
      if ((members >> i) & 1) return;
      const size = members.toString(2).split('1').length - 1;
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      const joined = worth[members | (1 << i)]!;
      for (let d = 0; d < model.draws; d += 1) total[d]! += weight * (joined[d]! - without[d]!);
    });
    return total;
  });
}

/** Channels that reach the given levels with nothing at zero spend, valued by reach alone. */
function reaching(levels: readonly number[], floor = 0) {
  const plain = { floor: 0, ceiling: 0.999, halfSaturation: 1 };
  const scenario = advantageOf(
    levels.map((level, i) => ({
      id: `c${i}`,
      today: 10,
      share: 1 / levels.length,
      efficiency: plain,
      coverage: { floor, ceiling: 0.999, level },
      influence: plain,
    })),
    { advantage: { fullValue: 1, weights: { efficiency: 0, coverage: 1, influence: 0 } } },
  );
  return compileModel(scenario, createDrawer(1, 1));
}

describe('contributions', () => {
  it('are .3810, .3485 and .2660 for reaches of .9, .85 and .7', () => {
    const shares = contributions(reaching([0.9, 0.85, 0.7]), [10, 10, 10]).map((share) => share[0]!);
    expect(shares.map((share) => share.toFixed(4))).toEqual(['0.3810', '0.3485', '0.2660']);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(0.9955, 12);
  });

  it('are the Shapley values that all coalitions give, in every draw and both models', () => {
    fc.assert(
      fc.property(
        randomScenario({ spread: true, goals: false }),
        fc.array(fc.oneof(fc.constant(0), evenly(0, 1)), { minLength: 8, maxLength: 8 }),
        (scenario, parts) => {
          const model = compileModel(scenario, createDrawer(4, 3));
          const spend = scenario.channels.map((_, i) => parts[i]! * budgetOf(scenario));
          const exact = enumerated(model, spend);
          const size = Math.max(...valueAt(model, spend).value.map(Math.abs));
          contributions(model, spend).forEach((share, i) => {
            for (let d = 0; d < 3; d += 1) {
              expect(Math.abs(share[d]! - exact[i]![d]!)).toBeLessThan(1e-12 * size);
              if (spend[i] === 0) expect(share[d]).toBe(0);
            }
          });
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('add up to what the plan is worth beyond zero spend, in every draw', () => {
    fc.assert(
      fc.property(
        randomScenario({ spread: true, goals: false }),
        fc.array(evenly(0, 1), { minLength: 8, maxLength: 8 }),
        (scenario, parts) => {
          const model = compileModel(scenario, createDrawer(4, 16));
          const spend = scenario.channels.map((_, i) => parts[i]! * budgetOf(scenario));
          const [value, base] = [
            valueAt(model, spend).value,
            valueAt(
              model,
              spend.map(() => 0),
            ).value,
          ];
          const shares = contributions(model, spend);
          for (let d = 0; d < 16; d += 1) {
            const sum = shares.reduce((total, share) => total + share[d]!, base[d]!);
            expect(Math.abs(sum / value[d]! - 1)).toBeLessThan(1e-12);
          }
        },
      ),
      { numRuns: 100, seed: 2 },
    );
  });

  it('are alike for like channels, and larger for the one with more reach', () => {
    const shares = contributions(reaching([0.6, 0.6, 0.8, 0.3], 0.1), [10, 10, 10, 10]).map((s) => s[0]!);
    expect(shares[0]).toBeCloseTo(shares[1]!, 14);
    expect(shares[2]!).toBeGreaterThan(shares[0]!);
    expect(shares[0]!).toBeGreaterThan(shares[3]!);
  });

  it('of 200 channels are as many nodes would have them', () => {
    const levels = Array.from({ length: 200 }, (_, i) => 0.02 + (0.9 * ((i * 37) % 200)) / 200);
    const shares = contributions(
      reaching(levels, 0.01),
      levels.map(() => 10),
    ).map((share) => share[0]!);
    // A hundred nodes are exact for the 199 factors left.
    const { nodes, weights } = gaussLegendre(100);
    const gain = levels.map((level) => 1 - (1 - level) / 0.99);
    const none = 0.99 ** 200;
    shares.forEach((share, i) => {
      let integral = 0;
      nodes.forEach((t, k) => {
        let product = weights[k]!;
        gain.forEach((g, j) => {
          if (j !== i) product *= 1 - t * g;
        });
        integral += product;
      });
      expect(Math.abs(share - none * gain[i]! * integral)).toBeLessThan(1e-12);
    });
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(none - levels.reduce((p, l) => p * (1 - l), 1), 12);
  });
});
