import { z } from 'zod';

/**
 * What to do, first in every reply.
 *
 * - `move`: adopt the plan. Its gain is clear of zero and worth naming.
 * - `small`: keep what is spent, or test first. There is a gain on average, but it is small or may be none.
 * - `less`: spend less. The last unit that is spent now returns less than it costs, and profit is what counts.
 * - `none`: no plan at all: what was learnt does not carry one (a fit that failed its checks).
 */
export const verdictShape = z.strictObject({
  kind: z.enum(['move', 'small', 'less', 'none']),
  isForced: z
    .boolean()
    .describe('current spend does not keep the limits, or misses the goal, so something has to move'),
  netGain: z
    .number()
    .describe('gain in value less what is spent more (in outcome: the gain alone), over the horizon'),
  moved: z.number().describe('share of the current spend that goes elsewhere or is not spent'),
  returnCurrent: z.number().optional().describe('(V − V(0)) ÷ spend now; absent where nothing is spent'),
  returnProposed: z.number().optional().describe('the same in the plan'),
});

export type Verdict = z.infer<typeof verdictShape>;

/** What a verdict rests on. Value over the horizon; spend over it, too. */
export interface VerdictFacts {
  readonly zero: number;
  readonly today: number;
  readonly proposed: number;
  readonly todaySpend: readonly number[];
  readonly proposedSpend: readonly number[];
  /** What a unit of spend counts in the goal: 0 for value, 1 for profit, the asked rate for a marginal return. */
  readonly price: number;
  /** A goal that is a condition (a target, a return, a cost per result), and whether current spend meets it. */
  readonly condition?: { readonly isMet: boolean; readonly isLeastSpend: boolean } | undefined;
  /** Whether value is money. */
  readonly isMoney: boolean;
  readonly todayFeasible: boolean;
  /** The 90 % interval of `gain` in `verdictOf`, on fresh draws; undefined when nothing is uncertain. */
  readonly lift: { readonly low: number; readonly high: number } | undefined;
  /** False where the fit does not carry a plan. */
  readonly isCarried?: boolean;
}

/**
 * A gain is worth naming from this part of what current spend brings on. Below one in a hundred no team could see it in
 * its own figures: weekly values stray by some ten in a hundred, a quarter's by three.
 */
const worthNaming = 0.01;
/** Moving less than this part of the money is keeping it where it is: budgets are not booked more finely. */
const leastMoved = 0.01;
/** "Spend less" is said from this part of the current spend on. */
const leastLess = 0.02;

/** Judges a plan; the order of the questions is that of `kind` above, from the last to the first. */
export function verdictOf(facts: VerdictFacts): Verdict {
  const { zero, today, proposed, price, isMoney, lift } = facts;
  const [spent, planned] = [sum(facts.todaySpend), sum(facts.proposedSpend)];
  const gain = proposed - today - price * (planned - spent);
  const taken = facts.todaySpend.reduce((all, x, i) => all + Math.max(0, x - facts.proposedSpend[i]!), 0);
  const added = facts.proposedSpend.reduce((all, x, i) => all + Math.max(0, x - facts.todaySpend[i]!), 0);
  const whole = Math.max(spent, planned);
  const moved = whole > 0 ? Math.max(taken, added) / whole : 0;
  const isClear = (lift?.low ?? gain) > 0;
  const isWorth = gain >= worthNaming * Math.abs(today - zero) && moved >= leastMoved;
  const isCheaper = planned <= spent * (1 - leastLess);
  const { condition } = facts;
  const judged = (): Verdict['kind'] => {
    if (facts.isCarried === false) return 'none';
    // Who asks for the least spend that reaches something gains what is not spent, and that is certain.
    if (condition?.isMet && condition.isLeastSpend) return isCheaper ? 'less' : 'small';
    // A goal that is missed now is reached by moving, whatever that costs in value.
    if (condition !== undefined && !condition.isMet) return 'move';
    if (!isClear || !isWorth) return 'small';
    return price > 0 && isCheaper ? 'less' : 'move';
  };
  const kind = judged();
  return {
    kind,
    isForced: !facts.todayFeasible || condition?.isMet === false,
    netGain: proposed - today - (isMoney ? planned - spent : 0),
    moved,
    ...(spent > 0 && { returnCurrent: (today - zero) / spent }),
    ...(planned > 0 && { returnProposed: (proposed - zero) / planned }),
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, x) => total + x, 0);
}
