import { isReckonedBefore } from './reckoning.ts';
import type { Adoption } from './stored/adoption.ts';
import type { Run } from './stored/run.ts';
import { takenPlan } from './taken-plan.ts';

/** A run's plan as the team takes it: of a what-if the plan that it priced. */
export function adoptionOf(asked: Run, by: string, at: Date): Adoption {
  const run = takenPlan(asked);
  const { certainty, effective } = run;
  return {
    scenario: run.scenario.id,
    run: run.number,
    at: at.toISOString(),
    by,
    period: effective.period,
    currency: effective.currency,
    spend: Object.fromEntries(run.channels.map(({ id, proposed }) => [id, proposed])),
    // What is to be seen within the plan's own periods: what comes after them is not there when they are looked at.
    value: run.value.proposed - (run.value.afterPeriod?.proposed ?? 0),
    ...(certainty !== undefined && { valueInterval: certainty.period ?? certainty.value }),
    unit: run.unit,
    periods: run.periods,
    ...(isReckonedBefore(run) && { reckonedBefore: true }),
  };
}
