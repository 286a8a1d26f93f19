import { english } from './en.ts';
import { chineseSmallWords, englishSmallWords, reasonWords, speechWords } from './small-words.ts';
import { chinese } from './zh.ts';

/** What a word can say about a plan. */
export type Concept = keyof typeof english;

/** What a phrase stands for: meanings, nothing (a small word), or the beginning of speech or of a reason. */
export interface Entry {
  readonly concepts: ReadonlySet<Concept>;
  readonly isSmall: boolean;
  readonly isSpeech: boolean;
  readonly isReason: boolean;
}

const vowel = /[aeiou]/;

/** The regular forms of an English verb: raise, raises, raised, raising. */
function formsOf(verb: string): string[] {
  const [first = '', ...rest] = verb.split(' ');
  const tail = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const stem = /e$/.test(first) ? first.slice(0, -1) : first;
  const isShort = first.length <= 4 && /[^aeiou][aeiou][^aeiouwxy]$/.test(first);
  const doubled = isShort ? `${first}${first.at(-1)}` : stem;
  const isIes = /[^aeiou]y$/.test(first);
  const plural = isIes
    ? `${first.slice(0, -1)}ies`
    : /(?:s|x|ch|sh)$/.test(first)
      ? `${first}es`
      : `${first}s`;
  const past = isIes ? `${first.slice(0, -1)}ied` : `${doubled}ed`;
  return [first, plural, past, `${doubled}ing`].filter((form) => vowel.test(form)).map((form) => form + tail);
}

const spread = (list: string) =>
  list
    .split(/,(?:\s|$)/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .flatMap((phrase) => (phrase.startsWith('~') ? formsOf(phrase.slice(1)) : [phrase]));

interface Draft {
  concepts: Set<Concept>;
  isSmall: boolean;
  isSpeech: boolean;
  isReason: boolean;
}

const drafts = new Map<string, Draft>();

function draft(phrase: string): Draft {
  const known = drafts.get(phrase);
  if (known !== undefined) return known;
  const fresh: Draft = { concepts: new Set(), isSmall: false, isSpeech: false, isReason: false };
  drafts.set(phrase, fresh);
  return fresh;
}

for (const lexicon of [english, chinese]) {
  for (const [concept, list] of Object.entries(lexicon)) {
    // The keys of both are concepts.
    for (const phrase of spread(list)) draft(phrase).concepts.add(concept as Concept);
  }
}
for (const phrase of [...spread(englishSmallWords), ...spread(chineseSmallWords)])
  draft(phrase).isSmall = true;
for (const phrase of speechWords) draft(phrase).isSpeech = true;
for (const phrase of reasonWords) draft(phrase).isReason = true;

/** Every phrase that is known, with what it stands for. */
export const entries: ReadonlyMap<string, Entry> = drafts;

/** Every Latin word of these. */
export const knownWords: ReadonlySet<string> = new Set(
  [...entries.keys()].flatMap((phrase) => phrase.match(/[a-z][a-z']*/g) ?? []),
);

/** Texts by their first two characters, the longest first. */
export function byStart(texts: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const text of [...texts].sort((a, b) => b.length - a.length)) {
    const key = text.slice(0, 2);
    const kept = found.get(key);
    if (kept === undefined) found.set(key, [text]);
    else kept.push(text);
  }
  return found;
}

const phrasesByStart = byStart(entries.keys());

/** The longest of the texts at a place of a text, up to the end of a word. */
export function longestAt(
  text: string,
  from: number,
  texts: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const candidates = [
    ...(texts.get(text.slice(from, from + 2)) ?? []),
    ...(texts.get(text[from] ?? '') ?? []),
  ];
  return candidates.find((phrase) => {
    if (!text.startsWith(phrase, from)) return false;
    const after = text[from + phrase.length] ?? '';
    return !(/[a-z0-9']$/.test(phrase) && /[a-z]/.test(after));
  });
}

export const phraseAt = (text: string, from: number) => longestAt(text, from, phrasesByStart);
