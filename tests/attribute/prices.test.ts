import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { limitCase } from '../fixtures/limits/read-limit-case.ts';
import { randomScenario } from '../optimise/random-scenario.ts';
import { checkPrices } from './price-check.ts';

const run = (scenario: Scenario): Promise<Analysis> =>
  analyse({ scenario, draws: 1, seed: 1, effort: { nodes: 2_000, milliseconds: 60_000 } });
const budgetPrice = ({ limits }: Analysis) => limits.find(({ kind }) => kind === 'budget')?.price;

describe('the price of a budget that limits are shares of', () => {
  it.each([
    ['privacy-price', 56.415],
    ['price-share', 61.457],
  ])('holds what their moving brings: %s', async (name, right) => {
    const scenario = limitCase(name);
    const budget = scenario.budget ?? 0;
    expect(budgetPrice(await run(scenario))).toBeCloseTo(right, 2);
    const [less, more] = [
      await run({ ...scenario, budget: budget - 1e-3 }),
      await run({ ...scenario, budget: budget + 1e-3 }),
    ];
    expect((more.proof.best - less.proof.best) / 2e-3).toBeCloseTo(right, 2);
  });
});

describe('the price of every limit that binds', () => {
  it('lies between what solving again gives a little to either side', async () => {
    let checked = 0;
    const misses: string[] = [];
    await fc.assert(
      fc.asyncProperty(randomScenario({ spread: false, goals: true }), async (scenario) => {
        const wrong = await checkPrices(scenario);
        misses.push(...wrong.misses);
        checked += wrong.checked;
      }),
      { numRuns: 40, seed: 31 },
    );
    expect(misses).toEqual([]);
    expect(checked).toBeGreaterThan(20);
  });
});
