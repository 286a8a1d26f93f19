import { echo, type Problem } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import { type Finding, refusal } from './finding.ts';
import type { Series } from './read-cells.ts';

/** What is odd about the numbers. Throws `UserError` (`history.unit-change`, `history.negative`). */
export function suspicionsOf(all: readonly Series[], areAmountsRight: boolean): Finding[] {
  const problems = createProblemList();
  const findings: Finding[] = [];
  for (const series of all) {
    const { role, name, unit } = series.column;
    if (role !== 'spend' && role !== 'outcome') continue;
    const changed = areAmountsRight ? undefined : unitChangeIn(series);
    const below = role === 'spend' ? negativeIn(series) : undefined;
    for (const problem of [changed, below]) if (problem !== undefined) problems.add(() => problem);
    findings.push(...outliersIn(series));
    if (role === 'spend' && series.values.every((value) => value === 0)) {
      findings.push({ code: 'never-spent', level: 'note', column: name });
    }
    const negative = series.values.findIndex((value) => value < 0);
    if (unit === 'money' && negative !== -1) {
      const values = { count: series.values.filter((value) => value < 0).length };
      findings.push({
        code: 'negative-outcome',
        level: 'note',
        row: series.rows[negative],
        column: name,
        values,
      });
    }
  }
  problems.throwIfAny();
  return findings;
}

/** Fewest positive values that say what is usual. */
const fewest = 8;
/** Fewest weeks on both sides of a change of units. */
const fewestBeside = 4;
/** How many times the largest of one side the least of the other is, at least. */
const leastApart = 20;
/** Most outliers of one column that are told. */
const mostTold = 3;
/** How often the usual value an outlier is at least, and how many spreads away. */
const outlierTimes = 8;
const outlierSpreads = 6;

/**
 * Values so far from a column's usual ones that a slip is likely: the decimal sign one place off, two weeks in one row.
 * Distances are of logarithms, from the median, in units of the median distance (× 1.4826: a standard deviation, where
 * values are log-normal).
 */
function outliersIn({ column, values, rows }: Series): Finding[] {
  const logs = values.filter((value) => value > 0).map(Math.log);
  if (logs.length < fewest) return [];
  const middle = median(logs);
  const spread = 1.4826 * median(logs.map((log) => Math.abs(log - middle)));
  const far = Math.max(Math.log(outlierTimes), outlierSpreads * spread);
  return values
    .flatMap((value, i): Finding[] => {
      const distance = Math.log(value) - middle;
      // Little spend is a channel that rests; little outcome may be half a week.
      const isFar = distance > far || (column.role === 'outcome' && distance < -far);
      // Nothing at all, where there is always something: a week that is not over, or was not exported.
      const isLacking = column.role === 'outcome' && value === 0 && logs.length >= 0.9 * values.length;
      if (!isLacking && (value <= 0 || !isFar)) return [];
      const told = { received: String(value), values: { usual: Math.exp(middle) } };
      return [{ code: 'outlier', level: 'note', row: rows[i], column: column.name, ...told }];
    })
    .slice(0, mostTold);
}

/**
 * The row from which on a column is written in other units: a thousand or ten thousand times as much (or little) as
 * before, and no value of one side near those of the other.
 */
function unitChangeIn({ column, values, rows }: Series): Problem | undefined {
  const positive = values.flatMap((value, i) => (value > 0 ? [{ value, row: rows[i] }] : []));
  const amounts = positive.map(({ value }) => value);
  const cut = cuts(amounts).find((at) => isUnits(amounts.slice(0, at), amounts.slice(at)));
  if (cut === undefined) return undefined;
  const [before, after] = [median(amounts.slice(0, cut)), median(amounts.slice(cut))];
  const place = { row: positive[cut]?.row, column: column.name };
  const told = {
    before: Number(before.toPrecision(4)),
    after: Number(after.toPrecision(4)),
    times: 10 ** Math.round(Math.abs(Math.log10(after / before))),
  };
  return refusal('history.unit-change', place, { received: echo(amounts[cut]), values: told });
}

/** Where all values before are far from all that follow. */
function cuts(values: readonly number[]): number[] {
  const [lows, highs] = [running(values, Math.min), running(values, Math.max)];
  const backwards = values.toReversed();
  const [lowsAfter, highsAfter] = [running(backwards, Math.min), running(backwards, Math.max)];
  return values.flatMap((_, cut) => {
    const rest = values.length - cut;
    if (cut < fewestBeside || rest < fewestBeside) return [];
    const rises = (lowsAfter[rest - 1] ?? 0) / (highs[cut - 1] ?? 1);
    const falls = (lows[cut - 1] ?? 0) / (highsAfter[rest - 1] ?? 1);
    return Math.max(rises, falls) >= leastApart ? [cut] : [];
  });
}

/** The least, or the largest, of the values up to each. */
function running(values: readonly number[], pick: (a: number, b: number) => number): number[] {
  const found: number[] = [];
  for (const value of values) found.push(pick(found.at(-1) ?? value, value));
  return found;
}

/** About a thousand, or ten thousand, times. */
function isUnits(before: readonly number[], after: readonly number[]): boolean {
  const powers = Math.abs(Math.log10(median(after) / median(before)));
  return Math.abs(powers - 3) < 0.4 || Math.abs(powers - 4) < 0.4;
}

/** Credits of a day are taken off its week; a week of credits is no spend of that week. */
function negativeIn({ column, values, rows }: Series): Problem | undefined {
  const at = values.findIndex((value) => value < 0);
  if (at === -1) return undefined;
  return refusal('history.negative', { row: rows[at], column: column.name }, { received: echo(values[at]) });
}

/** An outcome that is the same in every week has nothing to tell. */
export function constantIn({ column, values, rows }: Series): Problem | undefined {
  const [first] = values;
  if (values.length < fewest || first === undefined || values.some((value) => value !== first))
    return undefined;
  return refusal(
    'history.constant-outcome',
    { row: rows[0], column: column.name },
    { received: echo(first) },
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = sorted.slice(
    Math.floor((sorted.length - 1) / 2),
    Math.floor(sorted.length / 2) + 1,
  );
  return (low + high) / 2;
}
