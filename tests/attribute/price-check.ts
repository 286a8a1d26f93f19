import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import { amountOf, typedLimit, withAmount } from '../../src/attribute/typed-limits.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { budgetOf, type Scenario } from '../../src/scenario/scenario.ts';

const effort = { nodes: 400, milliseconds: 60_000 };
/** How far a limit is moved, as a part of the budget. */
const step = 1e-4;

async function solve(scenario: Scenario): Promise<Analysis | undefined> {
  try {
    return await analyse({ scenario, draws: 1, seed: 1, effort });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * Solves a problem again with each limit that binds moved a little to either side. A price is right where it lies
 * between the derivatives from the left and from the right, but for what the gaps may hide and for the bend over the
 * step. Only plans solved to 1e-7 count. @returns the prices that are wrong, and how many were looked at
 */
export async function checkPrices(scenario: Scenario): Promise<{ misses: string[]; checked: number }> {
  const here = await solve(scenario);
  if (here === undefined || here.proof.gap > 1e-7) return { misses: [], checked: 0 };
  const misses: string[] = [];
  let checked = 0;
  const { goal } = scenario;
  const isTarget = typeof goal === 'object' && 'target' in goal;
  for (const limit of here.limits) {
    const at = typedLimit(scenario, limit);
    const amount = amountOf(scenario, at);
    const isShare = typeof amount !== 'number';
    // A share of what is spent has no amount of its own to be moved.
    if (isShare && amount.of === 'spend') continue;
    const from = isShare ? amount.share : amount;
    const by = isShare ? step : step * budgetOf(scenario);
    if (from - by < 0 || (isShare && from + by > 1)) continue;
    // A score is a value over the horizon; minus the spend per period for a target.
    const money = step * budgetOf(scenario) * (isTarget ? 1 : here.periods);
    const [less, more] = [
      await solve(withAmount(scenario, at, from - by)),
      await solve(withAmount(scenario, at, from + by)),
    ];
    if (!less || !more || Math.max(less.proof.gap, more.proof.gap) > 1e-7) continue;
    const derivatives = [here.proof.best - less.proof.best, more.proof.best - here.proof.best].map(
      (gain) => gain / money,
    );
    const [low, high] = [Math.min(...derivatives), Math.max(...derivatives)];
    // Under a target what is gained is spend that is not needed; without a channel that has room nobody can tell how much.
    const gained = limit.price / (isTarget ? returnOf(here) : 1);
    const price = limit.side === 'min' ? -gained : gained;
    const stake = isTarget ? -here.proof.best : Math.abs(here.value.proposed - here.value.zero);
    const room = (2e-7 * stake) / money + 2e-3 * Math.max(Math.abs(low), Math.abs(high)) + 0.3 * (high - low);
    if (!Number.isFinite(price) || gained === 0) continue;
    checked += 1;
    if (price < low - room || price > high + room) {
      misses.push(`${JSON.stringify(goal)} ${limit.id}: ${price}, not within ${low} … ${high}`);
    }
  }
  return { misses, checked };
}

/** What one more unit of spend returns at the plan: the least of the marginal returns of channels with room. */
function returnOf({ channels, limits }: Analysis): number {
  const held = new Set(limits.map(({ of }) => of));
  const free = channels.filter(({ id, proposed }) => proposed > 0 && !held.has(id));
  return Math.min(...free.map(({ marginalReturn }) => marginalReturn));
}
