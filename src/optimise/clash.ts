import type { Highs } from 'highs';
import type { Limits } from './limits.ts';
import { loadSolver } from './linear-program.ts';

/** One side of one limit. */
export interface LimitSide {
  /** The row's id, or `channel:<index>`. */
  readonly id: string;
  readonly side: 'min' | 'max';
  readonly amount: number;
}

/** Limits that cannot hold together. */
export interface Clash {
  /** A smallest such set: without any one of them the others can hold. */
  readonly limits: readonly LimitSide[];
  /** The least change of a single limit that makes all limits satisfiable; undefined when no single change does. */
  readonly mend: (LimitSide & { readonly to: number }) | undefined;
}

/** A limit side as a row of its own: sign·Σ coefficient·x ≤ bound. */
interface Item extends LimitSide {
  readonly channels: ArrayLike<number>;
  readonly coefficients: ArrayLike<number>;
}

/**
 * Why no plan keeps the limits: a smallest set that clashes, found by taking limits away one by one while the rest
 * still clash (deletion filter, Chinneck 2008), and the cheapest way out. Undefined when the limits can be kept.
 */
export async function findClash(limits: Limits): Promise<Clash | undefined> {
  const highs = await loadSolver();
  const items = itemsOf(limits);
  const channels = limits.lower.length;
  if (leastExcess(highs, items, channels, undefined) === 0) return undefined;
  let set = likelyMembers(items, channels, highs);
  for (const item of [...set]) {
    const rest = set.filter((other) => other !== item);
    if (leastExcess(highs, rest, channels, undefined) !== 0) set = rest;
  }
  let mend: Clash['mend'];
  let least = Number.POSITIVE_INFINITY;
  for (const item of set) {
    const excess = leastExcess(highs, items, channels, item);
    if (excess === undefined || excess >= least) continue;
    least = excess;
    mend = { ...sideOf(item), to: item.side === 'max' ? item.amount + excess : item.amount - excess };
  }
  return { limits: set.map(sideOf), mend };
}

function sideOf({ id, side, amount }: Item): LimitSide {
  return { id, side, amount };
}

function itemsOf(limits: Limits): Item[] {
  const items: Item[] = [];
  const add = (item: Item) => {
    if (Number.isFinite(item.amount)) items.push(item);
  };
  for (const { id, channels, coefficients, min, max } of limits.rows) {
    add({ id, side: 'max', amount: max, channels, coefficients });
    // A minimum of zero of a sum that cannot be negative says nothing.
    if (min > 0 || coefficients.some((c) => c < 0))
      add({ id, side: 'min', amount: min, channels, coefficients });
  }
  for (let i = 0; i < limits.lower.length; i += 1) {
    const own = { id: `channel:${i}`, channels: [i], coefficients: [1] };
    add({ ...own, side: 'max', amount: limits.upper[i]! });
    if (limits.lower[i]! > 0) add({ ...own, side: 'min', amount: limits.lower[i]! });
  }
  return items;
}

/** Excess below this, as a part of the budget, is rounding. */
const rounding = 1e-9;

/**
 * The least amount by which limits must give way: with `only`, that one alone (undefined when that does not help),
 * else all together. 0 when all can hold.
 */
function leastExcess(
  highs: Highs,
  items: readonly Item[],
  channels: number,
  only: Item | undefined,
): number | undefined {
  const infinity = highs.infinity;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const item of items) {
    for (let j = 0; j < item.channels.length; j += 1) {
      indices.push(item.channels[j]!);
      values.push(item.coefficients[j]!);
    }
    if (!only || only === item) {
      indices.push(only ? channels : channels + items.indexOf(item));
      values.push(item.side === 'max' ? -1 : 1);
    }
    starts.push(indices.length);
  }
  const slacks = only ? 1 : items.length;
  const numCols = channels + slacks;
  return highs.withModel(
    {
      numCols,
      numRows: items.length,
      colCost: Array.from({ length: numCols }, (_, j) => (j < channels ? 0 : 1)),
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(infinity),
      rowLower: items.map((item) => (item.side === 'min' ? item.amount : -infinity)),
      rowUpper: items.map((item) => (item.side === 'max' ? item.amount : infinity)),
      matrix: { format: 'csr', numRows: items.length, numCols, starts, indices, values },
    },
    (model) => {
      model.options.set('output_flag', false);
      const { modelStatus } = model.run();
      if (modelStatus !== highs.constants.modelStatus.optimal) return undefined;
      const excess = model.getObjectiveValue();
      return excess <= rounding ? 0 : excess;
    },
  );
}

/** Taking limits away one by one is slow among thousands: channel limits that hold with room go first, together. */
function likelyMembers(items: readonly Item[], channels: number, highs: Highs): readonly Item[] {
  const half = (set: readonly Item[]): readonly Item[] => {
    if (set.length <= 16) return set;
    const chunk = Math.ceil(set.length / 8);
    for (let k = 0; k < set.length; k += chunk) {
      const rest = [...set.slice(0, k), ...set.slice(k + chunk)];
      if (leastExcess(highs, rest, channels, undefined) !== 0) return half(rest);
    }
    return set;
  };
  return half(items);
}
