import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { commandsDouble } from './commands-double.ts';
import { faultPlan } from './faults.ts';
import { type Answered, guildDouble, refusal } from './guild-double.ts';
import { messagesDouble } from './messages-double.ts';
import { isForm, type Received, requestProblems } from './request-check.ts';
import { answerWatch, type Exchange } from './traffic.ts';
import { bot, ids, token } from './world.ts';

interface InteractionState {
  readonly token: string;
  state: 'open' | 'answered' | 'expired';
  /** Where its answer appears. */
  readonly channel: string;
  /** Whether it is a form that somebody sent; no form answers one. */
  readonly isForm?: boolean;
  /** Whether only the person who asked sees the answer. */
  isHidden?: boolean;
}

async function receive(request: IncomingMessage, path: string): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const base = { method: request.method ?? '', path, authorization: request.headers.authorization };
  if (!type.startsWith('multipart/form-data'))
    return { ...base, body: bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8')), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: { field: string; name: string; bytes: Uint8Array }[] = [];
  for (const [field, value] of form) {
    if (typeof value !== 'string')
      files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { ...base, body: JSON.parse(String(form.get('payload_json'))), files };
}

const epoch = 1_420_070_400_000;

export interface RestOptions {
  /** The bot's token; several where several processes are to be told apart. */
  readonly token?: string | readonly string[];
  readonly now?: () => number;
  /** Sees each request before it is carried out, and may keep it waiting. `drop`: it never is, and gets no answer. */
  readonly meet?: (received: Received) => Promise<'drop' | undefined>;
}

/**
 * A stand-in for Discord's REST interface on 127.0.0.1, with the faults that a test asks for. The bot may run in
 * another process: what it sent, and whether it heard the answer, stands in `traffic`.
 */
export async function restDouble(options: RestOptions = {}) {
  const now = options.now ?? Date.now;
  const tokens = [options.token ?? token].flat();
  const requests: Received[] = [];
  const traffic: Exchange[] = [];
  const problems: string[] = [];
  const faults = faultPlan();
  const waiting: {
    readonly matches: (received: Received) => boolean;
    readonly give: (received: Received) => void;
  }[] = [];
  const taken = new Set<Received>();
  const interactions = new Map<string, InteractionState>();
  let lastId = 0n;
  const nextId = () => {
    const fresh = BigInt(now() - epoch) << 22n;
    lastId = fresh > lastId ? fresh : lastId + 1n;
    return String(lastId);
  };
  const commands = commandsDouble(nextId);
  const server = guildDouble();
  const messages = messagesDouble(now, nextId);

  function toInteraction({ method, path, body }: Received): Answered | undefined {
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path);
    if (callback !== null) {
      const found = interactions.get(callback[2] ?? '');
      if (found === undefined || found.state === 'expired') return refusal(404, 10062, 'Unknown interaction');
      if (found.state === 'answered')
        return refusal(400, 40060, 'Interaction has already been acknowledged.');
      if (found.isForm === true && isForm({ path, body })) {
        problems.push(`POST ${path}: a form in answer to a form`);
        return refusal(400, 50035, 'Invalid Form Body');
      }
      found.state = 'answered';
      found.isHidden = z.object({ data: z.object({ flags: z.literal(64) }) }).safeParse(body).success;
      return { status: 204 };
    }
    const webhook = /^\/webhooks\/\d+\/([^/]+)(?:\/messages\/@original)?$/.exec(path);
    if (webhook === null) return undefined;
    const found = interactions.get(webhook[1] ?? '');
    if (found === undefined || found.state === 'open') return refusal(404, 10015, 'Unknown Webhook');
    if (found.state === 'expired') return refusal(401, 50027, 'Invalid Webhook Token');
    if (method === 'DELETE') return { status: 204 };
    return {
      status: 200,
      body: method === 'PATCH' ? messages.answer(found.channel, found.token, body) : { id: nextId() },
    };
  }

  function toMessages(received: Received, query: URLSearchParams, exchange: Exchange): Answered | undefined {
    const { method, path, body } = received;
    const [, channel, id] = /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? [];
    if (channel === undefined) return undefined;
    const stop = server.barrier(channel);
    if (stop !== undefined) return stop;
    const gone = refusal(404, 10008, 'Unknown Message');
    if (id !== undefined) {
      const edited = messages.edit(id, body);
      return edited === undefined ? gone : { status: 200, body: edited };
    }
    if (method === 'GET')
      return {
        status: 200,
        body: server.state.unreadable.has(channel) ? [] : messages.page(channel, query),
      };
    const made = messages.create(channel, body);
    if (made === undefined) return gone;
    exchange.message = made.id;
    if (made.isRepeated) exchange.isRepeated = true;
    return { status: 200, body: made.message };
  }

  function answer(received: Received, query: URLSearchParams, exchange: Exchange): Answered {
    const { method, path, body } = received;
    const direct = toInteraction(received);
    if (direct !== undefined) return direct;
    if (!tokens.some((each) => received.authorization === `Bot ${each}`))
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    if (path === '/gateway/bot')
      return {
        status: 200,
        body: {
          url: address().replace('http:', 'ws:'),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        },
      };
    const inChannel = toMessages(received, query, exchange);
    if (inChannel !== undefined) return inChannel;
    if (/^\/channels\/\d+\/typing$/.test(path)) return { status: 204 };
    if (path === '/users/@me/channels') return { status: 200, body: { id: ids.direct, type: 1 } };
    if (path === '/users/@me') return { status: 200, body: bot };
    if (path === '/applications/@me') return { status: 200, body: { id: ids.application, name: 'channels' } };
    if (/^\/applications\/\d+(?:\/guilds\/\d+)?\/commands$/.test(path))
      return { status: 200, body: method === 'PUT' ? commands.replace(body) : commands.list() };
    return server.answer(path) ?? refusal(404, 0, '404: Not Found');
  }

  const watch = answerWatch(now);

  /** Files, and what else is not of the interface, by path. */
  const hosted = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', address());
    const serve = hosted.get(url.pathname);
    if (serve !== undefined) return serve(request, response);
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
    const at = now();
    const received = await receive(request, path);
    const exchange: Exchange = { at, received, answer: 'pending' };
    requests.push(received);
    traffic.push(exchange);
    watch(exchange, request, response);
    problems.push(...requestProblems(received));
    if ((await options.meet?.(received)) === 'drop') return void response.destroy();
    const fault = faults.isDown ? undefined : faults.take(received);
    const isCarriedOut =
      !faults.isDown && (fault === undefined || fault.status === 'usual' || fault.afterwards);
    const usual = isCarriedOut ? answer(received, url.searchParams, exchange) : undefined;
    tellWaiting(received);
    if (faults.isDown || fault?.status === 'cut') return void response.destroy();
    if (fault?.holdMs !== undefined) await setTimeout(fault.holdMs);
    const reply = typeof fault?.status === 'number' ? { status: fault.status, body: fault.body } : usual;
    exchange.status = reply?.status ?? 500;
    for (const [name, value] of Object.entries(fault?.headers ?? {})) response.setHeader(name, value);
    if (reply?.body !== undefined) response.setHeader('content-type', 'application/json');
    response.writeHead(exchange.status);
    response.end(reply?.body === undefined ? undefined : JSON.stringify(reply.body));
  }

  function tellWaiting(received: Received): void {
    const waiter = waiting.find(({ matches }) => matches(received));
    if (waiter === undefined) return;
    waiting.splice(waiting.indexOf(waiter), 1);
    taken.add(received);
    waiter.give(received);
  }

  const listener = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      // A client that was killed in the middle of its request is no fault of the double's.
      if (!request.complete) return;
      problems.push(`the double failed: ${String(error)}`);
      response.destroy();
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = () => `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;

  return {
    apiUrl: `${address()}/api`,
    /** Serves something beside the interface; returns its address. */
    host(path: string, serve: (request: IncomingMessage, response: ServerResponse) => void): string {
      hosted.set(path, serve);
      return `${address()}${path}`;
    },
    /** For the gateway, which is at the same address. */
    listener,
    interactions,
    nextId,
    now,
    requests,
    /** Every request in the order of arrival, with what became of its answer. */
    traffic,
    /** The guild, to be changed. */
    guild: server.state,
    /** What was posted. */
    messages,
    /** What Discord would have refused, or must never be sent; a test ends with none. */
    problems,
    /** `cut` ends the connection without an answer; with `afterwards` the request is carried out all the same. */
    fault: faults.add,
    /** Whether nobody is there: connections end at once, and nothing is carried out. */
    down(isDown: boolean): void {
      faults.isDown = isDown;
    },
    /** What is registered: set it as if it had been there before, or look at it. */
    commands: (before?: readonly object[]): readonly object[] =>
      before === undefined ? commands.list() : commands.replace(before),
    /** The next request that fits and that no one has taken yet; waits for it. */
    next(method: string, path: RegExp): Promise<Received> {
      const matches = (received: Received) =>
        received.method === method && path.test(received.path) && !taken.has(received);
      const already = requests.find(matches);
      if (already !== undefined) {
        taken.add(already);
        return Promise.resolve(already);
      }
      return new Promise((give) => waiting.push({ matches, give }));
    },
    async close(): Promise<void> {
      listener.closeAllConnections();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

export type RestDouble = Awaited<ReturnType<typeof restDouble>>;
