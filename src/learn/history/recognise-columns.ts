import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import { createChannels } from './channel-names.ts';
import type { Column, ColumnMapping, EarlierColumns, KnownChannel } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { dateNames, weekEndNames } from './date-names.ts';
import { type Finding, refusal } from './finding.ts';
import { cleanColumn, foldColumn } from './fold-name.ts';
import { isTotalName, measureOf } from './measure-words.ts';
import { asOutcome, type Found, roleOf } from './role-of.ts';
import { rememberRoles, type SaidRole, saidRoles } from './said-roles.ts';
import { choicesAmong, settleColumns } from './settle-columns.ts';
import type { WideColumn } from './wide-column.ts';

/** In what light columns are recognised. */
export interface ColumnsPlace {
  readonly headerRow: number;
  readonly known: readonly KnownChannel[];
  readonly mapping: ColumnMapping;
  readonly earlier?: EarlierColumns | undefined;
  /** What a table with several rows a day says of the columns that were made of it, by their places. */
  readonly wide?: ReadonlyMap<number, WideColumn>;
  /** The channel of columns that name none: the platform that the file comes from. */
  readonly platform?: string | undefined;
}

/**
 * What each column is: as somebody says, else by its name, else by what stands in it. What can only be guessed is a
 * doubt among the findings.
 *
 * @throws UserError `history.column-unknown`, `.column-twice`, `.no-date`, `.unnamed-column`, `.channel-twice`
 */
export function recogniseColumns(
  profiles: readonly ColumnProfile[],
  { headerRow, known, mapping, earlier, wide, platform }: ColumnsPlace,
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const find = (code: Finding['code'], name: string, level: Finding['level'], values?: Finding['values']) => {
    findings.push({ code, level, row: headerRow, column: name, ...(values && { values }) });
  };
  const said = saidRoles(profiles, mapping);
  const unit = mapping.unit ?? rememberRoles(profiles, said, mapping.isComplete ? undefined : earlier);
  const date = dateColumn(profiles, said);
  if (date === undefined) {
    throw new UserError(refusal('history.no-date', { row: headerRow }, { values: choicesAmong(profiles) }));
  }
  const outcome = outcomeColumn(profiles, said, date.profile, find);
  const channels = createChannels(known);
  const columns = profiles.map((profile): Column => {
    const { at, name } = profile;
    const column = { at, name };
    const role = said.get(at);
    if (profile === date.profile)
      return { ...column, role: 'date', ...(date.isWeekEnd && { isWeekEnd: true }) };
    if (outcome?.at === at) return { ...column, role: 'outcome', unit: unit ?? unitOf(profile) };
    if (role === 'spend') {
      const named = wide?.get(at)?.channel || measureOf(name)?.channel || platform || name;
      return { ...column, role, channel: channels.named(named) };
    }
    if (role === 'control' || role === 'event') return { ...column, role };
    if (role === 'ignored') return { ...column, role, because: 'asked' };
    const made = wide?.get(at);
    const found =
      (made && ofList(made, (channel) => channels.named(channel))) ??
      roleOf(profile, { channels, row: headerRow, alone: platform });
    const isListed = made !== undefined && made.channel !== '';
    const isLeftOut =
      mapping.isComplete && !isListed && !['impressions', 'exposure', 'ignored'].includes(found.role);
    if (isLeftOut) return { ...column, role: 'ignored', because: 'asked' };
    const { doubt, ...rest } = found;
    if (doubt === 'guessed-control') find(doubt, name, 'doubt');
    return { ...column, ...rest, ...(isListed && { isListed: true as const }) };
  });
  findings.push(
    ...guessedSpend(columns, {
      isSaid: ({ at, name }) => said.has(at) || channels.isKnown(name),
      row: headerRow,
    }),
  );
  const settled = settleColumns(columns, profiles, { headerRow, said: new Set(said.keys()) });
  return { columns: settled.columns, findings: [...findings, ...settled.findings] };
}

/** A channel's own column, as the list of channels in the file says. */
function ofList(
  { kind, channel }: WideColumn,
  named: (name: string) => { id: string; name: string },
): Found | undefined {
  const isOfChannel = kind === 'spend' || kind === 'impressions' || kind === 'exposure';
  return isOfChannel && channel !== ''
    ? { role: kind, channel: named(cleanColumn(channel) || channel) }
    : undefined;
}

/** The column of dates: as said, by its name, by a name for the week's end, or the only one that holds dates. */
export function dateColumn(profiles: readonly ColumnProfile[], said: ReadonlyMap<number, SaidRole>) {
  const free = profiles.filter(({ at }) => !said.has(at));
  const holdsDates = (one: ColumnProfile) => one.isDates || one.isSerials;
  const named = (names: ReadonlySet<string>) =>
    free.find((one) => names.has(foldColumn(one.name)) && holdsDates(one));
  const asked = profiles.find(({ at }) => said.get(at) === 'date');
  const profile = asked ?? named(dateNames) ?? named(weekEndNames) ?? free.find(({ isDates }) => isDates);
  return profile && { profile, isWeekEnd: weekEndNames.has(foldColumn(profile.name)) };
}

/** A number of things, unless its name or its cells say money. */
const unitOf = (profile: ColumnProfile): 'money' | 'count' =>
  profile.isMoney ? 'money' : (asOutcome(profile)?.unit ?? 'count');

function outcomeColumn(
  profiles: readonly ColumnProfile[],
  said: ReadonlyMap<number, SaidRole>,
  date: ColumnProfile,
  find: (code: Finding['code'], name: string, level: Finding['level'], values?: Finding['values']) => void,
): ColumnProfile | undefined {
  const asked = profiles.find(({ at }) => said.get(at) === 'outcome');
  if (asked !== undefined) return asked;
  const order = (one: ColumnProfile) => (unitOf(one) === 'money' ? 0 : 100) + (asOutcome(one)?.rank ?? 50);
  const candidates = profiles
    .filter((one) => one !== date && !said.has(one.at) && asOutcome(one) !== undefined)
    .toSorted((a, b) => order(a) - order(b));
  const [best, second] = candidates;
  if (best !== undefined && second !== undefined) {
    const isTie = order(best) === order(second);
    const choices = listNames(candidates.map(({ name }) => name));
    find('several-outcomes', best.name, isTie ? 'doubt' : 'note', { choices });
  }
  return best;
}

/** Columns that only sound like channels: told where all do, doubtful beside some that say what they are. */
function guessedSpend(
  columns: readonly Column[],
  { isSaid, row }: { isSaid: (column: Column) => boolean; row: number },
): Finding[] {
  const spends = columns.filter((column) => column.role === 'spend' && !isSaid(column));
  const bare = spends.filter(({ name }) => measureOf(name) === undefined);
  const isAll = spends.every((one) => bare.includes(one) || isTotalName(measureOf(one.name)?.channel ?? ''));
  return bare.map(({ name }) => ({
    code: 'guessed-spend',
    level: isAll ? 'note' : 'doubt',
    row,
    column: name,
  }));
}
