import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/optimise/allocate.ts';
import { createAllocator } from '../../src/optimise/allocator.ts';
import { type Limits, type LinearLimit, nest, useOf, violation } from '../../src/optimise/limits.ts';
import { allocateByProgram, loadSolver } from '../../src/optimise/linear-program.ts';
import { bestAtPrice, type ConcavePolyline, heightAt, upperHull } from '../../src/optimise/polyline.ts';
import { scaleLimits } from '../../src/optimise/scenario-limits.ts';
import { anyGridProblem, type GridProblem, sumLimit } from './random-limits.ts';

const worthOf = ({ lines, cost }: GridProblem, spend: ArrayLike<number>) =>
  lines.reduce((sum, line, i) => sum + heightAt(line, spend[i]!) - cost * spend[i]!, 0);

/** The best grid split, by trying all: with whole slopes, limits and vertices no other split is better. */
function bestByTrying(problem: GridProblem): number {
  const { lines, limits } = problem;
  let best = Number.NEGATIVE_INFINITY;
  const spend = new Float64Array(lines.length);
  const visit = (i: number) => {
    if (i === lines.length) {
      if (violation(limits, spend) === 0) best = Math.max(best, worthOf(problem, spend));
      return;
    }
    for (let x = limits.lower[i]!; x <= limits.upper[i]!; x += 1) {
      spend[i] = x;
      visit(i + 1);
    }
  };
  visit(0);
  return best;
}

const solved = ({ lines, limits, cost }: GridProblem) =>
  allocate(lines, nest(limits).tree, limits.rows.length, cost);

