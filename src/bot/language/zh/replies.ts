import type { SameKeys } from '../catalogue.ts';
import type { replies as english } from '../en/replies.ts';

export const replies = {} as const satisfies SameKeys<typeof english>;
