import type { Language } from '../chart.ts';
import { wordsFor } from '../language/words.ts';

/** The days of a date axis as they are written, all in one way: with their years where those differ. */
export function dayTexts(values: readonly number[], language: Language): string[] {
  const days = values.map((value) => new Date(value));
  const withYear = new Set(days.map((day) => day.getUTCFullYear())).size > 1;
  const words = wordsFor(language);
  return days.map((day) => words.day(day, 'UTC', withYear));
}
