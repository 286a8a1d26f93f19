import { LRUCache } from 'lru-cache';
import type { Messenger } from '../../src/bot/messenger.ts';
import { webChannel } from './place.ts';
import type { Room } from './room.ts';
import { unguessable } from './unguessable.ts';

/**
 * Brings reports into the chat: pages that are open show them at once, those that are opened later find them. The
 * chat lives as long as the program, so what an earlier one was about to post stands nowhere any more.
 */
export function createWebMessenger(room: Room, now: () => Date): Messenger {
  const posted = new LRUCache<string, string>({ max: 1_000 });
  const place = () => ({ id: unguessable(), at: now().toISOString() });
  return {
    front: 'web',
    async post(_, reply, mark) {
      const at = place();
      room.putReply(at, reply);
      posted.set(mark, at.id);
      return at.id;
    },
    find: async (_, mark) => posted.get(mark),
    async tell(_, reply) {
      room.putReply(place(), reply);
    },
    async channel(_, channel) {
      if (channel !== webChannel) return undefined;
      return { id: webChannel, name: '', isPrivate: false, mayPost: true, isVisible: true };
    },
  };
}
