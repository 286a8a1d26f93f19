import type { Language } from './chart.ts';

/** A value that people may pick or complete, with what it is called in each language. */
export interface Choice {
  /** What is typed and understood in every language. */
  readonly value: string;
  readonly label: Readonly<Record<Language, string>>;
}
