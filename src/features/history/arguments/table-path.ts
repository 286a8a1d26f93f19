import type { ArgumentKind } from '../../../bot/command.ts';

/** Whether a word is the path of a table rather than a name. */
export const isTablePath = (text: string) =>
  /^(?:~|\.{0,2}[/\\]|[a-z]:[/\\])|\.(?:csv|tsv|txt|xlsx?)$/i.test(text.trim());

/** The path of a CSV file; whether it may be read is for the command to find out. */
export const tablePath: ArgumentKind<string> = {
  name: 'table path',
  joinsWords: true,
  begins: isTablePath,
  isFile: true,
  read: (text) => text.trim(),
};
