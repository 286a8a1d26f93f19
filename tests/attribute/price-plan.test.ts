import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { analysisShape } from '../../src/attribute/analysis.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';
import { hangingMs } from '../suite/waiting.ts';

const effort = { nodes: 2_000, milliseconds: hangingMs };
const price = async (scenario: Scenario, plan: Record<string, number>, draws = 16) => {
  const analysis = await analyse({ scenario, draws, seed: 1, effort, plan });
  if (analysis.priced === undefined) throw new Error('nothing was priced');
  return { ...analysis, priced: analysis.priced };
};
const size = { a: 100, b: 80 } as const;
const half = { a: 10, b: 30 } as const;
const twoHills = (more: object = {}, ofA: object = {}) =>
  responseOf(
    [
      channel('a', hill(size.a, half.a), { today: 50, ...ofA }),
      channel('b', hill(size.b, half.b), { today: 50 }),
    ],
    more,
  );
const worth = (a: number, b: number) => (size.a * a) / (a + half.a) + (size.b * b) / (b + half.b);

describe('a priced plan', () => {
  it('of two Hills is worth what the closed form says, in full', async () => {
    const result = await price(twoHills(), { a: 20, b: 70 });
    expect(analysisShape.parse(result)).toEqual(result);
    expect(result.priced.channels).toEqual([
      { id: 'a', spend: 20, contribution: expect.closeTo(worth(20, 0), 9) },
      { id: 'b', spend: 70, contribution: expect.closeTo(worth(0, 70), 9) },
    ]);
    expect(result.priced).toMatchObject({
      value: expect.closeTo(worth(20, 70), 9),
      lift: expect.closeTo(worth(20, 70) - worth(50, 50), 9),
      behind: expect.closeTo(result.value.proposed - worth(20, 70), 9),
      broken: [],
    });
  });

  it('keeps today’s spend where it names no channel', async () => {
    const { priced, value } = await price(twoHills(), {});
    expect(priced.channels.map(({ spend }) => spend)).toEqual([50, 50]);
    expect(priced.value).toBeCloseTo(value.today, 9);
    expect(priced.lift).toBeCloseTo(0, 9);
  });

  it('names each limit that it breaks, with what it comes to', async () => {
    const scenario = twoHills(
      { groups: [{ id: 'both', channels: ['a', 'b'], max: 90 }] },
      { max: 40, min: 5 },
    );
    const { priced } = await price(scenario, { a: 60, b: 70 });
    expect(priced.broken).toEqual([
      { kind: 'budget', side: 'max', of: '', amount: 100, actual: expect.closeTo(130, 9) },
      { kind: 'group', side: 'max', of: 'both', amount: 90, actual: expect.closeTo(130, 9) },
      { kind: 'channel', side: 'max', of: 'a', amount: 40, actual: 60 },
    ]);
    expect((await price(scenario, { a: 1, b: 20 })).priced.broken).toEqual([
      { kind: 'channel', side: 'min', of: 'a', amount: 5, actual: 1 },
    ]);
  });

  it('tells a share of actual spend as the amount that it allows this plan', async () => {
    const scenario = twoHills({}, { max: { share: 0.3, of: 'spend' } });
    const { priced } = await price(scenario, { a: 30, b: 50 });
    expect(priced.broken).toEqual([
      {
        kind: 'channel',
        side: 'max',
        of: 'a',
        amount: expect.closeTo(24, 9),
        actual: expect.closeTo(30, 9),
      },
    ]);
  });

  it('tells a return and a target that it misses', async () => {
    const { priced } = await price(twoHills({ goal: { roi: 1.5 } }), { a: 50, b: 50 });
    expect(priced.broken).toEqual([
      { kind: 'roi', side: 'min', of: '', amount: 1.5, actual: expect.closeTo(worth(50, 50) / 100, 9) },
    ]);
    const short = await price(twoHills({ goal: { target: 120 } }), { a: 20, b: 10 });
    expect(short.priced.broken).toEqual([
      { kind: 'target', side: 'min', of: '', amount: 120, actual: expect.closeTo(worth(20, 10), 9) },
    ]);
  });

  it('counts spend where the goal does', async () => {
    const { priced, proof } = await price(twoHills({ goal: 'profit' }), { a: 20, b: 30 });
    expect(priced.behind).toBeCloseTo(proof.best - (worth(20, 30) - 50), 9);
  });

  it('is never ahead of the proved bound while it keeps the limits, whatever it is', async () => {
    const scenario = responseOf([
      channel('a', hill(100, { value: 20, low: 12, high: 30 }, 2), { today: 50, max: 70 }),
      channel('b', hill(80, 30), { today: 50 }),
    ]);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 70, noNaN: true }), async (a) => {
        const { priced, proof } = await price(scenario, { a, b: 100 - a });
        expect(priced.broken).toEqual([]);
        expect(priced.behind).toBeGreaterThanOrEqual(proof.best - proof.bound - 1e-9);
        const [low, high] = [priced.certainty?.value.low ?? 0, priced.certainty?.value.high ?? 0];
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 15 },
    );
  });
});
