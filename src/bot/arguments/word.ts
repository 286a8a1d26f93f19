import type { ArgumentKind } from '../command.ts';

/** A word as it is. */
export const word: ArgumentKind<string> = { name: 'word', read: (text) => text.trim().toLowerCase() };
