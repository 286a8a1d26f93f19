import { type LimitSide, leastMiss, sidesOf } from './least-miss.ts';
import { type Limits, letIn } from './limits.ts';
import { loadSolver } from './linear-program.ts';

/** One side of one limit that clashes. */
export type ClashSide = Pick<LimitSide, 'id' | 'side' | 'amount'>;

/**
 * Why no plan keeps the limits: a smallest set that clashes (without any one of them the others can hold), found by
 * taking limits away one by one while the rest still clash (deletion filter, Chinneck 2008). Undefined when the
 * limits can be kept. `allowed`: misses of up to this part of a limit's scale are none.
 */
export async function findClash(limits: Limits, allowed = letIn): Promise<ClashSide[] | undefined> {
  const highs = await loadSolver();
  const channels = limits.lower.length;
  const clashes = (sides: readonly LimitSide[]) => leastMiss(highs, sides, channels).total > allowed;
  const sides = sidesOf(limits);
  if (!clashes(sides)) return undefined;
  let set = likelyMembers(sides, clashes);
  for (const side of [...set]) {
    const rest = set.filter((other) => other !== side);
    if (clashes(rest)) set = rest;
  }
  return set.map(({ id, side, amount }) => ({ id, side, amount }));
}

/** Taking limits away one by one is slow among thousands: those that hold with room go first, together. */
function likelyMembers(
  sides: readonly LimitSide[],
  clashes: (sides: readonly LimitSide[]) => boolean,
): readonly LimitSide[] {
  if (sides.length <= 16) return sides;
  const chunk = Math.ceil(sides.length / 8);
  for (let k = 0; k < sides.length; k += chunk) {
    const rest = [...sides.slice(0, k), ...sides.slice(k + chunk)];
    if (clashes(rest)) return likelyMembers(rest, clashes);
  }
  return sides;
}
