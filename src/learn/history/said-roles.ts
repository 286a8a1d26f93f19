import { isSlip, listNames, nearestName } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import type { ColumnMapping, EarlierColumns } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { foldColumn } from './fold-name.ts';

export type SaidRole = 'date' | 'outcome' | 'spend' | 'control' | 'event' | 'ignored';

/** What somebody said, by the column's place. Names are compared without accents, quotes, dashes and capitals. Throws `UserError` (`history.column-unknown`, `.column-twice`). */
export function saidRoles(profiles: readonly ColumnProfile[], mapping: ColumnMapping): Map<number, SaidRole> {
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
    const found = columnCalled(profiles, name);
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

/** The column of a name as somebody types it: exactly so, else with plain letters only (≥ and other signs apart). */
function columnCalled(profiles: readonly ColumnProfile[], name: string): ColumnProfile | undefined {
  const same = (other: string) => other.trim().toLowerCase() === name.trim().toLowerCase();
  const bare = (text: string) =>
    foldColumn(text)
      .replace(/>=/g, '≥')
      .replace(/[^\p{L}\p{N}≥]+/gu, ' ')
      .trim();
  const barest = (text: string) => bare(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return (
    profiles.find((profile) => same(profile.name)) ??
    profiles.find((profile) => foldColumn(profile.name) === foldColumn(name)) ??
    profiles.find((profile) => bare(profile.name) === bare(name) && bare(name) !== '') ??
    only(profiles.filter((profile) => barest(profile.name) === barest(name) && barest(name) !== ''))
  );
}

const only = <One>(list: readonly One[]) => (list.length === 1 ? list[0] : undefined);

/** Gives columns that nobody spoke of the roles that they had; returns the outcome's unit where that is the same. */
export function rememberRoles(
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
