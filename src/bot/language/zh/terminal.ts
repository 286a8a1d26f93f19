import type { SameKeys } from '../catalogue.ts';
import type { terminal as english } from '../en/terminal.ts';

export const terminal = {} as const satisfies SameKeys<typeof english>;
