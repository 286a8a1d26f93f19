import { isUncertain, type Parameter } from '../scenario/parameter.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { compileAdvantage } from './compile-advantage.ts';
import { type Counted, compileResponse } from './compile-response.ts';
import type { Drawer } from './draws.ts';
import type { ValueModel } from './value-model.ts';

/**
 * The scenario's value as a function of horizon spend, over the drawer's joint draws. `counted`: which part of it; in
 * the advantage model, which carries nothing over, all of it is in the period.
 */
export function compileModel(scenario: Scenario, drawer: Drawer, counted: Counted = {}): ValueModel {
  return scenario.model === 'advantage'
    ? compileAdvantage(scenario, drawer)
    : compileResponse(scenario, drawer, counted);
}

/** H: how many periods a plan's constant spend lasts; horizon spend = H · spend per period. */
export function horizonPeriods(scenario: Scenario): number {
  return scenario.model === 'response' ? scenario.horizon.periods : 1;
}

/** Whether any parameter has a spread, so that joint draws differ. */
export function hasUncertainty(scenario: Scenario): boolean {
  const search = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    if ('value' in node && typeof node.value === 'number') return isUncertain(node as Parameter);
    return Object.values(node).some(search);
  };
  return (
    search(scenario.channels) ||
    search(scenario.model === 'advantage' ? scenario.advantage : scenario.response)
  );
}
