/** A stand-in for Slack's Web API and its response_urls that can be told to refuse. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestedScopes } from '../../../adapters/slack/scopes.ts';
import { homeProblems, limitProblems, modalProblems } from './slack-limits-check.ts';

type Json = Record<string, unknown>;

/**
 * One call: a method of the Web API, `upload`, or `response_url`. What became of its answer decides whether whoever
 * made it can know that it took effect. Times are milliseconds of the machine's clock.
 */
export interface Call {
  readonly method: string;
  readonly args: Json;
  /** When it had arrived whole. */
  readonly at: number;
  /** Who made it: the `Authorization` header. */
  readonly authorization: string;
  /** Whether it took effect: a fault may come before that, or after. */
  taken: boolean;
  /** The `ts` of the message that it put into a channel. */
  message?: string;
  /**
   * When the answer had left for the caller; absent when it did not, as the connection was gone or was cut. Whoever
   * was killed in the moment before `connectionEndedAt` may have not read it all the same.
   */
  answeredAt?: number;
  /** When the connection ended on which this was the last call. One that was killed ends it at once. */
  connectionEndedAt?: number;
}

/** A message that stands in a channel. */
export interface StoredMessage extends Json {
  readonly channel: string;
  readonly ts: string;
}

/** What goes wrong with a call. */
export type Fault =
  | { readonly kind: 'rate'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly taken: boolean }
  /** No answer: the connection is cut. */
  | { readonly kind: 'cut'; readonly taken: boolean };

/** What to answer to a call; undefined: what the double answers anyway. */
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | undefined;

/** Decides an answer by the arguments, the how-many-eth call of its method it is, and the authorization. */
export type How = (args: Json, count: number, authorization: string) => Answer | Promise<Answer>;

export type SlackDouble = Awaited<ReturnType<typeof startSlackDouble>>;

