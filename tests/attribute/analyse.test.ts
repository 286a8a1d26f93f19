import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { type Analysis, analysisShape } from '../../src/attribute/analysis.ts';
import { UserError } from '../../src/scenario/problem.ts';
import type { Goal, Scenario } from '../../src/scenario/scenario.ts';
import { advantageOf, channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { hangingMs } from '../suite/waiting.ts';

const effort = { nodes: 2_000, milliseconds: hangingMs };
const run = (scenario: Scenario, draws = 16) => analyse({ scenario, draws, seed: 1, effort });
const codeOf = (scenario: Scenario, draws = 16) =>
  run(scenario, draws).then(
    () => 'no error',
    (error: unknown) => (error instanceof UserError ? error.problems[0].code : error),
  );
const spent = ({ channels }: Analysis) => channels.reduce((sum, c) => sum + c.proposed, 0);

/** Hills with slope 1 have a closed form: f = a·x/(x + c), f' = a·c/(x + c)², so at price λ x = √(a·c/λ) − c. */
const hills = [
  { id: 'a', size: 100, half: 10 },
  { id: 'b', size: 80, half: 30 },
];
const scenarioOf = (goal: Goal = 'value', more: object = {}) =>
  responseOf(
    hills.map(({ id, size, half }) => channel(id, hill(size, half), { today: 50 })),
    { goal, ...more },
  );
const atPrice = (price: number) => hills.map(({ size, half }) => Math.sqrt((size * half) / price) - half);
const worthOf = (spend: readonly number[]) =>
  hills.reduce((sum, { size, half }, i) => sum + (size * spend[i]!) / (spend[i]! + half), 0);

describe('an analysis', () => {
  it('of two Hills is what the closed form says, in full', async () => {
    const result = await run(scenarioOf());
    // Σ(√(a·c/λ) − c) = 100.
    const price = ((Math.sqrt(1_000) + Math.sqrt(2_400)) / 140) ** 2;
    const [a, b] = atPrice(price);
    const best = worthOf([a!, b!]);
    const today = worthOf([50, 50]);
    const part = (i: number, x: number) => (hills[i]!.size * x) / (x + hills[i]!.half);

    expect(analysisShape.parse(result)).toEqual(result);
    expect(result).toMatchObject({
      unit: 'money',
      budget: 100,
      periods: 1,
      engine: 'float64',
      todayFeasible: true,
    });
    expect(result.channels.map(({ id, today: now }) => [id, now])).toEqual([
      ['a', 50],
      ['b', 50],
    ]);
    const near = (found: number, expected: number, room = 1e-6) =>
      expect(Math.abs(found / expected - 1)).toBeLessThan(room);
    [a!, b!].forEach((x, i) => {
      const found = result.channels[i]!;
      near(found.proposed, x, 1e-5);
      near(found.contribution, part(i, x), 1e-5);
      near(found.contributionToday, part(i, 50), 1e-12);
      near(found.marginalReturn, price, 1e-5);
    });
    expect(result.value.zero).toBe(0);
    near(result.value.today, today, 1e-12);
    near(result.value.proposed, best, 1e-10);
    near(result.value.lift, best - today, 1e-8);
    expect(result.limits).toEqual([
      {
        id: 'budget',
        kind: 'budget',
        side: 'max',
        of: '',
        amount: expect.closeTo(100, 9),
        price: expect.closeTo(price, 6),
      },
    ]);
    expect(result.proof).toMatchObject({ proved: true, stopped: 'closed' });
    expect(result.proof.gap).toBeLessThanOrEqual(1e-9);
    near(result.proof.best, best, 1e-9);
    expect(result.proof.bound).toBeGreaterThanOrEqual(best - 1e-12);
    expect(result.trace.length).toBeGreaterThan(0);
    expect(result.trace.at(-1)!.best).toBeCloseTo(result.proof.best, 9);
    for (const { best: reached, bound } of result.trace) expect(bound).toBeGreaterThanOrEqual(reached);
  });

  it('reports its steps, and ends at once when it is stopped', async () => {
    const steps: string[] = [];
    await analyse(
      { scenario: scenarioOf(), draws: 1, seed: 1, effort },
      { onProgress: ({ step }) => steps.push(step) },
    );
    expect([...new Set(steps)]).toEqual(['drawing', 'proving', 'explaining']);
    const stopped = analyse(
      { scenario: scenarioOf(), draws: 1, seed: 1, effort },
      { shouldStop: () => true },
    );
    await expect(stopped).rejects.toMatchObject({ problems: [{ code: 'plan.cancelled' }] });
  });

  it('keeps a trace of at most sixty steps, its last among them', async () => {
    // Nearly alike, but not so: any choice of them is about as good as any other, and none is the same.
    const twenty = responseOf(
      Array.from({ length: 20 }, (_, i) => channel(`c${i}`, hill(10, 12 + 0.001 * i, 3), { today: 5 })),
    );
    const result = await analyse({
      scenario: twenty,
      draws: 1,
      seed: 1,
      effort: { nodes: 60, milliseconds: hangingMs },
    });
    expect(result.trace).toHaveLength(60);
    expect(result.trace.at(-1)).toMatchObject({ best: result.proof.best, bound: result.proof.bound });
    result.trace.forEach(({ iteration }, k) => {
      if (k > 0) expect(iteration).toBeGreaterThanOrEqual(result.trace[k - 1]!.iteration);
    });
    expect(result.proof).toMatchObject({ proved: false, stopped: 'nodes', nodes: 60 });
    expect(result.proof.gap).toBeGreaterThan(1e-4);
  });
});

describe('goals', () => {
  it('profit: every channel without a limit returns exactly what it costs', async () => {
    const result = await run(scenarioOf('profit'));
    const [a, b] = atPrice(1);
    expect(result.channels[0]!.proposed).toBeCloseTo(a!, 3);
    expect(result.channels[1]!.proposed).toBeCloseTo(b!, 3);
    for (const { marginalReturn } of result.channels) expect(marginalReturn).toBeCloseTo(1, 5);
    expect(result.proof.best).toBeCloseTo(worthOf([a!, b!]) - a! - b!, 8);
    expect(result.limits).toEqual([]);
  });

  it('marginal: spends while a unit returns as much', async () => {
    const result = await run(scenarioOf({ marginal: 2.5 }));
    const [a] = atPrice(2.5);
    expect(result.channels[0]!.proposed).toBeCloseTo(a!, 3);
    expect(result.channels[0]!.marginalReturn).toBeCloseTo(2.5, 4);
    // The other starts with 80/30 per unit, so it is worth a little.
    expect(result.channels[1]!.proposed).toBeCloseTo(atPrice(2.5)[1]!, 3);
    expect(result.proof.proved).toBe(true);
  });

  it('roi: the most valuable plan of those that return as much', async () => {
    for (const roi of [1.2, 2, 4]) {
      const result = await run(scenarioOf({ roi }));
      const total = spent(result);
      expect(result.value.proposed - result.value.zero).toBeGreaterThanOrEqual(roi * total * (1 - 1e-9));
      expect(result.proof.proved).toBe(true);
      // The best plan of any larger total returns less.
      const total2 = total * 1.001;
      const more = ((Math.sqrt(1_000) + Math.sqrt(2_400)) / (total2 + 40)) ** 2;
      const [a, b] = atPrice(more).map((x) => Math.max(0, x));
      if (total2 <= 100 && b! > 0) expect(worthOf([a!, b!]) / total2).toBeLessThan(roi);
      for (const { proposed, marginalReturn } of result.channels) {
        if (proposed > 0) expect(marginalReturn).toBeCloseTo(result.channels[0]!.marginalReturn, 3);
      }
    }
  });

  it('target: the least spend that reaches it', async () => {
    for (const target of [40, 90, 130]) {
      const result = await run(scenarioOf({ target }));
      expect(result.value.proposed).toBeGreaterThanOrEqual(target * (1 - 1e-11));
      expect(result.value.proposed).toBeCloseTo(target, 6);
      expect(result.proof.best).toBeCloseTo(-spent(result), 9);
      expect(result.proof.proved).toBe(true);
      // The most that this spend could bring is the target.
      const { proposed: most } = (await run(scenarioOf('value', { budget: spent(result) }))).value;
      expect(most).toBeCloseTo(target, 5);
    }
  });

  it('agree with one another: the profit of the profit plan, the value of the value plan are the largest', async () => {
    const goals: Goal[] = ['value', 'profit', { roi: 1.5 }, { target: 100 }, { marginal: 0.8 }];
    const results = await Promise.all(goals.map((goal) => run(scenarioOf(goal))));
    const [value, profit] = results;
    for (const other of results) {
      expect(other.value.proposed).toBeLessThanOrEqual(value!.value.proposed + 1e-8);
      expect(other.value.proposed - spent(other)).toBeLessThanOrEqual(
        profit!.value.proposed - spent(profit!) + 1e-8,
      );
    }
  });

  it('that no plan meets are refused, and those that some plan meets are not', async () => {
    // All of the budget brings 133.6; endless money would bring 180.
    expect(['plan.infeasible', 'goal.unreachable']).toContain(await codeOf(scenarioOf({ target: 134 })));
    expect(await codeOf(scenarioOf({ target: 133 }))).toBe('no error');
    const forced = scenarioOf({ roi: 3 }, { budgetUse: 'exactly' });
    expect(['plan.infeasible', 'goal.unreachable']).toContain(await codeOf(forced));
  });

  it('are refused where the limits leave no plan', async () => {
    const clash = responseOf([
      channel('a', hill(10, 10), { min: 80 }),
      channel('b', hill(10, 10), { min: 40 }),
    ]);
    expect(await codeOf(clash)).toBe('plan.infeasible');
  });

  it('in money need a money value; value and target do not', async () => {
    const plain = (goal: Goal) => scenarioOf(goal, { response: {} });
    for (const goal of ['profit', { roi: 2 }, { marginal: 1 }] as const) {
      await expect(run(plain(goal))).rejects.toMatchObject({
        problems: [{ code: 'plan.no-money-value', path: 'response.valuePerOutcome' }],
      });
    }
    expect((await run(plain('value'))).unit).toBe('outcome');
    expect((await run(plain({ target: 50 }))).unit).toBe('outcome');
    const advantage = { floor: 0, ceiling: 0.9, halfSaturation: 10 };
    const one = { id: 'a', share: 1, efficiency: advantage, coverage: advantage, influence: advantage };
    expect(await codeOf(advantageOf([one], { goal: 'profit' }))).toBe('no error');
  });

  it('with a return out of reach spend nothing, not next to nothing', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const sShaped = ids.map((id) => channel(id, hill(10, 30, 3)));
    const result = await run(responseOf(sShaped, { goal: { roi: 0.347_021_399_652_978_7 } }));
    expect(result.channels.map(({ proposed }) => proposed)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(result.value.proposed).toBe(0);
  });
});

describe('an analysis as JSON', () => {
  const level = { floor: 0, ceiling: 0.9, halfSaturation: 10, slope: 0.5 };
  const spread = { value: 0.5, low: 0.2, high: 0.8 };
  const steep = (id: string, more: object = {}) => ({
    id,
    share: 0.5,
    efficiency: level,
    coverage: level,
    influence: { ...level, ceiling: { value: 0.8, low: 0.6, high: 0.9 } },
    ...more,
  });
  const cases: Record<string, Scenario> = {
    'nothing is spent today': advantageOf([steep('a'), steep('b')]),
    'a channel that is infinitely steep at zero may spend nothing': advantageOf([
      steep('a', { max: 0 }),
      steep('b'),
    ]),
    'nothing may be spent at all': advantageOf([steep('a', { max: 0 }), steep('b', { max: 0 })]),
    'nothing is worth anything': responseOf([channel('a', hill(0, 10)), channel('b', hill(0, 10, 0.5))]),
    'one channel has no worth, below slope 1': responseOf([
      channel('a', hill(0, 10, 0.5)),
      channel('b', hill(9, 10)),
    ]),
    'no spend is worth its cost': advantageOf([steep('a'), steep('b')], {
      goal: 'profit',
      advantage: { fullValue: 0.1 },
    }),
    'the worst draws count': advantageOf([steep('a'), steep('b')], { risk: 'cautious' }),
    'the value is negative throughout': responseOf([channel('a', hill(9, 10))], {
      response: { base: -1_000, valuePerOutcome: 1 },
    }),
    'the budget is huge': advantageOf([steep('a'), steep('b')], { budget: 1e9 }),
    'the budget is tiny': advantageOf([steep('a'), steep('b')], { budget: 1e-6 }),
    'the share is of what is spent': advantageOf([
      steep('a', { max: { share: 0.3, of: 'spend' } }),
      steep('b'),
    ]),
    'a group may have nothing': advantageOf([steep('a'), steep('b')], {
      groups: [{ id: 'g', channels: ['a'], max: 0 }],
      privacy: { max: 0, of: 'spend' },
    }),
    'a target is met by nothing': responseOf([channel('a', hill(9, 10))], {
      response: { base: 100, valuePerOutcome: 1 },
      goal: { target: 50 },
    }),
    'a margin is nothing': responseOf([channel('a', hill(9, 10))], {
      response: { base: 1, valuePerOutcome: 1, margin: 0 },
    }),
    'shares are uncertain': advantageOf([steep('a', { share: spread }), steep('b', { share: spread })]),
  };

  it.each(Object.entries(cases))('is whole where %s', async (_, scenario) => {
    for (const goal of [scenario.goal, 'profit', { roi: 0.5 }, { marginal: 1 }] as const) {
      const result = await run({ ...scenario, goal });
      expect(analysisShape.parse(result)).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(result.proof.proved).toBe(true);
      const limit = (scenario.budget ?? 0) * (1 + 1e-9);
      expect(spent(result)).toBeLessThanOrEqual(limit);
      const sum = result.channels.reduce((total, c) => total + c.contribution, result.value.zero);
      expect(Math.abs(sum - result.value.proposed)).toBeLessThan(
        1e-11 * (1 + Math.abs(result.value.proposed)),
      );
    }
  });
});
