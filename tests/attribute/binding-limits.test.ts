import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { advantageOf, channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { hangingMs } from '../suite/waiting.ts';

const effort = { nodes: 2_000, milliseconds: hangingMs };
const run = (scenario: Scenario): Promise<Analysis> => analyse({ scenario, draws: 32, seed: 1, effort });

/** What the objective gains per unit when the limit's amount moves: a central difference over both optima. */
async function slopeIn(limited: (by: number) => Scenario, periods = 1): Promise<number> {
  const step = 0.2;
  const [less, more] = [await run(limited(-step)), await run(limited(step))];
  return (more.proof.best - less.proof.best) / (2 * step * periods);
}

const attribute = (floor: number, ceiling: number, halfSaturation: number, slope = 1) => ({
  floor,
  ceiling,
  halfSaturation,
  slope,
});
const website = {
  id: 'website',
  share: 0.5,
  efficiency: attribute(0.1, 0.9, 30),
  coverage: attribute(0.2, 0.95, 40, 0.9),
  influence: attribute(0, 0.9, 20),
};
const app = {
  id: 'app',
  share: 0.3,
  efficiency: attribute(0.1, 0.95, 20),
  coverage: attribute(0.1, 0.9, 30),
  influence: attribute(0.1, 0.8, 50),
};
const partner = {
  id: 'partner',
  share: 0.2,
  efficiency: attribute(0, 0.7, 60),
  coverage: attribute(0.1, 0.6, 80),
  influence: attribute(0, 0.6, 40),
};

const priceOf = ({ limits }: Analysis, id: string) => limits.find((limit) => limit.id === id)?.price;

describe('the price of a limit that binds', () => {
  it('is what another unit of budget brings, and every channel without a limit returns the same', async () => {
    const at = (by: number) => advantageOf([website, app, partner], { budget: 100 + by });
    const result = await run(at(0));
    expect(result.limits).toHaveLength(1);
    expect(result.limits[0]).toMatchObject({
      id: 'budget',
      kind: 'budget',
      side: 'max',
      of: '',
      amount: 100,
    });
    const price = result.limits[0]!.price;
    expect(price / (await slopeIn(at))).toBeCloseTo(1, 4);
    for (const { marginalReturn } of result.channels) expect(marginalReturn / price).toBeCloseTo(1, 5);
  });

  it('of a cap is what another unit of it brings', async () => {
    const at = (by: number) => advantageOf([website, { ...app, max: 20 + by }, partner]);
    const result = await run(at(0));
    expect(result.limits.map(({ id, side, of, amount }) => ({ id, side, of, amount }))).toContainEqual({
      id: 'channel:app:max',
      side: 'max',
      of: 'app',
      amount: 20,
    });
    expect(priceOf(result, 'channel:app:max')! / (await slopeIn(at))).toBeCloseTo(1, 4);
  });

  it('of a least spend is what one unit less of it brings: a gain as well', async () => {
    const at = (by: number) => advantageOf([website, app, { ...partner, min: 40 + by }]);
    const result = await run(at(0));
    expect(result.limits.find(({ id }) => id === 'channel:partner:min')).toMatchObject({
      kind: 'channel',
      side: 'min',
      of: 'partner',
      amount: 40,
    });
    const price = priceOf(result, 'channel:partner:min')!;
    expect(price).toBeGreaterThan(0);
    expect(-price / (await slopeIn(at))).toBeCloseTo(1, 4);
  });

  it('of groups holds on either side', async () => {
    const at = (low: number, high: number) =>
      advantageOf([website, app, partner], {
        groups: [
          { id: 'own', channels: ['website', 'app'], max: 55 + high },
          { id: 'others', channels: ['partner'], min: 44 + low },
        ],
      });
    const result = await run(at(0, 0));
    const capped = priceOf(result, 'group:own:max');
    const forced = priceOf(result, 'group:others:min');
    // Of the two only one can hold the plan back: the cap leaves the partner 45, more than its least.
    expect(forced).toBeUndefined();
    expect(capped! / (await slopeIn((by) => at(0, by)))).toBeCloseTo(1, 4);
    const other = await run(at(6, 10));
    expect(priceOf(other, 'group:own:max')).toBeUndefined();
    expect(-priceOf(other, 'group:others:min')! / (await slopeIn((by) => at(6 + by, 10)))).toBeCloseTo(1, 4);
  });

  it('of a risk limit is per unit of weighted spend', async () => {
    const risky = [
      { ...website, privacyRisk: 0.8 },
      { ...app, privacyRisk: 0.5 },
      { ...partner, privacyRisk: 0.1 },
    ];
    const at = (by: number) => advantageOf(risky, { privacy: { max: (45 + by) / 100, of: 'budget' } });
    const result = await run(at(0));
    const limit = result.limits.find(({ id }) => id === 'privacy')!;
    expect(limit).toMatchObject({ kind: 'privacy', side: 'max', of: '' });
    expect(limit.amount).toBeCloseTo(45, 9);
    expect(limit.price / (await slopeIn(at))).toBeCloseTo(1, 3);
  });

  it('is per unit of horizon spend where the plan lasts several periods', async () => {
    const at = (by: number) =>
      responseOf(
        [
          channel('a', hill(50, 30, 1, { adstock: { decay: 0.5, longestLag: 3 } }), { max: 30 + by }),
          channel('b', hill(40, 60)),
        ],
        { horizon: { periods: 4, tail: 3 } },
      );
    const result = await run(at(0));
    const limit = result.limits.find(({ id }) => id === 'channel:a:max')!;
    expect(limit.amount).toBeCloseTo(30, 9);
    expect(limit.price / (await slopeIn(at, 4))).toBeCloseTo(1, 4);
  });

  it('under profit is the gain in profit', async () => {
    const at = (by: number) =>
      advantageOf([website, { ...app, max: 20 + by }, partner], {
        goal: 'profit',
        budget: 300,
        advantage: { fullValue: 1_000 },
      });
    const result = await run(at(0));
    expect(priceOf(result, 'channel:app:max')! / (await slopeIn(at))).toBeCloseTo(1, 4);
    expect(priceOf(result, 'budget')).toBeUndefined();
  });

  it('where too much must be spent is the gain of spending less', async () => {
    const at = (by: number) =>
      advantageOf([website, app, partner], { budget: 500 + by, budgetUse: 'exactly', goal: 'profit' });
    const result = await run(at(0));
    const limit = result.limits.find(({ id }) => id === 'budget')!;
    expect(limit).toMatchObject({ kind: 'budget', side: 'min', amount: 500 });
    expect(limit.price).toBeGreaterThan(0);
    expect(-limit.price / (await slopeIn(at))).toBeCloseTo(1, 4);
  });

  it('names a group by its id, whatever that ends in', async () => {
    const groups = [{ id: 'climax', channels: ['website', 'app'], max: 55 }];
    const { limits } = await run(advantageOf([website, app, partner], { groups }));
    expect(limits.map(({ id, side, of }) => [id, side, of])).toContainEqual([
      'group:climax:max',
      'max',
      'climax',
    ]);
    const ofSpend = [
      { id: 'climax', channels: ['website', 'app'], max: { share: 0.5, of: 'spend' as const } },
    ];
    const shared = await run(advantageOf([website, app, partner], { groups: ofSpend }));
    const limit = shared.limits.find(({ kind }) => kind === 'group');
    expect(limit).toMatchObject({ id: 'group:climax:max', side: 'max', of: 'climax' });
    // Half of what is spent, which is the whole budget.
    expect(limit!.amount).toBeCloseTo(50, 9);
  });

  it('is not told of limits that hold nothing back', async () => {
    const generous = advantageOf([{ ...website, max: 99, min: 1 }, { ...app, max: 99 }, partner], {
      groups: [{ id: 'all', channels: ['website', 'app'], min: 1, max: 98 }],
    });
    expect((await run(generous)).limits.map(({ id }) => id)).toEqual(['budget']);
  });
});
