import type { ReadingPlace } from '../../bot/command.ts';
import { calendarDay } from '../../bot/time/calendar-day.ts';
import type { ColumnMapping, KnownChannel } from '../../learn/history/column.ts';
import { doubtKey, type Finding } from '../../learn/history/finding.ts';
import { joinFiles } from '../../learn/history/join-files.ts';
import { mergeHistory } from '../../learn/history/merge-history.ts';
import { dayMs, dayOfIso, weekdayOf } from '../../learn/history/parse-date.ts';
import type { ReadFile } from '../../learn/history/read-file-part.ts';
import { type ReadHistory, wholeHistory } from '../../learn/history/read-history.ts';
import type { ReadPart } from '../../learn/history/read-part.ts';
import { UserError } from '../../scenario/problem.ts';
import { currencyIn } from '../scenarios/arguments/scenario.ts';
import {
  fileOfHistory,
  hasOutcome,
  hasSpend,
  keptFile,
  keyOfShape,
  named,
  partOf,
  putInto,
  standsAlone,
} from './kept-file.ts';
import type { KeptFile } from './stored/file.ts';
import type { StoredHistory } from './stored/store.ts';
import type { Upload } from './stored/uploads.ts';
import { keepHistory, knownChannels, newChannels, type Understood } from './understand.ts';

/** Most files that one history is made of. */
const mostFiles = 30;

/** A file as it was understood beside the others of its history. Nothing is stored. */
export interface UnderstoodFile {
  readonly upload: Upload;
  readonly read: ReadFile;
  /** What is to be kept of it, with the weeks of the one before of its shape. */
  readonly file: KeptFile;
  /** The history's other files. */
  readonly others: readonly KeptFile[];
  /** Of these, what is not stored as it is here. */
  readonly rewritten: readonly KeptFile[];
  /** Those in whose place it comes. */
  readonly replaced: readonly KeptFile[];
  /** The history that all of them make; absent where spend or an outcome is still to come. */
  readonly whole?: Understood;
  /** What is still to come: a file with spend, with an outcome, or with what came of it beside what platforms say. */
  readonly waits?: 'spend' | 'outcome' | 'shop';
  readonly findings: readonly Finding[];
  /** Nothing is left to ask. */
  readonly isSure: boolean;
  /** A file of this shape was confirmed for this history. */
  readonly isKnown: boolean;
}

export type FilePlace = Pick<
  ReadingPlace,
  'store' | 'invocation' | 'settings' | 'now' | 'timeZone' | 'tables'
>;

/**
 * Reads a file in the light of its scenario, of the history that is there, and of the files that it was made of.
 *
 * @throws UserError `file.*`, `history.*`, `data.too-many-files`
 */
