import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveRoom, evaluateCurve } from '../../src/model/curve.ts';
import type { Curve } from '../../src/model/curve-families.ts';
import type { ChannelCurves } from '../../src/model/value-model.ts';
import { type CurveTable, createCurveTable, type DrawWeights } from '../../src/optimise/curve-table.ts';
import { startingPoints } from '../../src/optimise/grid.ts';
import { createMeanTable } from '../../src/optimise/mean-table.ts';
import { anyHill, anyLogistic, anyReach, evenly, magnitude } from '../model/random-curve.ts';

const draws = 3;

const anyChannel: fc.Arbitrary<ChannelCurves> = fc
  .record({
    additive: fc.array(
      fc.oneof({ weight: 2, arbitrary: anyHill(draws) }, { weight: 1, arbitrary: anyLogistic(draws) }),
      {
        maxLength: 2,
      },
    ),
    reach: fc.option(anyReach(draws), { nil: undefined }),
  })
  .filter(({ additive, reach }) => additive.length > 0 || reach !== undefined);

const anyWeights = fc.array(evenly(0, 1), { minLength: draws, maxLength: draws });
const anyRange = fc.oneof(
  fc.constant([0, 1] as const),
  fc
    .tuple(fc.oneof(fc.constant(0), evenly(0, 0.9), magnitude(1e-6, 0.1)), evenly(0.01, 1))
    .map(([low, more]) => [low, low + more] as const),
);

/** Σ_d weight_d · curve_d(x), over all of a channel's curves. */
function trueHeight({ additive, reach }: ChannelCurves, weights: DrawWeights, x: number): number {
  const room = curveRoom(draws);
  let height = 0;
  const add = (curve: Curve, weight: Float64Array) => {
    evaluateCurve(curve, x, room);
    for (let d = 0; d < draws; d += 1) height += weight[d]! * room.value[d]!;
  };
  for (const curve of additive) add(curve, weights.value);
  if (reach) add(reach, weights.reach);
  return height;
}

/** The polyline through a table's vertices, as a function. */
function polylineOf(table: CurveTable, weights: DrawWeights) {
  const [x, y] = [table.vertices(), table.heights(weights)];
  return (at: number) => {
    let j = 0;
    while (j + 2 < x.length && x[j + 1]! <= at) j += 1;
    if (x.length === 1) return y[0]!;
    return y[j]! + ((y[j + 1]! - y[j]!) * (at - x[j]!)) / (x[j + 1]! - x[j]!);
  };
}

/** Points all over the range: evenly, near its start, and around the table's own points. */
function samples(low: number, high: number, table: CurveTable): number[] {
  const even = Array.from({ length: 300 }, (_, k) => low + ((high - low) * k) / 299);
  const start = Array.from({ length: 60 }, (_, k) => low + (high - low) * 0.7 ** k);
  const around = table.points().flatMap((p, j, all) => {
    const next = all[j + 1] ?? p;
    return [0, 0.001, 0.1, 0.3, 0.499, 0.501, 0.9].map((part) => p + part * (next - p));
  });
  return [...even, ...start, ...around].filter((x) => x >= low && x <= high);
}

/** By how much, at worst, the table lies below the true curve. */
function worstShortfall(
  channel: ChannelCurves,
  weights: DrawWeights,
  table: CurveTable,
  low: number,
  high: number,
) {
  const line = polylineOf(table, weights);
  let worst = 0;
  for (const x of samples(low, high, table))
    worst = Math.max(worst, trueHeight(channel, weights, x) - line(x));
  return worst;
}

/** What rounding may make of a sum of this size. */
const rounding = 1e-13;

