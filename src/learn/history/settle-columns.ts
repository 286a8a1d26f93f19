import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Column } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Finding, refusal } from './finding.ts';
import { isTotalName, measureOf } from './measure-words.ts';

/** The names of all columns, for a message. */
export const choicesAmong = (profiles: readonly { readonly name: string }[]) => ({
  choices: listNames(
    profiles.map(({ name }) => name).filter((name) => name !== ''),
    20,
  ),
});

/**
 * What only the columns together tell: sums of others, impressions of channels that have no spend.
 * `said`: places of the columns that somebody spoke of.
 *
 * @throws UserError `history.channel-twice`
 */
export function settleColumns(
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
  { headerRow: row, said }: { headerRow: number; said: ReadonlySet<number> },
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const spends = columns.filter(({ role }) => role === 'spend');
  const valuesOf = ({ at }: Column) =>
    profiles[at]?.numbers.map((one) =>
      one.kind === 'number' ? (one.readings.point ?? one.readings.comma ?? 0) : 0,
    ) ?? [];
  const isSumOfOthers = (column: Column) => {
    const others = spends.filter((other) => other !== column).map(valuesOf);
    const sums = valuesOf(column).map((_, i) => others.reduce((sum, values) => sum + (values[i] ?? 0), 0));
    return (
      others.length > 1 &&
      valuesOf(column).every((value, i) => Math.abs(value - (sums[i] ?? 0)) <= 0.01 + value * 1e-3)
    );
  };
  const totals = new Set<number>();
  for (const column of spends) {
    if (said.has(column.at)) continue;
    const stem = measureOf(column.name)?.channel ?? column.name;
    const isNamedTotal = spends.length > 1 && isTotalName(stem);
    if (!isNamedTotal && !(stem === '' && isSumOfOthers(column))) continue;
    totals.add(column.at);
    if (!isSumOfOthers(column))
      findings.push({ code: 'total-column', level: 'doubt', row, column: column.name });
  }
  const withSpend = new Set(spends.filter(({ at }) => !totals.has(at)).map(({ channel }) => channel?.id));
  const settled = columns.map((column): Column => {
    const { at, name } = column;
    if (totals.has(at)) return { at, name, role: 'ignored', because: 'total' };
    const isExposure = column.role === 'impressions' || column.role === 'exposure';
    if (isExposure && !withSpend.has(column.channel?.id)) {
      return { at, name, role: 'ignored', because: 'no-channel' };
    }
    return column;
  });
  const twice = settled.find(
    (column, i) =>
      (column.role === 'spend' || column.role === 'impressions') &&
      settled.findIndex((other) => other.role === column.role && other.channel?.id === column.channel?.id) !==
        i,
  );
  if (twice?.channel !== undefined) {
    const values = { channel: twice.channel.name };
    throw new UserError(refusal('history.channel-twice', { row, column: twice.name }, { values }));
  }
  return { columns: settled, findings };
}

/** Refuses a table without an outcome or without spend. Throws `UserError` (`history.no-outcome`, `history.no-spend`). */
export function requireWhole(columns: readonly Column[], row: number): void {
  const names = choicesAmong(columns);
  if (!columns.some(({ role }) => role === 'outcome')) {
    throw new UserError(refusal('history.no-outcome', { row }, { argument: 'outcome', values: names }));
  }
  if (!columns.some(({ role }) => role === 'spend')) {
    throw new UserError(refusal('history.no-spend', { row }, { argument: 'spend', values: names }));
  }
}
