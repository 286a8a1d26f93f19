import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import { type BodyPlan, createRowJudge } from './body-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { fallbackSign, isCommaLanguage, signOf } from './decimal-sign.ts';
import { type Finding, refusal } from './finding.ts';
import { foldColumn } from './fold-name.ts';
import { type LongPlan, longPlan, measuresOf } from './long-plan.ts';
import { isoDay, parseDate } from './parse-date.ts';
import { createPivot, type Pivoted } from './pivot.ts';
import { channelsOfCampaigns } from './platform-of.ts';
import type { Table } from './read-table.ts';
import type { Row } from './table-row.ts';
import type { WideColumn } from './wide-column.ts';

/** A table of one row a day or week, and what it was made of. */
export interface WideTable {
  readonly header: Row;
  readonly rows: readonly Row[];
  /** Where the table was a long one: what its columns are, by their places. */
  readonly wide: ReadonlyMap<number, WideColumn>;
  readonly regions: Pivoted['regions'];
  readonly campaigns: Pivoted['campaigns'];
  /** Columns of the file that were listed and added up. */
  readonly lists: readonly string[];
  readonly findings: readonly Finding[];
}

/** What a long table is read with. */
export interface LongSettings {
  readonly platform: string | undefined;
  readonly campaigns?: Readonly<Record<string, string>> | undefined;
  readonly repeated?: 'once' | 'each' | undefined;
}

/**
 * Adds a table of several rows a day up to one a day, with a column for each channel; undefined where it is none.
 * Rows of a large file go by without being kept.
 *
 * @throws UserError `history.number`, `.number-style`, `.number-ambiguous`, `.too-many-cells`, `.currency-mixed`, `.date`
 */
export function wideTable(
  table: Table,
  {
    profiles,
    rows,
    plan: body,
  }: { profiles: readonly ColumnProfile[]; rows: readonly Row[]; plan: BodyPlan },
  settings: LongSettings,
): WideTable | undefined {
  const dates = rows.map(({ cells }) => dayKey(cells[body.dateAt] ?? ''));
  const plan = longPlan(profiles, body.dateAt, dates) ?? hourlyPlan(profiles, body.dateAt, dates);
  if (plan === undefined) return undefined;
  const nameOf = (at: number) => table.header.cells[at] ?? '';
  const signs = new Map(
    profiles
      .filter((one) => one.isNumeric)
      .map((one) => [
        one.at,
        signOf(one, (i, more) => {
          const problem = refusal('history.number-style', { row: rows[i]?.row, column: one.name }, more);
          throw new UserError(problem);
        }),
      ]),
  );
  const fallback = fallbackSign([...signs.values()], {
    delimiter: table.delimiter,
    isCommaLanguage: isCommaLanguage(table.header.cells.map(foldColumn)),
  });
  const campaignNames = new Set(
    plan.channelAt === undefined && plan.campaignAt !== undefined
      ? rows.map(({ cells }) => cells[plan.campaignAt ?? 0] ?? '')
      : [],
  );
  const mapped = channelsOfCampaigns([...campaignNames], {
    platform: settings.platform,
    said: settings.campaigns,
  });
  const hasList = plan.channelAt !== undefined || plan.campaignAt !== undefined;
  const pivot = createPivot(plan, {
    channelOf: (label) => (hasList ? mapped.channelOf(label) : ''),
    signOf: (at) => signs.get(at) ?? fallback,
    columnName: nameOf,
    repeated: settings.repeated,
  });
  if (table.isWhole) for (const row of rows) pivot.add(row);
  else addAll(table, { body, usual: rows, add: pivot.add });
  const pivoted = pivot.finish();
  return {
    header: {
      row: table.header.row,
      cells: [nameOf(plan.dateAt), ...pivoted.columns.map(({ name }) => name)],
    },
    rows: pivoted.rows,
    wide: new Map(pivoted.columns.map((column, i) => [i + 1, column])),
    regions: pivoted.regions,
    campaigns: pivoted.campaigns,
    lists: plan.lists.map(nameOf),
    findings: findingsOf(plan, pivoted, {
      table,
      nameOf,
      isGuess: mapped.isGuess && campaignNames.size > 0,
      campaignNames,
    }),
  };
}

