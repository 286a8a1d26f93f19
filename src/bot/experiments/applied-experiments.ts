import { type ExperimentEvidence, evidenceOf } from '../../learn/experiments/evidence.ts';
import type { Store } from '../ports.ts';

/** Most experiments that a workspace may have, and so most that a fit looks at. */
export const mostExperiments = 1_000;

/** The experiments that a fit of a scenario's outcome takes in: those that somebody applied, by number. */
export interface AppliedExperiments {
  readonly numbers: readonly number[];
  readonly evidence: readonly ExperimentEvidence[];
}

/**
 * The evidence of a scenario's applied experiments, for its next fit. Those that say nothing of an outcome in this unit
 * are left out (the unit may have changed since they were applied).
 */
export async function experimentsFor(
  scenario: string,
  unit: 'money' | 'count',
  { store, workspace }: { readonly store: Store; readonly workspace: string },
): Promise<AppliedExperiments> {
  const all = await store.experiments.list(workspace, { scenario, limit: mostExperiments });
  const usable = all.reverse().flatMap((experiment) => {
    const evidence = experiment.applied === undefined ? undefined : evidenceOf(experiment, unit);
    return evidence === undefined || 'lacks' in evidence ? [] : [{ number: experiment.number, evidence }];
  });
  return {
    numbers: usable.map(({ number }) => number),
    evidence: usable.map(({ evidence }) => evidence),
  };
}
