/** Slack's side of Socket Mode: gives out connections, sends envelopes, takes acknowledgements. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';
import { refuse, startSlackDouble } from './slack-double.ts';

interface Acknowledgement {
  readonly envelope_id: string;
  readonly payload: unknown;
}

export type SocketDouble = Awaited<ReturnType<typeof startSocketDouble>>;

/** The double of the Web API with Socket Mode beside it, on the same port. */
export async function startSocketDouble(appToken: string) {
  const slack = await startSlackDouble();
  const sockets = new WebSocketServer({ server: slack.server, path: '/link' });
  const acknowledged: Acknowledgement[] = [];
  const links: WebSocket[] = [];
  const changes = new EventEmitter();
  let tickets = 0;

  slack.answer('apps.connections.open', (_, __, authorization) => {
    if (authorization !== `Bearer ${appToken}`) return refuse('invalid_auth');
    tickets += 1;
    return { body: { ok: true, url: `${slack.origin.replace('http', 'ws')}/link?ticket=${tickets}` } };
  });
  sockets.on('connection', (socket) => {
    links.push(socket);
    socket.on('message', (data) => {
      acknowledged.push(JSON.parse(String(data)));
      changes.emit('change');
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    changes.emit('change');
  });

  async function until(right: () => boolean): Promise<void> {
    while (!right()) await once(changes, 'change');
  }

  return {
    slack,
    acknowledged,
    /** How many connections there have been. */
    connections: () => links.length,
    connected: (count: number) => until(() => links.length >= count),
    /** Sends an envelope over the newest connection; returns its id. */
    send(type: 'slash_commands' | 'interactive' | 'events_api', payload: unknown, id: string = randomUUID()) {
      const envelope = { envelope_id: id, type, accepts_response_payload: type !== 'events_api', payload };
      links.at(-1)?.send(JSON.stringify(envelope));
      return id;
    },
    acknowledgement: (count: number) => until(() => acknowledged.length >= count),
    /** Slack renews the connection. */
    renew: () => links.at(-1)?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    /** The connection breaks without a word. */
    cut: () => links.at(-1)?.terminate(),
    async stop() {
      for (const link of links) link.terminate();
      sockets.close();
      await slack.stop();
    },
  };
}
