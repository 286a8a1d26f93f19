import type { Column } from './column.ts';
import type { Finding } from './finding.ts';
import { isBlank } from './header.ts';
import { parseDate } from './parse-date.ts';
import type { Table } from './read-table.ts';
import type { Row } from './table-row.ts';

const sums =
  /^(?:(?:grand |sub)?totals?|sum|sums|average|avg|mean|合计|总计|小计|平均|平均值|汇总|总和)[:：]?$/i;

/** Most rows below the last week that are looked at as sums. */
const mostSums = 3;

/** The rows that are weeks, from the first to before the last that is none any more. */
export interface Body {
  readonly from: number;
  readonly to: number;
  readonly findings: readonly Finding[];
}

/** Leaves out sums below the weeks, and days or weeks at both ends that nobody filled in. */
export function bodyOf({ rows }: Table, date: Column): Body {
  const findings: Finding[] = [];
  const isDated = ({ cells }: Row) => parseDate(cells[date.at] ?? '') !== undefined;
  let to = rows.length;
  for (let i = 0; i < mostSums; i += 1) {
    const last = rows[to - 1];
    if (last === undefined || isDated(last) || !last.cells.some((cell) => sums.test(cell))) break;
    findings.unshift({ code: 'totals-row', level: 'note', row: last.row });
    to -= 1;
  }
  const isFilled = (row: Row) => !isDated(row) || !isBlank(row.cells.filter((_, at) => at !== date.at));
  const filled = rows.slice(0, to);
  const [first, last] = [filled.findIndex(isFilled), filled.findLastIndex(isFilled)];
  if (first === -1) return { from: 0, to, findings };
  const unfilled = first + to - last - 1;
  if (unfilled > 0) {
    const row = rows[first > 0 ? 0 : last + 1]?.row;
    findings.push({ code: 'blank-rows', level: 'note', row, values: { count: unfilled } });
  }
  return { from: first, to: last + 1, findings };
}
