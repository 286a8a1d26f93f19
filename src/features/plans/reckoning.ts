import { carriesOver } from '../../scenario/carries-over.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Adoption } from './stored/adoption.ts';
import type { Run } from './stored/run.ts';

/**
 * Whether a run's value was reckoned as it was before `accounting: 2`, and would come to something else now: where effects
 * carry over, the base counted after the plan's periods, too, and spend began from nothing. Elsewhere both are one.
 */
export function isReckonedBefore({ accounting, effective }: Pick<Run, 'accounting' | 'effective'>): boolean {
  return accounting === undefined && carriesOver(effective);
}

/**
 * The same of an adopted plan's value, with which no actual result can be compared then. Adoptions from before it was kept
 * do not say it; then the scenario, as it is now, decides.
 */
export function isAdoptedBefore({ periods, reckonedBefore }: Adoption, scenario: Scenario): boolean {
  return reckonedBefore === true || (periods === undefined && carriesOver(scenario));
}
