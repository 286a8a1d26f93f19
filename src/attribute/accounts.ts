import { compileModel, hasUncertainty } from '../model/compile.ts';
import { createDrawer } from '../model/draws.ts';
import type { JointRows } from '../model/posterior.ts';
import { equalWeights, type ValueModel, valueAt, weighted } from '../model/value-model.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { contributions } from './contributions.ts';

/** When a plan's value comes, in the model's unit of value, over all draws on average. */
export interface Accounts {
  /** What spend from before the plan still brings; part of the value at zero spend. */
  readonly earlier: number;
  /** What of a plan's value comes after its periods. */
  after(spend: Float64Array): number;
  /** What of each channel's contribution comes after the plan's periods. */
  contributionsAfter(spend: Float64Array): number[];
}

/**
 * Splits a response model's value by when it comes, on the draws that `model` was made of. Undefined for the advantage
 * model, which carries nothing over. Spend is horizon spend.
 */
export function accountsOf(
  scenario: Scenario,
  model: ValueModel,
  { draws, seed }: { readonly draws: number; readonly seed: number },
  rows: JointRows | undefined,
): Accounts | undefined {
  if (scenario.model !== 'response') return undefined;
  const drawer = () => createDrawer(seed, hasUncertainty(scenario) ? draws : 1, rows);
  const within = compileModel(scenario, drawer(), { periods: 'horizon' });
  const fresh = compileModel(scenario, drawer(), { carryIn: false });
  const weight = equalWeights(model.draws);
  const mean = (of: ValueModel, spend: Float64Array) => weighted(weight, valueAt(of, spend).value);
  const none = new Float64Array(model.channels.length);
  return {
    earlier: mean(model, none) - mean(fresh, none),
    after: (spend) => mean(model, spend) - mean(within, spend),
    contributionsAfter: (spend) => {
      const inPeriod = contributions(within, spend);
      return contributions(model, spend).map(
        (all, i) => weighted(weight, all) - weighted(weight, inPeriod[i]!),
      );
    },
  };
}
