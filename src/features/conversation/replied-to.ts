import type { Invocation, Place } from '../../bot/invocation.ts';
import type { Store } from '../../bot/ports.ts';
import { hereThread } from './note-plan.ts';

const isAlone = ({ front, isPrivate }: Place) => front === 'terminal' || front === 'web' || isPrivate;

/**
 * The invocation with the thread that it goes on with. Where one message of a thread is replied to, that is the thread
 * as long as the message stands where the thread does, or tells of no run; else the message itself: what is said about
 * an older plan is not about the newest.
 */
export async function inThreadRepliedTo(
  invocation: Invocation,
  { conversations }: Pick<Store, 'conversations'>,
): Promise<Invocation> {
  const { workspace, channel, thread, repliesTo } = invocation.where;
  // In a direct message, at the prompt and on the page one talks without threads about the plan shown last.
  if (thread === undefined && repliesTo === undefined && isAlone(invocation.where)) {
    return { ...invocation, where: { ...invocation.where, thread: hereThread } };
  }
  if (repliesTo === undefined || repliesTo === thread) return invocation;
  const [ofMessage, ofThread] = await Promise.all([
    conversations.get(workspace, channel, repliesTo),
    thread === undefined ? undefined : conversations.get(workspace, channel, thread),
  ]);
  if (ofMessage === undefined || JSON.stringify(ofMessage) === JSON.stringify(ofThread)) return invocation;
  return { ...invocation, where: { ...invocation.where, thread: repliesTo } };
}
