import { UserError } from '../../scenario/problem.ts';
import type { Column } from './column.ts';
import { cleanColumn } from './fold-name.ts';
import { type History, historyShape } from './history.ts';
import type { HistoryReading } from './history-reading.ts';
import type { WeeklySeries } from './into-weeks.ts';
import { isoDay } from './parse-date.ts';
import type { Series } from './read-cells.ts';
import { tableOfFile } from './read-file.ts';
import { type ReadPart, readPart } from './read-part.ts';
import { requireWhole } from './settle-columns.ts';
import { constantIn } from './suspicions.ts';

export type { HistoryReading } from './history-reading.ts';

/** A file as it was understood. Nothing of it is stored. */
export interface ReadHistory extends Omit<ReadPart, 'weekly' | 'headerRow'> {
  readonly history: History;
  readonly frequency: WeeklySeries['frequency'];
  /** Clicks, reach and frequency of channels, by the history's weeks. */
  readonly exposures: readonly {
    readonly channel: string;
    readonly name: string;
    readonly values: readonly number[];
  }[];
}

/**
 * Reads a CSV file that holds a whole history: weeks or days, spend and an outcome. What can be read in one way only is
 * read; what is odd is found and told by row; what cannot be trusted is refused whole.
 *
 * @throws UserError `file.too-large`, `file.empty`, `history.*`, with rows (as spreadsheets count) and columns
 */
export function readHistory(bytes: Uint8Array, reading: HistoryReading): ReadHistory {
  return wholeHistory(readPart(bytes, reading));
}

/** What `readHistory` does, for any file: of a workbook, the sheet that is asked for, or the one that is a history. */
export async function readHistoryFile(
  bytes: Uint8Array,
  reading: HistoryReading & { readonly sheet?: string | undefined },
): Promise<ReadHistory & { readonly sheet?: string }> {
  const table = await tableOfFile(bytes, (sheet) => void readHistory(sheet, reading), reading.sheet);
  const read = readHistory(table.bytes, reading);
  return {
    ...read,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    findings: [...table.findings, ...read.findings],
  };
}

/** The history of a file that has spend and an outcome. Throws `UserError` (`history.no-outcome`, `.no-spend`, `.constant-outcome`). */
export function wholeHistory({ weekly, headerRow, ...part }: ReadPart): ReadHistory {
  requireWhole(part.columns, headerRow);
  const outcome = weekly.series.find(({ column }) => column.role === 'outcome');
  const constant = outcome && constantIn(outcome);
  if (constant !== undefined) throw new UserError(constant);
  const exposures = weekly.series.flatMap(({ column, values }) =>
    column.role === 'exposure' && column.channel !== undefined
      ? [{ channel: column.channel.id, name: column.name, values }]
      : [],
  );
  return { ...part, frequency: weekly.frequency, exposures, history: assembled(weekly, part.currency) };
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
