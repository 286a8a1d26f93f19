import { leastMiss, sidesOf } from './least-miss.ts';
import { type Limits, type LimitTree, letIn, nest, useOf, violation } from './limits.ts';
import { loadSolver } from './linear-program.ts';

/**
 * Limits that some plan keeps to the last digit. Where limits miss each other by no more than rounding (three least
 * shares of a third, each written with ten digits), those that clash give way by just that; all others stay as they
 * are. So whatever works on them afterwards can take them at their word. Undefined when they really clash.
 *
 * `known`: plans that may keep the limits already, which saves a linear program.
 */
export async function reconcile(
  limits: Limits,
  known: readonly Float64Array[] = [],
): Promise<Limits | undefined> {
  const { tree, rest } = nest(limits);
  if (rest.length === 0 && rangeOf(limits, tree)) return limits;
  if ([limits.lower, ...known].some((spend) => violation(limits, spend) === 0)) return limits;
  const { total, spend } = leastMiss(await loadSolver(), sidesOf(limits), limits.lower.length);
  if (total === 0) return limits;
  return total <= letIn ? widened(limits, spend) : undefined;
}

/** The limits, those that the plan misses moved to where it is. */
function widened(limits: Limits, spend: Float64Array): Limits {
  const [whole, ...others] = limits.rows.map((row) => {
    const use = useOf(row, spend);
    return { ...row, min: Math.min(row.min, use), max: Math.max(row.max, use) };
  });
  return {
    lower: limits.lower.map((low, i) => Math.min(low, spend[i]!)),
    upper: limits.upper.map((high, i) => Math.max(high, spend[i]!)),
    rows: [whole!, ...others],
  };
}

/** The least and the most that nested groups can take; undefined when some group cannot keep its limits. */
function rangeOf(limits: Limits, group: LimitTree): readonly [number, number] | undefined {
  let [low, high] = [0, 0];
  for (const i of group.channels) {
    if (limits.lower[i]! > limits.upper[i]!) return undefined;
    low += limits.lower[i]!;
    high += limits.upper[i]!;
  }
  for (const inner of group.groups) {
    const range = rangeOf(limits, inner);
    if (!range) return undefined;
    low += range[0];
    high += range[1];
  }
  const range = [Math.max(low, group.min), Math.min(high, group.max)] as const;
  return range[0] > range[1] ? undefined : range;
}
