import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Makes the workspace's row if there is none, counts so many more of what has numbers, and answers the numbers of the
 * last ones. The row stays locked to other writers until the transaction ends: what the transaction numbers next has
 * no double and no gap.
 */
export async function lockWorkspace(
  transaction: Transaction<Tables>,
  workspace: string,
  more: Readonly<Partial<Record<'runs' | 'schedules' | 'fits' | 'experiments' | 'observations', 1>>>,
  now: Date,
): Promise<LastNumbers> {
  const { runs = 0, schedules = 0, fits = 0, experiments = 0, observations = 0 } = more;
  const row = await transaction
    .insertInto('workspaces')
    .values({
      id: workspace,
      settings: '{}',
      created_at: now.toISOString(),
      last_run: runs,
      last_schedule: schedules,
      last_fit: fits,
      last_experiment: experiments,
      last_observation: observations,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ eb, ref }) => ({
        last_run: eb(ref('workspaces.last_run'), '+', runs),
        last_schedule: eb(ref('workspaces.last_schedule'), '+', schedules),
        last_fit: eb(ref('workspaces.last_fit'), '+', fits),
        last_experiment: eb(ref('workspaces.last_experiment'), '+', experiments),
        last_observation: eb(ref('workspaces.last_observation'), '+', observations),
      })),
    )
    .returning(['last_run', 'last_schedule', 'last_fit', 'last_experiment', 'last_observation'])
    .executeTakeFirstOrThrow();
  return {
    lastRun: row.last_run,
    lastSchedule: row.last_schedule,
    lastFit: row.last_fit,
    lastExperiment: row.last_experiment,
    lastObservation: row.last_observation,
  };
}

/** Of a workspace; 0 where there was none yet. */
export interface LastNumbers {
  readonly lastRun: number;
  readonly lastSchedule: number;
  readonly lastFit: number;
  readonly lastExperiment: number;
  readonly lastObservation: number;
}
