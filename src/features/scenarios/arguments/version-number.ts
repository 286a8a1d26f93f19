import type { ArgumentKind } from '../../../bot/command.ts';
import { readWhole } from '../../../scenario/quantity.ts';

/** The number of a scenario's version: `3`, `v3`, `#3`. Whether there is one is for the command to find out. */
export const versionNumber: ArgumentKind<number> = {
  name: 'version',
  begins: (word) => /^(?:v|#|第)?\d+版?$/i.test(word),
  read: (text) =>
    readWhole(
      text
        .trim()
        .replace(/^(?:v|第)/i, '')
        .replace(/版$/, ''),
      { currency: 'CNY', positive: true },
    ),
};
