import { createHash } from 'node:crypto';
import type { Column } from '../../learn/history/column.ts';
import { refusal } from '../../learn/history/finding.ts';
import type { History } from '../../learn/history/history.ts';
import type { FilePart } from '../../learn/history/join-files.ts';
import { dayOfIso, isoDay } from '../../learn/history/parse-date.ts';
import type { ReadPart } from '../../learn/history/read-part.ts';
import { type RememberedShape, remembered } from '../../learn/history/shape.ts';
import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import type { KeptFile } from './stored/file.ts';

/** What stands for a shape as a key: names of columns can be long. */
export const keyOfShape = (shape: string) => createHash('sha256').update(shape).digest('hex').slice(0, 32);

/** Who brought a file, when, and for which history. */
export interface FileOrigin {
  readonly scenario: string;
  readonly name: string;
  readonly at: string;
  readonly by: string;
  readonly repeated?: 'once' | 'each' | undefined;
}

/** What is kept of a file that was read. */
export function keptFile(read: ReadPart, { repeated, ...origin }: FileOrigin): KeptFile {
  const { weekly, currency, isCurrencyTold, platform, shape } = read;
  const { mapping, ...confirmed } = remembered(read, repeated);
  return {
    ...origin,
    key: keyOfShape(shape),
    remembered: plainShape({ ...confirmed, mapping }),
    ...(platform !== undefined && { platform }),
    currency,
    isCurrencyTold,
    frequency: weekly.frequency,
    weeks: weekly.weeks.map(isoDay),
    series: weekly.series.flatMap(({ column: { name, role, channel, unit }, values }) =>
      role === 'date' || role === 'ignored'
        ? []
        : [
            {
              name,
              role,
              ...(channel !== undefined && { channel: { ...channel } }),
              ...(unit !== undefined && { unit }),
              values: [...values],
            },
          ],
    ),
  };
}

/** As it is stored: plain lists, and nothing that is undefined. */
function plainShape(shape: RememberedShape): KeptFile['remembered'] {
  return JSON.parse(JSON.stringify(shape));
}

/** A history that was imported before files were kept, as if it had been one file. */
export function fileOfHistory(history: History, { repeated: _, ...origin }: FileOrigin): KeptFile {
  const { outcome, channels, controls, events, weeks, currency } = history;
  const shape = `history of ${origin.scenario}`;
  return {
    ...origin,
    key: keyOfShape(shape),
    remembered: { shape, mapping: {}, campaigns: {}, currency, settled: [] },
    currency,
    isCurrencyTold: true,
    frequency: 'weekly',
    weeks: [...weeks],
    series: [
      { name: outcome.name, role: 'outcome', unit: outcome.unit, values: outcome.values },
      ...channels.flatMap(({ id, name, spend, impressions }): KeptFile['series'] => [
        { name, role: 'spend', channel: { id, name }, values: spend },
        ...(impressions === undefined
          ? []
          : [{ name, role: 'impressions' as const, channel: { id, name }, values: impressions }]),
      ]),
      ...controls.map(({ name, values }) => ({ name, role: 'control' as const, values })),
      ...events.map(({ name, values }) => ({ name, role: 'event' as const, values })),
    ],
  };
}

/** A kept file as if it were read now: nothing is left to find. */
export function partOf(file: KeptFile): ReadPart {
  const weeks = file.weeks.map(dayOfIso);
  const rows = weeks.map(() => 0);
  const series = file.series.map(({ values, name, role, channel, unit }) => {
    const column: Column = {
      at: -1,
      name,
      role,
      ...(channel !== undefined && { channel }),
      ...(unit !== undefined && { unit }),
    };
    return { column, values, rows };
  });
  return {
    weekly: { weeks, series, frequency: file.frequency, findings: [] },
    currency: file.currency,
    isCurrencyTold: file.isCurrencyTold,
    columns: series.map(({ column }) => column),
    findings: [],
    headerRow: 1,
    regions: [],
    campaigns: new Map(),
    ...(file.platform !== undefined && { platform: file.platform }),
    shape: file.remembered.shape,
  };
}

export const hasOutcome = ({ series }: Pick<KeptFile, 'series'>) =>
  series.some(({ role }) => role === 'outcome');
export const hasSpend = ({ series }: Pick<KeptFile, 'series'>) => series.some(({ role }) => role === 'spend');
/** A whole history in itself, and not one platform's view of it. */
export const standsAlone = (file: KeptFile) =>
  hasOutcome(file) && hasSpend(file) && file.platform === undefined;

const keyOfSeries = ({ role, channel, name }: KeptFile['series'][number]) =>
  channel === undefined ? `${role}|${role === 'outcome' ? '' : name}` : `${role}|${channel.id}`;

/**
 * Next week's file put into the one before of its shape: its weeks are new or replaced whole, others stay. A channel that
 * one of them does not list had no spend.
 *
 * @throws UserError `history.gap-between`, `history.other-controls`
 */
export function putInto(before: KeptFile | undefined, file: KeptFile): KeptFile {
  if (before === undefined) return file;
  const given = new Map(file.weeks.map((week, i) => [week, i]));
  const kept = new Map(before.weeks.map((week, i) => [week, i]));
  if (before.weeks.every((week) => given.has(week))) return file;
  const weeks = [...new Set([...before.weeks, ...file.weeks])].sort();
  refuseGap(weeks);
  const [mine, theirs] = [file, before].map(
    ({ series }) => new Map(series.map((one) => [keyOfSeries(one), one])),
  );
  const keys = [...new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])];
  const both = keys.map((key) => ({ now: mine?.get(key), was: theirs?.get(key) }));
  const missing = both.flatMap(({ now, was }) => {
    const role = (now ?? was)?.role;
    const isNeeded = role === 'outcome' || role === 'control';
    return isNeeded && (now === undefined || was === undefined) ? [(now ?? was)?.name ?? ''] : [];
  });
  if (missing.length > 0) {
    throw new UserError(refusal('history.other-controls', {}, { values: { missing: listNames(missing) } }));
  }
  return {
    ...file,
    weeks,
    series: both.flatMap(({ now, was }) => {
      const one = now ?? was;
      if (one === undefined) return [];
      const values = weeks.map((week) => {
        const at = given.get(week);
        return (at === undefined ? was?.values[kept.get(week) ?? -1] : now?.values[at]) ?? 0;
      });
      return [{ ...one, values }];
    }),
  };
}

function refuseGap(weeks: readonly string[]): void {
  for (const [i, week] of weeks.entries()) {
    const before = weeks[i - 1];
    if (before === undefined || dayOfIso(week) - dayOfIso(before) === 7) continue;
    const values = { from: isoDay(dayOfIso(before) + 7), to: isoDay(dayOfIso(week) - 7) };
    throw new UserError(refusal('history.gap-between', {}, { received: week, values }));
  }
}

/** Files with what each is called among them: its name, with more where two have the same. */
export function named(files: readonly { readonly file: KeptFile; readonly part: ReadPart }[]): FilePart[] {
  const taken = new Set<string>();
  return files.map(({ file, part }) => {
    let label = file.name;
    if (taken.has(label) && file.platform !== undefined) label = `${file.name} (${file.platform})`;
    for (let i = 2; taken.has(label); i += 1) label = `${file.name} (${i})`;
    taken.add(label);
    return { file: label, part };
  });
}
