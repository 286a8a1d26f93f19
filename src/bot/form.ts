import type { Choice } from './choice.ts';

/**
 * A command's arguments to fill in, as data that no platform has shaped yet. What is sent back is an ordinary
 * request with `options`; what is wrong with it comes back by field.
 */
export interface Form {
  /** The command that it calls. */
  readonly command: string;
  readonly title: string;
  readonly submit: string;
  /** Discord's forms hold five: the others follow once these are sent. */
  readonly fields: readonly FormField[];
}

export interface FormField {
  /** The argument's name. */
  readonly name: string;
  readonly label: string;
  /** What a good value looks like. */
  readonly hint: string;
  readonly kind: 'line' | 'paragraph' | 'choice';
  readonly required: boolean;
  /** What stands there at first. */
  readonly initial?: string;
  /** For `choice`: at most 25, Discord's limit. */
  readonly choices?: readonly Choice[];
}