export async function understandFile(
  upload: Upload,
  mapping: ColumnMapping,
  place: FilePlace,
): Promise<UnderstoodFile> {
  const { store, invocation, now } = place;
  const { workspace } = invocation.where;
  const { name } = upload;
  const [before, all] = await Promise.all([
    store.histories.get(workspace, name.id),
    store.historyFiles.list(workspace),
  ]);
  const kept = all.filter(({ scenario }) => scenario === name.id);
  const read = await readUpload(upload, mapping, { ...place, before, kept, all });
  const key = keyOfShape(read.shape);
  const prior = kept.find((one) => one.key === key);
  const settled = prior?.remembered.settled;
  const origin = { scenario: name.id, name: upload.fileName.slice(-200) || 'file', at: now.toISOString() };
  const by = invocation.who.id;
  const alone = keptFile(read, { ...origin, by, repeated: upload.options.repeated });
  const otherFiles = kept.filter((one) => one.key !== key);
  const isReplacing = standsAlone(alone) && otherFiles.every(standsAlone);
  const replaced = isReplacing ? otherFiles : [];
  const isLegacy = before !== undefined && kept.length === 0 && !standsAlone(alone);
  const others = isReplacing
    ? []
    : isLegacy
      ? [
          fileOfHistory(before.history, {
            ...origin,
            name: name.id,
            at: before.at.toISOString(),
            by: before.by,
          }),
        ]
      : otherFiles.map((one) => inCurrencyOf(one, alone, before));
  if (others.length >= mostFiles) {
    throw new UserError({ code: 'data.too-many-files', values: { bound: mostFiles } });
  }
  const whole = isReplacing ? alone : putInto(prior, alone);
  const part = isReplacing ? read : { ...read, weekly: partOf(whole).weekly };
  const joined = joinFiles(
    named(
      // In the same order whichever came last.
      [...others.map((file) => ({ file, part: partOf(file) })), { file: whole, part }].toSorted((a, b) =>
        a.file.key < b.file.key ? -1 : 1,
      ),
    ),
  );
  const lacks = [...others, whole].every((one) => !hasOutcome(one))
    ? 'outcome'
    : [...others, whole].every((one) => !hasSpend(one))
      ? 'spend'
      : undefined;
  const isOfPlatforms = [...others, whole].every(
    (one) => !hasOutcome(one) || (one.platform !== undefined && hasSpend(one)),
  );
  const waits = lacks ?? (isOfPlatforms && before === undefined ? 'shop' : undefined);
  const made =
    lacks === undefined ? madeOf(joined, { upload, before, mayFail: waits === 'shop' }) : undefined;
  const findings = settledIn(settled, [
    ...(made?.findings ?? [...joined.findings, ...newChannels(name, read, before)]),
  ]).filter((one) => !isOfOutcome(one, joined, waits));
  const isSure = findings.every(({ level }) => level !== 'doubt');
  return {
    upload,
    read,
    file: withSettled(whole, findings),
    others,
    rewritten: others.filter((one) => !kept.includes(one)),
    replaced,
    ...(made !== undefined && { whole: { ...made, findings, isSure } }),
    ...(waits !== undefined && { waits }),
    findings,
    isSure,
    isKnown: prior !== undefined,
  };
}

/** The file in a thread of its own, in the light of all that is known. */
function readUpload(
  { name, bytes, fileName, options }: Upload,
  mapping: ColumnMapping,
  {
    settings,
    now,
    timeZone,
    tables,
    before,
    kept,
    all,
  }: FilePlace & {
    readonly before: StoredHistory | undefined;
    readonly kept: readonly KeptFile[];
    readonly all: readonly KeptFile[];
  },
): Promise<ReadFile> {
  const weekly = kept.find(({ frequency }) => frequency === 'weekly') ?? kept[0];
  const [firstWeek] = before?.history.weeks ?? weekly?.weeks ?? [];
  const told = kept.find(({ isCurrencyTold }) => isCurrencyTold)?.currency;
  const said = Object.entries({ ...mapping, unit: options.unit ?? mapping.unit });
  return tables.read(bytes, {
    currency:
      before?.history.currency ??
      told ??
      name.scenario?.currency ??
      kept[0]?.currency ??
      currencyIn({ settings }),
    channels: [...knownChannels(name, before), ...channelsOf(kept)],
    mapping: Object.fromEntries(said.filter(([, value]) => value !== undefined)),
    earlier: before?.history,
    askedCurrency: options.currency,
    dateOrder: options.dates,
    sheet: options.sheet,
    repeated: options.repeated,
    campaigns: options.campaigns,
    today: calendarDay(now, timeZone) / dayMs,
    areAmountsRight: options.amounts === 'right',
    fileName,
    // Its own history's go before.
    shapes: [...kept, ...all].map(({ remembered }) => remembered),
    ...(firstWeek !== undefined && { weekStart: weekdayOf(dayOfIso(firstWeek)) }),
  });
}