describe('a split over polylines', () => {
  it('under nested limits is the best of all splits, and its bound is its own worth', () => {
    let possible = 0;
    fc.assert(
      fc.property(anyGridProblem, (problem) => {
        const best = bestByTrying(problem);
        const found = solved(problem);
        if (best === Number.NEGATIVE_INFINITY) {
          expect(found).toBeUndefined();
          return;
        }
        possible += 1;
        expect(nest(problem.limits).rest).toEqual([]);
        expect(violation(problem.limits, found!.spend)).toBeLessThan(1e-12);
        expect(worthOf(problem, found!.spend)).toBeCloseTo(best, 9);
        expect(found!.bound).toBeCloseTo(best, 9);
      }),
      { numRuns: 1_500, seed: 1 },
    );
    expect(possible).toBeGreaterThan(300);
  });

  it('has prices that stand only at limits that bind, on the right side', () => {
    fc.assert(
      fc.property(anyGridProblem, (problem) => {
        const found = solved(problem);
        problem.limits.rows.forEach((row, r) => {
          const price = found?.prices[r] ?? 0;
          if (Math.abs(price) < 1e-9) return;
          expect(useOf(row, found!.spend)).toBeCloseTo(price > 0 ? row.max : row.min, 9);
        });
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('has prices that bound what moving a limit brings', () => {
    fc.assert(
      fc.property(anyGridProblem, fc.nat(4), fc.integer({ min: -3, max: 3 }), (problem, which, by) => {
        const found = solved(problem);
        const r = which % problem.limits.rows.length;
        const price = found?.prices[r] ?? 0;
        const row = problem.limits.rows[r]!;
        const moved: LinearLimit = price < 0 ? { ...row, min: row.min + by } : { ...row, max: row.max + by };
        if (!found || moved.min > moved.max) return;
        const [whole, ...others] = problem.limits.rows;
        const rows = [r === 0 ? moved : whole, ...others.map((o, k) => (k + 1 === r ? moved : o))] as const;
        const other = solved({ ...problem, limits: { ...problem.limits, rows } });
        // The best worth is concave in the limit, and the price is one of its slopes.
        if (other) expect(other.bound).toBeLessThanOrEqual(found.bound + price * by + 1e-9);
      }),
      { numRuns: 1_000, seed: 3 },
    );
  });

  it('agrees with the linear program, off the grid as well', async () => {
    const highs = await loadSolver();
    fc.assert(
      fc.property(anyGridProblem, fc.constantFrom(1, 0.97, 1.013), (grid, stretch) => {
        const problem = { ...grid, limits: scaleLimits(grid.limits, stretch) };
        problem.limits.lower.set(grid.limits.lower);
        problem.limits.upper.set(grid.limits.upper);
        const found = solved(problem);
        const { lines, limits, cost } = problem;
        const program = allocateByProgram(highs, lines, limits, cost, Number.POSITIVE_INFINITY);
        if (!found) expect(program).toBe('infeasible');
        else if (typeof program === 'string') expect.fail(`the program says ${program}`);
        else {
          expect(violation(limits, program.spend)).toBeLessThan(1e-8);
          expect(program.bound).toBeCloseTo(found.bound, 7);
          expect(worthOf(problem, program.spend)).toBeCloseTo(found.bound, 7);
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('never has a bound below any split, also under risk rows and groups that cross', async () => {
    const highs = await loadSolver();
    await fc.assert(
      fc.asyncProperty(
        anyGridProblem,
        fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 20 }),
        async (problem, risks, most) => {
          const crossing = sumLimit('crossing', [1, 3], 1, 9);
          const risk: LinearLimit = {
            id: 'risk',
            channels: Int32Array.of(0, 1, 2, 3),
            coefficients: Float64Array.from(risks),
            min: Number.NEGATIVE_INFINITY,
            max: most,
          };
          const [whole, ...others] = problem.limits.rows;
          const limits: Limits = { ...problem.limits, rows: [whole, ...others, crossing, risk] };
          const harder = { ...problem, limits };
          const allocator = await createAllocator(limits);
          const split = allocator(problem.lines, problem.cost);
          const best = bestByTrying(harder);
          if (!split) expect(best).toBe(Number.NEGATIVE_INFINITY);
          else if (best > Number.NEGATIVE_INFINITY) {
            expect(split.bound).toBeGreaterThanOrEqual(best - 1e-9);
            const program = allocateByProgram(highs, problem.lines, limits, problem.cost, 1e9);
            if (typeof program !== 'string') expect(split.bound).toBeCloseTo(program.bound, 7);
            expect(violation(limits, split.spend)).toBeLessThan(1e-8);
            expect(worthOf(harder, split.spend)).toBeCloseTo(split.bound, 7);
          }
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });

  it('keeps a tighter budget than the limits state', async () => {
    await fc.assert(
      fc.asyncProperty(anyGridProblem, fc.integer({ min: 0, max: 12 }), async (problem, budget) => {
        const allocator = await createAllocator(problem.limits);
        const found = allocator(problem.lines, problem.cost, budget);
        const [whole, ...others] = problem.limits.rows;
        const tight = { ...whole, max: Math.min(whole.max, budget) };
        const best =
          tight.min > tight.max
            ? Number.NEGATIVE_INFINITY
            : bestByTrying({ ...problem, limits: { ...problem.limits, rows: [tight, ...others] } });
        expect(found?.bound ?? Number.NEGATIVE_INFINITY).toBeCloseTo(best, 9);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it('holds where only one plan keeps the limits', async () => {
    // All of the budget, and no more risk than the least risky channel has: everything goes there.
    const line = upperHull([0, 0.3, 1], [0, 5, 6], 0, 2);
    const limits: Limits = {
      lower: new Float64Array(3),
      upper: new Float64Array(3).fill(1),
      rows: [
        sumLimit('budget', [0, 1, 2], 1, 1),
        {
          id: 'privacy',
          channels: Int32Array.of(0, 1, 2),
          coefficients: Float64Array.of(0.7, 0.2, 0.9),
          min: Number.NEGATIVE_INFINITY,
          max: 0.2,
        },
      ],
    };
    const allocator = await createAllocator(limits);
    const split = allocator([line, line, line], 0);
    expect(split?.spend[1]).toBeCloseTo(1, 8);
    expect(split?.bound).toBeCloseTo(6, 6);
  });
});

describe('nesting limits', () => {
  const limitsOf = (...groups: readonly (readonly number[])[]): Limits => ({
    lower: new Float64Array(5),
    upper: new Float64Array(5).fill(1),
    rows: [sumLimit('budget', [0, 1, 2, 3, 4], 0, 1), ...groups.map((g, k) => sumLimit(`g${k}`, g, 0, 1))],
  });

  it('puts groups inside, apart and around each other', () => {
    const { tree, rest } = nest(limitsOf([0, 1], [0, 1, 2], [3], [1]));
    expect(rest).toEqual([]);
    expect(tree).toMatchObject({
      row: 0,
      channels: [4],
      groups: [
        { row: 2, channels: [2], groups: [{ row: 1, channels: [0], groups: [{ row: 4, channels: [1] }] }] },
        { row: 3, channels: [3], groups: [] },
      ],
    });
  });

  it('leaves out groups that cross, and rows that weigh their channels', () => {
    expect(nest(limitsOf([0, 1], [1, 2])).rest).toEqual([2]);
    const limits = limitsOf([0, 1]);
    const [whole, pair] = limits.rows;
    const weighed = { ...pair!, coefficients: Float64Array.of(1, 0.5) };
    expect(nest({ ...limits, rows: [whole, weighed] }).rest).toEqual([1]);
  });
});

describe('an upper hull', () => {
  const anyPoints = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: -1_000, max: 1_000 })), {
      minLength: 1,
      maxLength: 40,
    })
    .map((steps) => {
      let x = 0;
      return steps.map(([dx, y]) => {
        x += dx / 1_000;
        return [x, y / 100] as const;
      });
    });
  /** The least concave function above points is the best mix of two of them. */
  const mixed = (points: readonly (readonly [number, number])[], x: number) => {
    let best = Number.NEGATIVE_INFINITY;
    for (const [xa, ya] of points) {
      for (const [xb, yb] of points) {
        if (xa > x || xb < x) continue;
        best = Math.max(best, xa === xb ? Math.max(ya, yb) : ya + ((x - xa) / (xb - xa)) * (yb - ya));
      }
    }
    return best;
  };
  const hullOf = (points: readonly (readonly [number, number])[]): ConcavePolyline =>
    upperHull(
      points.map(([x]) => x),
      points.map(([, y]) => y),
      0,
      points.length - 1,
    );

  it('is the least concave line above its points, made of some of them', () => {
    fc.assert(
      fc.property(anyPoints, fc.nat(1_000), (points, where) => {
        const hull = hullOf(points);
        const [first, last] = [points[0]![0], points.at(-1)![0]];
        const x = first + ((last - first) * where) / 1_000;
        expect(heightAt(hull, x)).toBeCloseTo(mixed(points, x), 9);
        hull.source.forEach((from, j) => {
          expect([hull.x[j], hull.y[j]]).toEqual(points[from]);
        });
        for (let j = 1; j < hull.slope.length; j += 1)
          expect(hull.slope[j]!).toBeLessThan(hull.slope[j - 1]!);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('has at every price the best of its points', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: -500, max: 500 }), (points, price) => {
        const best = Math.max(...points.map(([x, y]) => y - price * x));
        expect(bestAtPrice(hullOf(points), price)).toBeCloseTo(best, 9);
      }),
      { numRuns: 500, seed: 8 },
    );
  });
});
