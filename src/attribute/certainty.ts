import { compileModel, hasUncertainty } from '../model/compile.ts';
import { createDrawer } from '../model/draws.ts';
import { valueAt } from '../model/value-model.ts';
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
  readonly lift: Interval;
  /** The share of draws in which the plan is worth more than today's. */
  readonly liftProbability: number;
  /** Of each channel's contribution. */
  readonly channels: readonly Interval[];
  readonly draws: number;
}

/** Sets the fresh draws' seed apart from the optimised ones'. */
const freshSeed = 0x9e3779b9;

/**
 * Judges a plan on draws that it was not optimised on: on its own draws it looks better than it is (the
 * optimiser's curse, Smith and Winkler 2006). Undefined when nothing is uncertain. Spend is horizon spend.
 */
export function certaintyOf(
  scenario: Scenario,
  today: Float64Array,
  proposed: Float64Array,
  draws: number,
  seed: number,
): Certainty | undefined {
  if (!hasUncertainty(scenario)) return undefined;
  const model = compileModel(scenario, createDrawer(seed ^ freshSeed, draws));
  const [before, after] = [valueAt(model, today).value, valueAt(model, proposed).value];
  const lift = after.map((value, d) => value - before[d]!);
  return {
    zero: interval(valueAt(model, new Float64Array(today.length)).value),
    value: interval(after),
    lift: interval(lift),
    liftProbability: lift.filter((value) => value > 0).length / draws,
    channels: contributions(model, proposed).map(interval),
    draws,
  };
}

/** The 5 % and 95 % quantiles, interpolated. */
function interval(values: Float64Array): Interval {
  const sorted = Float64Array.from(values).sort();
  const at = (p: number) => {
    const position = p * (sorted.length - 1);
    const [low, high] = [Math.floor(position), Math.ceil(position)];
    return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
  };
  return { low: at(0.05), high: at(0.95) };
}
