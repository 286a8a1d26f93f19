import { reconcile } from '../optimise/reconcile.ts';
import { limitsOf } from '../optimise/scenario-limits.ts';
import { roundedOutwards } from '../scenario/round-outwards.ts';
import { budgetOf, type Scenario } from '../scenario/scenario.ts';
import { amountOf, type TypedLimit, textOf, withAmount } from './typed-limits.ts';

/** How often the interval in which the least change lies is halved. */
const halvings = 44;
/** How often a budget is doubled at most, to see whether any budget would do. */
const doublings = 20;
/** So many of the limits that clash are tried: each costs some fifty linear programs. */
const mostTried = 8;

/**
 * The least change of a single limit that lets all limits be kept, as it would be typed. Every candidate is tried on
 * the whole scenario before it is offered, so what moves along with it (shares of the budget) is reckoned in, and a
 * larger budget is not offered where shares come to more than the whole. Undefined when no single change does.
 */
export async function mendOf(scenario: Scenario, limits: readonly TypedLimit[]): Promise<string | undefined> {
  let best: { readonly text: string; readonly change: number } | undefined;
  for (const limit of limits.slice(0, mostTried)) {
    const mended = await mendBy(scenario, limit);
    if (mended && (!best || mended.change < best.change * (1 - 1e-9))) best = mended;
  }
  return best?.text;
}

async function mendBy(scenario: Scenario, limit: TypedLimit) {
  const amount = amountOf(scenario, limit);
  const from = typeof amount === 'number' ? amount : amount.share;
  const size = typeof amount === 'number' ? budgetOf(scenario) : 1;
  const holds = async (value: number) =>
    (value > 0 || limit.of !== 'budget') &&
    (await reconcile(limitsOf(withAmount(scenario, limit, value)))) !== undefined;
  const far = await farEnough(limit, from, size, holds);
  if (far === undefined) return undefined;
  let [missed, edge] = [from, far];
  for (let k = 0; k < halvings; k += 1) {
    const middle = (missed + edge) / 2;
    if (await holds(middle)) edge = middle;
    else missed = middle;
  }
  const direction = limit.side === 'max' ? 'up' : 'down';
  let to = edge;
  for (const value of roundedOutwards({ edge, from, direction, size })) {
    to = value;
    if (await holds(value)) break;
  }
  return { text: textOf(withAmount(scenario, limit, to), limit), change: Math.abs(to - from) / size };
}

/** A size of the limit at which all can be kept. */
async function farEnough(
  limit: TypedLimit,
  from: number,
  size: number,
  holds: (value: number) => Promise<boolean>,
): Promise<number | undefined> {
  if (limit.side === 'min' && limit.of !== 'budget') return (await holds(0)) ? 0 : undefined;
  if (limit.of !== 'budget') {
    const most = Math.max(from, size);
    return (await holds(most)) ? most : undefined;
  }
  for (let k = 1; k <= doublings; k += 1) {
    const value = from * 2 ** (limit.side === 'max' ? k : -k);
    if (await holds(value)) return value;
  }
  return undefined;
}
