import { randomBytes } from 'node:crypto';

/** An id that nobody guesses: 128 random bits, as letters, digits, `-` and `_`. */
export const unguessable = (): string => randomBytes(16).toString('base64url');

/** What such an id looks like. */
export const unguessableShape = /^[\w-]{22}$/;
