import { z } from 'zod';

/**
 * quickchart-js turns text between these marks into code on the chart server, so no text that can reach a chart
 * may hold them.
 */
const codeMarks = /__(BEGIN|END)FUNCTION__/i;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control and direction-changing characters are refused
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** Whether a name or other short text from a person is safe to store and to draw. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !unprintable.test(text) && !codeMarks.test(text);
}

/** A name that people see: 1–80 characters of plain text. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .superRefine((text, context) => {
    if (!isPlainText(text)) {
      context.addIssue({ code: 'custom', params: { problem: 'scenario.text' }, input: text });
    }
  });

/** Where a number comes from, in a sentence or two of plain text. */
export const rationale = z
  .string()
  .max(600)
  .superRefine((text, context) => {
    if (!isPlainText(text)) {
      context.addIssue({ code: 'custom', params: { problem: 'scenario.text' }, input: text });
    }
  });

/** An identifier: lower-case letters, digits, hyphens and underscores, at most 60. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/)
  .describe('lower-case letters, digits, - and _; at most 60');

/** A name in the languages that replies are written in; without `zh` the English one serves. */
export const localisedName = z.strictObject({ en: displayName, zh: displayName.optional() });

export type LocalisedName = z.infer<typeof localisedName>;

/** Letters as people mix them up: full-width forms, case, and the separators between words. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '-');
}
