import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import type { HistoryStore, StoredHistory } from '../../src/features/history/stored/store.ts';
import { historyShape } from '../../src/learn/history/history.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { isKeyNumber } from './storable.ts';
import { readJson, readRows } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** A row whose history was not removed. */
type Row = Selectable<Tables['histories']> & { readonly body: string };

/** Workspaces' weekly numbers, in the table `histories`. */
export function historyStore(attempt: Attempt, log: Log, now: () => Date): HistoryStore {
  return {
    async get(workspace, scenario) {
      const row = await attempt((database) =>
        database
          .selectFrom('histories')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario)
          .where('body', 'is not', null)
          .$narrowType<{ body: string }>()
          .executeTakeFirst(),
      );
      return row && toHistory(row);
    },

    async list(workspace) {
      const rows = await attempt((database) =>
        database
          .selectFrom('histories')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('body', 'is not', null)
          .$narrowType<{ body: string }>()
          .execute(),
      );
      // Sorted here: databases differ in how they order text.
      const byScenario = rows.sort((one, other) => (one.scenario < other.scenario ? -1 : 1));
      return readRows(byScenario, toHistory, log);
    },

    async saveAfter(workspace, scenario, history, by, expected) {
      const checked = historyShape.parse(history);
      const body = JSON.stringify(checked);
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const at = now();
          await lockWorkspace(transaction, workspace, {}, at);
          const last = await transaction
            .selectFrom('histories')
            .select(({ eb }) => ['version', eb('body', 'is not', null).as('isThere')])
            .where('workspace', '=', workspace)
            .where('scenario', '=', scenario)
            .executeTakeFirst();
          if (expected !== (last?.isThere ? last.version : 0)) return undefined;
          const version = (last?.version ?? 0) + 1;
          const columns = { version, saved_at: at.toISOString(), saved_by: by, body };
          await transaction
            .insertInto('histories')
            .values({ workspace, scenario, ...columns })
            .onConflict((conflict) => conflict.columns(['workspace', 'scenario']).doUpdateSet(columns))
            .execute();
          return { scenario, history: checked, version, at, by };
        }),
      );
    },

    async remove(workspace, scenario, expected) {
      if (!isKeyNumber(expected)) return false;
      const removed = await attempt((database) =>
        database
          .updateTable('histories')
          .set({ body: null })
          .where('workspace', '=', workspace)
          .where('scenario', '=', scenario)
          .where('body', 'is not', null)
          .where('version', '=', expected)
          .executeTakeFirst(),
      );
      return removed.numUpdatedRows > 0n;
    },
  };
}

function toHistory({ workspace, scenario, version, saved_at, saved_by, body }: Row): StoredHistory {
  return {
    scenario,
    history: readJson(
      historyShape,
      body,
      `history of scenario ${scenario}, version ${version}, of workspace ${workspace}`,
    ),
    version,
    at: new Date(saved_at),
    by: saved_by,
  };
}
