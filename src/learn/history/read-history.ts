import { echo, UserError } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import { bodyOf } from './body-of.ts';
import type { Column, ColumnMapping, EarlierColumns, KnownChannel } from './column.ts';
import { type ColumnProfile, profilesOf, withinRows } from './column-profile.ts';
import { cleanColumn, foldColumn } from './column-words.ts';
import { type Finding, refusal } from './finding.ts';
import { headerScale } from './header-scale.ts';
import { type History, historyShape } from './history.ts';
import { intoWeeks, type WeeklySeries } from './into-weeks.ts';
import { isoDay } from './parse-date.ts';
import { readCells, type Series } from './read-cells.ts';
import { readCurrency } from './read-currency.ts';
import { type DateOrder, readDays } from './read-days.ts';
import { readEventTexts } from './read-events.ts';
import { readTable, type Table } from './read-table.ts';
import { recogniseColumns } from './recognise-columns.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { constantIn, outliersIn, unitChangeIn } from './suspicions.ts';

/** In what light a file is read. */
export interface HistoryReading {
  /** The workspace's currency (ISO code): of amounts that do not say theirs. */
  readonly currency: string;
  readonly channels?: readonly KnownChannel[];
  readonly mapping?: ColumnMapping;
  readonly earlier?: EarlierColumns | undefined;
  /** The currency that somebody named. */
  readonly askedCurrency?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** The weekday on which weeks of daily data begin; Monday is 0. */
  readonly weekStart?: number | undefined;
  /** Today, in days since 1970: weeks that begin later are refused. */
  readonly today?: number | undefined;
  /** Somebody says that amounts which change a thousandfold are right. */
  readonly areAmountsRight?: boolean | undefined;
}

/** A file as it was understood. Nothing of it is stored. */
export interface ReadHistory {
  readonly history: History;
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
  readonly frequency: WeeklySeries['frequency'];
}

/**
 * Reads a CSV file of weekly or daily numbers. What can be read in one way only is read; what is odd is found and told
 * by row; what cannot be trusted is refused whole.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.*`, with rows (as spreadsheets count) and columns
 */
export function readHistory(bytes: Uint8Array, reading: HistoryReading): ReadHistory {
  const table = readTable(bytes);
  refuseUnsafe(table);
  const headerRow = table.header.row;
  const profiles = profilesOf(table);
  const recognised = recogniseColumns(profiles, reading.channels ?? [], reading.mapping ?? {}, {
    headerRow,
    earlier: reading.earlier,
  });
  const date = recognised.columns.find(({ role }) => role === 'date');
  if (date === undefined) throw new Error('a table without dates was not refused');
  const body = bodyOf(table, date);
  const weeks = table.rows.slice(body.from, body.to);
  const rows = weeks.map(({ row }) => row);
  const used = recognised.columns.flatMap((column): Used[] => {
    const profile = profiles[column.at];
    return profile === undefined ? [] : [{ column, profile: withinRows(profile, body.from, body.to) }];
  });
  refuseLongTable(used, date, weeks);
  refuseMultiples(recognised.columns, headerRow);
  const dated = readDays(
    weeks.map(({ row, cells }) => ({ row, text: cells[date.at] ?? '' })),
    date.name,
    reading.dateOrder,
  );
  const money = readCurrency(used, {
    rows,
    headerRow,
    asked: reading.askedCurrency,
    usual: reading.currency,
  });
  const areTexts = ({ column, profile }: Used) => column.role === 'event' && !profile.isNumeric;
  const cells = readCells(
    used.filter((one) => isRead(one.column) && !areTexts(one)),
    rows,
    table.delimiter,
  );
  const events = used
    .filter(areTexts)
    .flatMap(({ column, profile }) => readEventTexts(column, profile, rows));
  const days = date.isWeekEnd ? dated.days.map((day) => day - 6) : dated.days;
  refuseFuture(days, { column: date.name, rows, today: reading.today });
  const weekly = intoWeeks(days, [...cells.series, ...events], {
    column: date.name,
    rows,
    weekStart: reading.weekStart ?? 0,
  });
  const shifted: Finding[] = date.isWeekEnd
    ? [{ code: 'week-ending', level: 'note', column: date.name }]
    : [];
  return {
    history: assembled(weekly, money.currency),
    columns: recognised.columns,
    frequency: weekly.frequency,
    findings: [
      ...table.findings,
      ...body.findings,
      ...recognised.findings,
      ...dated.findings,
      ...shifted,
      ...money.findings,
      ...cells.findings,
      ...weekly.findings,
      ...suspicions(weekly.series, reading.areAmountsRight ?? false),
    ],
  };
}

interface Used {
  readonly column: Column;
  readonly profile: ColumnProfile;
}

const isRead = ({ role }: Column) => role !== 'date' && role !== 'ignored';

const nameLists =
  /^(?:channel|channels|media|medium|platform|source|campaign|campaign name|ad set|ad group|渠道|媒体|平台|来源|广告系列|推广计划)$/;

/** One row for each channel and week is another kind of table. */
function refuseLongTable(used: readonly Used[], date: Column, rows: Table['rows']): void {
  const dates = rows.map(({ cells }) => cells[date.at]);
  if (new Set(dates).size === dates.length) return;
  const list = used.find(
    ({ column, profile }) => nameLists.test(foldColumn(column.name)) && !profile.isNumeric,
  );
  if (list === undefined) return;
  const twice = rows.find(({ cells }, i) => dates.indexOf(cells[date.at]) !== i);
  throw new UserError(refusal('history.long-table', { row: twice?.row, column: list.column.name }));
}

/** Amounts in thousands would pass for amounts, and what they brought for a thousand times as much a unit. */
function refuseMultiples(columns: readonly Column[], row: number): void {
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

/** Nothing can have come of weeks that are yet to begin: a plan, or days and months the wrong way round. */
function refuseFuture(
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

/** What is odd about the numbers. Throws `UserError` (`history.unit-change`, `history.constant-outcome`, `history.no-spend`). */
function suspicions(all: readonly Series[], areAmountsRight: boolean): Finding[] {
  const problems = createProblemList();
  const findings: Finding[] = [];
  for (const series of all) {
    const { role, name, unit } = series.column;
    if (role !== 'spend' && role !== 'outcome') continue;
    const changed = areAmountsRight ? undefined : unitChangeIn(series);
    const constant = role === 'outcome' ? constantIn(series) : undefined;
    for (const problem of [changed, constant]) if (problem !== undefined) problems.add(() => problem);
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

function assembled({ weeks, series }: WeeklySeries, currency: string): History {
  const of = (role: Column['role']) => series.filter(({ column }) => column.role === role);
  const [outcome] = of('outcome');
  const named = ({ column, values }: Series) => ({ name: column.name, values: [...values] });
  return historyShape.parse({
    schema: 'channels/history@1',
    weeks: weeks.map(isoDay),
    currency,
    outcome: {
      name: cleanColumn(outcome?.column.name ?? '') || outcome?.column.name,
      unit: outcome?.column.unit,
      values: outcome?.values,
    },
    channels: of('spend').map(({ column: { channel }, values }) => {
      const impressions = of('impressions').find((one) => one.column.channel?.id === channel?.id);
      return {
        id: channel?.id,
        name: channel?.name,
        spend: values,
        ...(impressions !== undefined && { impressions: impressions.values }),
      };
    }),
    controls: of('control').map(named),
    events: of('event').map(named),
  });
}
