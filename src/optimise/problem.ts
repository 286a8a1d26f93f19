import { type ValueModel, valueAt } from '../model/value-model.ts';
import type { Limits } from './limits.ts';
import { measure, type RiskMeasure } from './risk.ts';

/**
 * What is sought. With V the measure of the draws' values and S the plan's spend:
 * - `surplus`: most V − price·S (price 0: value; 1: profit; ρ: marginal return ρ)
 * - `roi`: most V with V − V(0) ≥ least·S
 * - `target`: least S with V ≥ value
 */
export type Aim =
  | { readonly kind: 'surplus'; readonly price: number }
  | { readonly kind: 'roi'; readonly least: number }
  | { readonly kind: 'target'; readonly value: number };

/** A budget problem in units of its own: spend as a part of the budget, value as a part of what is at stake. */
export interface Problem {
  readonly model: ValueModel;
  readonly limits: Limits;
  readonly risk: RiskMeasure;
  readonly aim: Aim;
  /** V(0): the value of no spend at all. */
  readonly idleValue: number;
}

/** A plan with what it is worth. */
export interface Plan {
  readonly spend: Float64Array;
  /** V by draw. */
  readonly draws: Float64Array;
  readonly logReach: Float64Array;
  /** V. */
  readonly value: number;
  /** S. */
  readonly total: number;
  /** What is maximised: V − price·S, V, or −S. */
  readonly score: number;
  /** By how much more than `leeway` the aim's own condition (ROI, target) is missed; 0 when it is met. */
  readonly shortfall: number;
}

/** Works out a plan's worth. */
export function planAt(problem: Problem, spend: Float64Array): Plan {
  const { value: draws, logReach } = valueAt(problem.model, spend);
  const value = measure(problem.risk, draws);
  const total = spend.reduce((sum, x) => sum + x, 0);
  return {
    spend,
    draws,
    logReach,
    value,
    total,
    score: scoreOf(problem.aim, value, total),
    shortfall: shortfallOf(problem, value, total),
  };
}

function scoreOf(aim: Aim, value: number, total: number): number {
  if (aim.kind === 'surplus') return value - aim.price * total;
  return aim.kind === 'roi' ? value : 0 - total;
}

/**
 * An aim's condition counts as met when it is missed by no more than this part of the value at stake. Without it,
 * rounding alone would decide whether a target that takes the whole budget is within reach.
 */
export const leeway = 1e-12;

function shortfallOf({ aim, idleValue }: Problem, value: number, total: number): number {
  if (aim.kind === 'surplus') return 0;
  const missing = aim.kind === 'roi' ? aim.least * total - (value - idleValue) : aim.value - value;
  return Math.max(0, missing - leeway);
}
