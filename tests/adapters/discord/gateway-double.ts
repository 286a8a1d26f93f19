import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const packet = z.object({ op: z.number(), d: z.unknown() });
const identify = z.object({ token: z.string(), intents: z.number() });
const resume = z.object({ session_id: z.string(), seq: z.number() });

/** Discord's gateway, as far as a bot sees it: one session that survives its sockets. */
export function gatewayDouble(
  server: Server,
  start: {
    readonly tokens: readonly string[];
    readonly ready: object;
    readonly guilds: readonly object[];
    heartbeatMs: number;
  },
) {
  const sockets = new WebSocketServer({ server });
  const events: { readonly s: number; readonly t: string; readonly d: unknown }[] = [];
  const seen = { identifies: 0, resumes: 0, heartbeats: 0, intents: 0 };
  const waiters = new Set<() => void>();
  let socket: WebSocket | undefined;
  let isListening = false;

  const say = (to: WebSocket, op: number, rest: object = {}) => to.send(JSON.stringify({ op, ...rest }));
  const changed = () => {
    for (const check of [...waiters]) check();
  };

  function dispatch(t: string, d: unknown): void {
    const event = { s: events.length + 1, t, d };
    events.push(event);
    if (isListening && socket !== undefined) say(socket, 0, event);
  }

  sockets.on('connection', (connected) => {
    say(connected, 10, { d: { heartbeat_interval: start.heartbeatMs } });
    connected.on('close', () => {
      if (socket === connected) isListening = false;
      changed();
    });
    connected.on('message', (data) => {
      const { op, d } = packet.parse(JSON.parse(String(data)));
      if (op === 1) {
        seen.heartbeats += 1;
        say(connected, 11);
      } else if (op === 2) {
        const { token, intents } = identify.parse(d);
        if (!start.tokens.includes(token)) return connected.close(4004, 'Authentication failed.');
        seen.identifies += 1;
        seen.intents = intents;
        socket = connected;
        isListening = true;
        events.length = 0;
        const { port } = server.address() as AddressInfo;
        dispatch('READY', {
          v: 10,
          session_id: 'session-1',
          resume_gateway_url: `ws://127.0.0.1:${port}/resume`,
          ...start.ready,
        });
        for (const guild of start.guilds) dispatch('GUILD_CREATE', guild);
      } else if (op === 6) {
        const { session_id, seq } = resume.parse(d);
        if (session_id !== 'session-1') return say(connected, 9, { d: false });
        seen.resumes += 1;
        socket = connected;
        for (const event of events.filter(({ s }) => s > seq)) say(connected, 0, event);
        isListening = true;
        dispatch('RESUMED', {});
      }
      changed();
    });
  });

  return {
    seen,
    dispatch,
    /** Waits until something holds, looking again whenever the gateway hears something. */
    async until(holds: () => boolean): Promise<void> {
      while (!holds()) {
        await new Promise<void>((resolve) => {
          const check = () => {
            waiters.delete(check);
            resolve();
          };
          waiters.add(check);
        });
      }
    },
    /** Cuts the connection without a farewell, as a network does; what is dispatched meanwhile waits. */
    async drop(): Promise<void> {
      const dropped = socket;
      isListening = false;
      dropped?.terminate();
      if (dropped && dropped.readyState !== dropped.CLOSED) await once(dropped, 'close');
    },
    async close(): Promise<void> {
      for (const client of sockets.clients) client.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}