describe("a table of a channel's curves", () => {
  for (const keepDraws of [true, false]) {
    it(`lies above the weighted curves everywhere, also after insertions (${keepDraws ? 'by draw' : 'summed'})`, () => {
      fc.assert(
        fc.property(
          anyChannel,
          anyWeights,
          anyWeights,
          anyRange,
          fc.array(evenly(0, 1), { maxLength: 6 }),
          (channel, value, reach, [low, high], inserted) => {
            const weight = Float64Array.from(value);
            const table = createCurveTable(channel, weight, startingPoints(channel, low, high), keepDraws);
            // Kept by draw, any weights serve; summed, those it was made with.
            const weights = {
              value: keepDraws ? weight.map((w) => w ** 2) : weight,
              reach: Float64Array.from(reach),
            };
            const size = 1 + trueHeight(channel, weights, high);
            expect(worstShortfall(channel, weights, table, low, high)).toBeLessThan(rounding * size * 10);
            for (const part of inserted) {
              table.insert([low + part * (high - low), low + 1e-9 * part * (high - low)]);
              expect(worstShortfall(channel, weights, table, low, high)).toBeLessThan(rounding * size * 10);
            }
            expect(table.points()[0]).toBe(low);
            expect(table.points().at(-1)).toBe(high);
          },
        ),
        { numRuns: 400, seed: keepDraws ? 1 : 2 },
      );
    });
  }

  it('lies above them when it keeps sums alone, also after insertions and under new weights', () => {
    fc.assert(
      fc.property(
        anyChannel,
        anyWeights,
        anyWeights,
        anyRange,
        fc.array(evenly(0, 1), { maxLength: 6 }),
        (channel, value, reach, [low, high], inserted) => {
          const weights = { value: Float64Array.from(value), reach: Float64Array.from(reach) };
          const table = createMeanTable(channel, weights, startingPoints(channel, low, high), true);
          const size = 1 + trueHeight(channel, weights, high);
          expect(worstShortfall(channel, weights, table, low, high)).toBeLessThan(rounding * size * 10);
          const others = { value: weights.value.map((w) => w ** 2), reach: weights.reach.map((w) => w / 3) };
          for (const part of inserted) {
            table.insert([low + part * (high - low), low + 1e-9 * part * (high - low)]);
            expect(worstShortfall(channel, weights, table, low, high)).toBeLessThan(rounding * size * 10);
            expect(worstShortfall(channel, others, table, low, high)).toBeLessThan(rounding * size * 10);
          }
          const byDraw = createCurveTable(channel, weights.value, table.points(), true);
          const [ours, theirs] = [table.heights(weights), byDraw.heights(weights)];
          for (const [j, height] of ours.entries()) {
            // Sums are taken before the larger side is: never higher than draw by draw, but for a steep start.
            if (j > 1) expect(height).toBeLessThanOrEqual(theirs[j]! + rounding * size * 10);
          }
        },
      ),
      { numRuns: 400, seed: 12 },
    );
  });

  it('is exact at its points, but at a start that is infinitely steep', () => {
    fc.assert(
      fc.property(anyChannel, anyWeights, anyWeights, anyRange, (channel, value, reach, [low, high]) => {
        const weights = { value: Float64Array.from(value), reach: Float64Array.from(reach) };
        const table = createCurveTable(channel, weights.value, startingPoints(channel, low, high), true);
        const heights = table.heights(weights);
        table.points().forEach((p, j) => {
          const excess = heights[2 * j]! - trueHeight(channel, weights, p);
          expect(Math.abs(j === 0 ? Math.min(0, excess) : excess)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('comes as near to the curves as one wants, by points where it is worst', () => {
    fc.assert(
      fc.property(anyChannel, anyWeights, anyWeights, (channel, value, reach) => {
        const weights = { value: Float64Array.from(value), reach: Float64Array.from(reach) };
        const table = createCurveTable(channel, weights.value, startingPoints(channel, 0, 1), true);
        const size = 1e-12 + trueHeight(channel, weights, 1) - trueHeight(channel, weights, 0);
        const worstCell = () => {
          const [heights, points] = [table.heights(weights), table.points()];
          let [cell, worst] = [0, 0];
          for (let j = 0; j + 1 < points.length; j += 1) {
            const chord = (heights[2 * j]! + heights[2 * j + 2]!) / 2;
            const start = j === 0 ? heights[0]! - trueHeight(channel, weights, 0) : 0;
            const excess = Math.max(start, heights[2 * j + 1]! - chord);
            if (excess > worst) [cell, worst] = [j, excess];
          }
          return { cell, worst };
        };
        let { cell, worst } = worstCell();
        for (let round = 0; round < 600 && worst > 1e-3 * size; round += 1) {
          const [a, b] = [table.points()[cell]!, table.points()[cell + 1]!];
          // Towards a steep start by great strides, elsewhere by halves.
          if (!table.insert([a === 0 ? b / 16 : (a + b) / 2])) break;
          ({ cell, worst } = worstCell());
        }
        const least = Math.min(
          1,
          ...channel.additive.flatMap((curve) => (curve.family === 'hill' ? [...curve.steepness] : [])),
          ...(channel.reach?.steepness ?? []),
        );
        // Points are never nearer than 1e-12, which a very steep start outruns: (1e-12 / half-saturation)^slope.
        expect(worst).toBeLessThanOrEqual(Math.max(1e-3, 3 * 1e-8 ** least) * size);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('starts at the curve once its cells are narrow, though it was raised there before', () => {
    const steep: ChannelCurves = {
      additive: [
        {
          family: 'hill',
          amplitude: Float64Array.of(1),
          half: Float64Array.of(0.003),
          steepness: Float64Array.of(1),
          offset: Float64Array.of(0),
        },
      ],
      reach: undefined,
    };
    const weights = { value: Float64Array.of(1), reach: Float64Array.of(0) };
    for (const keepDraws of [true, false]) {
      const table = createCurveTable(steep, weights.value, [0, 0.5, 1], keepDraws);
      expect(table.heights(weights)[0]).toBeGreaterThan(0.9);
      for (let x = 0.25; x > 1e-4; x /= 4) table.insert([x]);
      expect(table.heights(weights)[0]).toBe(0);
    }
  });

  it('does not take the same point twice', () => {
    const channel: ChannelCurves = {
      additive: [
        {
          family: 'logistic',
          amplitude: Float64Array.of(1),
          rate: Float64Array.of(3),
          offset: Float64Array.of(0),
        },
      ],
      reach: undefined,
    };
    const table = createCurveTable(channel, Float64Array.of(1), [0, 1], true);
    expect([
      table.insert([0.5]),
      table.insert([0.5]),
      table.insert([0.5 + 1e-13]),
      table.insert([0, 1]),
    ]).toEqual([true, false, false, false]);
    expect(table.points()).toEqual([0, 0.5, 1]);
  });

  it('of a channel that has no choice is that one point', () => {
    fc.assert(
      fc.property(anyChannel, evenly(0, 1), (channel, x) => {
        const weights = { value: new Float64Array(draws).fill(1), reach: new Float64Array(draws).fill(1) };
        const table = createCurveTable(channel, weights.value, startingPoints(channel, x, x), true);
        expect(table.vertices()).toEqual(Float64Array.of(x));
        expect(table.heights(weights)[0]).toBeCloseTo(trueHeight(channel, weights, x), 12);
      }),
      { numRuns: 50 },
    );
  });
});
