import type { Highs } from 'highs';
import { type Limits, scalesOf } from './limits.ts';

/** One side of one limit: sign·Σ coefficient·spend ≤ sign·amount, with sign −1 for a min. */
export interface LimitSide {
  /** The row's id, or `channel:<index>`. */
  readonly id: string;
  readonly side: 'min' | 'max';
  readonly amount: number;
  readonly channels: ArrayLike<number>;
  readonly coefficients: ArrayLike<number>;
  /** What a miss is measured against; see `scalesOf`. */
  readonly scale: number;
}

/** The limits side by side; a side that no plan can break is left out. */
export function sidesOf(limits: Limits): LimitSide[] {
  const sides: LimitSide[] = [];
  const scales = scalesOf(limits);
  const [{ max: budget }] = limits.rows;
  const add = (side: LimitSide) => {
    if (Number.isFinite(side.amount)) sides.push(side);
  };
  // The budget is a cap on everything; only the limit that somebody set is to be told.
  const saysNothing = (most: number, coefficients: Float64Array) =>
    most >= budget && coefficients.every((c) => c === 1);
  limits.rows.forEach(({ id, channels, coefficients, min, max }, r) => {
    const own = { id, channels, coefficients, scale: scales.rows[r]! };
    if (r === 0 || !saysNothing(max, coefficients)) add({ ...own, side: 'max', amount: max });
    // A minimum of zero of a sum that cannot be negative says nothing.
    if (min > 0 || coefficients.some((c) => c < 0)) add({ ...own, side: 'min', amount: min });
  });
  for (let i = 0; i < limits.lower.length; i += 1) {
    const own = { id: `channel:${i}`, channels: [i], coefficients: [1], scale: scales.channels[i]! };
    if (limits.upper[i]! < budget) add({ ...own, side: 'max', amount: limits.upper[i]! });
    if (limits.lower[i]! > 0) add({ ...own, side: 'min', amount: limits.lower[i]! });
  }
  return sides;
}

/** The plan that misses limits least. */
export interface LeastMiss {
  /** Σ of the misses, each as a part of its limit's own scale; 0 when all can be kept. */
  readonly total: number;
  readonly spend: Float64Array;
}

/**
 * The least by which some plan of `channels` channels misses the given limits. The solver's own tolerance of 1e-10 is
 * too near to what counts as rounding, so a small answer is worked out again around the plan found, magnified
 * (iterative refinement; Gleixner, Steffy and Wolter 2016): the total is then right to some 1e-16.
 */
export function leastMiss(highs: Highs, sides: readonly LimitSide[], channels: number): LeastMiss {
  let spend: Float64Array = new Float64Array(channels);
  let total = Number.POSITIVE_INFINITY;
  for (const zoom of [1, smallest]) {
    const found = missAround(highs, sides, spend, zoom);
    // Where the magnified program does not solve, what is known so far stands.
    if (!found) return { total, spend };
    ({ total, spend } = found);
    if (total > smallest) break;
  }
  return { total, spend };
}

/** Totals below this are worked out again, magnified by it. */
const smallest = 1e-6;

/** Solves for spend = `around` + zoom·y, y and the misses counted in units of `zoom`. */
function missAround(
  highs: Highs,
  sides: readonly LimitSide[],
  around: Float64Array,
  zoom: number,
): LeastMiss | undefined {
  const infinity = highs.infinity;
  const channels = around.length;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rest: number[] = [];
  sides.forEach((side, k) => {
    let use = 0;
    for (let j = 0; j < side.channels.length; j += 1) {
      const i = side.channels[j]!;
      use += side.coefficients[j]! * around[i]!;
      indices.push(i);
      values.push(side.coefficients[j]! / (side.scale || 1));
    }
    indices.push(channels + k);
    values.push(side.side === 'max' ? -1 : 1);
    starts.push(indices.length);
    rest.push((side.amount - use) / (side.scale || 1) / zoom);
  });
  const numCols = channels + sides.length;
  const colLower = new Float64Array(numCols);
  around.forEach((x, i) => {
    colLower[i] = -x / zoom;
  });
  return highs.withModel(
    {
      numCols,
      numRows: sides.length,
      colCost: Array.from({ length: numCols }, (_, j) => (j < channels ? 0 : 1)),
      colLower,
      colUpper: new Float64Array(numCols).fill(infinity),
      rowLower: sides.map(({ side }, k) => (side === 'min' ? rest[k]! : -infinity)),
      rowUpper: sides.map(({ side }, k) => (side === 'max' ? rest[k]! : infinity)),
      matrix: { format: 'csr', numRows: sides.length, numCols, starts, indices, values },
    },
    (model) => {
      model.options.set('output_flag', false);
      model.options.set('primal_feasibility_tolerance', 1e-10);
      model.options.set('dual_feasibility_tolerance', 1e-10);
      const { modelStatus } = model.run();
      if (modelStatus !== highs.constants.modelStatus.optimal) return undefined;
      const { colValue } = model.getSolution();
      const spend = around.map((x, i) => Math.max(0, x + zoom * colValue[i]!));
      // Told from the plan itself rather than from the program's own columns, which may be off by its tolerance.
      return { spend, total: sides.reduce((sum, side) => sum + missOf(side, spend), 0) };
    },
  );
}

/** By how much a plan misses one side, as a part of its scale. */
function missOf({ side, amount, channels, coefficients, scale }: LimitSide, spend: Float64Array): number {
  let use = 0;
  for (let j = 0; j < channels.length; j += 1) use += coefficients[j]! * spend[channels[j]!]!;
  return Math.max(0, side === 'max' ? use - amount : amount - use) / (scale || 1);
}
