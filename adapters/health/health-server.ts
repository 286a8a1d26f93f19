import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../src/bot/ports.ts';

/** Tells whether one part of the program is ready: resolves if so, throws or rejects if not. */
type ReadinessCheck = () => unknown;

export interface HealthOptions {
  /** 0 takes any free port; `start` tells which. */
  readonly port: number;
  readonly host: string;
  /** By the name that the answer gives them. */
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  readonly log: Log;
  /** What the process does, for the answers to name: `everything`, `serve` or `worker`. */
  readonly mode?: string;
  /** What `/metrics` answers, if anything. */
  readonly metrics?: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** A check that takes longer counts as not ready. */
  readonly checkTimeoutMs?: number;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  text: `${JSON.stringify(body)}\n`,
});

export interface HealthServer {
  /** Rejects when the port cannot be had. */
  start(): Promise<AddressInfo>;
  /** From now on `/readyz` says no, so that no new work is sent here; `/healthz` still answers. */
  announceStop(): void;
  stop(): Promise<void>;
}

/**
 * Answers a supervisor's questions over HTTP. `/healthz`: 200 as long as the process answers at all. `/readyz`: 200
 * when all checks pass, else 503; the body names what is not ready, the log says why (the reason may hold what
 * strangers should not read). `/metrics`: numbers for Prometheus.
 */
export function createHealthServer(options: HealthOptions): HealthServer {
  const { checks, log, metrics, checkTimeoutMs = 2_000 } = options;
  const about = options.mode === undefined ? {} : { mode: options.mode };
  const known = ['/healthz', '/readyz', ...(metrics === undefined ? [] : ['/metrics'])];
  let stopping = false;

  async function readiness(): Promise<Answer> {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await passes(name, check)] as const),
    );
    const notReady = results.filter(([, passed]) => !passed).map(([name]) => name);
    if (stopping) notReady.push('stopping');
    const ready = notReady.length === 0;
    const body = { ready, ...about, notReady, checks: Object.fromEntries(results) };
    return json(ready ? 200 : 503, body);
  }

  async function passes(name: string, check: ReadinessCheck): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${checkTimeoutMs} ms`)), checkTimeoutMs);
    });
    try {
      await Promise.race([Promise.resolve().then(check), timeout]);
      return true;
    } catch (err) {
      log.warn({ err, check: name }, 'not ready');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '';
    if (!known.includes(path)) return json(404, { error: 'not found' });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return json(405, { error: 'GET or HEAD only' });
    }
    if (path === '/metrics' && metrics !== undefined) return { status: 200, ...(await metrics()) };
    return path === '/healthz' ? json(200, { alive: true, ...about }) : readiness();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, contentType, text } = await answer(request);
    const hasBody =
      Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
    response.writeHead(status, {
      'content-type': contentType,
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
      // Nobody has a reason to send a body; it is not read, so the connection cannot be used again.
      ...(hasBody ? { connection: 'close' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  const server = createServer(
    { maxHeaderSize: 4_096, headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      handle(request, response).catch((err: unknown) => {
        log.error({ err }, 'health request failed');
        response.destroy();
      });
    },
  );
  server.maxConnections = 64;

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.off('error', reject);
          server.on('error', (err) => log.error({ err }, 'health server'));
          resolve(server.address() as AddressInfo);
        });
      }),
    announceStop() {
      stopping = true;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
