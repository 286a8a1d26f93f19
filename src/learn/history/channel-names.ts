import { identifierFor } from '../../scenario/identifier-for.ts';
import type { KnownChannel } from './column.ts';
import { cleanColumn, foldColumn } from './fold-name.ts';

/** Channels by what columns call them. */
export interface Channels {
  /** The channel that is called so: a known one, else a new one of this name. */
  named(name: string): { readonly id: string; readonly name: string };
  isKnown(name: string): boolean;
}

/** Known channels by all their names; new ones get an identifier of their own. */
export function createChannels(known: readonly KnownChannel[]): Channels {
  const keyOf = (name: string) => foldColumn(name).replaceAll(' ', '');
  const byKey = new Map<string, { id: string; name: string }>();
  for (const { id, names } of known) {
    for (const name of [id, ...names]) {
      if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), { id, name: names[0] ?? id });
    }
  }
  const taken = new Set(known.map(({ id }) => id));
  return {
    isKnown: (name) =>
      known.some(({ id, names }) => [id, ...names].some((one) => keyOf(one) === keyOf(name))),
    named(name) {
      const found = byKey.get(keyOf(name));
      if (found !== undefined) return found;
      const clean = cleanColumn(name) || name;
      const made = { id: identifierFor(clean, 'channel', taken), name: clean };
      taken.add(made.id);
      byKey.set(keyOf(name), made);
      return made;
    },
  };
}
