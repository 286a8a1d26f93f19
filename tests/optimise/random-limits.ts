import fc from 'fast-check';
import type { Limits, LinearLimit } from '../../src/optimise/limits.ts';
import { type ConcavePolyline, upperHull } from '../../src/optimise/polyline.ts';

/** A part of the budget that lies on the grid: whole steps only, so that best splits lie on it, too. */
export const gridSteps = 12;

/** A concave polyline between two grid points, with a vertex at each grid point and falling whole slopes. */
function gridLine(low: number, high: number): fc.Arbitrary<ConcavePolyline> {
  return fc
    .array(fc.integer({ min: -4, max: 12 }), { minLength: high - low, maxLength: high - low })
    .map((slopes) => {
      const falling = [...slopes].sort((a, b) => b - a);
      const x = Array.from({ length: high - low + 1 }, (_, j) => low + j);
      const y = [3];
      for (const slope of falling) y.push(y.at(-1)! + slope);
      return upperHull(x, y, 0, x.length - 1);
    });
}

export interface GridProblem {
  readonly lines: readonly ConcavePolyline[];
  readonly limits: Limits;
  readonly cost: number;
}

/** Sum limit over `members`, by index. */
export function sumLimit(id: string, members: readonly number[], min: number, max: number): LinearLimit {
  return {
    id,
    channels: Int32Array.from(members),
    coefficients: new Float64Array(members.length).fill(1),
    min,
    max,
  };
}

const ends = fc
  .tuple(fc.nat(2), fc.integer({ min: 0, max: 8 }))
  .map(([low, more]) => [low, low + more] as const);
const range = fc.tuple(fc.nat(5), fc.nat(9)).map(([low, more]) => [low, low + more] as const);

/** Four channels on the grid, with a budget and nested groups that have both a min and a max; not all can be met. */
export const anyGridProblem: fc.Arbitrary<GridProblem> = fc
  .record({
    ends: fc.array(ends, { minLength: 4, maxLength: 4 }),
    budget: fc.tuple(fc.oneof(fc.constant(0), fc.nat(8)), fc.integer({ min: 4, max: gridSteps })),
    pair: fc.option(range, { nil: undefined }),
    three: fc.option(range, { nil: undefined }),
    again: fc.option(range, { nil: undefined }),
    other: fc.option(range, { nil: undefined }),
    cost: fc.integer({ min: 0, max: 5 }),
  })
  .chain((r) =>
    fc.tuple(...r.ends.map(([low, high]) => gridLine(low, high))).map((lines) => {
      const rows: LinearLimit[] = [];
      if (r.three) rows.push(sumLimit('three', [0, 1, 2], ...r.three));
      if (r.pair) rows.push(sumLimit('pair', [0, 1], ...r.pair));
      if (r.again) rows.push(sumLimit('again', [1, 0], ...r.again));
      if (r.other) rows.push(sumLimit('other', [3], ...r.other));
      const [least, most] = r.budget;
      return {
        lines,
        cost: r.cost,
        limits: {
          lower: Float64Array.from(r.ends, ([low]) => low),
          upper: Float64Array.from(r.ends, ([, high]) => high),
          rows: [sumLimit('budget', [0, 1, 2, 3], Math.min(least, most), most), ...rows],
        },
      };
    }),
  );
