import { isReckonedBefore } from '../reckoning.ts';
import type { Run } from '../stored/run.ts';
import { judgedBy } from '../view.ts';

/** Why the values of two runs' plans do not compare; undefined where they do. */
export type Incomparable =
  | 'scenario'
  | 'model'
  | 'currency'
  | 'unit'
  | 'period'
  | 'horizon'
  | 'goal'
  | 'risk'
  | 'accounting';

/** What keeps the values of two plans from being compared, the weightiest first. */
export function incomparable(before: Run, after: Run): Incomparable | undefined {
  const [a, b] = [judgedBy(before), judgedBy(after)];
  const checks: readonly (readonly [Incomparable, boolean])[] = [
    ['scenario', before.scenario.id === after.scenario.id],
    ['currency', before.effective.currency === after.effective.currency],
    ['model', before.effective.model === after.effective.model],
    ['unit', before.unit === after.unit],
    ['period', before.effective.period === after.effective.period],
    ['horizon', before.periods === after.periods],
    ['goal', a.kind === b.kind],
    ['risk', a.isCautious === b.isCautious],
    ['accounting', isReckonedBefore(before) === isReckonedBefore(after)],
  ];
  return checks.find(([, isSame]) => !isSame)?.[0];
}
