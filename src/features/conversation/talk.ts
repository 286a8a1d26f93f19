/**
 * What people say in free words: read as moves, answered as command lines, and remembered by thread. It may use the rooms
 * up to reports. The bot asks it through a port, as every request passes it.
 */

import type { Talk } from '../../bot/talk.ts';
import { prepareTalk } from './answer-talk.ts';
import { notePlanInThread } from './note-plan.ts';
import { inThreadRepliedTo } from './replied-to.ts';
import { inThread } from './run-turns.ts';

/** What people say about plans in threads, as every request passes it. */
export const talk: Talk = {
  follow: inThreadRepliedTo,
  prepare: prepareTalk,
  notePlan: notePlanInThread,
  inThread,
  async begin({ workspace, channel, message }, about, { conversations }) {
    const before =
      about.thread === undefined ? undefined : await conversations.get(workspace, channel, about.thread);
    const { run, steps } = before ?? { run: about.run, steps: [] };
    await conversations.begin(workspace, channel, message, run, steps);
  },
};