/** Starts the double on 127.0.0.1 and any free port. With `now`, messages bear its time, else a fixed one. */
export async function startSlackDouble(options: { readonly now?: () => Date } = {}) {
  const calls: Call[] = [];
  const problems: string[] = [];
  const watchers = new Set<() => void>();
  const answers = new Map<string, How>();
  const faults = new Map<string, Fault[]>();
  const counts = new Map<string, number>();
  const messages: StoredMessage[] = [];
  const hosted = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const lastOf = new WeakMap<object, Call>();
  let isDown = false;
  let files = 0;
  let posted = 0;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      problems.push(`the double itself failed: ${error}`);
      response.writeHead(500).end();
    });
  });
  server.on('connection', (socket) => {
    socket.once('close', () => {
      const last = lastOf.get(socket);
      if (last) last.connectionEndedAt = Date.now();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isDown) return void request.socket.destroy();
    const body = await bytesOf(request);
    const path = request.url ?? '/';
    const file = hosted.get(path);
    if (file) return void file(request, response);
    const method = path.startsWith('/api/')
      ? path.slice('/api/'.length)
      : path.startsWith('/upload/')
        ? 'upload'
        : 'response_url';
    const args: Json =
      method === 'upload'
        ? { bytes: body.byteLength, id: path.slice('/upload/'.length) }
        : method === 'response_url'
          ? JSON.parse(body.toString('utf8'))
          : formFields(body.toString('utf8'));
    const authorization = request.headers.authorization ?? '';
    const call: Call = { method, args, at: Date.now(), authorization, taken: false };
    calls.push(call);
    lastOf.set(request.socket, call);
    if (['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'response_url'].includes(method)) {
      problems.push(...limitProblems(args).map((problem) => `${method}: ${problem}`));
    }
    if (method === 'views.publish') {
      problems.push(...homeProblems(args.view).map((problem) => `${method}: ${problem}`));
    }
    if (method === 'views.open') {
      problems.push(...modalProblems(args.view).map((problem) => `${method}: ${problem}`));
    }
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    const fault = faults.get(method)?.shift();
    if (fault?.kind === 'rate' || (fault !== undefined && !fault.taken)) {
      await failed(fault, response);
    } else {
      const answer = (await answers.get(method)?.(args, count, authorization)) ?? usual(call);
      if (fault !== undefined) await failed(fault, response);
      else await given(answer, response, call);
    }
    for (const look of [...watchers]) look();
  }

  async function given(answer: NonNullable<Answer>, response: ServerResponse, call: Call): Promise<void> {
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.once('finish', () => {
      if (!response.socket?.destroyed) call.answeredAt = Date.now();
    });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  }

  async function failed(fault: Fault, response: ServerResponse): Promise<void> {
    if (fault.kind === 'cut') response.socket?.destroy();
    else if (fault.kind === 'status') response.writeHead(fault.status).end('upstream connect error');
    else {
      response.writeHead(429, { 'retry-after': String(fault.retryAfterSeconds) });
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
    }
  }

  /** Does what a call asks for. */
  function usual(call: Call): NonNullable<Answer> {
    const { method, args } = call;
    call.taken = true;
    switch (method) {
      case 'auth.test':
        return {
          body: { ok: true, user: 'channels', user_id: 'UBOT', bot_id: 'BBOT', team: 'Acme', team_id: 'T1' },
          headers: { 'x-oauth-scopes': requestedScopes.join(',') },
        };
      case 'users.info':
        return { body: { ok: true, user: { id: args.user, locale: 'en-US', is_admin: false } } };
      case 'conversations.info':
        return {
          body: {
            ok: true,
            channel: {
              id: args.channel,
              name: 'budget',
              is_channel: true,
              is_private: false,
              is_member: true,
            },
          },
        };
      case 'conversations.history':
        return { body: history(args) };
      case 'chat.postMessage': {
        const message = say({ user: 'UBOT', bot_id: 'BBOT', app_id: 'A1', ...args });
        call.message = message.ts;
        // A person's id stands for their direct message, which has an id of its own.
        const channel = String(args.channel).replace(/^U/, 'D');
        return { body: { ok: true, channel, ts: message.ts } };
      }
      case 'files.getUploadURLExternal':
        files += 1;
        return {
          body: { ok: true, upload_url: `${origin}/upload/F0000000${files}`, file_id: `F0000000${files}` },
        };
      default:
        return { body: method === 'response_url' || method === 'upload' ? 'ok' : { ok: true } };
    }
  }

  /** Puts a message into its channel, as whoever it names. */
  function say(message: Json): StoredMessage {
    posted += 1;
    const seconds = options.now ? Math.floor(options.now().getTime() / 1_000) : 1_700_000_000;
    const stored = {
      ...message,
      channel: String(message.channel),
      ts: `${seconds}.${String(posted).padStart(6, '0')}`,
    };
    messages.push(stored);
    return stored;
  }

  /** Newest first, `limit` a page, metadata only where asked for. */
  function history({
    channel,
    oldest = '0',
    limit = '100',
    cursor = '0',
    include_all_metadata: all,
  }: Json): Json {
    const since = messages
      .filter((message) => message.channel === channel && Number(message.ts) >= Number(oldest))
      .reverse();
    const [from, size] = [Number(cursor), Number(limit)];
    const page = since.slice(from, from + size);
    const hasMore = from + size < since.length;
    return {
      ok: true,
      messages: page.map(({ metadata, ...message }) => ({
        ...message,
        ...(all === 'true' && metadata !== undefined && { metadata }),
      })),
      has_more: hasMore,
      response_metadata: { next_cursor: hasMore ? String(from + size) : '' },
    };
  }

  return {
    server,
    origin,
    apiUrl: `${origin}/api/`,
    responseUrl: `${origin}/response/1`,
    calls,
    /** What the messages so far did wrong against Slack's limits. */
    problems,
    /** What stands in the channels, in the order in which it came. Messages that were changed are as they came. */
    messages,
    say,
    /** Serves something else under a path: a file that somebody dropped. Answers its address. */
    host(path: string, serve: (request: IncomingMessage, response: ServerResponse) => void): string {
      hosted.set(path, serve);
      return `${origin}${path}`;
    },
    /** The next calls of a method meet these faults, one each. */
    fail(method: string, ...next: readonly Fault[]) {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    /** While it is down, every connection ends without an answer, and nothing takes effect or is logged. */
    setDown(down: boolean) {
      isDown = down;
      if (down) server.closeAllConnections();
    },
    /** Decides what a method answers; the count is 1 for the method's first call. */
    answer(method: string, how: How) {
      answers.set(method, how);
    },
    /** The arguments of the calls of a method, in order. */
    of: (method: string) => calls.filter((call) => call.method === method).map(({ args }) => args),
    /** Resolves with the arguments of the nth call of a method, once it was made. */
    async nth(method: string, count: number): Promise<Json> {
      const matching = () => calls.filter((call) => call.method === method);
      while (matching().length < count) {
        await new Promise<void>((resolve) => {
          const look = () => {
            watchers.delete(look);
            resolve();
          };
          watchers.add(look);
        });
      }
      return matching()[count - 1]?.args ?? {};
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Refuses with an error of the Web API. */
export const refuse = (error: string, messages: readonly string[] = []): Answer => ({
  body: { ok: false, error, ...(messages.length > 0 && { response_metadata: { messages } }) },
});

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The form's fields, JSON among them read. */
function formFields(body: string): Json {
  const fields: Json = {};
  for (const [key, value] of new URLSearchParams(body)) {
    fields[key] = /^[[{]/.test(value) ? JSON.parse(value) : value;
  }
  return fields;
}

/** The types of a message's blocks, in order. */
export const blockTypes = (message: Record<string, unknown>) =>
  (message.blocks as { type: string }[] | undefined)?.map(({ type }) => type) ?? [];
