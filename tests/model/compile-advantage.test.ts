import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAdvantage } from '../../src/model/compile-advantage.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { equalWeights, slopesAt, valueAt } from '../../src/model/value-model.ts';
import { advantageOf } from '../fixtures/small-scenarios.ts';
import { anySteepness, evenly } from './random-curve.ts';

const point = createDrawer(1, 1);
const worth = (scenario: Parameters<typeof compileAdvantage>[0], spend: readonly number[]) =>
  valueAt(compileAdvantage(scenario, point), spend).value[0]!;

/** A response whose level at today's spend is the given one. */
const levelOf = (level: number) => ({ floor: 0, ceiling: 0.99, level });

/** The three channels of the article, its levels taken as today's. */
const article = (
  [
    ['website', 0.8, 0.9, 0.95],
    ['app', 0.9, 0.85, 0.9],
    ['third-party', 0.6, 0.7, 0.85],
  ] as const
).map(([id, efficiency, coverage, influence], i) => ({
  id,
  today: 10 * (i + 1),
  share: 1 / 3,
  efficiency: levelOf(efficiency),
  coverage: levelOf(coverage),
  influence: levelOf(influence),
}));

describe('the advantage model', () => {
  it('is the mean of the three levels for one channel with equal weights', () => {
    fc.assert(
      fc.property(fc.tuple(evenly(0.01, 0.98), evenly(0.01, 0.98), evenly(0.01, 0.98)), (levels) => {
        const [efficiency, coverage, influence] = levels.map(levelOf);
        const one = {
          id: 'one',
          today: 7,
          share: 1,
          efficiency: efficiency!,
          coverage: coverage!,
          influence: influence!,
        };
        const advantage = worth(advantageOf([one], { advantage: { fullValue: 1 } }), [7]);
        expect(advantage).toBeCloseTo(levels.reduce((a, b) => a + b, 0) / 3, 12);
      }),
    );
  });

  it("has the article's strengths, .883333 .883333 .716667, channel by channel", () => {
    const strengths = article.map((channel) =>
      worth(advantageOf([{ ...channel, share: 1 }], { advantage: { fullValue: 1 } }), [channel.today]),
    );
    expect(strengths.map((strength) => strength.toFixed(6))).toEqual(['0.883333', '0.883333', '0.716667']);
    const loss = strengths.reduce((sum, s) => sum + (1 - s) ** 2, 0);
    expect(loss).toBeCloseTo(0.1075, 12);
  });

  it("has the article's combined reach, .9955, with the duplication removed", () => {
    const reachOnly = { efficiency: 0, coverage: 1, influence: 0 };
    const scenario = advantageOf(article, { advantage: { fullValue: 1, weights: reachOnly } });
    expect(worth(scenario, [10, 20, 30])).toBeCloseTo(0.9955, 12);
    expect(compileAdvantage(scenario, point).channels.every(({ additive }) => additive.length === 0)).toBe(
      true,
    );
  });

  it('without weight on coverage has no reach', () => {
    const weights = { efficiency: 0.5, coverage: 0, influence: 0.5 };
    const model = compileAdvantage(advantageOf(article, { advantage: { fullValue: 1, weights } }), point);
    expect(model.hasReach).toBe(false);
    expect(model.channels.map(({ reach }) => reach)).toEqual([undefined, undefined, undefined]);
    const mean = (0.8 + 0.95 + 0.9 + 0.9 + 0.6 + 0.85) / 6;
    expect(valueAt(model, [10, 20, 30]).value[0]).toBeCloseTo(mean, 12);
  });

  it('is M·u^a·m^b·p^d times the advantage', () => {
    const factors = { satisfaction: 1.2, market: 0.8, precision: 0.9 };
    const exponents = { satisfaction: 0.5, market: 2, precision: 3 };
    const plain = worth(advantageOf(article, { advantage: { fullValue: 1 } }), [5, 5, 5]);
    const full = worth(
      advantageOf(article, { advantage: { fullValue: 1_000, ...factors, exponents } }),
      [5, 5, 5],
    );
    expect(full / plain).toBeCloseTo(1_000 * 1.2 ** 0.5 * 0.8 ** 2 * 0.9 ** 3, 9);
  });

  it("puts the half-saturation where today's spend gives today's level, whatever the slope", () => {
    fc.assert(
      fc.property(
        evenly(0, 0.3),
        evenly(0.31, 0.6),
        evenly(0.61, 0.99),
        anySteepness,
        evenly(0.1, 90),
        (floor, level, ceiling, slope, today) => {
          const attribute = { floor, ceiling, level, slope };
          const only = { efficiency: 1, coverage: 0, influence: 0 };
          const scenario = advantageOf(
            [{ id: 'a', today, share: 1, efficiency: attribute, coverage: attribute, influence: attribute }],
            { advantage: { fullValue: 1, weights: only } },
          );
          const model = compileAdvantage(scenario, point);
          const half = model.channels[0]!.additive[0]!;
          expect(valueAt(model, [today]).value[0]).toBeCloseTo(level, 9);
          expect(valueAt(model, [0]).value[0]).toBeCloseTo(floor, 12);
          // Half the way from floor to ceiling lies at the half-saturation.
          if (half.family === 'hill') {
            expect(valueAt(model, [half.half[0]!]).value[0]).toBeCloseTo((floor + ceiling) / 2, 9);
          }
        },
      ),
    );
  });

  it('has the slopes of central differences, reach included', () => {
    const scenario = advantageOf(article);
    const model = compileAdvantage(scenario, point);
    const spend = [12, 3, 40];
    const { logReach } = valueAt(model, spend);
    const { slope, bend } = slopesAt(model, spend, logReach, equalWeights(1));
    for (const i of spend.keys()) {
      const moved = (h: number) => valueAt(model, spend.with(i, spend[i]! + h)).value[0]!;
      expect(slope[i]! / ((moved(1e-4) - moved(-1e-4)) / 2e-4)).toBeCloseTo(1, 7);
      expect(bend[i]! / ((moved(1e-2) - 2 * moved(0) + moved(-1e-2)) / 1e-4)).toBeCloseTo(1, 4);
    }
  });
});

