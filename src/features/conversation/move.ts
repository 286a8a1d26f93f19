import type { Goal, Period, Risk } from '../../scenario/scenario.ts';
import type { AmountOrShare, PlanChange } from '../plans/plan-change.ts';

/** What a limit is set at: an amount per period, a share of the budget, or a multiple of what is spent now. */
export type LimitTo = AmountOrShare | { readonly ofCurrent: number };

/** What people ask about a plan. */
export type Topic =
  | 'sure'
  | 'roi'
  | 'marginal'
  | 'cut-first'
  | 'next-money'
  | 'better'
  | 'saturation'
  | 'zero'
  | 'limit-cost'
  | 'assumptions'
  | 'spent'
  | 'came'
  | 'next-report'
  | 'meaning'
  | 'chart'
  | 'short'
  | 'even-split';

/** Which plan of a conversation is meant: the one shown last, one by its place in the conversation, or a run. */
export type WhichPlan = 'last' | { readonly step: number } | { readonly run: number };

/** One thing that somebody asks for in a conversation about a run. Channels are ids; a group's id stands for it. */
export type Move =
  /** Plans anew under another request. Several of these in one message are one new plan. */
  | {
      readonly kind: 'budget';
      readonly amount: number;
      /** Where it was told per another period: how many of the plan's an amount per that is. */
      readonly factor?: number;
    }
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
      readonly to: LimitTo;
    }
  /** Each of these stays at what it is spent on now. */
  | { readonly kind: 'hold'; readonly channels: readonly string[] }
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
      readonly with: 'today' | 'previous' | 'first' | 'last-report' | { readonly run: number };
    }
  /** A question that the run's own record answers. `amount`: the money that is asked about. */
  | {
      readonly kind: 'ask';
      readonly about: Topic;
      readonly channels: readonly string[];
      readonly amount?: number;
    }
  /** Takes the last step of the conversation back; all of them. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'again' }
  | { readonly kind: 'export'; readonly format: 'csv' | 'json' | 'png'; readonly which?: WhichPlan }
  | { readonly kind: 'adopt'; readonly which?: WhichPlan }
  | { readonly kind: 'schedule'; readonly when: string }
  | { readonly kind: 'history' }
  /** The plan as the conversation has it now; the scenario's assumptions. */
  | { readonly kind: 'show'; readonly what: 'plan' | 'assumptions' }
  | { readonly kind: 'help' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'small-talk' }
  /** Something that no bot that plans can do. */
  | { readonly kind: 'cannot' }
  /** Wants the reports to end: that is done where they are listed. */
  | { readonly kind: 'no-reports' };

/** What is missing from something that is otherwise clear. */
export type Missing = 'amount' | 'channel' | 'ratio';
