import type { Transaction } from 'kysely';
import type { Log, WorkspaceStore } from '../../src/bot/ports.ts';
import { workspaceSettingsShape } from '../../src/bot/workspace-settings.ts';
import { readJson, UnreadableRow } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

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
          .values({ id: workspace, settings: json, created_at: now().toISOString(), last_run: 0 })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ settings: json }))
          .execute(),
      );
    },
  };
}

/**
 * Makes the workspace's row if there is none, counts `newRuns` more runs, and answers the number of the last one.
 * The row stays locked to other writers until the transaction ends: what the transaction numbers next has no
 * double and no gap.
 */
export async function lockWorkspace(
  transaction: Transaction<Tables>,
  workspace: string,
  newRuns: 0 | 1,
  now: Date,
): Promise<number> {
  const row = await transaction
    .insertInto('workspaces')
    .values({ id: workspace, settings: '{}', created_at: now.toISOString(), last_run: newRuns })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ eb, ref }) => ({ last_run: eb(ref('workspaces.last_run'), '+', newRuns) })),
    )
    .returning('last_run')
    .executeTakeFirstOrThrow();
  return row.last_run;
}
