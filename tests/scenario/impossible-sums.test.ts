import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findClash } from '../../src/optimise/clash.ts';
import { compileProblem } from '../../src/optimise/optimise.ts';
import { refuseImpossibleSums } from '../../src/scenario/impossible-sums.ts';
import { type Problem, UserError } from '../../src/scenario/problem.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { LimitAmount, Scenario } from '../../src/scenario/scenario.ts';

type Limits = { readonly min?: LimitAmount; readonly max?: LimitAmount };

/** Three channels a, b, c under a budget of 100, with these limits on them and on a+b. */
function scenario(
  limits: { readonly a?: Limits; readonly b?: Limits; readonly c?: Limits },
  pair?: Limits,
): Scenario {
  const response = { curve: 'hill', coefficient: 100, halfSaturation: 50 };
  return readScenario({
    schema: 'channels/scenario@1',
    id: 'abc',
    names: { en: 'Abc' },
    budget: 100,
    model: 'response',
    response: { valuePerOutcome: 1 },
    channels: (['a', 'b', 'c'] as const).map((id) => ({ id, today: 10, response, ...limits[id] })),
    groups: pair === undefined ? [] : [{ id: 'pair', channels: ['a', 'b'], ...pair }],
  });
}

function problemOf(given: Scenario): Problem | undefined {
  try {
    refuseImpossibleSums(given);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
}

describe('limits whose sums clash are refused, with one change that would do', () => {
  const share = (part: number): LimitAmount => ({ share: part, of: 'budget' });
  test.each([
    ['one least amount above the budget', scenario({ a: { min: 120 } }), 'a>=120, budget=100', 'budget=120'],
    [
      'the fewest least amounts that are together above it',
      scenario({ a: { min: 10 }, b: { min: 60 }, c: { min: share(0.5) } }),
      'b>=60, c>=50%, budget=100',
      // 120 would be no way out: half of that is 60, and with b and a that makes 130.
      'budget=140',
    ],
    [
      'shares of more than the whole, for which no budget is large enough',
      scenario({ a: { min: share(0.8) }, b: { min: share(0.3) } }),
      'a>=80%, b>=30%, budget=100',
      'a>=70%',
    ],
    [
      'an amount with seven digits, rounded outwards',
      scenario({ a: { min: 25.00001 }, b: { min: 25.00001 }, c: { min: 50.00002 } }),
      'c>=50.00002, a>=25.00001, b>=25.00001, budget=100',
      'budget=100.001',
    ],
    [
      'a least share above a most amount on one channel',
      scenario({ a: { min: share(0.5), max: 20 } }),
      'a>=50%, a<=20',
      'a<=50',
    ],
    [
      'a least amount above a most share of one group',
      scenario({}, { min: 60, max: share(0.4) }),
      'a+b>=60, a+b<=40%',
      'a+b<=60',
    ],
    [
      'least amounts above the most of their sum',
      scenario({ a: { min: 8 }, b: { min: 8 } }, { max: 10 }),
      'a>=8, b>=8, a+b<=10',
      'a+b<=16',
    ],
    ['a least sum above the budget', scenario({}, { min: 101 }), 'a+b>=101, budget=100', 'a+b>=100'],
    [
      'a least sum above what its channels may get',
      scenario({ a: { max: 20 }, b: { max: share(0.3) } }, { min: 60 }),
      'a+b>=60, a<=20, b<=30%',
      'a+b>=50',
    ],
  ])('%s', (_, given, received, change) => {
    expect(problemOf(given)).toEqual({ code: 'limit.sums', received, values: { change } });
  });
});

describe('limits that can be kept are not refused', () => {
  test.each([
    ['none at all', scenario({})],
    ['least amounts that use up the budget', scenario({ a: { min: 50 }, b: { min: 50 } })],
    ['a most that says nothing about a least of others', scenario({ c: { min: 40 } }, { max: 10 })],
    ['shares of actual spend', scenario({ a: { min: { share: 0.9, of: 'spend' } } }, { max: 10 })],
    ['a least sum of which one channel may get all', scenario({ a: { max: 20 } }, { min: 90 })],
  ])('%s', (_, given) => {
    expect(problemOf(given)).toBeUndefined();
  });

  test('whatever they are: what is refused, the linear program finds impossible as well', async () => {
    const amount = fc.oneof(
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 0, max: 10 }).map((tenth): LimitAmount => ({ share: tenth / 10, of: 'budget' })),
      fc.integer({ min: 0, max: 10 }).map((tenth): LimitAmount => ({ share: tenth / 10, of: 'spend' })),
    );
    const limits = fc
      .record({ min: amount, max: amount }, { requiredKeys: [] })
      .filter(({ min, max }) => min === undefined || max === undefined);
    await fc.assert(
      fc.asyncProperty(limits, limits, limits, limits, async (a, b, c, pair) => {
        const given = scenario({ a, b, c }, pair);
        fc.pre(problemOf(given) !== undefined);
        expect(await findClash(compileProblem(given, 1, 1).problem.limits)).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });
});
