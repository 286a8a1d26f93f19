import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/optimise/allocate.ts';
import { allocateLocal } from '../../src/optimise/allocate-local.ts';
import { type LinearLimit, nest, violation } from '../../src/optimise/limits.ts';
import {
  fitLocal,
  type LocalModel,
  localGain,
  localLine,
  localRoom,
} from '../../src/optimise/local-model.ts';
import { evenly } from '../model/random-curve.ts';
import { anyGridProblem, type GridProblem, gridSteps } from './random-limits.ts';

interface LocalProblem {
  readonly model: LocalModel;
  readonly limits: GridProblem['limits'];
  readonly cost: number;
}

/** Nested limits (a budget of 12 steps is 1) with slopes and bends of all signs around plans inside the limits. */
const anyLocalProblem: fc.Arbitrary<LocalProblem> = fc
  .record({
    grid: anyGridProblem,
    at: fc.array(evenly(0, 1), { minLength: 4, maxLength: 4 }),
    slope: fc.array(fc.oneof(evenly(0.01, 8), fc.constant(0)), { minLength: 4, maxLength: 4 }),
    bend: fc.array(fc.oneof(evenly(-40, 0), evenly(0, 10)), { minLength: 4, maxLength: 4 }),
    radius: fc.oneof(evenly(0.01, 0.2), fc.constant(2)),
  })
  .map(({ grid, at, slope, bend, radius }) => {
    const scaled = (x: number) => x / gridSteps;
    const inParts = (row: LinearLimit) => ({ ...row, min: scaled(row.min), max: scaled(row.max) });
    const [whole, ...others] = grid.limits.rows;
    const limits: LocalProblem['limits'] = {
      lower: grid.limits.lower.map(scaled),
      upper: grid.limits.upper.map(scaled),
      rows: [inParts(whole), ...others.map(inParts)],
    };
    const spend = Float64Array.from(
      at,
      (part, i) => limits.lower[i]! + part * (limits.upper[i]! - limits.lower[i]!),
    );
    const model = localRoom(4);
    fitLocal(
      model,
      limits,
      spend,
      { slope: Float64Array.from(slope), bend: Float64Array.from(bend) },
      radius,
    );
    return { model, limits, cost: grid.cost };
  });

const worthOf = ({ model, cost }: LocalProblem, spend: ArrayLike<number>) =>
  [...model.at.keys()].reduce(
    (sum, i) => sum + localGain(model, i, spend[i]!) - cost * (spend[i]! - model.at[i]!),
    0,
  );

describe('a split by a local model', () => {
  it('keeps nested limits and the ranges, and no split of the sampled model is better', () => {
    let possible = 0;
    fc.assert(
      fc.property(anyLocalProblem, (problem) => {
        const { model, limits, cost } = problem;
        const { tree } = nest(limits);
        const spend = allocateLocal(model, tree, cost);
        const lines = Array.from(model.at, (_, i) => localLine(model, i));
        const sampled = allocate(lines, tree, limits.rows.length, cost);
        expect(spend === undefined).toBe(sampled === undefined);
        if (!spend || !sampled) return;
        possible += 1;
        expect(violation(limits, spend)).toBeLessThan(1e-12);
        for (const [i, x] of spend.entries()) {
          expect(x).toBeGreaterThanOrEqual(model.low[i]! - 1e-12);
          expect(x).toBeLessThanOrEqual(model.high[i]! + 1e-12);
        }
        const known = worthOf(problem, sampled.spend);
        // Where limits force a channel far below its plan, the power law's loss has no end.
        if (known > -1e3) expect(worthOf(problem, spend)).toBeGreaterThanOrEqual(known - 1e-9);
      }),
      { numRuns: 1_500, seed: 1 },
    );
    expect(possible).toBeGreaterThan(200);
  });
});

describe('a local model', () => {
  it('has the slope and the bend that it was fitted to', () => {
    fc.assert(
      fc.property(evenly(0, 1), evenly(0.1, 5), evenly(-30, -0.01), (x, slope, bend) => {
        const model = localRoom(1);
        const limits = {
          lower: new Float64Array(1),
          upper: new Float64Array([1]),
          rows: [
            {
              id: 'budget',
              channels: new Int32Array([0]),
              coefficients: new Float64Array([1]),
              min: 0,
              max: 1,
            },
          ],
        } as const;
        fitLocal(
          model,
          limits,
          new Float64Array([x]),
          { slope: new Float64Array([slope]), bend: new Float64Array([bend]) },
          0.1,
        );
        const scale = slope / -bend;
        const step = 1e-3 * Math.min(scale, Math.max(x, 0.02 * scale));
        const [gain, twice] = [localGain(model, 0, x + step), localGain(model, 0, x + 2 * step)];
        expect(gain / step).toBeCloseTo(slope, 2);
        expect(Math.abs((twice - 2 * gain) / step ** 2 / bend - 1)).toBeLessThan(0.05);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
