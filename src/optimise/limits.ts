/** One linear limit: min ≤ Σ coefficient_j · spend[channel_j] ≤ max. Either side may be infinite. */
export interface LinearLimit {
  /** Names the limit in results: `budget`, `channel:app:max`, `group:partners`, `privacy`. */
  readonly id: string;
  readonly channels: Int32Array;
  readonly coefficients: Float64Array;
  readonly min: number;
  readonly max: number;
}

/**
 * All limits on a plan, in one unit of spend. `lower` and `upper` bound each channel; `rows` are the rest. The
 * first row is the budget, over all channels.
 */
export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly [LinearLimit, ...LinearLimit[]];
}

/** Σ coefficient · spend over the limit's channels. */
export function useOf(limit: LinearLimit, spend: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < limit.channels.length; j += 1) {
    sum += limit.coefficients[j]! * spend[limit.channels[j]!]!;
  }
  return sum;
}

/** The largest amount by which a plan breaks any limit; 0 when it keeps them all. */
export function violation(limits: Limits, spend: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < limits.lower.length; i += 1) {
    worst = Math.max(worst, limits.lower[i]! - spend[i]!, spend[i]! - limits.upper[i]!);
  }
  for (const row of limits.rows) {
    const use = useOf(row, spend);
    worst = Math.max(worst, row.min - use, use - row.max);
  }
  return worst;
}

/** A group of channels with limits on their sum, and the smaller groups inside it. */
export interface LimitTree {
  /** Index of the limit in `Limits.rows`. */
  readonly row: number;
  readonly min: number;
  readonly max: number;
  /** Channels that are in no smaller group. */
  readonly channels: readonly number[];
  readonly groups: readonly LimitTree[];
}

/** The limits as nested groups as far as they go, and the rows (by index) that do not fit in. */
export interface NestedLimits {
  readonly tree: LimitTree;
  readonly rest: readonly number[];
}

/**
 * Sorts the limits into nested groups: rows whose coefficients are all 1 and that lie inside, around or apart from
 * the groups before them. Rows over the same channels are nested one in the other.
 */
export function nest(limits: Limits): NestedLimits {
  interface Open {
    readonly row: number;
    readonly members: ReadonlySet<number>;
    readonly groups: Open[];
  }
  const root: Open = { row: 0, members: new Set(limits.lower.keys()), groups: [] };
  const rest: number[] = [];
  const largestFirst = [...limits.rows.keys()]
    .slice(1)
    .sort((a, b) => size(limits, b) - size(limits, a) || a - b);
  for (const row of largestFirst) {
    const parent = limits.rows[row]!.coefficients.every((c) => c === 1) && placeFor(row);
    if (parent) parent.groups.push({ row, members: membersOf(row), groups: [] });
    else rest.push(row);
  }
  function membersOf(row: number): ReadonlySet<number> {
    return new Set(limits.rows[row]!.channels);
  }
  /** The smallest group around all of the row's channels, unless one cuts through them. */
  function placeFor(row: number): Open | undefined {
    const members = [...membersOf(row)];
    let parent = root;
    for (;;) {
      const touching: Open[] = parent.groups.filter((group) => members.some((i) => group.members.has(i)));
      if (touching.length === 0) return parent;
      if (touching.length > 1 || members.some((i) => !touching[0]!.members.has(i))) return undefined;
      parent = touching[0]!;
    }
  }
  const close = (open: Open): LimitTree => {
    const inside = new Set(open.groups.flatMap((g) => [...g.members]));
    return {
      row: open.row,
      min: limits.rows[open.row]!.min,
      max: limits.rows[open.row]!.max,
      channels: [...open.members].filter((i) => !inside.has(i)),
      groups: open.groups.map(close),
    };
  };
  return { tree: close(root), rest };
}

function size(limits: Limits, row: number): number {
  return limits.rows[row]!.channels.length;
}
