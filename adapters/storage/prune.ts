import type { Transaction } from 'kysely';
import { conversationShape } from '../../src/features/conversation/stored/conversation.ts';
import { adoptionShape } from '../../src/features/plans/stored/adoption.ts';
import type { WorkspaceStore } from '../../src/features/workspace/stored/store.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { moment } from './moment.ts';
import { readJson } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** Most runs that one statement deletes: databases bound how many values a statement may have. */
const mostAtOnce = 500;

/** Deletes what is older than people want it kept, all or nothing. */
export function prune(attempt: Attempt, now: () => Date): WorkspaceStore['prune'] {
  return (workspace, before) =>
    attempt((database) =>
      database.transaction().execute(async (transaction) => {
        // Whoever adopts a plan or begins a conversation meanwhile waits, and then finds the run gone or kept.
        await lockWorkspace(transaction, workspace, {}, now());
        const reports = await pruneReports(transaction, workspace, moment(before));
        const runs = await pruneRuns(transaction, workspace, moment(before));
        const conversations = await pruneConversations(transaction, workspace, runs);
        const histories = await pruneHistories(transaction, workspace, moment(before));
        return { runs: runs.size, reports, conversations, histories };
      }),
    );
}

/** Those that are done with; the last that was sent stays, as the next one tells what changed since. */
async function pruneReports(
  transaction: Transaction<Tables>,
  workspace: string,
  before: string,
): Promise<number> {
  const last = await transaction
    .selectFrom('reports')
    .select(({ fn }) => ['schedule', fn.max('due').as('due')])
    .where('workspace', '=', workspace)
    .where('state', '=', 'sent')
    .groupBy('schedule')
    .execute();
  const lastSent = new Map(last.map(({ schedule, due }) => [schedule, due]));
  const schedules = await transaction
    .selectFrom('schedules')
    .select('number')
    .where('workspace', '=', workspace)
    .execute();
  let count = 0;
  for (const { number } of schedules) {
    const deleted = await transaction
      .deleteFrom('reports')
      .where('workspace', '=', workspace)
      .where('schedule', '=', number)
      .where('state', '!=', 'open')
      .where('due', '<', before)
      .where('due', '!=', lastSent.get(number) ?? '')
      .executeTakeFirst();
    count += Number(deleted.numDeletedRows);
  }
  return count;
}

/** Those that no team adopted and no report that stays shows. Gives their numbers. */
async function pruneRuns(
  transaction: Transaction<Tables>,
  workspace: string,
  before: string,
): Promise<ReadonlySet<number>> {
  const adoptions = await transaction
    .selectFrom('adoptions')
    .select(['scenario', 'number', 'body'])
    .where('workspace', '=', workspace)
    .execute();
  const shown = await transaction
    .selectFrom('reports')
    .select('run')
    .where('workspace', '=', workspace)
    .where('run', 'is not', null)
    .execute();
  const kept = new Set<number | null>([
    ...shown.map(({ run }) => run),
    ...adoptions.map(({ scenario, number, body }) => {
      const name = `adoption ${number} of scenario ${scenario} of workspace ${workspace}`;
      return readJson(adoptionShape, body, name).run;
    }),
  ]);
  const old = await transaction
    .selectFrom('runs')
    .select('number')
    .where('workspace', '=', workspace)
    .where('made_at', '<', before)
    .execute();
  const gone = old.map(({ number }) => number).filter((number) => !kept.has(number));
  for (let from = 0; from < gone.length; from += mostAtOnce) {
    await transaction
      .deleteFrom('runs')
      .where('workspace', '=', workspace)
      .where('number', 'in', gone.slice(from, from + mostAtOnce))
      .execute();
  }
  return new Set(gone);
}

/** Those about runs that are gone. */
async function pruneConversations(
  transaction: Transaction<Tables>,
  workspace: string,
  runs: ReadonlySet<number>,
): Promise<number> {
  if (runs.size === 0) return 0;
  const all = await transaction
    .selectFrom('conversations')
    .select(['channel', 'thread', 'body'])
    .where('workspace', '=', workspace)
    .execute();
  const gone = all.filter(({ channel, thread, body }) => {
    const name = `conversation ${thread} in channel ${channel} of workspace ${workspace}`;
    return runs.has(readJson(conversationShape, body, name).run);
  });
  for (const { channel, thread } of gone) {
    await transaction
      .deleteFrom('conversations')
      .where('workspace', '=', workspace)
      .where('channel', '=', channel)
      .where('thread', '=', thread)
      .execute();
  }
  return gone.length;
}

/** Those that nobody imported anew since; their numbers go on. What was fitted to them stays in the scenario. */
async function pruneHistories(
  transaction: Transaction<Tables>,
  workspace: string,
  before: string,
): Promise<number> {
  const emptied = await transaction
    .updateTable('histories')
    .set({ body: null })
    .where('workspace', '=', workspace)
    .where('body', 'is not', null)
    .where('saved_at', '<', before)
    .executeTakeFirst();
  await transaction
    .deleteFrom('history_files')
    .where('workspace', '=', workspace)
    .where('saved_at', '<', before)
    .execute();
  return Number(emptied.numUpdatedRows);
}
