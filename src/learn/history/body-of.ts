import { isTotalLabel } from './context-words.ts';
import { isBlank, looksLikeValue } from './find-header.ts';
import type { Finding } from './finding.ts';
import { type PeriodText, parsePeriod } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { Row } from './table-row.ts';

/** Where the rows of a table say what they are. */
export interface BodyPlan {
  readonly header: readonly string[];
  readonly dateAt: number;
  /** The column of each period's last day, where there is one. */
  readonly endAt?: number | undefined;
  /** Columns of texts, such as channels. */
  readonly textAts: readonly number[];
}

/** What one row is by itself. */
type RowKind = 'dated' | 'total' | 'note' | 'header' | 'undated';

/** Says of rows, one by one, what they are. */
export function createRowJudge({ header, dateAt, endAt, textAts }: BodyPlan) {
  const known = new Map<string, PeriodText | undefined>();
  const periodOf = (text: string) => {
    if (!known.has(text)) {
      if (known.size > 50_000) known.clear();
      known.set(text, parsePeriod(text));
    }
    return known.get(text);
  };
  return {
    kindOf(cells: readonly string[]): RowKind {
      const date = cells[dateAt] ?? '';
      const period = periodOf(date);
      if (period !== undefined && period.start.kind !== 'month') {
        return textAts.some((at) => isTotalEntry(cells[at] ?? '')) ? 'total' : 'dated';
      }
      if (cells.every((cell, at) => cell === header[at])) return 'header';
      const labels = [date, ...textAts.map((at) => cells[at] ?? ''), cells[0] ?? ''];
      if (labels.some(isTotalLabel)) return 'total';
      const filled = cells.filter((cell) => cell !== '');
      const values = filled.filter(looksLikeValue).length;
      // `Generated on Mar 2, 2026` has a number in a second cell, and no comma was meant to part them.
      const isSentence = /\p{L}{2,}\P{L}+\p{L}{2,}/u.test(cells.find((cell) => cell !== '') ?? '');
      if (filled.length <= Math.max(1, cells.length / 3) || values === 0 || (values === 1 && isSentence))
        return 'note';
      // `Share`, `Target`, `Quarter 1`: rows of another kind. If it was a week after all, it is missed as a gap.
      return isLabel(date) ? 'total' : 'undated';
    },
    /** How many days a row spans; undefined where it does not say. */
    spanOf(cells: readonly string[]): number | undefined {
      const { start, end } = periodOf(cells[dateAt] ?? '') ?? {};
      const last = endAt === undefined ? end : periodOf(cells[endAt] ?? '')?.start;
      if (start === undefined || last === undefined) return undefined;
      if (start.kind === 'unordered' && last.kind === 'unordered') {
        const spans = (['dayFirst', 'monthFirst'] as const).flatMap((order) => {
          const [from, to] = [start[order], last[order]];
          return from === undefined || to === undefined || to < from ? [] : [to - from + 1];
        });
        return spans.length === 0 ? undefined : Math.min(...spans);
      }
      return start.kind === 'day' && last.kind === 'day' ? last.day - start.day + 1 : undefined;
    },
  };
}

/** Words where a date would stand, without digits but those of a quarter or a half. */
const isLabel = (text: string) =>
  /^\p{L}[^\d]*$/u.test(text) ||
  /^(?:quarter|quartal|trimestre|half|halbjahr|semestre|q|h|t) ?\d\b|^第?[一二三四\d]季度|季度$/i.test(text);

/** `Total` among channels or regions; a campaign may be called `Total awareness`. */
const isTotalEntry = (text: string) => !/\s/.test(text.trim()) && isTotalLabel(text);

/** The rows that are weeks or days, and what was found beside them. */
export interface Body {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

/**
 * Leaves out sums wherever they stand (by their label, by what they add up, by the time that they span), names that are
 * repeated, notes, and days or weeks at both ends that nobody filled in.
 */
export function bodyOf(all: readonly Row[], plan: BodyPlan): Body {
  const { dateAt } = plan;
  const judge = createRowJudge(plan);
  const rows = filledDown(all, plan);
  const kept: Row[] = [];
  const totals: Row[] = [];
  const notes: Row[] = [];
  let block: Row[] = [];
  for (const [i, row] of rows.entries()) {
    const kind = judge.kindOf(row.cells);
    if (kind === 'header') continue;
    if (kind === 'note') notes.push(row);
    else if (kind === 'total') totals.push(row);
    else if (
      kind === 'undated' &&
      (isSumOf(row, kept) || isSumOf(row, block) || (i === 0 && isSumOf(row, rows.slice(1))))
    ) {
      totals.push(row);
    } else {
      kept.push(row);
      block.push(row);
    }
    if (totals.at(-1) === row) block = [];
  }
  const spans = kept.map(({ cells }) => judge.spanOf(cells) ?? 0);
  const usual = spans.toSorted((a, b) => a - b)[Math.floor(spans.length / 2)] ?? 0;
  const isSpanning = (i: number) => usual > 0 && usual <= 7 && (spans[i] ?? 0) > 8;
  const weeks = kept.filter((row, i) => {
    if (!isSpanning(i)) return true;
    totals.push(row);
    return false;
  });
  const findings: Finding[] = [];
  const [total] = totals;
  if (total !== undefined) {
    findings.push({ code: 'totals-row', level: 'note', row: total.row, values: { count: totals.length } });
  }
  const [note] = notes;
  if (note !== undefined) {
    findings.push({ code: 'notes', level: 'note', row: note.row, values: { count: notes.length } });
  }
  const isFilled = ({ cells }: Row) => !isBlank(cells.filter((_, at) => at !== dateAt && at !== plan.endAt));
  const [first, last] = [weeks.findIndex(isFilled), weeks.findLastIndex(isFilled)];
  if (first === -1) return { rows: weeks, findings };
  const unfilled = first + weeks.length - last - 1;
  if (unfilled > 0) {
    const row = weeks[first > 0 ? 0 : last + 1]?.row;
    findings.push({ code: 'blank-rows', level: 'note', row, values: { count: unfilled } });
  }
  return { rows: weeks.slice(first, last + 1), findings };
}

/** A pivot table names a date once, before the first of its rows: the others get it, too. */
function filledDown(rows: readonly Row[], { dateAt, textAts }: BodyPlan): readonly Row[] {
  const isOpen = ({ cells }: Row) =>
    cells[dateAt] === '' &&
    textAts.some((at) => cells[at] !== '') &&
    !textAts.some((at) => isTotalLabel(cells[at] ?? ''));
  if (rows.filter(isOpen).length < 0.3 * rows.length) return rows;
  let date = '';
  return rows.map((row) => {
    if (row.cells[dateAt] !== '') date = row.cells[dateAt] ?? '';
    return isOpen(row)
      ? { row: row.row, cells: row.cells.map((cell, at) => (at === dateAt ? date : cell)) }
      : row;
  });
}

/** Whether a row holds what others add up to, in one column at least. */
function isSumOf({ cells }: Row, others: readonly Row[]): boolean {
  if (others.length < 2) return false;
  return cells.some((cell, at) => {
    const value = numberIn(cell);
    if (value === undefined || value === 0) return false;
    const sum = others.reduce((total, other) => total + (numberIn(other.cells[at] ?? '') ?? 0), 0);
    return Math.abs(value - sum) <= 0.005 * Math.abs(value);
  });
}

function numberIn(cell: string): number | undefined {
  const read = parseNumber(cell);
  return read.kind === 'number' ? (read.readings.point ?? read.readings.comma) : undefined;
}
