import type { ArgumentKind } from '../../../bot/command.ts';

/** The path of a file, as it is; whether it may be read is for the command to find out. */
export const path: ArgumentKind<string> = {
  name: 'path',
  joinsWords: true,
  isFile: true,
  read: (text) => text.trim(),
};