describe('draws of levels', () => {
  const spread = { floor: { value: 0.1, low: 0, high: 0.3 }, ceiling: { value: 0.9, low: 0.5, high: 0.99 } };
  const level = { value: 0.4, low: 0.1, high: 0.8 };

  it('keep floor, level and ceiling in order, and coverage below 1', () => {
    const attribute = { ...spread, level };
    const scenario = advantageOf([
      { id: 'a', today: 10, share: 1, efficiency: attribute, coverage: attribute, influence: attribute },
    ]);
    const { reach, additive } = compileAdvantage(scenario, createDrawer(5, 2_000)).channels[0]!;
    expect(additive).toHaveLength(2);
    for (let d = 0; d < 2_000; d += 1) {
      expect(reach!.floor[d]!).toBeGreaterThanOrEqual(0);
      expect(reach!.ceiling[d]!).toBeLessThan(1);
      expect(reach!.ceiling[d]!).toBeGreaterThan(reach!.floor[d]!);
      expect(reach!.half[d]!).toBeGreaterThan(0);
      expect(Number.isFinite(reach!.half[d]!)).toBe(true);
    }
  });

  it('share one order: no draw is worth less at more spend', () => {
    const attribute = { ...spread, level };
    const scenario = advantageOf([
      { id: 'a', today: 10, share: 1, efficiency: attribute, coverage: attribute, influence: attribute },
    ]);
    const model = compileAdvantage(scenario, createDrawer(5, 500));
    const courses = [0, 1, 10, 100, 1e6].map((x) => valueAt(model, [x]).value);
    for (let k = 1; k < courses.length; k += 1) {
      for (let d = 0; d < 500; d += 1) expect(courses[k]![d]!).toBeGreaterThanOrEqual(courses[k - 1]![d]!);
    }
  });

  it.each([
    ['an efficiency that can reach 1', { floor: 0, ceiling: 1 }, { value: 0.5, low: 0.3, high: 0.7 }],
    ['a ceiling that is all but 1', { floor: 0, ceiling: 0.999_999_9 }, { value: 0.5, low: 0.3, high: 0.7 }],
    ['a floor next to the level', { floor: 0.2, ceiling: 0.9 }, { value: 0.200_000_5, low: 0.2, high: 0.5 }],
  ])('keep their spread under %s', (_, range, uncertain) => {
    const efficiency = { ...range, level: uncertain };
    const coverage = { floor: 0, ceiling: 0.9, level: 0.5 };
    const scenario = advantageOf([
      { id: 'a', today: 10, share: 1, efficiency, coverage, influence: coverage },
    ]);
    const curve = compileAdvantage(scenario, createDrawer(5, 400)).channels[0]!.additive[0]!;
    const today = curve.family === 'hill' ? Array.from(curve.half, (c) => 10 / (10 + c)) : [];
    const levels = today.map((h) => range.floor + (range.ceiling - range.floor) * h).sort((a, b) => a - b);
    expect(new Set(levels).size).toBeGreaterThan(390);
    // Where draws below the floor are made again, the others count for more.
    expect(Math.abs(levels[379]! - uncertain.high)).toBeLessThan(0.06);
  });

  it('of audience shares sum to 1 in every draw', () => {
    const attribute = { floor: 0, ceiling: 0.9, halfSaturation: 10 };
    const uncertain = { value: 0.5, low: 0.2, high: 0.9 };
    const only = { efficiency: 1, coverage: 0, influence: 0 };
    const scenario = advantageOf(
      ['a', 'b'].map((id) => ({
        id,
        share: uncertain,
        efficiency: attribute,
        coverage: attribute,
        influence: attribute,
      })),
      { advantage: { fullValue: 1, weights: only } },
    );
    const model = compileAdvantage(scenario, createDrawer(2, 300));
    // Both channels stand at the same level, so the shares cancel out.
    for (const value of valueAt(model, [10, 10]).value) expect(value).toBeCloseTo(0.45, 12);
    expect(new Set(model.channels[0]!.additive[0]!.amplitude).size).toBe(300);
  });
});
