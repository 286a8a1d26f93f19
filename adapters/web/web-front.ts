import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bot } from '../../src/bot/bot.ts';
import { en } from '../../src/bot/language/en/index.ts';
import { zh } from '../../src/bot/language/zh/index.ts';
import type { ChartRenderer, Front, Log } from '../../src/bot/ports.ts';
import { inUrl, isLoopback, type WebAddress } from './address.ts';
import { eventStreams } from './events.ts';
import { strictHeaders } from './headers.ts';
import { type Asset, readPage } from './page-assets.ts';
import { webWorkspace } from './place.ts';
import { Refusal } from './refusal.ts';
import type { Room } from './room.ts';
import { route, type Site, sendJson } from './routes.ts';
import { createSessions } from './sessions.ts';
import { createUploads } from './uploads.ts';
import { webWork } from './work.ts';

export interface WebOptions {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  readonly room: Room;
  readonly log: Log;
  readonly now: () => Date;
  /** Whose data the chat is about; the page's own unless told. */
  readonly workspace?: string;
  readonly address: WebAddress;
  /** 0 takes any free port; without one the usual port, else the next that is free. */
  readonly port: number | undefined;
  /** Whoever has it may use the page; required where others can reach it. */
  readonly password: string | undefined;
  /** Where the page's files lie. */
  readonly pageFolder: string;
}

export interface WebFront extends Front {
  /** Where to look at the page; once it is started. */
  url(): string;
}

/** The port of the page, unless told. */
const usualPort = 8090;
/** How many ports after it are tried. */
const mostPorts = 20;

/**
 * A chat page on this machine. `start` rejects when no port can be had, and when others could reach the page without
 * a password.
 */
export function createWebFront(options: WebOptions): WebFront {
  const { bot, room, address, password } = options;
  const log = options.log.child({ front: 'web' });
  const streams = eventStreams(room);
  const { now, workspace = webWorkspace } = options;
  const work = webWork({ bot, room, log, now, workspace });
  let server: Server | undefined;
  let port = 0;

  async function listen(site: (port: number) => Site): Promise<void> {
    const { port: wanted } = options;
    const ports =
      wanted === undefined ? Array.from({ length: mostPorts }, (_, next) => usualPort + next) : [wanted];
    for (const [index, candidate] of ports.entries()) {
      try {
        let reachable: Site | undefined;
        const opened = await openServer(candidate, address.host, log, () => reachable);
        const { port: given } = opened.address() as AddressInfo;
        [server, port] = [opened, given];
        reachable = site(given);
        return;
      } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        if (!isTaken || index === ports.length - 1) throw error;
      }
    }
  }

  return {
    name: 'web',
    async start() {
      if (password === undefined && !isLoopback(address.host)) {
        throw new Error(`others can reach ${address.host}; that takes a password`);
      }
      const assets = await readPage(options.pageFolder);
      await listen((given) => ({
        address,
        assets,
        texts,
        sessions: createSessions({ port: given, password, now: options.now }),
        room,
        streams,
        work,
        uploads: createUploads(),
        renderer: options.renderer,
        log,
      }));
    },
    async stop() {
      await work.stop();
      streams.end();
      await new Promise<void>((resolve) => {
        if (server === undefined) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      });
      server = undefined;
    },
    isReady: () => server?.listening === true,
    url: () => `http://${inUrl(isEveryAddress(address.host) ? '127.0.0.1' : address.host)}:${port}/`,
  };
}

const isEveryAddress = (host: string) => host === '0.0.0.0' || host === '::';

const texts: Asset = {
  mediaType: 'application/json; charset=utf-8',
  bytes: Buffer.from(JSON.stringify({ en: en.web.page, zh: zh.web.page })),
};

async function openServer(
  port: number,
  host: string,
  log: Log,
  site: () => Site | undefined,
): Promise<Server> {
  const server = createServer(
    { maxHeaderSize: 8_192, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 10_000 },
    (request, response) => {
      for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
      answer(site(), request, response).catch((err: unknown) => refuse(err, request, response, log));
    },
  );
  server.maxConnections = 128;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (err) => log.error({ err }, 'web server'));
      resolve();
    });
  });
  return server;
}

async function answer(site: Site | undefined, request: IncomingMessage, response: ServerResponse) {
  if (site === undefined) throw new Refusal(503, 'stopping');
  await route(site, request, response);
}

function refuse(err: unknown, request: IncomingMessage, response: ServerResponse, log: Log): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const refusal = err instanceof Refusal ? err : undefined;
  if (refusal === undefined && !request.destroyed) log.error({ err, path: request.url }, 'a request failed');
  if (refusal?.retryAfter !== undefined) response.setHeader('retry-after', refusal.retryAfter);
  // A body that nobody read: the connection cannot be used again.
  if (!request.complete) response.setHeader('connection', 'close');
  sendJson(response, refusal?.status ?? 500, {
    error: refusal?.code ?? 'fault',
    ...(refusal?.retryAfter !== undefined && { retryAfter: refusal.retryAfter }),
  });
}
