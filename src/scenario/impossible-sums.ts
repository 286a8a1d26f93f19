import { limitText, readable } from './limit-text.ts';
import { echo, UserError } from './problem.ts';
import { type Edge, roundedOutwards } from './round-outwards.ts';
import { budgetOf, type Group, type LimitAmount, type Scenario } from './scenario.ts';

/** How far a sum may be beyond a limit, as a part of the budget: room for rounding. */
const tolerance = 1e-9;

/** Longest name of a group that is written as the sum of its channels, which says more than its identifier. */
const longestSum = 60;

/** A limit in money, and how it would be typed. */
interface Side {
  readonly amount: number;
  readonly text: string;
  /** Its name, where it is a least share of the budget. */
  readonly shareOf?: string;
}

interface Limited {
  readonly min?: LimitAmount | undefined;
  readonly max?: LimitAmount | undefined;
}

/**
 * Refuses limits whose plain sums clash: a least amount above the most on the same channels (also where one is a share
 * and the other money), least amounts that come to more than the budget or than a group's most,
 * or a group's least above the budget or above what its channels may get together. That is quick to see, so a slip
 * is told before any work begins. What takes a linear program (groups that overlap, shares of actual spend) the
 * search finds.
 *
 * @throws UserError `limit.sums`
 */
export function refuseImpossibleSums(scenario: Scenario): void {
  const budget = budgetOf(scenario);
  const budgetSide: Side = { amount: budget, text: `budget=${readable(budget)}` };
  const exceeds = (a: number, b: number) => a > b + tolerance * budget;
  const sideOf = (name: string, { min, max }: Limited, side: 'min' | 'max'): Side[] => {
    const limit = side === 'min' ? min : max;
    if (limit === undefined || (typeof limit === 'object' && limit.of === 'spend')) return [];
    const amount = typeof limit === 'number' ? limit : limit.share * budget;
    const isShare = typeof limit === 'object' && side === 'min';
    return [{ amount, text: limitText(name, side, limit), ...(isShare && { shareOf: name }) }];
  };

  for (const limited of [...scenario.channels, ...scenario.groups]) {
    const name = 'channels' in limited ? nameOf(limited) : limited.id;
    for (const least of sideOf(name, limited, 'min')) {
      for (const most of sideOf(name, limited, 'max')) {
        // Money and a share of the budget on one channel: neither is dropped for the other.
        if (exceeds(least.amount, most.amount)) {
          throw clash([least, most], limitText(name, 'max', upTo(least.amount, most.amount, budget)));
        }
      }
    }
  }
  const leasts = scenario.channels.flatMap((channel) => sideOf(channel.id, channel, 'min'));
  if (exceeds(total(leasts), budget)) {
    throw clash([...fewestAbove(leasts, budget), budgetSide], roomFor(leasts, budget));
  }
  for (const group of scenario.groups) {
    const name = nameOf(group);
    const members = scenario.channels.filter(({ id }) => group.channels.includes(id));
    const leastOfMembers = members.flatMap((channel) => sideOf(channel.id, channel, 'min'));
    const mostOfMembers = members.flatMap((channel) => sideOf(channel.id, channel, 'max'));
    for (const most of sideOf(name, group, 'max')) {
      const sum = total(leastOfMembers);
      if (!exceeds(sum, most.amount)) continue;
      throw clash(
        [...fewestAbove(leastOfMembers, most.amount), most],
        limitText(name, 'max', upTo(sum, most.amount, budget)),
      );
    }
    for (const least of sideOf(name, group, 'min')) {
      if (exceeds(least.amount, budget))
        throw clash([least, budgetSide], limitText(name, 'min', downTo(budget, least.amount, budget)));
      const sum = total(mostOfMembers);
      if (mostOfMembers.length < members.length || !exceeds(least.amount, sum)) continue;
      throw clash([least, ...mostOfMembers], limitText(name, 'min', downTo(sum, least.amount, budget)));
    }
  }
}

/**
 * What would make room for these least amounts. Shares grow with the budget: amounts A and shares that come to s need
 * a budget of A/(1 − s), and where s is 1 or more, none is large enough: then the largest share is what must shrink.
 */
function roomFor(leasts: readonly Side[], budget: number): string {
  const shares = leasts.filter(({ shareOf }) => shareOf !== undefined);
  const part = total(shares) / budget;
  const amounts = total(leasts.filter(({ shareOf }) => shareOf === undefined));
  if (part < 1 - leastRoom) {
    const fits = (value: number) => amounts + part * value <= value * (1 + tolerance);
    return `budget=${readable(rounded({ edge: amounts / (1 - part), from: budget, direction: 'up', size: budget }, fits))}`;
  }
  const [largest] = [...shares].sort((a, b) => b.amount - a.amount);
  const from = largest!.amount / budget;
  const edge = Math.max(0, from - (total(leasts) - budget) / budget);
  const others = total(leasts) - largest!.amount;
  const share = rounded(
    { edge, from, direction: 'down', size: 1 },
    (value) => others + value * budget <= budget * (1 + tolerance),
  );
  return limitText(largest!.shareOf!, 'min', { share, of: 'budget' });
}

/** Where shares leave less than this of the budget, a larger one is no way out. */
const leastRoom = 0.01;

function rounded(edge: Edge, holds: (value: number) => boolean): number {
  for (const value of roundedOutwards(edge)) if (holds(value)) return value;
  return edge.edge;
}

const upTo = (edge: number, from: number, size: number) =>
  rounded({ edge, from, direction: 'up', size }, (value) => value >= edge - tolerance * size);

const downTo = (edge: number, from: number, size: number) =>
  rounded({ edge, from, direction: 'down', size }, (value) => value <= edge + tolerance * size);

const total = (sides: readonly Side[]) => sides.reduce((sum, { amount }) => sum + amount, 0);

/** The fewest of these that together exceed the bound. */
function fewestAbove(sides: readonly Side[], bound: number): Side[] {
  const sorted = [...sides].sort((a, b) => b.amount - a.amount);
  let sum = 0;
  const count = sorted.findIndex(({ amount }) => {
    sum += amount;
    return sum > bound;
  });
  return sorted.slice(0, count + 1);
}

function nameOf({ id, channels }: Group): string {
  const sum = channels.join('+');
  return sum.length <= longestSum ? sum : id;
}

function clash(sides: readonly Side[], change: string): UserError {
  return new UserError({
    code: 'limit.sums',
    received: echo(sides.map(({ text }) => text).join(', ')),
    values: { change },
  });
}
