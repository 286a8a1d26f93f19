import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import type { ObservationStore } from '../../src/features/actuals/stored/store.ts';
import { type Observation, observationShape } from '../../src/learn/feedback/observation.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { readRows, readStored } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** What people told of how it really went, in the table `observations`. */
export function observationStore(attempt: Attempt, log: Log, now: () => Date): ObservationStore {
  return {
    async add(workspace, observation) {
      // Any number will do to check the rest: its own is known only once its row is added.
      const checked = observationShape.parse({ ...observation, number: 1 });
      const { scenario, kind } = checked;
      const body = JSON.stringify({ ...checked, number: undefined });
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const counted = await lockWorkspace(transaction, workspace, { observations: 1 }, now());
          const number = counted.lastObservation;
          await transaction
            .insertInto('observations')
            .values({ workspace, number, scenario, kind, body })
            .execute();
          return { ...checked, number };
        }),
      );
    },

    async list(workspace, scenario, { kind, limit }) {
      const rows = await attempt((database) => {
        const all = database
          .selectFrom('observations')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario);
        const wanted = kind === undefined ? all : all.where('kind', '=', kind);
        return wanted.orderBy('number', 'desc').limit(limit).execute();
      });
      return readRows(rows, toObservation, log);
    },
  };
}

function toObservation({ workspace, number, body }: Selectable<Tables['observations']>): Observation {
  return readStored(
    observationShape,
    () => ({ ...JSON.parse(body), number }),
    `observation ${number} of workspace ${workspace}`,
  );
}
