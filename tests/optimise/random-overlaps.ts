import fc from 'fast-check';
import { upperHull } from '../../src/optimise/polyline.ts';
import { type GridProblem, sumLimit } from './random-limits.ts';

const channels = 8;

/** A concave line of up to twelve pieces, one unit wide each. */
const line = fc
  .array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 12 })
  .map((slopes) => {
    const y = [0];
    for (const slope of slopes.sort((a, b) => b - a)) y.push(y.at(-1)! + slope);
    return upperHull([...y.keys()], y, 0, y.length - 1);
  });

/** Eight channels with a budget and groups that overlap; some ask for more than others leave. */
export const anyOverlaps: fc.Arbitrary<GridProblem> = fc
  .record({
    lines: fc.array(line, { minLength: channels, maxLength: channels }),
    budget: fc.integer({ min: 4, max: 40 }),
    groups: fc.array(
      fc.record({
        members: fc.uniqueArray(fc.nat(channels - 1), { minLength: 2, maxLength: 6 }),
        least: fc.oneof(fc.constant(0), fc.nat(6)),
        more: fc.nat(10),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  })
  .map(({ lines, budget, groups }) => ({
    lines,
    cost: 0,
    limits: {
      lower: new Float64Array(channels),
      upper: Float64Array.from(lines, ({ x }) => x.at(-1)!),
      rows: [
        sumLimit('budget', [...new Array(channels).keys()], 0, budget),
        ...groups.map(({ members, least, more }, g) => sumLimit(`g${g}`, members, least, least + more)),
      ],
    },
  }));
