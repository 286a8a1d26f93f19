/** A stand-in for Slack's Web API and its response_urls that can be told to refuse. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitProblems } from './slack-limits-check.ts';

type Json = Record<string, unknown>;

/** One call that the front made: a method of the Web API, `upload`, or `response_url`. */
interface Call {
  readonly method: string;
  readonly args: Json;
}

/** What to answer to a call; undefined: what the double answers anyway. */
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | undefined;

/** Decides an answer by the arguments, the how-many-eth call of its method it is, and the authorization. */
export type How = (args: Json, count: number, authorization: string) => Answer | Promise<Answer>;

export type SlackDouble = Awaited<ReturnType<typeof startSlackDouble>>;

/** Starts the double on 127.0.0.1 and any free port. */
export async function startSlackDouble() {
  const calls: Call[] = [];
  const problems: string[] = [];
  const watchers = new Set<() => void>();
  const answers = new Map<string, How>();
  let files = 0;
  let messages = 0;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      problems.push(`the double itself failed: ${error}`);
      response.writeHead(500).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const path = request.url ?? '/';
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
    calls.push({ method, args });
    if (['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'response_url'].includes(method)) {
      problems.push(...limitProblems(args).map((problem) => `${method}: ${problem}`));
    }
    const count = calls.filter((call) => call.method === method).length;
    const answer =
      (await answers.get(method)?.(args, count, request.headers.authorization ?? '')) ?? usual(method, args);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    for (const look of [...watchers]) look();
  }

  function usual(method: string, args: Json): NonNullable<Answer> {
    switch (method) {
      case 'auth.test':
        return {
          body: { ok: true, user: 'channels', user_id: 'UBOT', bot_id: 'BBOT', team: 'Acme', team_id: 'T1' },
          headers: {
            'x-oauth-scopes': 'commands,chat:write,files:write,users:read,app_mentions:read,channels:read',
          },
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
      case 'chat.postMessage':
        messages += 1;
        return { body: { ok: true, channel: args.channel, ts: `1700000000.00000${messages}` } };
      case 'files.getUploadURLExternal':
        files += 1;
        return {
          body: { ok: true, upload_url: `${origin}/upload/F0000000${files}`, file_id: `F0000000${files}` },
        };
      default:
        return { body: method === 'response_url' || method === 'upload' ? 'ok' : { ok: true } };
    }
  }

  return {
    server,
    origin,
    apiUrl: `${origin}/api/`,
    responseUrl: `${origin}/response/1`,
    calls,
    /** What the messages so far did wrong against Slack's limits. */
    problems,
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