const dayKey = (text: string) => {
  const read = parseDate(text);
  return read?.kind === 'day' ? isoDay(read.day) : text;
};

/** Rows of hours, which nothing but their time tells apart. */
function hourlyPlan(
  profiles: readonly ColumnProfile[],
  dateAt: number,
  days: readonly string[],
): LongPlan | undefined {
  const texts = profiles[dateAt]?.texts ?? [];
  const areHours = new Set(texts).size === texts.length && new Set(days).size < texts.length / 4;
  return areHours ? { dateAt, measures: measuresOf(profiles, dateAt), lists: [] } : undefined;
}

/** Every row of a large file. Sums and notes go by their words; what spans much more than a row usually does is a sum, too. */
function addAll(
  table: Table,
  { body, usual, add }: { body: BodyPlan; usual: readonly Row[]; add: (row: Row) => void },
): void {
  const judge = createRowJudge(body);
  const spans = usual.map(({ cells }) => judge.spanOf(cells) ?? 0).toSorted((a, b) => a - b);
  const most = spans[Math.floor(spans.length / 2)] ?? 0;
  table.each((row) => {
    const kind = judge.kindOf(row.cells);
    if (kind === 'undated')
      throw new UserError(
        refusal(
          'history.date',
          { row: row.row, column: table.header.cells[body.dateAt] },
          { received: row.cells[body.dateAt] ?? '' },
        ),
      );
    if (kind !== 'dated') return;
    if (most > 0 && most <= 7 && (judge.spanOf(row.cells) ?? 0) > 8) return;
    add(row);
  });
}

function findingsOf(
  plan: LongPlan,
  pivoted: Pivoted,
  {
    table,
    nameOf,
    isGuess,
    campaignNames,
  }: {
    table: Table;
    nameOf: (at: number) => string;
    isGuess: boolean;
    campaignNames: ReadonlySet<string>;
  },
): Finding[] {
  const { row } = table.header;
  const findings: Finding[] = [];
  const lists = [plan.channelAt, plan.campaignAt, plan.regionAt].filter((at) => at !== undefined).map(nameOf);
  findings.push({
    code: 'added-up',
    level: 'note',
    row,
    values: { count: pivoted.rows.length, choices: listNames(lists) },
  });
  if (plan.guessed !== undefined) {
    findings.push({ code: 'list-guessed', level: 'doubt', row, column: nameOf(plan.guessed) });
  }
  if (pivoted.regions.length > 0) {
    const names = pivoted.regions.map(({ name }) => name);
    const values = { count: names.length, choices: listNames(names, 8) };
    findings.push({ code: 'regions', level: 'note', row, column: nameOf(plan.regionAt ?? 0), values });
    for (const { name, values: days } of pivoted.regions) {
      const count = days.filter((day) => day === undefined).length;
      if (count > 0)
        findings.push({
          code: 'region-incomplete',
          level: 'doubt',
          column: nameOf(plan.regionAt ?? 0),
          values: { region: name, count },
        });
    }
  }
  if (campaignNames.size > 0 && plan.campaignAt !== undefined) {
    const channels = [...new Set([...pivoted.campaigns.values()].map(({ channel }) => channel))];
    const values = {
      count: pivoted.campaigns.size,
      channels: listNames(channels, 8),
      choices: listNames([...pivoted.campaigns.keys()], 8),
    };
    findings.push({
      code: isGuess ? 'campaigns-guessed' : 'campaigns',
      level: isGuess ? 'doubt' : 'note',
      row,
      column: nameOf(plan.campaignAt),
      values,
    });
  }
  for (const { name, isOnce, isCertain } of pivoted.repeated) {
    const code = isOnce ? 'repeated-once' : 'repeated-each';
    findings.push({ code, level: isCertain ? 'note' : 'doubt', row, column: name });
  }
  return findings;
}
