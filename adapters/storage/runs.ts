import type { ExpressionBuilder, Selectable, Transaction } from 'kysely';
import type { Log } from '../../src/bot/ports.ts';
import { type NewRun, type Run, runShape } from '../../src/features/plans/stored/run.ts';
import type { RunStore, Viewer } from '../../src/features/plans/stored/store.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { isKeyNumber } from './storable.ts';
import { readJson, readRows } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** A run as its row's body holds it: the number is the row's own. */
const bodyShape = runShape.omit({ number: true });

/** Workspaces' runs, in the table `runs`. */
export function runStore(attempt: Attempt, log: Log, now: () => Date): RunStore {
  return {
    async add(workspace, run) {
      const insert = runInsertion(workspace, run, now);
      return attempt((database) => database.transaction().execute(insert));
    },

    async get(workspace, number, viewer) {
      if (!isKeyNumber(number)) return undefined;
      const row = await attempt((database) =>
        database
          .selectFrom('runs')
          .select(['workspace', 'number', 'body'])
          .where('workspace', '=', workspace)
          .where('number', '=', number)
          .where(visibleTo(viewer))
          .executeTakeFirst(),
      );
      return row && toRun(row);
    },

    async list(workspace, viewer, { scenario, limit }) {
      const rows = await attempt((database) => {
        const all = database
          .selectFrom('runs')
          .select(['workspace', 'number', 'body'])
          .where('workspace', '=', workspace)
          .where(visibleTo(viewer));
        const wanted = scenario === undefined ? all : all.where('scenario', '=', scenario);
        return wanted.orderBy('number', 'desc').limit(limit).execute();
      });
      return readRows(rows, toRun, log);
    },
  };
}

/**
 * What adds a run, with its number, within a transaction. Checked before anything is written: a run that was
 * acknowledged can be read again.
 */
export function runInsertion(
  workspace: string,
  run: NewRun,
  now: () => Date,
): (transaction: Transaction<Tables>) => Promise<Run> {
  const checked = bodyShape.parse(run);
  const body = JSON.stringify(checked);
  return async (transaction) => {
    const { lastRun: number } = await lockWorkspace(transaction, workspace, { runs: 1 }, now());
    await transaction
      .insertInto('runs')
      .values({
        workspace,
        number,
        scenario: checked.scenario.id,
        made_at: new Date(checked.at).toISOString(),
        made_by: checked.by,
        channel: checked.channel,
        is_private: checked.isPrivate ? 1 : 0,
        body,
      })
      .execute();
    return { ...checked, number };
  };
}

/** Public, or made in the viewer's channel, or made by the viewer. */
function visibleTo(viewer: Viewer) {
  return ({ eb }: { eb: ExpressionBuilder<Tables, 'runs'> }) =>
    eb.or([eb('is_private', '=', 0), eb('channel', '=', viewer.channel), eb('made_by', '=', viewer.person)]);
}

/** The run in a row; throws `UnreadableRow`. */
export function toRun(row: Pick<Selectable<Tables['runs']>, 'workspace' | 'number' | 'body'>): Run {
  const { workspace, number, body } = row;
  return { ...readJson(bodyShape, body, `run ${number} of workspace ${workspace}`), number };
}
