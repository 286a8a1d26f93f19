import type { ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';
import type { Room, RoomEvent } from './room.ts';

/** Most pages that are told of changes at once. */
const mostStreams = 24;
/** A page that does not read for so many bytes is let go; it comes again by itself. */
const mostUnread = 8 * 1_048_576;
const heartbeatMs = 20_000;

/** Tells open pages what happens in the room, as server-sent events: `state` first, then `put` and `gone`. */
export function eventStreams(room: Room) {
  const open = new Set<ServerResponse>();

  return {
    /** @throws Refusal 503 when too many pages are open */
    begin(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
      if (open.size >= mostStreams) throw new Refusal(503, 'busy');
      const send = (event: string, data: object): void => {
        if (response.writableLength > mostUnread) return void response.destroy();
        response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      };
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
      });
      send('state', { room: room.id, entries: room.entries() });
      const stopListening = room.listen((event: RoomEvent) => send(event.kind, event));
      const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
      heartbeat.unref();
      open.add(response);
      response.once('close', () => {
        clearInterval(heartbeat);
        stopListening();
        open.delete(response);
      });
    },
    end(): void {
      for (const response of open) response.end();
    },
  };
}
