import type { Column, IgnoredBecause } from './column.ts';
import type { Finding } from './finding.ts';
import type { Series } from './read-cells.ts';

/** Fewest weeks whose numbers tell anything about each other. */
const fewest = 12;
/** Correlation from which on a column is said to follow another. */
const close = 0.9;
/** Largest spread of a ratio, against its mean, of columns that are one another's multiples. */
const sameRatio = 0.005;

/** What the numbers say of columns that would be controls. */
export interface Followed {
  /** Controls that are left out, by their place, with the reason. */
  readonly leftOut: ReadonlyMap<number, IgnoredBecause>;
  readonly findings: readonly Finding[];
}

/**
 * Looks at whether controls move with the outcome or with all spend: a multiple of either is left out, and so is a guess
 * that follows the outcome; one that has a control's name stays, with a warning. Both the levels and their changes from
 * week to week have to move together, so that a common trend is not taken for it.
 */
export function followed(
  series: readonly Series[],
  { isSaid, isGuessed }: { isSaid: (column: Column) => boolean; isGuessed: (column: Column) => boolean },
): Followed {
  const leftOut = new Map<number, IgnoredBecause>();
  const findings: Finding[] = [];
  const outcome = series.find(({ column }) => column.role === 'outcome');
  const spends = series.filter(({ column }) => column.role === 'spend');
  const weeks = outcome?.values.length ?? spends[0]?.values.length ?? 0;
  const spend = Array.from({ length: weeks }, (_, t) =>
    spends.reduce((sum, { values }) => sum + (values[t] ?? 0), 0),
  );
  for (const { column, values, rows } of series) {
    if (column.role !== 'control' || isSaid(column) || values.length < fewest) continue;
    const ofOutcome = outcome === undefined ? 0 : together(values, outcome.values);
    const ofSpend = together(values, spend);
    const isMultiple =
      (outcome !== undefined && isMultipleOf(values, outcome.values)) ||
      isMultipleOf(values, spend) ||
      spends.some((one) => isMultipleOf(values, one.values));
    const place = { row: rows[0], column: column.name };
    if (isMultiple) {
      leftOut.set(column.at, 'multiple');
      continue;
    }
    const [code, share] =
      ofOutcome >= ofSpend
        ? (['follows-outcome', ofOutcome] as const)
        : (['follows-spend', ofSpend] as const);
    if (share < close) continue;
    if (isGuessed(column)) leftOut.set(column.at, 'follows-outcome');
    findings.push({ code, level: 'doubt', ...place, values: { share: Math.round(100 * share) } });
  }
  return { leftOut, findings };
}

/** The lesser of how levels and how weekly changes move together, from 0 to 1 (Pearson's correlation, its sign apart). */
function together(one: readonly number[], other: readonly number[]): number {
  return Math.min(Math.abs(correlation(one, other)), Math.abs(correlation(changes(one), changes(other))));
}

const changes = (values: readonly number[]) => values.slice(1).map((value, i) => value - (values[i] ?? 0));

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, value] of one.entries()) {
    const [x, y] = [value - a, (other[i] ?? b) - b];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

function isMultipleOf(one: readonly number[], other: readonly number[]): boolean {
  const ratios = one.flatMap((value, i) => ((other[i] ?? 0) === 0 ? [] : [value / (other[i] ?? 1)]));
  if (ratios.length < fewest || other.every((value) => value === other[0])) return false;
  const middle = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const isVaried = Math.max(...other) > 1.1 * Math.min(...other.filter((value) => value !== 0));
  return isVaried && middle !== 0 && ratios.every((ratio) => Math.abs(ratio / middle - 1) <= sameRatio);
}
