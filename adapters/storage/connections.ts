import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import {
  type Connection,
  type ConnectionStore,
  connectionShape,
  connectionStateShape,
} from '../../src/features/history/stored/connection.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { readRows, readStored } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** Which sources feed which histories, in the table `connections`. */
export function connectionStore(attempt: Attempt, log: Log, now: () => Date): ConnectionStore {
  const rowsOf = (workspace: string, scenario?: string) =>
    attempt((database) => {
      const all = database.selectFrom('connections').selectAll().where('workspace', '=', workspace);
      return (scenario === undefined ? all : all.where('scenario', '=', scenario)).execute();
    });
  return {
    async save(workspace, connection) {
      const { scenario, source, state, ...agreed } = connectionShape.parse(connection);
      const columns = { body: JSON.stringify(agreed), state: JSON.stringify(state) };
      await attempt((database) =>
        database.transaction().execute(async (transaction) => {
          await lockWorkspace(transaction, workspace, {}, now());
          await transaction
            .insertInto('connections')
            .values({ workspace, scenario, source, ...columns })
            .onConflict((conflict) =>
              conflict.columns(['workspace', 'scenario', 'source']).doUpdateSet(columns),
            )
            .execute();
        }),
      );
    },

    async get(workspace, scenario, source) {
      const row = (await rowsOf(workspace, scenario)).find((one) => one.source === source);
      return row && toConnection(row);
    },

    async list(workspace, scenario) {
      const rows = await rowsOf(workspace, scenario);
      // Sorted here: databases differ in how they order text.
      const key = (row: (typeof rows)[number]) => JSON.stringify([row.scenario, row.source]);
      return readRows(
        rows.sort((one, other) => (key(one) < key(other) ? -1 : 1)),
        toConnection,
        log,
      );
    },

    async note(workspace, scenario, source, state) {
      const text = JSON.stringify(connectionStateShape.parse(state));
      const changed = await attempt((database) =>
        database
          .updateTable('connections')
          .set({ state: text })
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario)
          .where('source', '=', source)
          .executeTakeFirst(),
      );
      return changed.numUpdatedRows > 0n;
    },

    async remove(workspace, scenario, source) {
      const removed = await attempt((database) =>
        database
          .deleteFrom('connections')
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario)
          .where('source', '=', source)
          .executeTakeFirst(),
      );
      return removed.numDeletedRows > 0n;
    },
  };
}

function toConnection({
  workspace,
  scenario,
  source,
  body,
  state,
}: Selectable<Tables['connections']>): Connection {
  return readStored(
    connectionShape,
    () => ({ ...JSON.parse(body), scenario, source, state: JSON.parse(state) }),
    `connection of source ${source} with ${scenario} of workspace ${workspace}`,
  );
}
