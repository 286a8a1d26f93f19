import type { Language } from '../../bot/chart.ts';
import type { Period, Scenario } from '../../scenario/scenario.ts';
import type { Move } from './move.ts';

/** In what conversation something is said; without a scenario there is no run to talk about. */
export interface TalkContext {
  readonly scenario?: Scenario;
  readonly language: Language;
  /** Per what amounts are: the period of the plan that is talked about. */
  readonly period: Period;
  readonly now: Date;
  /** What was asked for last in the conversation, for "and content?", "make it 30%". */
  readonly last?: readonly Move[];
  /** Spend per period by channel in the plan shown last, for "move half of brand to the app". */
  readonly plan?: ReadonlyMap<string, number>;
}
