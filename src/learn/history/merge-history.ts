import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import { createProblemList } from '../../scenario/problem-list.ts';
import { type Finding, refusal } from './finding.ts';
import { type History, mostWeeks } from './history.ts';
import { dayOfIso, isoDay, weekdayOf } from './parse-date.ts';

/** One number that an import puts in the place of another. */
interface ChangedValue {
  readonly week: string;
  /** A channel's, control's or event's name, or the outcome's. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** What an import does to the history that is there. */
export interface HistoryChange {
  /** Weeks that were not there, by their first day. */
  readonly added: readonly string[];
  /** Weeks that were there, whether or not anything differs. */
  readonly replaced: readonly string[];
  /** By week. */
  readonly changed: readonly ChangedValue[];
}

interface Merged {
  readonly history: History;
  readonly change: HistoryChange;
  readonly findings: readonly Finding[];
}

type Numbers = readonly number[];

/**
 * The history with a file's weeks put in: a week that is there is replaced whole, others stay. What one side lacks counts
 * as nothing spent and nothing happened. Channels on which nothing was ever spent are left out.
 *
 * @throws UserError `history.other-weekday`, `.other-currency`, `.other-unit`, `.other-controls`, `.gap-between`,
 *   `.no-spend`, `.too-many-weeks`
 */
export function mergeHistory(before: History | undefined, file: History): Merged {
  if (before === undefined) {
    return {
      history: withoutIdle(file),
      change: { added: file.weeks, replaced: [], changed: [] },
      findings: [],
    };
  }
  const isWhole = before.weeks.every((week) => file.weeks.includes(week));
  if (!isWhole) refuseOther(before, file);
  const weeks = isWhole ? file.weeks : [...new Set([...before.weeks, ...file.weeks])].sort();
  refuseGaps(weeks);
  const findings: Finding[] = [];
  const old = isWhole ? { ...before, weeks: [] } : before;
  const oldAt = new Map(old.weeks.map((week, i) => [week, i]));
  const fileAt = new Map(file.weeks.map((week, i) => [week, i]));
  const join = (ofFile: Numbers | undefined, ofOld: Numbers | undefined) =>
    weeks.map((week) => {
      const at = fileAt.get(week);
      return at === undefined ? (ofOld?.[oldAt.get(week) ?? -1] ?? 0) : (ofFile?.[at] ?? 0);
    });
  const channels = joined(file.channels, isWhole ? [] : old.channels, ({ id }) => id).map(
    ({ key: id, mine, theirs }) => {
      const name = mine?.name ?? theirs?.name ?? id;
      if (!isWhole && mine === undefined)
        findings.push({ code: 'channel-left-out', level: 'doubt', values: { channel: name } });
      if (!isWhole && theirs === undefined) {
        findings.push({
          code: 'channel-added',
          level: 'doubt',
          values: { channel: name, weeks: old.weeks.length },
        });
      }
      const hasBoth = mine?.impressions !== undefined && (isWhole || theirs?.impressions !== undefined);
      if (!hasBoth && (mine?.impressions ?? theirs?.impressions) !== undefined) {
        findings.push({ code: 'impressions-dropped', level: 'note', values: { channel: name } });
      }
      return {
        id,
        name,
        spend: join(mine?.spend, theirs?.spend),
        ...(hasBoth && { impressions: join(mine?.impressions, theirs?.impressions) }),
      };
    },
  );
  const byName = ({ name }: { name: string }) => name;
  const others = (kind: 'controls' | 'events') =>
    joined(file[kind], isWhole ? [] : old[kind], byName).map(({ key: name, mine, theirs }) => ({
      name,
      values: join(mine?.values, theirs?.values),
    }));
  if (before.outcome.name !== file.outcome.name) {
    findings.push({
      code: 'outcome-renamed',
      level: 'note',
      column: file.outcome.name,
      values: { before: before.outcome.name },
    });
  }
  const history = withoutIdle({
    ...file,
    weeks,
    outcome: { ...file.outcome, values: join(file.outcome.values, old.outcome.values) },
    channels,
    controls: others('controls'),
    events: others('events'),
  });
  return { history, change: changeBetween(before, file, history), findings };
}

/** Those of the file first, each beside its namesake. */
function joined<Part>(mine: readonly Part[], theirs: readonly Part[], keyOf: (part: Part) => string) {
  const keys = new Set([...mine, ...theirs].map(keyOf));
  return [...keys].map((key) => ({
    key,
    mine: mine.find((part) => keyOf(part) === key),
    theirs: theirs.find((part) => keyOf(part) === key),
  }));
}

function refuseOther(before: History, file: History): void {
  const problems = createProblemList();
  const [was, is] = [before, file].map(({ weeks: [first = ''] }) => weekdayOf(dayOfIso(first)) + 1);
  if (was !== is) {
    const values = { first: was ?? 0, second: is ?? 0 };
    problems.add(() => refusal('history.other-weekday', {}, { received: file.weeks[0] ?? '', values }));
  }
  if (before.currency !== file.currency) {
    const values = { currency: before.currency };
    problems.add(() => refusal('history.other-currency', {}, { received: file.currency, values }));
  }
  if (before.outcome.unit !== file.outcome.unit) {
    const values = { unit: before.outcome.unit };
    problems.add(() => refusal('history.other-unit', { column: file.outcome.name }, { values }));
  }
  const names = (history: History) => history.controls.map(({ name }) => name);
  const missing = [
    ...names(before).filter((name) => !names(file).includes(name)),
    ...names(file).filter((name) => !names(before).includes(name)),
  ];
  if (missing.length > 0) {
    problems.add(() => refusal('history.other-controls', {}, { values: { missing: listNames(missing) } }));
  }
  problems.throwIfAny();
}

function refuseGaps(weeks: readonly string[]): void {
  for (const [i, week] of weeks.entries()) {
    const before = weeks[i - 1];
    if (before === undefined || dayOfIso(week) - dayOfIso(before) === 7) continue;
    const values = { from: isoDay(dayOfIso(before) + 7), to: isoDay(dayOfIso(week) - 7) };
    throw new UserError(refusal('history.gap-between', {}, { received: week, values }));
  }
  if (weeks.length > mostWeeks) {
    const values = { count: weeks.length, bound: mostWeeks };
    throw new UserError(refusal('history.too-many-weeks', {}, { values }));
  }
}

/** Without channels that never had any spend. Throws `UserError` (`history.no-spend`) when none is left. */
function withoutIdle(history: History): History {
  const channels = history.channels.filter(({ spend }) => spend.some((amount) => amount > 0));
  if (channels.length > 0) return { ...history, channels };
  const choices = listNames(history.channels.map(({ name }) => name));
  throw new UserError(refusal('history.no-spend', {}, { argument: 'spend', values: { choices } }));
}

function changeBetween(before: History, file: History, after: History): HistoryChange {
  const there = new Set(before.weeks);
  const replaced = file.weeks.filter((week) => there.has(week));
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const at = (history: History) => new Map(history.weeks.map((week, i) => [week, i]));
  const [wasAt, isAt] = [at(before), at(after)];
  const changed = replaced.flatMap((week) =>
    [...new Set([...was.keys(), ...is.keys()])].flatMap((key): ChangedValue[] => {
      const old = was.get(key)?.values[wasAt.get(week) ?? -1] ?? 0;
      const now = is.get(key)?.values[isAt.get(week) ?? -1] ?? 0;
      const name = is.get(key)?.name ?? was.get(key)?.name ?? key;
      return old === now ? [] : [{ week, name, before: old, after: now }];
    }),
  );
  return { added: file.weeks.filter((week) => !there.has(week)), replaced, changed };
}

/** All numbers of a history by what they are. */
function valuesOf({ outcome, channels, controls, events }: History) {
  return new Map<string, { readonly name: string; readonly values: Numbers }>([
    ['outcome', outcome],
    ...channels.map(({ id, name, spend }) => [`spend ${id}`, { name, values: spend }] as const),
    ...channels.flatMap(({ id, name, impressions }) =>
      impressions === undefined ? [] : [[`impressions ${id}`, { name, values: impressions }] as const],
    ),
    ...controls.map((one) => [`control ${one.name}`, one] as const),
    ...events.map((one) => [`event ${one.name}`, one] as const),
  ]);
}
