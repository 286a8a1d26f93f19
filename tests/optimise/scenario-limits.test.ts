import { describe, expect, it } from 'vitest';
import { type Limits, useOf, violation } from '../../src/optimise/limits.ts';
import { limitsOf, scaleLimits } from '../../src/optimise/scenario-limits.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';

const response = hill(10, 10);
const free = ['a', 'b', 'c'].map((id) => channel(id, response));
/** A limit by its id, with the coefficients spread over all channels. */
function rowOf(limits: Limits, id: string) {
  const row = limits.rows.find((r) => r.id === id);
  if (!row) return undefined;
  const coefficients = Array.from(limits.lower, () => 0);
  row.channels.forEach((i, j) => {
    coefficients[i] = row.coefficients[j]!;
  });
  return { coefficients, min: row.min, max: row.max };
}

describe("a scenario's limits", () => {
  it('are the budget alone where it states no others', () => {
    expect(limitsOf(responseOf(free))).toEqual({
      lower: new Float64Array(3),
      upper: new Float64Array(3).fill(100),
      rows: [
        {
          id: 'budget',
          channels: Int32Array.of(0, 1, 2),
          coefficients: Float64Array.of(1, 1, 1),
          min: 0,
          max: 100,
        },
      ],
    });
  });

  it('hold the whole budget where all of it must be spent', () => {
    expect(limitsOf(responseOf(free, { budgetUse: 'exactly' })).rows[0]).toMatchObject({
      min: 100,
      max: 100,
    });
  });

  it("take today's sum for a budget that is not stated", () => {
    const scenario = responseOf([
      channel('a', response, { today: 30 }),
      channel('b', response, { today: 12 }),
    ]);
    const { budget: _, ...open } = scenario;
    expect(limitsOf(open).rows[0].max).toBe(42);
  });

  it('on a channel are amounts, or shares of the budget, within the budget', () => {
    const limits = limitsOf(
      responseOf([
        channel('a', response, { min: 10, max: 40 }),
        channel('b', response, { min: { share: 0.2, of: 'budget' }, max: { share: 0.5, of: 'budget' } }),
        channel('c', response, { max: 1_000 }),
      ]),
    );
    expect([limits.lower, limits.upper]).toEqual([Float64Array.of(10, 20, 0), Float64Array.of(40, 50, 100)]);
    expect(limits.rows).toHaveLength(1);
  });

  it('as shares of what is spent are rows: x_a ≤ 0.4·Σx and x_b ≥ 0.1·Σx', () => {
    const scenario = responseOf([
      channel('a', response, { max: { share: 0.4, of: 'spend' } }),
      channel('b', response, { min: { share: 0.1, of: 'spend' } }),
      channel('c', response),
    ]);
    const limits = limitsOf(scenario);
    const max = rowOf(limits, 'channel:a:max')!;
    expect(max).toMatchObject({ min: Number.NEGATIVE_INFINITY, max: 0 });
    expect(max.coefficients).toEqual([0.6, -0.4, -0.4]);
    const min = rowOf(limits, 'channel:b:min')!;
    expect(min).toMatchObject({ min: 0, max: Number.POSITIVE_INFINITY });
    expect(min.coefficients).toEqual([-0.1, 0.9, -0.1]);
    // 40 of 100 is allowed and 41 is not; so it is for 4 of 10.
    expect(violation(limits, [40, 10, 50])).toBeCloseTo(0, 12);
    expect(violation(limits, [4, 1, 5])).toBeCloseTo(0, 12);
    // Missed by 1, of what the channel itself may get at most in that row.
    expect(violation(limits, [41, 10, 49])).toBeCloseTo(1 / 60, 12);
    expect(violation(limits, [40, 9, 51])).toBeCloseTo(1 / 90, 12);
  });

  it('as shares of what is spent are amounts where all of the budget is spent', () => {
    const limits = limitsOf(
      responseOf([channel('a', response, { max: { share: 0.4, of: 'spend' } }), channel('b', response)], {
        budgetUse: 'exactly',
        groups: [{ id: 'all', channels: ['a', 'b'], min: { share: 0.3, of: 'spend' } }],
        privacy: { max: 0.2, of: 'spend' },
      }),
    );
    expect(limits.upper).toEqual(Float64Array.of(40, 100));
    expect(rowOf(limits, 'group:all')).toEqual({ coefficients: [1, 1], min: 30, max: 100 });
    expect(rowOf(limits, 'privacy')).toEqual({
      coefficients: [0, 0],
      min: Number.NEGATIVE_INFINITY,
      max: 20,
    });
  });

  it('on a group are sums, each side in its own way', () => {
    const limits = limitsOf(
      responseOf(free, {
        groups: [
          { id: 'pair', channels: ['a', 'c'], min: 10, max: { share: 0.6, of: 'budget' } },
          { id: 'mixed', channels: ['b', 'c'], min: 5, max: { share: 0.7, of: 'spend' } },
          { id: 'idle', channels: ['a', 'b'], max: 100 },
        ],
      }),
    );
    expect(limits.rows.map(({ id }) => id)).toEqual([
      'budget',
      'group:pair',
      'group:mixed:max',
      'group:mixed',
    ]);
    expect(rowOf(limits, 'group:pair')).toEqual({ coefficients: [1, 0, 1], min: 10, max: 60 });
    expect(rowOf(limits, 'group:mixed')).toEqual({ coefficients: [0, 1, 1], min: 5, max: 100 });
    const row = rowOf(limits, 'group:mixed:max')!;
    expect(row.max).toBe(0);
    expect(row.coefficients.map((c) => c.toFixed(12))).toEqual([
      '-0.700000000000',
      '0.300000000000',
      '0.300000000000',
    ]);
  });

  it('on privacy and brand safety weigh spend by its risk', () => {
    const risky = [0.1, 0.5, 0].map((risk, i) =>
      channel(`c${i}`, response, { privacyRisk: risk, brandRisk: 1 - risk }),
    );
    const limits = limitsOf(
      responseOf(risky, { privacy: { max: 0.3, of: 'budget' }, brandSafety: { max: 0.6, of: 'spend' } }),
    );
    expect(rowOf(limits, 'privacy')).toEqual({
      coefficients: [0.1, 0.5, 0],
      min: Number.NEGATIVE_INFINITY,
      max: 30,
    });
    const brand = rowOf(limits, 'brandSafety')!;
    expect(brand.max).toBe(0);
    expect(brand.coefficients.map((c) => c.toFixed(12))).toEqual([
      '0.300000000000',
      '-0.100000000000',
      '0.400000000000',
    ]);
  });

  it('in other units keep what they allow', () => {
    const scenario = responseOf(
      [channel('a', response, { min: 5, max: 40, privacyRisk: 0.7 }), channel('b', response)],
      { privacy: { max: 0.2, of: 'budget' }, groups: [{ id: 'g', channels: ['a', 'b'], min: 8, max: 90 }] },
    );
    const [limits, scaled] = [limitsOf(scenario), scaleLimits(limitsOf(scenario), 0.01)];
    for (const spend of [
      [5, 3],
      [0, 0],
      [60, 70],
      [28, 12],
    ]) {
      const inUnits = spend.map((x) => x * 0.01);
      expect(violation(scaled, inUnits)).toBeCloseTo(violation(limits, spend), 12);
      limits.rows.forEach((row, r) => {
        expect(useOf(scaled.rows[r]!, inUnits)).toBeCloseTo(useOf(row, spend) * 0.01, 12);
      });
    }
  });
});
