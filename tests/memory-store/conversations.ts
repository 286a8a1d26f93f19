import { type Conversation, conversationShape } from '../../src/features/conversation/stored/conversation.ts';
import type { ConversationStore } from '../../src/features/conversation/stored/store.ts';

/** Conversations in memory, and how to forget those of one workspace. */
export function memoryConversations(): ConversationStore & {
  forget(workspace: string): void;
  /** Deletes those about these runs; says how many. */
  prune(workspace: string, runs: ReadonlySet<number>): number;
} {
  const kept = new Map<string, Conversation>();
  const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);
  return {
    forget(workspace) {
      for (const key of kept.keys()) if (key.startsWith(`[${JSON.stringify(workspace)},`)) kept.delete(key);
    },
    prune(workspace, runs) {
      const gone = [...kept].filter(
        ([key, { run }]) => key.startsWith(`[${JSON.stringify(workspace)},`) && runs.has(run),
      );
      for (const [key] of gone) kept.delete(key);
      return gone.length;
    },
    async get(workspace, channel, thread) {
      return kept.get(keyOf(workspace, channel, thread));
    },
    async begin(workspace, channel, thread, run, steps = []) {
      const key = keyOf(workspace, channel, thread);
      if (!kept.has(key)) kept.set(key, conversationShape.parse({ run, steps }));
    },
    async change(workspace, channel, thread, expected, steps) {
      const key = keyOf(workspace, channel, thread);
      const before = kept.get(key);
      if (before === undefined) return false;
      const changed = conversationShape.parse({ run: before.run, steps });
      if (before.steps.length !== expected) return false;
      kept.set(key, changed);
      return true;
    },
  };
}
