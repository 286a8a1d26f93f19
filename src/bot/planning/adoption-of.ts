import type { Adoption } from '../adoption.ts';
import type { Run } from '../run.ts';

/** A run's plan as the team takes it. */
export function adoptionOf(run: Run, by: string, at: Date): Adoption {
  const { certainty, effective } = run;
  return {
    scenario: run.scenario.id,
    run: run.number,
    at: at.toISOString(),
    by,
    period: effective.period,
    currency: effective.currency,
    spend: Object.fromEntries(run.channels.map(({ id, proposed }) => [id, proposed])),
    value: run.value.proposed,
    ...(certainty !== undefined && { valueInterval: certainty.value }),
    unit: run.unit,
  };
}
