import type { Log } from '../../src/bot/ports.ts';
import { workspaceSettingsShape } from '../../src/features/workspace/stored/settings.ts';
import type { WorkspaceStore } from '../../src/features/workspace/stored/store.ts';
import { prune } from './prune.ts';
import { readJson, readRows, UnreadableRow } from './stored-json.ts';
import type { Attempt } from './tables.ts';

/** What is counted by its rows alone. */
const counted = ['runs', 'adoptions', 'schedules', 'reports', 'fits', 'experiments', 'observations'] as const;

/** The workspaces' settings, in the table `workspaces`. */
export function workspaceStore(attempt: Attempt, log: Log, now: () => Date): WorkspaceStore {
  return {
    async settings(workspace) {
      const row = await attempt((database) =>
        database.selectFrom('workspaces').select('settings').where('id', '=', workspace).executeTakeFirst(),
      );
      if (row === undefined) return {};
      try {
        return readJson(workspaceSettingsShape, row.settings, `settings of workspace ${workspace}`);
      } catch (error) {
        if (!(error instanceof UnreadableRow)) throw error;
        // Every command asks for these: with the defaults the workspace can go on, and set them anew.
        log.error({ err: error }, 'stored settings cannot be read; the defaults are used');
        return {};
      }
    },

    async save(workspace, settings) {
      const json = JSON.stringify(workspaceSettingsShape.parse(settings));
      await attempt((database) =>
        database
          .insertInto('workspaces')
          .values({
            id: workspace,
            settings: json,
            created_at: now().toISOString(),
            last_run: 0,
            last_schedule: 0,
          })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ settings: json }))
          .execute(),
      );
    },

    async contents(workspace) {
      const row = await attempt((database) =>
        database
          .selectFrom('workspaces')
          .select(({ selectFrom }) => [
            'created_at as since',
            selectFrom('scenarios as one')
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .whereRef('one.workspace', '=', 'workspaces.id')
              .where('one.removed', '=', 0)
              .where('one.version', '=', (inner) =>
                inner
                  .selectFrom('scenarios as other')
                  .select(({ fn }) => fn.max('other.version').as('newest'))
                  .whereRef('other.workspace', '=', 'one.workspace')
                  .whereRef('other.id', '=', 'one.id'),
              )
              .as('scenarios'),
            ...counted.map((table) =>
              selectFrom(table)
                .select(({ fn }) => fn.countAll<number>().as('count'))
                .whereRef('workspace', '=', 'workspaces.id')
                .as(table),
            ),
            selectFrom('histories')
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .whereRef('workspace', '=', 'workspaces.id')
              .where('body', 'is not', null)
              .as('histories'),
          ])
          .where('id', '=', workspace)
          .executeTakeFirst(),
      );
      if (row === undefined) return undefined;
      return {
        since: new Date(row.since),
        scenarios: Number(row.scenarios),
        runs: Number(row.runs),
        adoptions: Number(row.adoptions),
        schedules: Number(row.schedules),
        reports: Number(row.reports),
        histories: Number(row.histories),
        fits: Number(row.fits),
        experiments: Number(row.experiments),
        observations: Number(row.observations),
      };
    },

    async keeping() {
      const rows = await attempt((database) =>
        database
          .selectFrom('workspaces')
          .select(['id', 'settings'])
          .where('settings', 'like', '%"keepDays"%')
          .execute(),
      );
      const read = ({ id, settings }: (typeof rows)[number]) => {
        const { keepDays } = readJson(workspaceSettingsShape, settings, `settings of workspace ${id}`);
        return keepDays === undefined ? [] : [{ workspace: id, days: keepDays }];
      };
      return (await readRows(rows, read, log)).flat();
    },

    prune: prune(attempt, now),

    async forget(workspace) {
      const prefix = `${workspace}:`;
      await attempt((database) =>
        database.transaction().execute(async (transaction) => {
          // Everything else of the workspace goes with its row.
          await transaction.deleteFrom('workspaces').where('id', '=', workspace).execute();
          await transaction
            .deleteFrom('deliveries')
            .where(({ fn, val }) => fn('substr', ['id', val(1), val(Array.from(prefix).length)]), '=', prefix)
            .execute();
        }),
      );
    },
  };
}