function channelsOf(files: readonly KeptFile[]): KnownChannel[] {
  const spends = files.flatMap(({ series }) => series.filter(({ role }) => role === 'spend'));
  const known = new Map(
    spends.flatMap(({ channel }) => (channel === undefined ? [] : [[channel.id, channel]])),
  );
  return [...known.values()].map(({ id, name }) => ({ id, names: [name] }));
}

/** A file that named no currency is in that of one that does. */
const inCurrencyOf = (
  file: KeptFile,
  { currency, isCurrencyTold }: KeptFile,
  before: StoredHistory | undefined,
): KeptFile =>
  before === undefined && isCurrencyTold && !file.isCurrencyTold ? { ...file, currency } : file;

/** The history that the files make, beside the one that is there. */
function madeOf(
  joined: ReadPart,
  {
    upload,
    before,
    mayFail,
  }: {
    readonly upload: Upload;
    readonly before: StoredHistory | undefined;
    /** Nobody needs it: what platforms count as their own may be no outcome at all. */
    readonly mayFail: boolean;
  },
): Understood | undefined {
  let read: ReadHistory;
  try {
    read = wholeHistory(joined);
  } catch (error) {
    if (mayFail && error instanceof UserError) return undefined;
    throw error;
  }
  const merged = mergeHistory(before?.history, read.history);
  const isAdded = merged.findings.some(({ code }) => code === 'channel-added');
  const own = read.findings.flatMap((one): Finding[] => {
    if (one.code !== 'weeks-of-file' || before === undefined) return [one];
    // Weeks that are there stay, whoever has not told them anew; the last ones wait for the other files.
    if (isAdded) return [];
    const isOfThis = one.values?.file === upload.fileName;
    return [isOfThis ? one : { ...one, level: 'note' }];
  });
  return {
    upload,
    read,
    ...(before !== undefined && { before }),
    history: merged.history,
    change: merged.change,
    findings: [...own, ...newChannels(upload.name, read, before), ...merged.findings],
    isSure: false,
  };
}

const settledIn = (settled: readonly string[] = [], findings: readonly Finding[]): Finding[] =>
  findings.map((one) =>
    one.level === 'doubt' && settled.includes(doubtKey(one)) ? { ...one, level: 'note' } : one,
  );

/** What is doubtful about an outcome that does not count: a platform's own, while the shop's file is there or expected. */
function isOfOutcome(finding: Finding, { columns }: ReadPart, waits: UnderstoodFile['waits']): boolean {
  if (finding.code === 'outcome-of-file' || finding.code === 'several-outcomes') {
    const counts = columns.find(({ role }) => role === 'outcome')?.name;
    return waits === 'shop' || (finding.code === 'several-outcomes' && finding.column !== counts);
  }
  return false;
}

/** With the doubts that storing it settles. */
const withSettled = (file: KeptFile, findings: readonly Finding[]): KeptFile => ({
  ...file,
  remembered: {
    ...file.remembered,
    settled: [
      ...new Set([
        ...file.remembered.settled,
        ...findings.filter(({ level }) => level === 'doubt').map(doubtKey),
      ]),
    ],
  },
});

/**
 * Stores a file, and the history that is whole with it. The history first: where the process ends in between, the file is
 * only asked about once more.
 *
 * @throws UserError `data.changed-meanwhile`, `data.too-many`
 */
export async function keepFile(
  { file, rewritten, replaced, whole }: UnderstoodFile,
  { isWhole }: { readonly isWhole: boolean },
  { store, invocation }: Pick<FilePlace, 'store' | 'invocation'>,
): Promise<StoredHistory | undefined> {
  const { workspace } = invocation.where;
  const saved = isWhole && whole !== undefined ? await keepHistory(whole, { store, invocation }) : undefined;
  // Others may be in another currency now, or stand for a history from before files were kept.
  for (const one of [...rewritten, file]) await store.historyFiles.save(workspace, one);
  for (const { scenario, key } of replaced) await store.historyFiles.remove(workspace, scenario, key);
  return saved;
}
