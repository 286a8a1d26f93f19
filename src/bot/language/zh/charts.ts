import type { SameKeys } from '../catalogue.ts';
import type { charts as english } from '../en/charts.ts';

export const charts = {} as const satisfies SameKeys<typeof english>;
