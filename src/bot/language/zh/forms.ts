import type { SameKeys } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  hint: '例如：{{example}}',
} as const satisfies SameKeys<typeof english>;
