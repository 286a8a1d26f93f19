import type { SameKeys } from '../catalogue.ts';
import type { charts as english } from '../en/charts.ts';

export const charts = {
  interval: '90% 区间',
} as const satisfies SameKeys<typeof english>;
