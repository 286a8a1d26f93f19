import type { Log, Store } from '../../bot/ports.ts';

const dayMs = 86_400_000;

/**
 * Deletes what workspaces do not want kept any longer (the setting `keep`). What fails for one workspace is logged, and
 * does not keep the others from it. Throws what the store throws when it cannot say which workspaces those are.
 */
export async function deleteOld({ store, log }: { store: Pick<Store, 'workspaces'>; log: Log }, now: Date) {
  for (const { workspace, days } of await store.workspaces.keeping()) {
    try {
      const counts = await store.workspaces.prune(workspace, new Date(now.getTime() - days * dayMs));
      if (Object.values(counts).some((count) => count > 0)) {
        log.info({ workspace, days, ...counts }, 'deleted what was kept long enough');
      }
    } catch (err) {
      log.error({ err, workspace }, 'what was kept long enough could not be deleted');
    }
  }
}
