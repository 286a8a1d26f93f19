/**
 * A team's weekly numbers: files understood, confirmed, merged, shown and removed. It may use the rooms of scenarios and
 * plans. What a table is read with stands in src/learn/history.
 */

import type { CommandContext, ReadingPlace } from '../../bot/command.ts';
import { calendarDay } from '../../bot/time/calendar-day.ts';
import type { ColumnMapping, KnownChannel } from '../../learn/history/column.ts';
import type { Finding } from '../../learn/history/finding.ts';
import { type History, isSameHistory } from '../../learn/history/history.ts';
import { type HistoryChange, mergeHistory } from '../../learn/history/merge-history.ts';
import { dayMs, dayOfIso, weekdayOf } from '../../learn/history/parse-date.ts';
import { type ReadHistory, readHistory } from '../../learn/history/read-history.ts';
import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import { currencyIn } from '../scenarios/arguments/scenario.ts';
import type { StoredHistory } from './stored/store.ts';
import type { HistoryName, Upload } from './stored/uploads.ts';

/** Most histories that a workspace may have. */
const mostHistories = 100;

/** A file as it was understood beside the history that is there. Nothing is stored. */
export interface Understood {
  readonly upload: Upload;
  readonly read: ReadHistory;
  /** What is there; absent for a first import. */
  readonly before?: StoredHistory;
  /** What will be there. */
  readonly history: History;
  readonly change: HistoryChange;
  readonly findings: readonly Finding[];
  /** Nothing is left to ask. */
  readonly isSure: boolean;
}

/** Reads a file in the light of its scenario and of the history that is there. Throws `UserError`. */
export async function understand(
  upload: Upload,
  mapping: ColumnMapping,
  {
    store,
    invocation,
    settings,
    now,
    timeZone,
  }: Pick<ReadingPlace, 'store' | 'invocation' | 'settings' | 'now' | 'timeZone'>,
): Promise<Understood> {
  const { name, options } = upload;
  const before = await store.histories.get(invocation.where.workspace, name.id);
  const [firstWeek] = before?.history.weeks ?? [];
  const read = readHistory(upload.bytes, {
    currency: before?.history.currency ?? name.scenario?.currency ?? currencyIn({ settings }),
    channels: knownChannels(name, before),
    mapping: { ...mapping, unit: options.unit },
    earlier: before?.history,
    askedCurrency: options.currency,
    dateOrder: options.dates,
    today: calendarDay(now, timeZone) / dayMs,
    areAmountsRight: options.amounts === 'right',
    ...(firstWeek !== undefined && { weekStart: weekdayOf(dayOfIso(firstWeek)) }),
  });
  const merged = mergeHistory(before?.history, read.history);
  const findings = [...read.findings, ...newChannels(name, read, before), ...merged.findings];
  return {
    upload,
    read,
    ...(before !== undefined && { before }),
    history: merged.history,
    change: merged.change,
    findings,
    isSure: findings.every(({ level }) => level !== 'doubt'),
  };
}

/** The scenario's channels, then those of the history that are not among them, by all names. */
export function knownChannels({ scenario }: HistoryName, before: StoredHistory | undefined): KnownChannel[] {
  const own = (scenario?.channels ?? []).map(({ id, names, aliases }) => ({
    id,
    names: [
      ...(names === undefined ? [] : [names.en, ...(names.zh === undefined ? [] : [names.zh])]),
      ...aliases,
    ],
  }));
  const kept = (before?.history.channels ?? []).map(({ id, name }) => ({ id, names: [name] }));
  return [
    ...own.map((one) => withName(one, kept)),
    ...kept.filter(({ id }) => !own.some((one) => one.id === id)),
  ];
}

const withName = (channel: KnownChannel, kept: readonly KnownChannel[]): KnownChannel => ({
  ...channel,
  names: [...channel.names, ...(kept.find(({ id }) => id === channel.id)?.names ?? [])],
});

/** Channels that neither the scenario nor its history has: a fit adds them, so that has to be meant. One line for all. */
export function newChannels(
  { scenario }: HistoryName,
  { columns }: Pick<ReadHistory, 'columns'>,
  before: StoredHistory | undefined,
): Finding[] {
  if (scenario === undefined) return [];
  const known = new Set([...scenario.channels, ...(before?.history.channels ?? [])].map(({ id }) => id));
  const names = columns.flatMap(({ role, channel }) =>
    role === 'spend' && channel !== undefined && !known.has(channel.id) ? [channel.name] : [],
  );
  if (names.length === 0) return [];
  const values = { channel: listNames(names), count: names.length, scenario: scenario.id };
  return [{ code: 'new-channel', level: 'doubt', values }];
}

/** Stores what was understood; what is there already, to the last number, stays the version that it is. Throws `UserError` (`data.changed-meanwhile`, `data.too-many`). */
export async function keepHistory(
  { upload: { name }, history, before }: Understood,
  { store, invocation }: Pick<CommandContext, 'store' | 'invocation'>,
): Promise<StoredHistory> {
  const { workspace } = invocation.where;
  if (before !== undefined && isSameHistory(before.history, history)) return before;
  if (before === undefined && (await store.histories.list(workspace)).length >= mostHistories) {
    throw new UserError({ code: 'data.too-many', values: { bound: mostHistories } });
  }
  const saved = await store.histories.saveAfter(
    workspace,
    name.id,
    history,
    invocation.who.id,
    before?.version ?? 0,
  );
  if (saved !== undefined) return saved;
  throw new UserError({ code: 'data.changed-meanwhile', received: name.id });
}
