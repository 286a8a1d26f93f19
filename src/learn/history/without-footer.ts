import type { Column } from './column.ts';
import type { Finding } from './finding.ts';
import { isBlank } from './header.ts';
import { parseDate } from './parse-date.ts';
import type { Row, Table } from './read-table.ts';

const sums =
  /^(?:(?:grand |sub)?totals?|sum|sums|average|avg|mean|合计|总计|小计|平均|平均值|汇总|总和)[:：]?$/i;

/** Most rows below the last week that are looked at as sums. */
const mostSums = 3;

/** The rows that are weeks: without sums below them, and without days or weeks at the end that nobody filled in. */
export function withoutFooter(
  { rows }: Table,
  date: Column,
): { readonly rows: readonly Row[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const kept = [...rows];
  const isDated = ({ cells }: Row) => parseDate(cells[date.at] ?? '') !== undefined;
  for (let i = 0; i < mostSums; i += 1) {
    const last = kept.at(-1);
    if (last === undefined || isDated(last) || !last.cells.some((cell) => sums.test(cell))) break;
    findings.unshift({ code: 'totals-row', level: 'note', row: last.row });
    kept.pop();
  }
  const isUnfilled = (row: Row) => isDated(row) && isBlank(row.cells.filter((_, at) => at !== date.at));
  const filled = kept.findLastIndex((row) => !isUnfilled(row)) + 1;
  if (filled > 0 && filled < kept.length) {
    const values = { count: kept.length - filled };
    findings.push({ code: 'blank-rows', level: 'note', row: kept[filled]?.row, values });
    kept.length = filled;
  }
  return { rows: kept, findings };
}
