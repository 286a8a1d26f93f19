import { UserError } from '../../scenario/problem.ts';
import { type BodyPlan, bodyOf } from './body-of.ts';
import type { Column } from './column.ts';
import { type ColumnProfile, profilesOf, sampleOf } from './column-profile.ts';
import { weekEndNames } from './date-names.ts';
import { refuseFuture, refuseMultiples } from './file-refusals.ts';
import { doubtKey, type Finding, refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { followed } from './following.ts';
import type { HistoryReading } from './history-reading.ts';
import { intoWeeks, type WeeklySeries } from './into-weeks.ts';
import { type WideTable, wideTable } from './long-table.ts';
import { platformOf } from './platform-of.ts';
import { readCells, type Series } from './read-cells.ts';
import { currencyColumn, readCurrency } from './read-currency.ts';
import { readDays } from './read-days.ts';
import { readEventTexts } from './read-events.ts';
import { readTable } from './read-table.ts';
import { dateColumn, recogniseColumns } from './recognise-columns.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { type RegionSeries, regionSeries } from './region-series.ts';
import { saidRoles } from './said-roles.ts';
import { choicesAmong } from './settle-columns.ts';
import { shapeOf } from './shape.ts';
import { suspicionsOf } from './suspicions.ts';

/** What one file says, week by week: spend, or an outcome, or both. */
export interface ReadPart {
  readonly weekly: WeeklySeries;
  readonly currency: string;
  /** Whether the file, or somebody, names its currency; else it is the usual one. */
  readonly isCurrencyTold: boolean;
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
  readonly headerRow: number;
  /** The rows of each region beside their sums; empty where the file has none. */
  readonly regions: readonly RegionSeries[];
  /** Campaigns that the file names, each with its channel and what was spent. */
  readonly campaigns: WideTable['campaigns'];
  /** The platform that the file comes from, where its columns, title or name tell. */
  readonly platform?: string;
  /** Files of the same columns have the same. */
  readonly shape: string;
}

/**
 * Reads one CSV file of weeks, days, or several rows a day. What can be read in one way only is read; what is odd is found
 * and told; what cannot be trusted is refused whole. It may lack an outcome, or spend: another file may have it.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.*`, with rows (as spreadsheets count) and columns
 */
export function readPart(bytes: Uint8Array, reading: HistoryReading): ReadPart {
  const table = readTable(bytes);
  refuseUnsafe(table);
  const headerRow = table.header.row;
  const first = profilesOf({ header: table.header, rows: sampleOf(table.rows, 400) });
  const mapping = reading.mapping ?? {};
  const dated = dateColumn(
    first,
    mapping.date === undefined ? new Map() : saidRoles(first, { date: mapping.date }),
  );
  if (dated === undefined) {
    throw new UserError(refusal('history.no-date', { row: headerRow }, { values: choicesAmong(first) }));
  }
  const plan = bodyPlan(first, dated.profile, table.header.cells);
  const body = bodyOf(table.rows, plan);
  refuseRagged(
    body.rows.map(({ row }) => row),
    table,
  );
  const profiles = profilesOf({ header: table.header, rows: body.rows });
  const platform = platformOf(table.header.cells, table.above, reading.fileName);
  const long = wideTable(table, { profiles, rows: body.rows, plan }, { platform, ...reading });
  if (long === undefined && !table.isWhole)
    throw new UserError(refusal('history.too-many-rows', {}, { values: { bound: body.rows.length } }));
  const rows = long?.rows ?? body.rows;
  const wide = long === undefined ? profiles : profilesOf({ header: long.header, rows });
  const recognised = recogniseColumns(wide, {
    headerRow,
    known: reading.channels ?? [],
    mapping,
    earlier: reading.earlier,
    ...(long !== undefined && { wide: long.wide }),
    platform,
  });
  refuseMultiples(recognised.columns, headerRow);
  const read = readSeries(
    {
      rows,
      columns: recognised.columns,
      profiles: wide,
      header: table.header.cells,
      delimiter: long === undefined ? table.delimiter : ',',
    },
    reading,
    {
      headerRow,
      told: currencyColumn(profiles, body.rows),
    },
  );
  const { weekly } = read;
  const isGuessed = ({ name }: Column) =>
    recognised.findings.some(({ code, column }) => code === 'guessed-control' && column === name);
  const said = new Set(
    [...(mapping.control ?? []), ...(reading.earlier?.controls.map(({ name }) => name) ?? [])].map(
      foldColumn,
    ),
  );
  const follows = followed(weekly.series, { isSaid: ({ name }) => said.has(foldColumn(name)), isGuessed });
  const columns = recognised.columns.map((column): Column => {
    const because = follows.leftOut.get(column.at);
    return because === undefined ? column : { at: column.at, name: column.name, role: 'ignored', because };
  });
  const kept = { ...weekly, series: weekly.series.filter(({ column }) => !follows.leftOut.has(column.at)) };
  const isTold = ({ code, column }: Finding) =>
    code !== 'guessed-control' ||
    !columns.some(({ name, because }) => name === column && because !== undefined);
  return {
    weekly: kept,
    currency: read.currency,
    isCurrencyTold: read.isCurrencyTold,
    columns: [
      ...columns,
      ...(long?.lists ?? []).map((name): Column => ({ at: -1, name, role: 'ignored', because: 'list' })),
    ],
    headerRow,
    regions: long === undefined ? [] : regionSeries(long, { columns, weekly: kept, days: read.days }),
    campaigns: long?.campaigns ?? new Map(),
    ...(platform !== undefined && { platform }),
    shape: shapeOf(table.header.cells),
    findings: withoutSettled(reading.settled, [
      ...table.findings,
      ...body.findings,
      ...(long?.findings ?? []),
      ...recognised.findings.filter(isTold),
      ...read.findings,
      ...suspicionsOf(kept.series, reading.areAmountsRight ?? false),
      ...follows.findings,
    ]),
  };
}

const withoutSettled = (settled: readonly string[] = [], findings: readonly Finding[]): Finding[] =>
  findings.map((one) =>
    one.level === 'doubt' && settled.includes(doubtKey(one)) ? { ...one, level: 'note' } : one,
  );

function bodyPlan(
  profiles: readonly ColumnProfile[],
  date: ColumnProfile,
  header: readonly string[],
): BodyPlan {
  const end = profiles.find((one) => one !== date && weekEndNames.has(foldColumn(one.name)) && one.isDates);
  const textAts = profiles
    .filter((one) => one !== date && one !== end && !one.isNumeric && !one.isDates && !one.isEmpty)
    .map(({ at }) => at);
  return { header, dateAt: date.at, textAts, ...(end !== undefined && { endAt: end.at }) };
}

/** Refuses the first row of numbers that has not as many cells as there are columns. */
function refuseRagged(rows: readonly number[], { ragged, header }: ReturnType<typeof readTable>): void {
  const row = rows.find((one) => ragged.has(one));
  if (row === undefined) return;
  const values = { count: ragged.get(row) ?? 0, expected: header.cells.length };
  throw new UserError(refusal('history.ragged', { row }, { values }));
}

interface Cells {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly columns: readonly Column[];
  readonly profiles: readonly ColumnProfile[];
  readonly header: readonly string[];
  readonly delimiter: string;
}

/** Dates, currency and numbers of the columns that are used, by weeks. */
function readSeries(
  { rows: all, columns, profiles, header, delimiter }: Cells,
  reading: HistoryReading,
  { headerRow, told }: { headerRow: number; told: ReturnType<typeof currencyColumn> },
) {
  const date = columns.find(({ role }) => role === 'date');
  if (date === undefined) throw new Error('a table without dates was not refused');
  const rows = all.map(({ row }) => row);
  const used = columns.flatMap((column) => {
    const profile = profiles[column.at];
    return profile === undefined ? [] : [{ column, profile }];
  });
  const dated = readDays(
    all.map(({ row, cells }) => ({ row, text: cells[date.at] ?? '' })),
    date.name,
    reading.dateOrder,
  );
  const money = readCurrency(used, {
    rows,
    headerRow,
    asked: reading.askedCurrency,
    usual: reading.currency,
    told,
  });
  const isRead = ({ role }: Column) => role !== 'date' && role !== 'ignored';
  const areTexts = ({ column, profile }: (typeof used)[number]) =>
    column.role === 'event' && !profile.isNumeric;
  const cells = readCells(
    used.filter((one) => isRead(one.column) && !areTexts(one)),
    rows,
    { delimiter, header, isDaily: areDays(dated.days) },
  );
  const events = used
    .filter(areTexts)
    .flatMap(({ column, profile }) => readEventTexts(column, profile, rows));
  const days = date.isWeekEnd ? dated.days.map((day) => day - 6) : dated.days;
  refuseFuture(days, { column: date.name, rows, today: reading.today });
  const series: readonly Series[] = [...cells.series, ...events];
  const mayFill = series.every(({ column }) => ['spend', 'impressions', 'exposure'].includes(column.role));
  const weekly = intoWeeks(days, series, {
    column: date.name,
    rows,
    weekStart: reading.weekStart ?? 0,
    mayFill,
  });
  const shifted: Finding[] = date.isWeekEnd
    ? [{ code: 'week-ending', level: 'note', column: date.name }]
    : [];
  return {
    weekly,
    days,
    currency: money.currency,
    isCurrencyTold: money.isTold,
    findings: [...dated.findings, ...shifted, ...money.findings, ...cells.findings, ...weekly.findings],
  };
}

/** Most dates follow each other by a day. */
function areDays(days: readonly number[]): boolean {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const steps = sorted.slice(1).map((day, i) => day - (sorted[i] ?? 0));
  return steps.filter((step) => step === 1).length > steps.length / 2;
}
