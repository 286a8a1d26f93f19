import type { SameKeys } from '../catalogue.ts';
import type { commands as english } from '../en/commands.ts';

export const commands = {} as const satisfies SameKeys<typeof english>;
