import loadHighs, { type Highs } from 'highs';
import type { Allocation } from './allocate.ts';
import type { Limits } from './limits.ts';
import { bestAtPrice, type ConcavePolyline } from './polyline.ts';

type Loader = (typeof loadHighs)['default'];

// The package's types describe its CommonJS form; under ESM the default import is the loader itself.
const isLoader = (imported: unknown): imported is Loader => typeof imported === 'function';

let solver: Promise<Highs> | undefined;

/** The HiGHS solver (WebAssembly, in this process); loaded once. */
export function loadSolver(): Promise<Highs> {
  solver ??= isLoader(loadHighs) ? loadHighs() : loadHighs.default();
  return solver;
}

/**
 * Maximises Σ_i line_i(x_i) − cost · Σ_i x_i over any linear limits (the first row's max cut to `budget`), as a
 * linear program over the lines' pieces.
 * The bound is worked out here from the program's prices, so it is valid whatever the solver's tolerances.
 * `infeasible` when the lines' ranges leave no split that keeps the limits, `stuck` when the solver cannot tell.
 */
export function allocateByProgram(
  highs: Highs,
  lines: readonly ConcavePolyline[],
  given: Limits,
  cost: number,
  budget: number,
): Allocation | 'infeasible' | 'stuck' {
  const [whole, ...others] = given.rows;
  const limits: Limits = { ...given, rows: [{ ...whole, max: Math.min(whole.max, budget) }, ...others] };
  const rowsOf = rowsByChannel(limits);
  const pieces = lines.flatMap((line, channel) =>
    Array.from(line.slope, (slope, j) => ({
      channel,
      gain: slope - cost,
      length: line.x[j + 1]! - line.x[j]!,
    })),
  );
  // The solver's tolerances are absolute: gains are brought to a size of 1.
  const unit = pieces.reduce((most, piece) => Math.max(most, Math.abs(piece.gain)), 0) || 1;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { channel } of pieces) {
    for (const { row, coefficient } of rowsOf[channel]!) {
      indices.push(row);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  // What the channels spend at the left ends of their lines is used up already.
  const used = limits.rows.map((limit) => {
    let sum = 0;
    limit.channels.forEach((i, j) => {
      sum += limit.coefficients[j]! * lines[i]!.x[0]!;
    });
    return sum;
  });
  const solution = highs.withModel(
    {
      numCols: pieces.length,
      numRows: limits.rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: pieces.map((piece) => piece.gain / unit),
      colLower: pieces.map(() => 0),
      colUpper: pieces.map((piece) => piece.length),
      rowLower: limits.rows.map((row, r) => row.min - used[r]!),
      rowUpper: limits.rows.map((row, r) => row.max - used[r]!),
      matrix: {
        format: 'csc',
        numRows: limits.rows.length,
        numCols: pieces.length,
        starts,
        indices,
        values,
      },
    },
    (model) => {
      model.options.set('output_flag', false);
      // These programs are small and solved by the hundred; presolving each costs more than it saves.
      model.options.set('presolve', 'off');
      model.options.set('primal_feasibility_tolerance', 1e-10);
      model.options.set('dual_feasibility_tolerance', 1e-10);
      let { modelStatus } = model.run();
      if (modelStatus === highs.constants.modelStatus.unknown) {
        // Nearly parallel limits can defeat the tightest tolerances; these still serve, the bound being our own.
        model.options.set('primal_feasibility_tolerance', 1e-9);
        model.options.set('dual_feasibility_tolerance', 1e-7);
        ({ modelStatus } = model.run());
      }
      const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
      if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return 'infeasible';
      if (modelStatus !== optimal) return 'stuck';
      return model.getSolution();
    },
  );
  if (typeof solution === 'string') return solution;
  const spend = Float64Array.from(lines, (line) => line.x[0]!);
  pieces.forEach(({ channel, length }, p) => {
    spend[channel]! += Math.min(length, Math.max(0, solution.colValue[p]!));
  });
  const prices = Float64Array.from(solution.rowDual, (price) => price * unit);
  return { spend, prices, bound: boundAt(lines, limits, rowsOf, prices, cost) };
}

type RowsByChannel = readonly (readonly { readonly row: number; readonly coefficient: number }[])[];

function rowsByChannel(limits: Limits): RowsByChannel {
  const rows = Array.from(limits.lower, (): { row: number; coefficient: number }[] => []);
  limits.rows.forEach((limit, row) => {
    limit.channels.forEach((i, j) => {
      if (limit.coefficients[j] !== 0) rows[i]!.push({ row, coefficient: limit.coefficients[j]! });
    });
  });
  return rows;
}

/** The Lagrangian bound at these prices; a price on a side without a limit counts as 0. */
function boundAt(
  lines: readonly ConcavePolyline[],
  limits: Limits,
  rowsOf: RowsByChannel,
  prices: Float64Array,
  cost: number,
): number {
  limits.rows.forEach((row, r) => {
    if (!Number.isFinite(prices[r]! > 0 ? row.max : row.min)) prices[r] = 0;
  });
  let bound = 0;
  limits.rows.forEach((row, r) => {
    if (prices[r] !== 0) bound += prices[r]! * (prices[r]! > 0 ? row.max : row.min);
  });
  lines.forEach((line, i) => {
    let price = cost;
    for (const { row, coefficient } of rowsOf[i]!) price += prices[row]! * coefficient;
    bound += bestAtPrice(line, price);
  });
  return bound;
}
