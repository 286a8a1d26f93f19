import type { ArgumentKind } from '../../../bot/command.ts';

/** A channel or group of the run that is explained; looked up in that run, not in a scenario of today. */
export const explainedPart: ArgumentKind<string> = {
  name: 'explained-part',
  joinsWords: true,
  read: (text) => text,
};
