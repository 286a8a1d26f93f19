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
  };
}

/**
 * Makes the workspace's row if there is none, counts so many more runs and schedules, and answers the numbers of
 * the last ones. The row stays locked to other writers until the transaction ends: what the transaction numbers
 * next has no double and no gap.
 */
export async function lockWorkspace(
  transaction: Transaction<Tables>,
  workspace: string,
  more: { readonly runs?: 1; readonly schedules?: 1 },
  now: Date,
): Promise<{ readonly lastRun: number; readonly lastSchedule: number }> {
  const { runs = 0, schedules = 0 } = more;
  const row = await transaction
    .insertInto('workspaces')
    .values({
      id: workspace,
      settings: '{}',
      created_at: now.toISOString(),
      last_run: runs,
      last_schedule: schedules,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ eb, ref }) => ({
        last_run: eb(ref('workspaces.last_run'), '+', runs),
        last_schedule: eb(ref('workspaces.last_schedule'), '+', schedules),
      })),
    )
    .returning(['last_run', 'last_schedule'])
    .executeTakeFirstOrThrow();
  return { lastRun: row.last_run, lastSchedule: row.last_schedule };
}
