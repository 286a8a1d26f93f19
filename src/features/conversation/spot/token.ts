import type { Period } from '../../../scenario/scenario.ts';
import type { Concept } from '../lexicon/concepts.ts';

/** `per month`, `each month` or `monthly`, `this month`, `month`. */
export type PeriodForm = 'per' | 'each' | 'this' | 'bare';

/** A number with what it counts. */
export type Quantity = { readonly amount: number } | { readonly share: number };

/** What was spotted in a text: where it stands, and what it is. */
export type Token = { readonly text: string; readonly from: number; readonly to: number } & (
  | { readonly kind: 'word'; readonly concepts: ReadonlySet<Concept>; readonly isSmall: boolean }
  | {
      readonly kind: 'channels';
      readonly ids: readonly string[];
      /** Parted by "or", by "versus": one of them. */
      readonly isChoice: boolean;
      readonly hasGroup: boolean;
      /** Joined by a plus sign: their sum. */
      readonly isSum: boolean;
      /** What was said for them where it is none of their names' words: it has to be told. */
      readonly aliases: readonly { readonly said: string; readonly id: string }[];
    }
  | {
      readonly kind: 'quantity';
      readonly quantity: Quantity;
      readonly sign?: 1 | -1;
      /** A bare whole number, which may be a run's or a count. */
      readonly isBare: boolean;
      /** So small beside the budget that thousands may be meant. */
      readonly isSmall: boolean;
      /** Said per some period. */
      readonly hasPeriod?: true;
      /** In percentage points. */
      readonly isPoints?: true;
      /** Per another period than the plan's, and so many of the plan's fit into it. */
      readonly per?: { readonly period: Period; readonly factor: number };
    }
  | { readonly kind: 'range'; readonly low: Quantity; readonly high: Quantity }
  /** Times so much: `x2`, `double`, 打八折 (.8). */
  | { readonly kind: 'times'; readonly times: number }
  | { readonly kind: 'run'; readonly run: number }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'period'; readonly period: Period; readonly form: PeriodForm }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'separator'; readonly strength: 'strong' | 'weak' | 'and' | 'or' }
  /** Says nothing. */
  | { readonly kind: 'small' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'unknown' }
);

export type TokenOf<Kind extends Token['kind']> = Extract<Token, { kind: Kind }>;

export const has = (token: Token | undefined, concept: Concept): boolean =>
  token?.kind === 'word' && token.concepts.has(concept);
