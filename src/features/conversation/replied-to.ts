import type { Invocation } from '../../bot/invocation.ts';
import type { Store } from '../../bot/ports.ts';

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
  if (repliesTo === undefined || repliesTo === thread) return invocation;
  const [ofMessage, ofThread] = await Promise.all([
    conversations.get(workspace, channel, repliesTo),
    thread === undefined ? undefined : conversations.get(workspace, channel, thread),
  ]);
  if (ofMessage === undefined || JSON.stringify(ofMessage) === JSON.stringify(ofThread)) return invocation;
  return { ...invocation, where: { ...invocation.where, thread: repliesTo } };
}
