import type { SameKeys } from '../catalogue.ts';
import type { problems as english } from '../en/problems.ts';

export const problems = {} as const satisfies SameKeys<typeof english>;
