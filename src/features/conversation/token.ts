import type { Period } from '../../scenario/scenario.ts';
import type { AmountOrShare } from '../plans/plan-change.ts';
import type { Meaning } from './vocabulary/meanings.ts';

/** `per month`, `each month` or `monthly`, `this month`, `month`. */
export type PeriodForm = 'per' | 'each' | 'this' | 'bare';

/** One word, name or number of what somebody said, with where it stands in the text. */
export type Token = { readonly text: string; readonly from: number } & (
  | { readonly kind: 'word'; readonly meanings: ReadonlySet<Meaning> }
  | { readonly kind: 'name'; readonly id: string; readonly isGroup: boolean }
  | {
      readonly kind: 'number';
      readonly quantity: AmountOrShare;
      /** As written before it: `+20%`, `-5k`. */
      readonly sign?: 1 | -1;
      /** Whether it is a bare whole number, which may be a run's. */
      readonly isWhole: boolean;
      /** Without unit and so small beside the budget that thousands may be meant. */
      readonly isSmall: boolean;
    }
  | { readonly kind: 'run'; readonly run: number }
  /** `per month`; `monthly` may be how often, too, and a bare `month` has to be introduced. */
  | { readonly kind: 'period'; readonly period: Period; readonly form: PeriodForm }
  /** Ends a clause: a comma, a full stop, `and`. */
  | { readonly kind: 'separator'; readonly link?: 'and' | 'or' }
  | { readonly kind: 'unknown' }
);
