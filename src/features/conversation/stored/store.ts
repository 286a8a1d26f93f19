import type { Conversation } from './conversation.ts';

/** What people say under results, by workspace, channel and thread (the id of the thread's first message). */
export interface ConversationStore {
  get(workspace: string, channel: string, thread: string): Promise<Conversation | undefined>;
  /** Begins one about a run, with the steps of another that it goes on from; one that is there stays as it is. */
  begin(
    workspace: string,
    channel: string,
    thread: string,
    run: number,
    steps?: Conversation['steps'],
  ): Promise<void>;
  /**
   * Replaces its steps. False, and nothing done, when it is gone or does not have `expected` steps any more: somebody
   * else was quicker.
   */
  change(
    workspace: string,
    channel: string,
    thread: string,
    expected: number,
    steps: Conversation['steps'],
  ): Promise<boolean>;
}
