import { compileModel, hasUncertainty } from '../model/compile.ts';
import type { Counted } from '../model/compile-response.ts';
import { createDrawer } from '../model/draws.ts';
import type { JointRows } from '../model/posterior.ts';
import { quantileOf } from '../model/quantiles.ts';
import { type ValueModel, valueAt } from '../model/value-model.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { contributions } from './contributions.ts';

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What fresh draws say of a plan: 90 % intervals, in the model's unit of value. */
export interface Certainty {
  /** Of the value at zero spend. */
  readonly zero: Interval;
  readonly value: Interval;
  /** Of what the plan adds to today's figure: value, or value less `price` times spend. */
  readonly lift: Interval;
  /** The share of draws in which it adds anything. */
  readonly liftProbability: number;
  /** Of that figure ÷ today's − 1, each draw against its own; undefined where today's is not above 0 in every draw. */
  readonly change: Interval | undefined;
  /** Of the value within the plan's own periods. */
  readonly period: Interval;
  /** Of each channel's contribution. */
  readonly channels: readonly Interval[];
  readonly draws: number;
}

/** Sets the fresh draws' seed apart from the optimised ones'. */
const freshSeed = 0x9e3779b9;

/**
 * Judges a plan on draws that it was not optimised on: on its own draws it looks better than it is (the
 * optimiser's curse, Smith and Winkler 2006). Undefined when nothing is uncertain. Spend is horizon spend, and
 * `price` what a unit of it counts in the goal: 0 for value, 1 for profit. `rows`: joint draws of a fit that the plan
 * was not optimised on.
 */
export function certaintyOf(
  scenario: Scenario,
  today: Float64Array,
  proposed: Float64Array,
  draws: number,
  seed: number,
  price: number,
  rows?: JointRows,
): Certainty | undefined {
  if (!hasUncertainty(scenario)) return undefined;
  const model = freshModel(scenario, draws, seed, rows);
  const [before, after] = [valueAt(model, today).value, valueAt(model, proposed).value];
  const cost = price * (sum(proposed) - sum(today));
  const basis = before.map((value) => value - price * sum(today));
  const lift = after.map((value, d) => value - before[d]! - cost);
  return {
    zero: interval(valueAt(model, new Float64Array(today.length)).value),
    value: interval(after),
    lift: interval(lift),
    liftProbability: lift.filter((value) => value > 0).length / model.draws,
    change: basis.every((value) => value > 0) ? interval(lift.map((gain, d) => gain / basis[d]!)) : undefined,
    period: interval(valueAt(periodModel(scenario, draws, seed, rows), proposed).value),
    channels: contributions(model, proposed).map(interval),
    draws: model.draws,
  };
}

/** The scenario's value on draws that no plan was optimised on; `rows` as for `certaintyOf`. */
export function freshModel(
  scenario: Scenario,
  draws: number,
  seed: number,
  rows?: JointRows,
  counted: Counted = {},
): ValueModel {
  return compileModel(scenario, createDrawer(seed ^ freshSeed, draws, rows), counted);
}

/** The same draws, but what comes after the plan's periods left out. */
const periodModel = (scenario: Scenario, draws: number, seed: number, rows?: JointRows) =>
  freshModel(scenario, draws, seed, rows, { periods: 'horizon' });

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The 5 % and 95 % quantiles, interpolated. */
function interval(values: Float64Array): Interval {
  const sorted = Float64Array.from(values).sort();
  return { low: quantileOf(sorted, 0.05), high: quantileOf(sorted, 0.95) };
}
