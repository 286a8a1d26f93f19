/** An order above this many times the 99th percentile of all orders is cut to it. */
const times = 3;
const percentile = 0.99;
/** Fewest orders from which a percentile is told. */
const fewest = 20;

/** Sums of what each arm's visitors spent, with the largest orders cut alike in all arms. */
export interface CappedSums {
  readonly sums: ReadonlyMap<string, { readonly sum: number; readonly sumOfSquares: number }>;
  readonly capped?: { readonly count: number; readonly cap: number; readonly largest: number };
}

/**
 * One order of a reseller can outweigh all others of its arm and make the interval meaningless. Orders above three times
 * the 99th percentile of the orders of all arms together count as that much: the bound does not know the arms, so that
 * without an effect it favours none (winsorised means: Kohavi, Tang and Xu 2020, Trustworthy Online Controlled
 * Experiments, ch. 22). `orders`: what was spent by visitors who spent anything, by arm.
 */
export function cappedSums(orders: ReadonlyMap<string, readonly number[]>): CappedSums {
  const positive = [...orders.values()]
    .flatMap((ofArm) => ofArm.filter((amount) => amount > 0))
    .toSorted((a, b) => a - b);
  // The percentile leaves out the very largest, which may be the one that is to be cut.
  const at = Math.min(positive.length - 2, Math.floor(percentile * (positive.length - 1)));
  const cap = positive.length >= fewest ? times * (positive[at] ?? 0) : Number.POSITIVE_INFINITY;
  const over = positive.filter((amount) => amount > cap);
  const sums = new Map(
    [...orders].map(([name, ofArm]) => {
      let [sum, sumOfSquares] = [0, 0];
      for (const amount of ofArm) {
        const counted = Math.min(amount, cap);
        sum += counted;
        sumOfSquares += counted * counted;
      }
      return [name, { sum, sumOfSquares }] as const;
    }),
  );
  if (over.length === 0) return { sums };
  return { sums, capped: { count: over.length, cap, largest: over.at(-1) ?? cap } };
}
