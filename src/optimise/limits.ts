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

/**
 * What counts as rounding: a limit is kept when it is missed by at most this part of its own scale. One rule for all:
 * the search, the splits, the linear program, the search for clashes and plans that somebody else thought of. (Two
 * tolerances, one of which lets in what the other shuts out, once proved a plan that was far from the best.)
 */
export const tolerance = 1e-9;

/**
 * The largest miss of limits among themselves that is let in: a hair less than the tolerance, so that rounding on the way
 * lifts no plan above that.
 */
export const letIn = tolerance * (1 - 1e-5);

/** The sizes against which misses are measured. */
interface Scales {
  /** By channel, for its own two limits. */
  readonly channels: Float64Array;
  /** By row. */
  readonly rows: Float64Array;
}

const knownScales = new WeakMap<Limits, Scales>();

/**
 * Each limit's own scale: its bounds or its largest term (a coefficient times what that channel may get at most),
 * whichever is largest. For a limit on money that is the budget's share in it; a limit on risks of 1e-10 has a scale
 * of 1e-10 of that. The limits must not change once they were asked for.
 */
export function scalesOf(limits: Limits): Scales {
  const known = knownScales.get(limits);
  if (known) return known;
  const channels = limits.upper.map((high, i) => largest(limits.lower[i]!, high));
  const rows = Float64Array.from(limits.rows, (row) =>
    row.channels.reduce(
      (most, i, j) => Math.max(most, Math.abs(row.coefficients[j]!) * channels[i]!),
      largest(row.min, row.max),
    ),
  );
  const scales = { channels, rows };
  knownScales.set(limits, scales);
  return scales;
}

function largest(...amounts: readonly number[]): number {
  return amounts.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
}

/** The most by which a plan misses any limit, as a part of that limit's own scale; 0 when it keeps them all. */
export function violation(limits: Limits, spend: ArrayLike<number>): number {
  const scales = scalesOf(limits);
  let worst = 0;
  for (let i = 0; i < limits.lower.length; i += 1) {
    const miss = Math.max(limits.lower[i]! - spend[i]!, spend[i]! - limits.upper[i]!);
    if (miss > 0) worst = Math.max(worst, miss / scales.channels[i]!);
  }
  limits.rows.forEach((row, r) => {
    const use = useOf(row, spend);
    const miss = Math.max(row.min - use, use - row.max);
    if (miss > 0) worst = Math.max(worst, miss / scales.rows[r]!);
  });
  return worst;
}

/** Whether a plan keeps every limit, but for rounding. */
export function keeps(limits: Limits, spend: ArrayLike<number>): boolean {
  return violation(limits, spend) <= tolerance;
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
