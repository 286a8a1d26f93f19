import type { Selectable } from 'kysely';
import type { Log, ScenarioStore, ScenarioVersion } from '../../src/bot/ports.ts';
import { scenarioShape } from '../../src/scenario/scenario.ts';
import { isKeyNumber } from './storable.ts';
import { readJson, readRows } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';
import { lockWorkspace } from './workspaces.ts';

/** Workspaces' scenarios with their history, in the table `scenarios`. */
export function scenarioStore(attempt: Attempt, log: Log, now: () => Date): ScenarioStore {
  return {
    async list(workspace) {
      const rows = await attempt((database) =>
        database
          .selectFrom('scenarios as one')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('version', '=', ({ selectFrom }) =>
            selectFrom('scenarios as other')
              .select(({ fn }) => fn.max('other.version').as('newest'))
              .whereRef('other.workspace', '=', 'one.workspace')
              .whereRef('other.id', '=', 'one.id'),
          )
          .execute(),
      );
      // Sorted here: databases differ in how they order text.
      const byId = rows.sort((one, other) => (one.id < other.id ? -1 : 1));
      return readRows(byId, toVersion, log);
    },

    async get(workspace, id, version) {
      if (version !== undefined && !isKeyNumber(version)) return undefined;
      const row = await attempt((database) => {
        const all = database
          .selectFrom('scenarios')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('id', '=', id);
        const wanted = version === undefined ? all : all.where('version', '=', version);
        return wanted.orderBy('version', 'desc').limit(1).executeTakeFirst();
      });
      return row && toVersion(row);
    },

    async versions(workspace, id) {
      const rows = await attempt((database) =>
        database
          .selectFrom('scenarios')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .orderBy('version', 'desc')
          .execute(),
      );
      return readRows(rows, toVersion, log);
    },

    async save(workspace, scenario, by) {
      const checked = scenarioShape.parse(scenario);
      const body = JSON.stringify(checked);
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const at = now();
          await lockWorkspace(transaction, workspace, {}, at);
          const { newest } = await transaction
            .selectFrom('scenarios')
            .select(({ fn }) => fn.max('version').as('newest'))
            .where('workspace', '=', workspace)
            .where('id', '=', checked.id)
            .executeTakeFirstOrThrow();
          const version = (newest ?? 0) + 1;
          await transaction
            .insertInto('scenarios')
            .values({
              workspace,
              id: checked.id,
              version,
              saved_at: at.toISOString(),
              saved_by: by,
              body,
            })
            .execute();
          return { scenario: checked, version, at, by };
        }),
      );
    },
  };
}

function toVersion(row: Selectable<Tables['scenarios']>): ScenarioVersion {
  return {
    scenario: readJson(
      scenarioShape,
      row.body,
      `scenario ${row.id}, version ${row.version}, of workspace ${row.workspace}`,
    ),
    version: row.version,
    at: new Date(row.saved_at),
    by: row.saved_by,
  };
}
