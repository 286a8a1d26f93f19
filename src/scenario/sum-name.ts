import { foldName, isPlainText, type LocalisedName } from './text.ts';

/** What has an identifier, and perhaps names and aliases. */
interface Named {
  readonly id: string;
  readonly names?: LocalisedName | undefined;
  readonly aliases?: readonly string[];
}

/** Longest identifier that is put together, with room for a number behind it. */
const longestSumId = 56;

/** Everything by which the parts of a scenario are called, folded: what a new part may not be called. */
export function takenNames(parts: readonly Named[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap(({ id, names, aliases = [] }) => [id, ...textsOf(names), ...aliases].map(foldName)),
  );
}

/** Whether neither name is taken. */
export function isFree(names: LocalisedName, taken: ReadonlySet<string>): boolean {
  return !textsOf(names).some((name) => taken.has(foldName(name)));
}

function textsOf(names: LocalisedName | undefined): string[] {
  return Object.values(names ?? {}).filter((name) => name !== undefined);
}

/** The name of a sum of channels, "Website + App", where that is short enough to be one. */
export function sumNames(members: readonly Named[]): LocalisedName | undefined {
  const en = members.map(({ id, names }) => names?.en ?? id).join(' + ');
  const zh = members.map(({ id, names }) => names?.zh ?? names?.en ?? id).join(' + ');
  if (![en, zh].every((name) => name.length <= 80 && isPlainText(name))) return undefined;
  return members.some(({ names }) => names?.zh !== undefined) ? { en, zh } : { en };
}

/** The identifier of a sum of channels: `website-and-app`; of many: `website-and-app-and-38-more`. */
export function sumId(ids: readonly string[]): string {
  for (let count = ids.length; count > 0; count -= 1) {
    const rest = ids.length - count;
    const id = [...ids.slice(0, count), ...(rest > 0 ? [`${rest}-more`] : [])].join('-and-');
    if (id.length <= longestSumId) return id;
  }
  return `sum-of-${ids.length}`;
}

/** The wanted identifier, numbered where it is taken and cut where it is too long. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.slice(0, longestSumId);
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}
