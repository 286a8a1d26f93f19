import { foldName } from './text.ts';

/** Longest identifier that is made from a name, with room for a number behind it. */
const longest = 50;

/**
 * An identifier for what has this name, other than the taken ones: the name's Latin letters and digits, or, for a
 * name that has none, `fallback` with a number.
 */
export function identifierFor(name: string, fallback: string, taken: ReadonlySet<string>): string {
  const letters = foldName(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const hasLetters =
    /[a-z]/.test(letters) &&
    !/[\p{L}]/u.test(name.normalize('NFKD').replace(/[\p{Script=Latin}\p{M}]/gu, ''));
  const stem = hasLetters ? letters : fallback;
  if (hasLetters && !taken.has(stem)) return stem;
  let number = hasLetters ? 2 : 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
