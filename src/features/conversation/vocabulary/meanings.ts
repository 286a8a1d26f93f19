import { english } from './en.ts';
import { chinese } from './zh.ts';

/** What a word can mean in the rules of the grammar. `filler` says nothing and may be passed over. */
export type Meaning = keyof typeof english;

const spread = (list: string) => list.split(',').map((phrase) => phrase.trim());

/** Every phrase of the grammar, in both languages, with all that it can mean. */
export const phrases: ReadonlyMap<string, ReadonlySet<Meaning>> = collect();

function collect(): Map<string, Set<Meaning>> {
  const found = new Map<string, Set<Meaning>>();
  for (const vocabulary of [english, chinese]) {
    for (const [meaning, list] of Object.entries(vocabulary)) {
      for (const phrase of spread(list)) {
        if (phrase === '') continue;
        const meanings = found.get(phrase) ?? new Set();
        // The keys of both vocabularies are meanings.
        meanings.add(meaning as Meaning);
        found.set(phrase, meanings);
      }
    }
  }
  return found;
}

/** Every Latin word of the grammar's phrases. */
export const grammarWords: ReadonlySet<string> = new Set(
  [...phrases.keys()].flatMap((phrase) => phrase.match(/[a-z][a-z']*/g) ?? []),
);

/** Phrases by their first character, the longest first. */
export const phrasesByStart: ReadonlyMap<string, readonly string[]> = byStart([...phrases.keys()]);

/** Texts by their first character, the longest first. */
export function byStart(texts: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const text of [...texts].sort((a, b) => b.length - a.length)) {
    const start = text[0] ?? '';
    found.set(start, [...(found.get(start) ?? []), text]);
  }
  return found;
}
