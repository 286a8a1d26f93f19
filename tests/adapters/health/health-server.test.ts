import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createHealthServer,
  type HealthOptions,
  type HealthServer,
} from '../../../adapters/health/health-server.ts';
import type { Log } from '../../../src/bot/ports.ts';

const running: HealthServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

function recordingLog() {
  const warnings: object[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn: (fields) => void warnings.push(fields),
    error() {},
    child: () => log,
  };
  return { log, warnings };
}

async function serve(checks: HealthOptions['checks'], options: Partial<HealthOptions> = {}) {
  const { log, warnings } = recordingLog();
  const server = createHealthServer({ port: 0, host: '127.0.0.1', checks, log, ...options });
  const { port } = await server.start();
  running.push(server);
  return { server, port, warnings, get: (path: string) => ask(port, path) };
}

function ask(port: number, path: string, method = 'GET', body?: string) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const outgoing = request({ port, path, method, host: '127.0.0.1', agent: false }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    },
  );
}

describe('/healthz', () => {
  it('says that the process is alive, whatever the checks say', async () => {
    const { get } = await serve({
      store: () => {
        throw new Error('gone');
      },
    });
    const answer = await get('/healthz');
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '{"alive":true}\n' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
  });
});

describe('/readyz', () => {
  it('is 200 when every check passes', async () => {
    const { get } = await serve({ store: async () => 'ok', slack: () => {} });
    const { status, body } = await get('/readyz?x=1');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ ready: true, notReady: [], checks: { store: true, slack: true } });
  });

  it('is 503 and names what is not ready; the reason goes to the log only', async () => {
    const { get, warnings } = await serve({
      store: () => Promise.reject(new Error('disk at /secret/place is full')),
      planner: async () => {},
      slack: () => {
        throw new Error('socket closed');
      },
    });
    const { status, body } = await get('/readyz');
    expect(status).toBe(503);
    expect(JSON.parse(body)).toEqual({
      ready: false,
      notReady: ['store', 'slack'],
      checks: { store: false, planner: true, slack: false },
    });
    expect(warnings).toEqual([
      expect.objectContaining({ check: 'slack' }),
      expect.objectContaining({ check: 'store' }),
    ]);
  });

  it('counts a check that does not answer as not ready', async () => {
    const { get } = await serve({ planner: () => new Promise(() => {}) }, { checkTimeoutMs: 20 });
    const { status, body } = await get('/readyz');
    expect({ status, ...JSON.parse(body) }).toMatchObject({ status: 503, notReady: ['planner'] });
  });

  it('says no once the process is stopping, while /healthz still says yes', async () => {
    const { server, get } = await serve({ store: () => {} });
    server.announceStop();
    expect(JSON.parse((await get('/readyz')).body)).toMatchObject({ ready: false, notReady: ['stopping'] });
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('answers what the metrics say, as they say it', async () => {
    const metrics = async () => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' });
    const { get } = await serve({}, { metrics });
    const { status, headers, body } = await get('/metrics');
    expect({ status, type: headers['content-type'], body }).toEqual({
      status: 200,
      type: 'text/plain; version=0.0.4',
      body: 'up 1\n',
    });
  });
});

describe('the mode', () => {
  it('is named by both answers for supervisors', async () => {
    const { get } = await serve({}, { mode: 'worker' });
    expect(JSON.parse((await get('/healthz')).body)).toEqual({ alive: true, mode: 'worker' });
    expect(JSON.parse((await get('/readyz')).body)).toMatchObject({ ready: true, mode: 'worker' });
  });
});

describe('anything else', () => {
  it('is 404', async () => {
    const { get } = await serve({});
    for (const path of ['/', '/healthz/', '/readyz/../healthz', '//healthz', '/%2e', '/metrics']) {
      expect({ path, status: (await get(path)).status }).toEqual({ path, status: 404 });
    }
  });

  it('is 405 for other methods, saying which are allowed', async () => {
    const { port } = await serve({});
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await ask(port, '/healthz', method, /^P/.test(method) ? 'x'.repeat(100) : undefined);
      expect({ method, status: answer.status }).toEqual({ method, status: 405 });
      expect(answer.headers).toMatchObject({ allow: 'GET, HEAD' });
    }
  });

  it('answers HEAD without a body', async () => {
    const { port } = await serve({});
    const answer = await ask(port, '/healthz', 'HEAD');
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '' });
  });

  it('refuses headers that are too large, and what is not HTTP', async () => {
    const { port, get } = await serve({});
    const firstLine = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket.setEncoding('utf8');
        socket.once('data', (chunk: string) => {
          resolve(chunk.split('\r\n')[0] ?? '');
          socket.destroy();
        });
        socket.once('error', reject);
      });
    expect(await firstLine(`GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(9_000)}\r\n\r\n`)).toBe(
      'HTTP/1.1 431 Request Header Fields Too Large',
    );
    expect(await firstLine('\u0016\u0003\u0001\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('the port', () => {
  it('that is taken makes the start fail, with the port in the message', async () => {
    const { port } = await serve({});
    const second = createHealthServer({ port, host: '127.0.0.1', checks: {}, log: recordingLog().log });
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });

  it('is closed after the stop', async () => {
    const { server, port } = await serve({});
    await server.stop();
    await expect(ask(port, '/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
