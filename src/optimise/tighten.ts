import type { Problem } from './problem.ts';
import type { Box } from './relaxation.ts';

/**
 * No channel can spend more than its limits leave when all others spend their least. Nor need the total be more than
 * `enough`, where a plan is known that does with it.
 */
export function tighten({ limits }: Problem, enough = Number.POSITIVE_INFINITY): Box {
  const upper = Float64Array.from(limits.upper);
  const [whole, ...others] = limits.rows;
  for (const row of [{ ...whole, max: Math.min(whole.max, enough) }, ...others]) {
    if (!Number.isFinite(row.max) || row.coefficients.some((c) => c < 0)) continue;
    let least = 0;
    row.channels.forEach((i, j) => {
      least += row.coefficients[j]! * limits.lower[i]!;
    });
    row.channels.forEach((i, j) => {
      const c = row.coefficients[j]!;
      if (c > 0)
        upper[i] = Math.max(limits.lower[i]!, Math.min(upper[i]!, limits.lower[i]! + (row.max - least) / c));
    });
  }
  return { lower: limits.lower, upper };
}
