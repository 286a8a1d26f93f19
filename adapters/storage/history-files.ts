import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import {
  type HistoryFileStore,
  type KeptFile,
  keptFileShape,
} from '../../src/features/history/stored/file.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { readRows, readStored } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** The files that histories are made of, in the table `history_files`. */
export function historyFileStore(attempt: Attempt, log: Log, now: () => Date): HistoryFileStore {
  return {
    async list(workspace, scenario) {
      const rows = await attempt((database) => {
        const all = database.selectFrom('history_files').selectAll().where('workspace', '=', workspace);
        return (scenario === undefined ? all : all.where('scenario', '=', scenario)).execute();
      });
      // Sorted here: databases differ in how they order text.
      const place = (row: (typeof rows)[number]) => `${row.scenario}\n${row.key}`;
      return readRows(
        rows.sort((one, other) => (place(one) < place(other) ? -1 : 1)),
        toFile,
        log,
      );
    },

    async save(workspace, file) {
      const { scenario, key, at, ...rest } = keptFileShape.parse(file);
      const columns = { saved_at: at, body: JSON.stringify(rest) };
      await attempt((database) =>
        database.transaction().execute(async (transaction) => {
          await lockWorkspace(transaction, workspace, {}, now());
          await transaction
            .insertInto('history_files')
            .values({ workspace, scenario, key, ...columns })
            .onConflict((conflict) => conflict.columns(['workspace', 'scenario', 'key']).doUpdateSet(columns))
            .execute();
        }),
      );
    },

    async remove(workspace, scenario, key) {
      const removed = await attempt((database) => {
        const all = database
          .deleteFrom('history_files')
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario);
        return (key === undefined ? all : all.where('key', '=', key)).executeTakeFirst();
      });
      return Number(removed.numDeletedRows);
    },
  };
}

function toFile({ workspace, scenario, key, saved_at, body }: Selectable<Tables['history_files']>): KeptFile {
  return readStored(
    keptFileShape,
    () => ({ ...JSON.parse(body), scenario, key, at: saved_at }),
    `file ${key} of the history of ${scenario} of workspace ${workspace}`,
  );
}
