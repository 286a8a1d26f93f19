import type { ArgumentKind } from '../../../bot/command.ts';
import { beginsWhen, readWhen, type When } from '../read-when.ts';

/** When reports come, with zone and channel among the words: `weekly mon 09:00 Berlin #growth`. */
export const when: ArgumentKind<When> = {
  name: 'when',
  joinsWords: true,
  begins: beginsWhen,
  namesChannels: true,
  read: (text, { now }) => readWhen(text, now),
};
