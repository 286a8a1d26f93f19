import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { gatewayDouble } from './gateway-double.ts';
import { type Received, requestProblems } from './request-check.ts';
import { bot, guild, ids, manageGuild, messageData, people, token, viewChannel } from './world.ts';

/** How the double answers a request instead of as usual. */
interface Fault {
  readonly method: string;
  readonly path: RegExp;
  times: number;
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request is carried out, and only its answer replaced: a reply that got lost. */
  readonly afterwards?: boolean;
}

interface InteractionState {
  readonly token: string;
  state: 'open' | 'answered' | 'expired';
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

const withNonce = z.looseObject({ nonce: z.optional(z.string()), enforce_nonce: z.optional(z.boolean()) });
const definition = z.looseObject({ name: z.string(), type: z.optional(z.number()) });

/** What Discord keeps of a registered command, and adds to it. */
function asStored(command: unknown, id: string): object {
  const own = definition.parse(command);
  return {
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...own,
    type: own.type ?? 1,
    id,
    application_id: ids.application,
    version: id,
  };
}

/** A stand-in for Discord on 127.0.0.1: REST and gateway, with the faults that a test asks for. */
export async function discordDouble(options: { heartbeatMs?: number; token?: string } = {}) {
  const requests: Received[] = [];
  const problems: string[] = [];
  const faults: Fault[] = [];
  const waiting: {
    readonly matches: (received: Received) => boolean;
    readonly give: (received: Received) => void;
  }[] = [];
  const taken = new Set<Received>();
  const interactions = new Map<string, InteractionState>();
  const nonces = new Map<string, string>();
  let commands: object[] = [];
  let lastId = 900000000000000000n;
  const nextId = () => {
    lastId += 1n;
    return String(lastId);
  };
  type Reply = { readonly status: number; readonly body?: unknown };
  const refusal = (status: number, code: number, message: string): Reply => ({
    status,
    body: { code, message },
  });

  function answer(received: Received, address: string): Reply {
    const { method, path, body } = received;
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path);
    if (callback !== null) {
      const found = interactions.get(callback[2] ?? '');
      if (found === undefined || found.state === 'expired') return refusal(404, 10062, 'Unknown interaction');
      if (found.state === 'answered')
        return refusal(400, 40060, 'Interaction has already been acknowledged.');
      found.state = 'answered';
      return { status: 204 };
    }
    const webhook = /^\/webhooks\/\d+\/([^/]+)(?:\/messages\/@original)?$/.exec(path);
    if (webhook !== null) {
      const found = interactions.get(webhook[1] ?? '');
      if (found === undefined || found.state === 'open') return refusal(404, 10015, 'Unknown Webhook');
      if (found.state === 'expired') return refusal(401, 50027, 'Invalid Webhook Token');
      return method === 'DELETE' ? { status: 204 } : { status: 200, body: { id: nextId() } };
    }
    if (received.authorization !== `Bot ${options.token ?? token}`)
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    if (path === '/gateway/bot')
      return {
        status: 200,
        body: {
          url: `ws://${address}`,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        },
      };
    if (/^\/channels\/\d+\/messages$/.test(path)) {
      const { nonce, enforce_nonce } = withNonce.parse(body);
      const known = enforce_nonce === true && nonce !== undefined ? nonces.get(nonce) : undefined;
      const id = known ?? nextId();
      if (nonce !== undefined) nonces.set(nonce, id);
      return { status: 200, body: { id, repeated: known !== undefined } };
    }
    if (/^\/channels\/\d+\/messages\/\d+$/.test(path)) return { status: 200, body: { id: nextId() } };
    if (/^\/channels\/\d+\/typing$/.test(path)) return { status: 204 };
    if (path === '/users/@me/channels') return { status: 200, body: { id: ids.direct, type: 1 } };
    if (path === '/applications/@me') return { status: 200, body: { id: ids.application, name: 'channels' } };
    if (path === `/guilds/${ids.guild}`) return { status: 200, body: guild };
    if (path.startsWith('/guilds/')) return refusal(404, 10004, 'Unknown Guild');
    if (/^\/applications\/\d+(?:\/guilds\/\d+)?\/commands$/.test(path)) {
      if (method === 'PUT')
        commands = z
          .array(z.unknown())
          .parse(body)
          .map((each) => asStored(each, nextId()));
      return { status: 200, body: commands };
    }
    return refusal(404, 0, '404: Not Found');
  }

  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/^\/api\/v10/, '').replace(/\?.*$/, ''));
    receive(request, path)
      .then((received) => {
        const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
        const fault = faults.find(
          (each) => each.times > 0 && each.method === received.method && each.path.test(received.path),
        );
        let reply = fault === undefined || fault.afterwards === true ? answer(received, address) : undefined;
        if (fault !== undefined) {
          fault.times -= 1;
          reply = { status: fault.status, body: fault.body };
        }
        for (const [name, value] of Object.entries(fault?.headers ?? {})) response.setHeader(name, value);
        requests.push(received);
        problems.push(...requestProblems(received));
        if (reply?.body !== undefined) response.setHeader('content-type', 'application/json');
        response.writeHead(reply?.status ?? 500);
        response.end(reply?.body === undefined ? undefined : JSON.stringify(reply.body));
        const waiter = waiting.find(({ matches }) => matches(received));
        if (waiter !== undefined) {
          waiting.splice(waiting.indexOf(waiter), 1);
          taken.add(received);
          waiter.give(received);
        }
      })
      .catch((error: unknown) => {
        problems.push(`the double failed: ${String(error)}`);
        response.destroy();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway = gatewayDouble(server, {
    token: options.token ?? token,
    heartbeatMs: options.heartbeatMs ?? 45_000,
    ready: {
      user: bot,
      application: { id: ids.application, flags: 0 },
      guilds: [{ id: ids.guild, unavailable: true }],
    },
    guilds: [guild],
  });

  /** Sends an interaction of a person; returns its token. */
  function interact(
    type: number,
    data: object,
    where: Where = {},
    rest: object = {},
  ): { readonly id: string; readonly token: string } {
    const id = where.id ?? nextId();
    const own = { id, token: `token-${id}` };
    if (!interactions.has(own.token))
      interactions.set(own.token, { token: own.token, state: where.state ?? 'open' });
    const user = people[where.who ?? ids.ann];
    const channel = where.channel ?? ids.channel;
    gateway.dispatch('INTERACTION_CREATE', {
      ...own,
      application_id: ids.application,
      type,
      data,
      version: 1,
      locale: where.locale ?? 'en-US',
      channel_id: channel,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      ...rest,
      ...(channel === ids.direct
        ? { user, channel: { id: channel, type: 1, recipients: [user] }, context: 1 }
        : {
            guild_id: ids.guild,
            channel: { id: channel, type: 0 },
            context: 0,
            member: {
              user,
              roles: [],
              joined_at: '2026-01-01T00:00:00Z',
              deaf: false,
              mute: false,
              permissions: String(where.isAdmin === true ? viewChannel | manageGuild : viewChannel),
            },
          }),
    });
    return own;
  }

  const asOptions = (given: Readonly<Record<string, string>>, focused?: string) =>
    Object.entries(given).map(([name, value]) => ({
      type: 3,
      name,
      value,
      ...(name === focused ? { focused: true } : {}),
    }));

  /** The data of `/channels optimize …` or `/channels scenario list …`. */
  function commandData(command: string, given: Readonly<Record<string, string>>, focused?: string): object {
    const [first = '', second] = command.split(' ');
    const options = asOptions(given, focused);
    const sub =
      second === undefined
        ? { type: 1, name: first, options }
        : { type: 2, name: first, options: [{ type: 1, name: second, options }] };
    return { id: '600000000000000001', name: 'channels', type: 1, options: [sub] };
  }

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    gateway,
    requests,
    /** What Discord would have refused, or must never be sent; a test ends with none. */
    problems,
    command: (command: string, given: Readonly<Record<string, string>> = {}, where: Where = {}) =>
      interact(2, commandData(command, given), where),
    typing: (command: string, given: Readonly<Record<string, string>>, focused: string, where: Where = {}) =>
      interact(4, commandData(command, given, focused), where),
    press: (customId: string, where: Where = {}) =>
      interact(3, { custom_id: customId, component_type: 2 }, where, {
        message: messageData(nextId(), '', bot, where.channel ?? ids.channel),
      }),
    /** An interaction as it is, however malformed; its token is known from now on. */
    deliver(interaction: { readonly token: string } & object): void {
      interactions.set(interaction.token, { token: interaction.token, state: 'open' });
      gateway.dispatch('INTERACTION_CREATE', interaction);
    },
    /** A message by a person; `mentioned`: it mentions the bot, so its text comes along. */
    say(content: string, where: Where & { readonly isBot?: boolean } = {}): string {
      const id = where.id ?? nextId();
      const author = people[where.who ?? ids.ann];
      const channel = where.channel ?? ids.channel;
      gateway.dispatch('MESSAGE_CREATE', {
        ...messageData(id, content, { ...author, bot: where.isBot === true }, channel),
        ...(channel === ids.direct
          ? { channel_type: 1 }
          : {
              guild_id: ids.guild,
              channel_type: 0,
              member: {
                roles: where.isAdmin === true ? ['500000000000000001'] : [],
                joined_at: '2026-01-01T00:00:00Z',
                deaf: false,
                mute: false,
              },
            }),
      });
      return id;
    },
    fault(method: string, path: RegExp, status: number, rest: Partial<Fault> = {}): void {
      faults.push({ method, path, status, times: 1, ...rest });
    },
    expire(interactionToken: string): void {
      const found = interactions.get(interactionToken);
      if (found !== undefined) found.state = 'expired';
    },
    /** What is registered: set it as if it had been there before, or look at it. */
    commands(before?: readonly object[]): readonly object[] {
      if (before !== undefined) commands = before.map((each) => asStored(each, nextId()));
      return commands;
    },
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
      await gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Who does something, and where. */
interface Where {
  readonly id?: string;
  readonly who?: keyof typeof people;
  readonly channel?: string;
  readonly locale?: string;
  readonly isAdmin?: boolean;
  readonly state?: 'open' | 'answered' | 'expired';
}

export type DiscordDouble = Awaited<ReturnType<typeof discordDouble>>;
