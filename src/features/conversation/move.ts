import type { Goal, Period, Risk } from '../../scenario/scenario.ts';
import type { AmountOrShare, PlanChange } from '../plans/plan-change.ts';

/** One thing that somebody asks for in a conversation about a run. Channels are ids; a group's id stands for it. */
export type Move =
  /** Plans anew under another request. Several of these in one message are one new plan. */
  | { readonly kind: 'budget'; readonly amount: number }
  /** `share` .2: a fifth more; −.1: a tenth less. `amount` 5000: so much more. */
  | { readonly kind: 'budget-change'; readonly by: AmountOrShare }
  | { readonly kind: 'goal'; readonly goal: Goal }
  | { readonly kind: 'risk'; readonly risk: Risk }
  | { readonly kind: 'period'; readonly period: Period }
  /** On the sum of the channels: at most or at least that; `exactly` is both. */
  | {
      readonly kind: 'limit';
      readonly channels: readonly string[];
      readonly side: 'max' | 'min' | 'exactly';
      readonly to: AmountOrShare;
    }
  /** Takes away what the conversation (or the run's line) limited; without channels, all of it. */
  | { readonly kind: 'unlimit'; readonly channels: readonly string[] }
  /** Nothing for any other channel. */
  | { readonly kind: 'only'; readonly channels: readonly string[] }
  /** Nothing for these. */
  | { readonly kind: 'without'; readonly channels: readonly string[] }
  /** Prices one plan: the run's own with these changes. */
  | { readonly kind: 'what-if'; readonly changes: readonly PlanChange[] }
  /** Why the plan is as it is, or why one channel gets what it gets. */
  | { readonly kind: 'why'; readonly channel?: string }
  | {
      readonly kind: 'compare';
      readonly with: 'today' | 'previous' | 'last-report' | { readonly run: number };
    }
  /** Takes the last change of the conversation back; all of them. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'again' }
  | { readonly kind: 'export'; readonly format: 'csv' | 'json' | 'png' }
  | { readonly kind: 'adopt' }
  | { readonly kind: 'schedule'; readonly when: string }
  | { readonly kind: 'history' }
  /** The plan as the conversation has it now; the scenario's assumptions. */
  | { readonly kind: 'show'; readonly what: 'plan' | 'assumptions' }
  | { readonly kind: 'help' };
