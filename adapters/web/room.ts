import type { Reply } from '../../src/bot/reply.ts';
import type { Entry, EntryPlace } from './entry.ts';
import { type Exhibit, viewOf } from './reply-view.ts';
import { unguessable } from './unguessable.ts';

/** Most messages that are remembered; the oldest go first, with what stands under them. */
const mostEntries = 200;

export type RoomEvent =
  | { readonly kind: 'put'; readonly entry: Entry }
  | { readonly kind: 'gone'; readonly ids: readonly string[] };

/**
 * The chat of this machine: what was said and answered since the program started. Every open page shows the same;
 * one that is opened or loaded again gets all that is remembered.
 */
export interface Room {
  /** Differs for each start of the program. */
  readonly id: string;
  /** In the order in which they were first put. */
  entries(): readonly Entry[];
  find(id: string): Entry | undefined;
  /** Adds a message, or replaces the one with its id. */
  put(entry: Entry): void;
  /** Puts a reply, whose charts and files can be had by their ids from now on. */
  putReply(place: EntryPlace, reply: Reply): void;
  exhibit(id: string): Exhibit | undefined;
  /** From now on `listener` hears of every change, until the function that is given back is called. */
  listen(listener: (event: RoomEvent) => void): () => void;
}

export function createRoom(most: number = mostEntries): Room {
  const entries = new Map<string, Entry>();
  const exhibits = new Map<string, { readonly owner: string; readonly exhibit: Exhibit }>();
  const listeners = new Set<(event: RoomEvent) => void>();

  function tell(event: RoomEvent): void {
    for (const listener of listeners) listener(event);
  }

  /** Forgets the oldest messages outside threads, each with its thread; never the one that was just put. */
  function makeRoom(newest: string): void {
    const gone = new Set<string>();
    for (const { id, thread } of entries.values()) {
      if (entries.size - gone.size <= most) break;
      if (thread !== undefined && entries.has(thread)) continue;
      const newestRoot = entries.get(newest)?.thread ?? newest;
      if (id === newestRoot) {
        // A single thread that is too long loses its oldest answers.
        const [oldest] = [...entries.values()].filter((one) => one.thread === id);
        if (oldest !== undefined && oldest.id !== newest) gone.add(oldest.id);
        continue;
      }
      gone.add(id);
      for (const one of entries.values()) if (one.thread === id) gone.add(one.id);
    }
    if (gone.size === 0) return;
    for (const id of gone) entries.delete(id);
    for (const [id, { owner }] of exhibits) if (gone.has(owner)) exhibits.delete(id);
    tell({ kind: 'gone', ids: [...gone] });
  }

  const room: Room = {
    id: unguessable(),
    entries: () => [...entries.values()],
    find: (id) => entries.get(id),
    put(entry) {
      entries.set(entry.id, entry);
      tell({ kind: 'put', entry });
      makeRoom(entry.id);
    },
    putReply(place, reply) {
      const { view, exhibits: shown } = viewOf(reply);
      for (const [id, exhibit] of shown) exhibits.set(id, { owner: place.id, exhibit });
      room.put({ ...place, kind: 'reply', reply: view });
    },
    exhibit: (id) => exhibits.get(id)?.exhibit,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return room;
}
