import type { SameKeys } from '../catalogue.ts';
import type { slack as english } from '../en/slack.ts';

export const slack = {} as const satisfies SameKeys<typeof english>;
