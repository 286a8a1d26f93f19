import { echo, type Problem, type ProblemCode } from '../../scenario/problem.ts';

/** Where something stands in a file: the row as spreadsheets show it (from 1, blank rows too), and the column's name. */
export interface Place {
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/**
 * What was found while reading a file that does not keep it from being imported. A `doubt` has to be confirmed by a
 * person; a `note` is only said. Each code has a text in every language (`language/<language>/data.ts`).
 */
export interface Finding extends Place {
  readonly code: FindingCode;
  readonly level: 'doubt' | 'note';
  /** What stood there, cut to a length fit for a message; not yet escaped for any platform. */
  readonly received?: string;
  /** Further values that the text names. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What stands for a doubt, so that it is asked once: what it is about, not where it stands. */
export const doubtKey = ({ code, column = '', values = {} }: Finding): string =>
  [code, column, values.region ?? values.file ?? ''].join('|');

const findingCodes = [
  // how the file was read
  'encoding', // encoding
  'lines-above', // count
  'totals-row', // count
  'notes', // count
  'turned',
  'sheet', // sheet
  'several-sheets', // sheet, choices
  'blank-rows', // count: rows at the end that have a date and nothing else
  'decimal-comma',
  'date-order', // order: day-first or month-first
  'date-serial',
  'time-zone', // hours
  'week-ending',
  'unordered',
  'part-week', // week, days
  'daily', // weekday
  'currency', // currency
  'empty-spend', // count
  'gap-filled', // count, missing
  // tables with several rows a day
  'added-up', // count, weeks
  'regions', // count, choices
  'region-incomplete', // region, count
  'campaigns', // count, channels
  'campaigns-guessed', // choices
  'list-guessed',
  'repeated-once',
  'repeated-each',
  // what the columns are taken for
  'guessed-control',
  'guessed-spend',
  'several-outcomes', // choices
  'total-column',
  'follows-outcome', // share
  'follows-spend', // share
  'new-channel', // channel
  // what the numbers look like
  'never-spent',
  'outlier', // usual
  'negative-outcome', // count
  'negative-spend', // count
  // beside the history that is there
  'channel-left-out', // channel
  'channel-added', // channel, weeks
  'impressions-dropped', // channel
  'outcome-renamed', // before
  // several files of one history
  'files-differ', // channel, file, other, count, share
  'same-channel', // channel, other, file
  'outcome-of-file', // file, others
  'weeks-of-file', // file, count
] as const;

type FindingCode = (typeof findingCodes)[number];

/** What keeps a file from being imported, at its place. */
export function refusal(code: ProblemCode, place: Place, more: Omit<Problem, 'code'> = {}): Problem {
  const { row, column } = place;
  const values = {
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column: echo(column) }),
    ...more.values,
  };
  return { code, ...more, ...(Object.keys(values).length > 0 && { values }) };
}
