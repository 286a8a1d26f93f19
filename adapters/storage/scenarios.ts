import type { Selectable } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import type { ScenarioStore, ScenarioVersion } from '../../src/features/scenarios/stored/store.ts';
import { type Scenario, scenarioShape } from '../../src/scenario/scenario.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { isKeyNumber } from './storable.ts';
import { readJson, readRows } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** Workspaces' scenarios with their history, in the table `scenarios`. */
export function scenarioStore(attempt: Attempt, log: Log, now: () => Date): ScenarioStore {
  async function get(workspace: string, id: string, version?: number): Promise<ScenarioVersion | undefined> {
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
    return row === undefined || row.removed === 1 ? undefined : toVersion(row);
  }

  /** Adds a version after whatever is there or, where one is expected, after that one only. */
  function add(
    workspace: string,
    scenario: Scenario,
    by: string,
    { expected, isRemoval }: { readonly expected?: number; readonly isRemoval?: true } = {},
  ): Promise<ScenarioVersion | undefined> {
    const body = JSON.stringify(scenario);
    return attempt((database) =>
      database.transaction().execute(async (transaction) => {
        const at = now();
        await lockWorkspace(transaction, workspace, {}, at);
        const newest = await transaction
          .selectFrom('scenarios')
          .select(['version', 'removed', 'made_by', 'saved_by'])
          .where('workspace', '=', workspace)
          .where('id', '=', scenario.id)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        const current = newest?.removed === 0 ? newest : undefined;
        if (expected !== undefined && expected !== (current?.version ?? 0)) return undefined;
        const version = (newest?.version ?? 0) + 1;
        const maker = current === undefined ? by : (current.made_by ?? current.saved_by);
        await transaction
          .insertInto('scenarios')
          .values({
            workspace,
            id: scenario.id,
            version,
            saved_at: at.toISOString(),
            saved_by: by,
            body,
            removed: isRemoval ? 1 : 0,
            made_by: maker,
          })
          .execute();
        return { scenario, version, at, by, maker, ...(isRemoval && { isRemoval }) };
      }),
    );
  }

  return {
    async list(workspace) {
      const rows = await attempt((database) =>
        database
          .selectFrom('scenarios as one')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('removed', '=', 0)
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

    get,

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
      const saved = await add(workspace, scenarioShape.parse(scenario), by);
      if (saved === undefined) throw new Error('a version was refused that was to follow any other');
      return saved;
    },

    saveAfter: (workspace, scenario, by, expected) =>
      add(workspace, scenarioShape.parse(scenario), by, { expected }),

    async remove(workspace, id, by, expected) {
      const { scenario } = (await get(workspace, id, expected)) ?? {};
      if (scenario === undefined) return false;
      return (await add(workspace, scenario, by, { expected, isRemoval: true })) !== undefined;
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
    maker: row.made_by ?? row.saved_by,
    ...(row.removed === 1 && { isRemoval: true }),
  };
}
