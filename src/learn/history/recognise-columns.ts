import { isSlip, listNames, nearestName } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { type Channels, createChannels } from './channel-names.ts';
import type { Column, ColumnMapping, EarlierColumns, IgnoredBecause, KnownChannel } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import {
  cleanColumn,
  dateNames,
  foldColumn,
  indexNames,
  isCalendarName,
  isControlName,
  isEventName,
  isMediaName,
  measureOf,
  outcomeUnit,
  weekEndNames,
} from './column-words.ts';
import { type Finding, refusal } from './finding.ts';
import { letterOf } from './read-table.ts';
import { choicesAmong, settleColumns } from './settle-columns.ts';

interface Recognised {
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

/**
 * What each column is: as somebody says, else by its name, else by what stands in it. What can only be guessed is a
 * doubt among the findings.
 *
 * @throws UserError `history.column-unknown`, `history.column-twice`, `history.no-date`, `history.no-outcome`,
 *   `history.no-spend`, `history.unnamed-column`
 */
export function recogniseColumns(
  profiles: readonly ColumnProfile[],
  known: readonly KnownChannel[],
  mapping: ColumnMapping,
  { headerRow, earlier }: { readonly headerRow: number; readonly earlier?: EarlierColumns | undefined },
): Recognised {
  const findings: Finding[] = [];
  const doubt = (code: Finding['code'], name: string, values?: Finding['values']) => {
    findings.push({ code, level: 'doubt', row: headerRow, column: name, ...(values && { values }) });
  };
  const said = saidRoles(profiles, mapping);
  const unit = mapping.unit ?? rememberRoles(profiles, said, mapping.isComplete ? undefined : earlier);
  const date = dateColumn(profiles, said);
  if (date === undefined) {
    throw new UserError(refusal('history.no-date', { row: headerRow }, { values: choicesAmong(profiles) }));
  }
  const outcome = outcomeColumn(profiles, said, date, doubt);
  const channels = createChannels(known);
  const columns = profiles.map((profile): Column => {
    const { at, name } = profile;
    const column = { at, name };
    const role = said.get(at);
    if (profile === date.profile)
      return { ...column, role: 'date', ...(date.isWeekEnd && { isWeekEnd: true }) };
    if (outcome?.at === at) return { ...column, role: 'outcome', unit: unit ?? unitOf(profile) };
    if (role === 'spend')
      return { ...column, role, channel: channels.named(measureOf(name)?.channel || name) };
    if (role === 'control' || role === 'event') return { ...column, role };
    if (role === 'ignored') return { ...column, role, because: 'asked' };
    const found = byNameAndContent(profile, channels, headerRow);
    const isLeftOut = mapping.isComplete && found.role !== 'impressions' && found.role !== 'ignored';
    if (isLeftOut) return { ...column, role: 'ignored', because: 'asked' };
    if (found.doubt !== undefined) doubt(found.doubt, name);
    const { doubt: _, ...rest } = found;
    return { ...column, ...rest };
  });
  const settled = settleColumns(columns, profiles, { headerRow, said: new Set(said.keys()) });
  return { columns: settled.columns, findings: [...findings, ...settled.findings] };
}

type SaidRole = 'date' | 'outcome' | 'spend' | 'control' | 'event' | 'ignored';

/** What somebody said, by the column's place. */
function saidRoles(profiles: readonly ColumnProfile[], mapping: ColumnMapping): Map<number, SaidRole> {
  const { date, outcome, spend = [], control = [], event = [], ignore = [] } = mapping;
  const wishes: readonly (readonly [string, SaidRole, string])[] = [
    ...(date === undefined ? [] : ([[date, 'date', 'date']] as const)),
    ...(outcome === undefined ? [] : ([[outcome, 'outcome', 'outcome']] as const)),
    ...spend.map((name) => [name, 'spend', 'spend'] as const),
    ...control.map((name) => [name, 'control', 'control'] as const),
    ...event.map((name) => [name, 'event', 'event'] as const),
    ...ignore.map((name) => [name, 'ignored', 'ignore'] as const),
  ];
  const said = new Map<number, SaidRole>();
  for (const [name, role, argument] of wishes) {
    const same = (other: string) => other.trim().toLowerCase() === name.trim().toLowerCase();
    const found =
      profiles.find((profile) => same(profile.name)) ??
      profiles.find((profile) => foldColumn(profile.name) === foldColumn(name));
    const names = profiles.map((profile) => profile.name).filter((one) => one !== '');
    if (found === undefined) {
      const nearest = nearestName(name, names) ?? '';
      const values = { choices: listNames(names, 20), nearest: isSlip(name, nearest) ? nearest : '' };
      throw new UserError({ code: 'history.column-unknown', received: echo(name), argument, values });
    }
    if (said.has(found.at))
      throw new UserError({ code: 'history.column-twice', received: echo(name), argument });
    said.set(found.at, role);
  }
  return said;
}

/** Gives columns that nobody spoke of the roles that they had; returns the outcome's unit where that is the same. */
function rememberRoles(
  profiles: readonly ColumnProfile[],
  said: Map<number, SaidRole>,
  earlier: EarlierColumns | undefined,
): 'money' | 'count' | undefined {
  if (earlier === undefined) return undefined;
  const remember = (name: string, role: SaidRole) => {
    const found = profiles.find((one) => foldColumn(one.name) === foldColumn(name) && one.isNumeric);
    if (found === undefined || said.has(found.at)) return false;
    said.set(found.at, role);
    return true;
  };
  for (const { name } of earlier.controls) remember(name, 'control');
  for (const { name } of earlier.events) remember(name, 'event');
  const isAsked = [...said.values()].includes('outcome');
  return !isAsked && remember(earlier.outcome.name, 'outcome') ? earlier.outcome.unit : undefined;
}

/** The column of dates: as said, by its name, by a name for the week's end, or the only one that holds dates. */
function dateColumn(profiles: readonly ColumnProfile[], said: ReadonlyMap<number, SaidRole>) {
  const free = profiles.filter(({ at }) => !said.has(at));
  const holdsDates = (one: ColumnProfile) => one.isDates || one.isSerials;
  const named = (names: ReadonlySet<string>) =>
    free.find((one) => names.has(foldColumn(one.name)) && holdsDates(one));
  const asked = profiles.find(({ at }) => said.get(at) === 'date');
  const profile = asked ?? named(dateNames) ?? named(weekEndNames) ?? free.find(({ isDates }) => isDates);
  return profile && { profile, isWeekEnd: weekEndNames.has(foldColumn(profile.name)) };
}

/** A number of things, unless its name or its cells say money. */
const unitOf = ({ name, isMoney }: ColumnProfile): 'money' | 'count' =>
  isMoney ? 'money' : (outcomeUnit(foldColumn(name)) ?? 'count');

function outcomeColumn(
  profiles: readonly ColumnProfile[],
  said: ReadonlyMap<number, SaidRole>,
  date: { readonly profile: ColumnProfile },
  doubt: (code: Finding['code'], name: string, values?: Finding['values']) => void,
): ColumnProfile | undefined {
  const asked = profiles.find(({ at }) => said.get(at) === 'outcome');
  if (asked !== undefined) return asked;
  const candidates = profiles.filter(
    (one) =>
      one !== date.profile &&
      !said.has(one.at) &&
      !one.isEmpty &&
      outcomeUnit(foldColumn(one.name)) !== undefined,
  );
  const best = candidates.find((one) => unitOf(one) === 'money') ?? candidates[0];
  if (best !== undefined && candidates.length > 1) {
    doubt('several-outcomes', best.name, { choices: listNames(candidates.map(({ name }) => name)) });
  }
  return best;
}

type Found = Omit<Column, 'at' | 'name'> & { readonly doubt?: 'guessed-control' | 'guessed-spend' };

const ignored = (because: IgnoredBecause): Found => ({ role: 'ignored', because });

function byNameAndContent(profile: ColumnProfile, channels: Channels, row: number): Found {
  const { name, isNumeric, isEmpty } = profile;
  const folded = foldColumn(name);
  const measure = measureOf(name);
  if (isEmpty) return ignored('empty');
  if (profile.isDates && !isNumeric) return ignored('other-date');
  if (isCalendarName(folded) || (dateNames.has(folded) && isNumeric)) return ignored('calendar');
  if (profile.isIndex && (indexNames.has(folded) || name === '')) return ignored('index');
  if (name === '')
    throw new UserError(refusal('history.unnamed-column', { row, column: letterOf(profile.at) }));
  if (channels.isKnown(name)) return { role: 'spend', channel: channels.named(name) };
  if (measure?.kind === 'clicks' || measure?.kind === 'ratio') return ignored(measure.kind);
  if (measure !== undefined) {
    return { role: measure.kind, channel: channels.named(measure.channel || cleanColumn(name)) };
  }
  if (isEventName(name)) {
    if (profile.isShare || !isNumeric) return { role: 'event' };
    return { role: 'control', ...(!isControlName(name) && { doubt: 'guessed-control' }) };
  }
  if (!isNumeric) return ignored('text');
  if (isControlName(name)) return { role: 'control' };
  if (outcomeUnit(folded) !== undefined) return ignored('other-outcome');
  if (profile.isFlag) return { role: 'event' };
  if (isMediaName(name)) return { role: 'spend', channel: channels.named(name), doubt: 'guessed-spend' };
  return { role: 'control', doubt: 'guessed-control' };
}
