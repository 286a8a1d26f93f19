import type { Language } from '../../bot/chart.ts';
import type { Period, Scenario } from '../../scenario/scenario.ts';

/** In what conversation something is said; without a scenario there is no run to talk about. */
export interface TalkContext {
  readonly scenario?: Scenario;
  readonly language: Language;
  /** Per what amounts are: the period of the plan that is talked about. */
  readonly period: Period;
  readonly now: Date;
}
