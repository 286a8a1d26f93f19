import type { SameKeys } from '../catalogue.ts';
import type { discord as english } from '../en/discord.ts';

export const discord = {} as const satisfies SameKeys<typeof english>;
