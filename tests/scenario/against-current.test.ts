import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import {
  changeLimit,
  currentSpend,
  keptAsNow,
  likelySlip,
  returnForProfitPerSpend,
  returnOnSpend,
  withExtra,
  withinChange,
} from '../../src/scenario/against-current.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type PlanRequest, withRequest } from '../../src/scenario/with-limits.ts';
import { advantageOf, channel, hill, responseOf } from '../fixtures/small-scenarios.ts';

const scenario = responseOf(
  [
    channel('website', hill(100, 20), { today: 50 }),
    channel('app', hill(60, 30), { today: 20 }),
    channel('partners', hill(30, 40), { today: 10, max: 8 }),
    channel('new', hill(50, 10)),
  ],
  { groups: [{ id: 'own', channels: ['website', 'app'] }] },
);
const plan = async (request: PlanRequest, of: Scenario = scenario) => {
  const result = await analyse({
    scenario: withRequest(of, request),
    draws: 1,
    seed: 1,
    effort: { nodes: 200, milliseconds: 60_000 },
  });
  return { ...result, spend: Object.fromEntries(result.channels.map(({ id, proposed }) => [id, proposed])) };
};

describe('limits against current spend', () => {
  it('sum what channels or a group get now', () => {
    expect(currentSpend(scenario, { channels: ['website', 'partners'] })).toBe(60);
    expect(currentSpend(scenario, { channels: ['own'], isGroup: true })).toBe(70);
  });

  it('move up or down by a part of it', async () => {
    const limits = [
      changeLimit(scenario, { channels: ['website'] }, 'max', 0.2, 'website<=+20%'),
      changeLimit(scenario, { channels: ['own'], isGroup: true }, 'min', -0.1, 'own>=-10%'),
    ];
    expect(limits.map(({ amount }) => amount)).toEqual([60, 63]);
    const { spend } = await plan({ limits });
    expect(spend.website).toBeLessThanOrEqual(60 + 1e-6);
    expect(spend.website! + spend.app!).toBeGreaterThanOrEqual(63 - 1e-6);
  });

  it('hold every channel within a part of it, and keep others as they are', async () => {
    const free = { ...scenario, channels: scenario.channels.map(({ max: _, ...one }) => one) };
    const { spend } = await plan({ limits: withinChange(free, 0.2) }, free);
    for (const { id, today } of free.channels) {
      expect(Math.abs(spend[id]! - today)).toBeLessThanOrEqual(0.2 * today + 1e-6);
    }
    const kept = await plan({ limits: keptAsNow(scenario, { channels: ['app'] }, 'keep app') });
    expect(kept.spend.app).toBeCloseTo(20, 6);
  });

  it('name what was typed where they clash', () => {
    const limits = [
      ...keptAsNow(scenario, { channels: ['app'] }, 'keep app'),
      changeLimit(scenario, { channels: ['app'] }, 'max', -0.5, 'app<=-50%'),
    ];
    expect(() => withRequest(scenario, { limits })).toThrow(UserError);
    try {
      withRequest(scenario, { limits });
    } catch (error) {
      expect(error instanceof UserError && error.problems[0]!.received).toContain('keep app, app<=-50%');
    }
  });

  it('tell where more money goes, all else as it is', async () => {
    const { spend, budget } = await plan(withExtra(scenario, 10));
    expect(budget).toBe(90);
    expect(spend.website).toBeGreaterThanOrEqual(50 - 1e-6);
    expect(spend.app).toBeGreaterThanOrEqual(20 - 1e-6);
    // Its own most is below what it gets now, so that is what it keeps.
    expect(spend.partners).toBeCloseTo(8, 6);
    expect(spend.new).toBeGreaterThan(9);
  });

  it('ask about a budget of quite another size', () => {
    expect(likelySlip(scenario, 80_000)).toBe(1_000);
    expect(likelySlip(scenario, 0.08)).toBeCloseTo(1e-3, 12);
    expect(likelySlip(scenario, 160)).toBeUndefined();
  });
});

describe('returns', () => {
  it('are increments per unit of spend, and one more than profit per spend', () => {
    expect(returnOnSpend(500, 200, 100)).toBe(3);
    expect(returnOnSpend(500, 200, 0)).toBeUndefined();
    expect(returnForProfitPerSpend(0.5)).toBe(1.5);
  });
});

describe('a cost per result', () => {
  const costOf = ({ value, channels }: Awaited<ReturnType<typeof plan>>, worth = 1) =>
    (channels.reduce((sum, { proposed }) => sum + proposed, 0) * worth) / (value.proposed - value.zero);

  it('is kept where results have no value in money', async () => {
    const counts = responseOf(
      scenario.channels.map(({ id, response }) => channel(id, response)),
      { response: {} },
    );
    const counting = { ...counts, response: { ...counts.response, valuePerOutcome: undefined } };
    const free = await plan({ limits: [] }, counting);
    const goal = { cost: 0.9 * costOf(free) };
    const held = await plan({ limits: [], goal }, counting);
    expect(held.unit).toBe('outcome');
    expect(costOf(held)).toBeLessThanOrEqual(goal.cost * (1 + 1e-9));
    expect(costOf(held)).toBeCloseTo(goal.cost, 5);
    expect(held.proof.proved).toBe(true);
  });

  it('is counted per result where results have a value', async () => {
    const worth = 40;
    const valued = responseOf(
      scenario.channels.map(({ id, response }) => channel(id, response)),
      { response: { valuePerOutcome: worth, margin: 0.5 } },
    );
    const free = await plan({ limits: [] }, valued);
    const goal = { cost: 0.9 * costOf(free, worth * 0.5) };
    const held = await plan({ limits: [], goal }, valued);
    expect(costOf(held, worth * 0.5)).toBeCloseTo(goal.cost, 5);
  });

  it('says what is the least where it is too low, and that was tried', async () => {
    // Something must be spent, or spending nothing would cost nothing for each of no results.
    const limits = [{ channels: ['website'], side: 'min' as const, amount: 10, text: 'website>=10' }];
    const refused = await plan({ limits, goal: { cost: 0.01 } }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    if (!(refused instanceof UserError)) return;
    const [problem] = refused.problems;
    expect(problem!.code).toBe('goal.too-cheap');
    const least = Number(problem!.values?.reachable);
    expect(least).toBeGreaterThan(0.01);
    const kept = await plan({ limits, goal: { cost: least * 1.02 } });
    expect(costOf(kept)).toBeLessThanOrEqual(least * 1.02 * (1 + 1e-6));
  });

  it('has no meaning where the model counts value alone', async () => {
    const attribute = { floor: 0, ceiling: 0.9, halfSaturation: 20 };
    const valued = advantageOf([
      { id: 'a', share: 1, efficiency: attribute, coverage: attribute, influence: attribute },
    ]);
    const refused = await plan({ limits: [], goal: { cost: 5 } }, valued).catch((error: unknown) => error);
    expect(refused instanceof UserError && refused.problems[0]!.code).toBe('plan.no-outcome');
  });
});
