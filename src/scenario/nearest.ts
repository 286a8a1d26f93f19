import { distance } from 'fastest-levenshtein';
import { foldName } from './text.ts';

/** Longer input is cut before it is compared: distances grow with the product of the lengths. */
const longestCompared = 80;

const letters = (text: string) => foldName(text.slice(0, longestCompared)).replaceAll('-', '');

/**
 * The candidate that somebody who typed `typed` most likely meant: one that begins with it or contains it
 * (shortest first), else the one that takes the fewest edits. Undefined only when there are no candidates.
 */
export function nearestName(typed: string, candidates: Iterable<string>): string | undefined {
  const wanted = letters(typed);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = letters(candidate);
    const contains = wanted.length >= 3 && other.includes(wanted);
    // Containing it beats any number of edits; among those, the least surplus, a beginning before a middle.
    const effort = contains
      ? (other.length - wanted.length + (other.startsWith(wanted) ? 0 : 0.5)) / 1000
      : distance(wanted, other);
    if (effort < least) {
      least = effort;
      best = candidate;
    }
  }
  return best;
}

/** Whether `typed` is so near to `meant` that it can be taken for a slip of the hand. */
export function isSlip(typed: string, meant: string): boolean {
  return distance(letters(typed), letters(meant)) <= Math.max(1, Math.floor(meant.length / 3));
}

/** Names for a message: the first `most`, and how many more there are. */
export function listNames(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown}, … (+${names.length - most})` : shown;
}
