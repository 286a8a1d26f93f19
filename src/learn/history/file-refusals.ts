import { echo, UserError } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import type { Column } from './column.ts';
import { refusal } from './finding.ts';
import { headerScale } from './header-scale.ts';
import { isoDay } from './parse-date.ts';

/** Amounts in thousands would pass for amounts, and what they brought for a thousand times as much a unit. Throws `UserError` (`history.multiples`). */
export function refuseMultiples(columns: readonly Column[], row: number): void {
  const problems = createProblemList();
  for (const { role, name } of columns) {
    const found = role === 'spend' || role === 'outcome' ? headerScale(name) : undefined;
    if (found === undefined) continue;
    const { unit, scale } = found;
    const more = { received: echo(unit), values: { scale: scale.toLocaleString('en-US') } };
    problems.add(() => refusal('history.multiples', { row, column: name }, more));
  }
  problems.throwIfAny();
}

/** Nothing can have come of weeks that are yet to begin: a plan, or days and months the wrong way round. Throws `UserError` (`history.future`). */
export function refuseFuture(
  days: readonly number[],
  {
    column,
    rows,
    today = Number.POSITIVE_INFINITY,
  }: { column: string; rows: readonly number[]; today?: number | undefined },
): void {
  const at = days.findIndex((day) => day > today);
  const day = days[at];
  if (day === undefined) return;
  throw new UserError(refusal('history.future', { row: rows[at], column }, { received: isoDay(day) }));
}
