import type { Store } from '../../bot/ports.ts';
import type { Observation } from '../../learn/feedback/observation.ts';
import { UserError } from '../../scenario/problem.ts';

/** Most observations that a scenario may have. */
const mostObservations = 5_000;

/** Most times that are looked back at: ten years of weeks. */
const mostTimes = 520;

interface Place {
  readonly store: Pick<Store, 'observations'>;
  readonly workspace: string;
}

/** Refuses one more where there are too many. Throws `UserError` (`observe.too-many`). */
export async function refuseTooMany(scenario: string, { store, workspace }: Place): Promise<void> {
  const all = await store.observations.list(workspace, scenario, { limit: mostObservations });
  if (all.length < mostObservations) return;
  throw new UserError({ code: 'observe.too-many', values: { bound: mostObservations } });
}

/** What was told of times of a scenario, newest first. */
export async function toldTimes(scenario: string, { store, workspace }: Place): Promise<Observation[]> {
  return store.observations.list(workspace, scenario, { kind: 'actual', limit: mostTimes });
}
