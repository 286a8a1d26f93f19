import { limitText, readable } from './limit-text.ts';
import { echo, UserError } from './problem.ts';
import { budgetOf, type Group, type LimitAmount, type Scenario } from './scenario.ts';

/** How far a sum may be beyond a limit, as a part of the budget: room for rounding. */
const tolerance = 1e-9;

/** Longest name of a group that is written as the sum of its channels, which says more than its identifier. */
const longestSum = 60;

/** A limit in money, and how it would be typed. */
interface Side {
  readonly amount: number;
  readonly text: string;
}

interface Limited {
  readonly min?: LimitAmount | undefined;
  readonly max?: LimitAmount | undefined;
}

/**
 * Refuses limits whose plain sums clash: least amounts that come to more than the budget or than a group's most,
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
    return [{ amount, text: limitText(name, side, limit) }];
  };

  const leasts = scenario.channels.flatMap((channel) => sideOf(channel.id, channel, 'min'));
  if (exceeds(total(leasts), budget)) {
    throw clash([...fewestAbove(leasts, budget), budgetSide], `budget=${readable(total(leasts))}`);
  }
  for (const group of scenario.groups) {
    const name = nameOf(group);
    const members = scenario.channels.filter(({ id }) => group.channels.includes(id));
    const leastOfMembers = members.flatMap((channel) => sideOf(channel.id, channel, 'min'));
    const mostOfMembers = members.flatMap((channel) => sideOf(channel.id, channel, 'max'));
    for (const most of sideOf(name, group, 'max')) {
      const sum = total(leastOfMembers);
      if (!exceeds(sum, most.amount)) continue;
      throw clash([...fewestAbove(leastOfMembers, most.amount), most], limitText(name, 'max', sum));
    }
    for (const least of sideOf(name, group, 'min')) {
      if (exceeds(least.amount, budget)) throw clash([least, budgetSide], limitText(name, 'min', budget));
      const sum = total(mostOfMembers);
      if (mostOfMembers.length < members.length || !exceeds(least.amount, sum)) continue;
      throw clash([least, ...mostOfMembers], limitText(name, 'min', sum));
    }
  }
}

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
