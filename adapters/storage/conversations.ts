import type { Transaction } from 'kysely';
import { type Conversation, conversationShape } from '../../src/features/conversation/stored/conversation.ts';
import type { ConversationStore } from '../../src/features/conversation/stored/store.ts';
import { lockWorkspace } from './lock-workspace.ts';
import { readJson } from './stored-json.ts';
import type { Attempt, Tables } from './tables.ts';

/** What people say under results, in the table `conversations`. */
export function conversationStore(attempt: Attempt, now: () => Date): ConversationStore {
  return {
    async get(workspace, channel, thread) {
      const row = await attempt((database) =>
        database
          .selectFrom('conversations')
          .select('body')
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .where('thread', '=', thread)
          .executeTakeFirst(),
      );
      return row && read(row.body, { workspace, channel, thread });
    },

    async begin(workspace, channel, thread, run, steps = []) {
      const body = JSON.stringify(conversationShape.parse({ run, steps }));
      await attempt((database) =>
        database.transaction().execute(async (transaction) => {
          await lockWorkspace(transaction, workspace, {}, now());
          await transaction
            .insertInto('conversations')
            .values({ workspace, channel, thread, steps: steps.length, body })
            .onConflict((conflict) => conflict.columns(['workspace', 'channel', 'thread']).doNothing())
            .execute();
        }),
      );
    },

    async change(workspace, channel, thread, expected, steps) {
      return attempt((database) =>
        database.transaction().execute(async (transaction) => {
          const key = { workspace, channel, thread };
          const before = await bodyOf(transaction, key);
          if (before === undefined) return false;
          const { run } = read(before, key);
          const body = JSON.stringify(conversationShape.parse({ run, steps }));
          const changed = await transaction
            .updateTable('conversations')
            .set({ steps: steps.length, body })
            .where('workspace', '=', workspace)
            .where('channel', '=', channel)
            .where('thread', '=', thread)
            .where('steps', '=', expected)
            .executeTakeFirst();
          return changed.numUpdatedRows > 0n;
        }),
      );
    },
  };
}

interface Key {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string;
}

async function bodyOf(transaction: Transaction<Tables>, key: Key): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('conversations')
    .select('body')
    .where('workspace', '=', key.workspace)
    .where('channel', '=', key.channel)
    .where('thread', '=', key.thread)
    .executeTakeFirst();
  return row?.body;
}

const read = (body: string, { workspace, channel, thread }: Key): Conversation =>
  readJson(conversationShape, body, `conversation ${thread} in channel ${channel} of workspace ${workspace}`);
