import type { RequestPlace } from '../../bot/command.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Run } from '../plans/stored/run.ts';
import type { Conversation } from './stored/conversation.ts';
import { conversationAt, isOptimised, withStep } from './talk-state.ts';

/** The thread of places where one talks without any: the last plan shown there is meant. */
export const hereThread = 'here';

/** Whether a run's line shows a plan that a conversation can go on with. */
export const showsPlan = ({ line }: Pick<Run, 'line'>) => /^(?:optimize|whatif) /.test(line);

export async function runOf(number: number, { store, invocation }: RequestPlace): Promise<Run | undefined> {
  const { workspace, channel } = invocation.where;
  return store.runs.get(workspace, number, { person: invocation.who.id, channel });
}

/** Puts the steps of this thread's conversation in place. False where somebody else was quicker. */
export async function changeSteps(
  expected: number,
  steps: Conversation['steps'],
  { store, invocation }: RequestPlace,
): Promise<boolean> {
  const { workspace, channel, thread } = invocation.where;
  if (thread === undefined) return false;
  return store.conversations.change(workspace, channel, thread, expected, steps);
}

/**
 * Notes a plan that somebody asked for with a command in a conversation's thread as its newest. Where one talks without
 * threads, or about another scenario, the conversation begins anew with it.
 */
export async function notePlanInThread(reply: Reply, place: RequestPlace): Promise<void> {
  const { where } = place.invocation;
  if (reply.about === undefined || where.thread === undefined) return;
  const run = await runOf(reply.about.run, place);
  if (run === undefined || !showsPlan(run)) return;
  const conversation = await conversationAt(where, place.store);
  if (conversation === undefined) {
    if (where.thread === hereThread) {
      await place.store.conversations.begin(where.workspace, where.channel, hereThread, run.number);
    }
    return;
  }
  const { steps } = conversation;
  // Looking at a plan again shows it, but does not make a new one.
  if ((steps.at(-1)?.run ?? conversation.run) === run.number) return;
  const before = await runOf(steps.at(-1)?.run ?? conversation.run, place);
  const isOther = before === undefined || before.scenario.id !== run.scenario.id;
  const starts = isOther || (where.thread === hereThread && isOptimised({ line: run.line, run: run.number }));
  await changeSteps(
    steps.length,
    withStep(steps, { line: run.line, run: run.number, ...(starts && { starts }) }),
    place,
  );
}
