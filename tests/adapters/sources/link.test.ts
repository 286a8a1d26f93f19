import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { addressRule, checkedLookup } from '../../../adapters/sources/addresses.ts';
import { linkSource } from '../../../adapters/sources/link.ts';
import { usualBounds } from '../../../adapters/sources/settings.ts';
import { problemOf } from './problem-of.ts';

const table = 'date,tv spend,revenue\n2024-01-01,1200,21000\n';
const largest = 10_000;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function served(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host}:${port}/weekly.csv?signature=very-secret`, port };
}

/** The answer with which a request ends, and how often one came. */
async function counted(host: string) {
  let count = 0;
  const { url } = await served((_, response) => {
    count += 1;
    response.end('secret,of,this machine');
  }, host);
  return { url, asked: () => count };
}

const source = (url: string, { listed = ['127.0.0.1'], timeoutMs = 5_000 } = {}) =>
  linkSource('shop', url, { rule: addressRule(listed), bounds: { ...usualBounds, timeoutMs } });
const fetched = async (url: string, options: Parameters<typeof source>[1] = {}) => {
  const [file] = await source(url, options).fetch({ largest });
  return new TextDecoder().decode(file?.bytes);
};
const refused = (url: string, options: Parameters<typeof source>[1] = {}) =>
  problemOf(source(url, options).fetch({ largest }));

describe('a link', () => {
  it('gives the table that stands behind it, plain or compressed', async () => {
    const { url } = await served((request, response) => {
      if (request.url?.includes('zip')) {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync(table));
      } else response.end(table);
    });
    expect(await fetched(url)).toBe(table);
    expect(await fetched(`${url}&zip`)).toBe(table);
    expect(await source(url).fetch({ largest })).toMatchObject([{ name: 'shop.csv' }]);
  });

  it('follows to another host that may be reached, and sends nothing along', async () => {
    const seen: IncomingMessage[] = [];
    const second = await served((request, response) => {
      seen.push(request);
      response.end(table);
    }, '127.0.0.2');
    const { url } = await served((_, response) => {
      response.writeHead(302, { location: second.url, 'set-cookie': 'a=b' }).end('moved');
    });
    expect(await fetched(url, { listed: ['127.0.0.0/8'] })).toBe(table);
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it.each([
    ['another address of this machine', 'http://127.0.0.2:PORT/'],
    ['this machine by its IPv6 address', 'http://[::1]:PORT/'],
    ['an IPv4 address in an IPv6 one’s clothes', 'http://[::ffff:127.0.0.2]:PORT/'],
    ['an address written as one number', 'http://2130706434:PORT/'],
    ['where clouds hand out credentials', 'http://169.254.169.254/latest/meta-data/'],
    ['a private network', 'https://10.0.0.1/'],
    ['a file', 'file:///etc/passwd'],
    ['a name, without encryption', 'http://localhost:PORT/'],
  ])('is not followed inwards: %s', async (_, target) => {
    const inside = await counted('127.0.0.2');
    const location = target.replace('PORT', new URL(inside.url).port);
    const { url } = await served((__, response) => void response.writeHead(302, { location }).end());
    expect(await refused(url)).toEqual({ code: 'source.address', received: 'shop' });
    expect(inside.asked()).toBe(0);
  });

  it('is not opened where it leads inwards itself', async () => {
    const inside = await counted('127.0.0.1');
    expect(await refused(inside.url, { listed: [] })).toMatchObject({ code: 'source.address' });
    expect(await refused(inside.url.replace('http:', 'https:'), { listed: [] })).toMatchObject({
      code: 'source.address',
    });
    expect(inside.asked()).toBe(0);
  });

  it('is not led in circles', async () => {
    let asked = 0;
    const { url } = await served((_, response) => {
      asked += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(await refused(url)).toEqual({ code: 'source.redirects', received: 'shop' });
    expect(asked).toBe(6);
  });

  it('tells what the server answers instead', async () => {
    const { url } = await served((request, response) => {
      if (request.url?.includes('page')) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end('<p>Sign in</p>');
      } else response.writeHead(403).end('<Code>AccessDenied</Code>');
    });
    expect(await refused(url)).toEqual({ code: 'source.status', received: 'shop', values: { status: 403 } });
    expect(await refused(`${url}&page`)).toEqual({ code: 'source.page', received: 'shop' });
  });

  it('is given up when nobody answers, in time and without the address', async () => {
    const { url, port } = await served(() => {});
    expect(await refused(url, { timeoutMs: 200 })).toEqual({
      code: 'source.slow',
      received: 'shop',
      values: { seconds: 0.2 },
    });
    for (const server of servers) server.closeAllConnections();
    for (const server of servers) server.close();
    expect(await refused(`http://127.0.0.1:${port}/`)).toEqual({
      code: 'source.unreachable',
      received: 'shop',
    });
  });

  it('is given up when the answer trickles in without an end', async () => {
    const { url } = await served((_, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    expect(await refused(url, { timeoutMs: 300 })).toMatchObject({ code: 'source.slow' });
  });

  it('is read no further than the limit, however it comes', async () => {
    let sent = 0;
    const { url } = await served((request, response) => {
      if (request.url?.includes('announced')) {
        response.setHeader('content-length', 10_000_000);
        response.write('x');
      } else if (request.url?.includes('packed')) {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync(Buffer.alloc(50_000_000)));
      } else {
        const more = () => {
          while (!response.destroyed && sent < 500_000_000) {
            sent += 65_536;
            if (!response.write(Buffer.alloc(65_536, 'x'))) return void response.once('drain', more);
          }
        };
        more();
      }
    });
    for (const way of ['announced', 'packed', 'endless']) {
      expect([way, (await refused(`${url}&${way}`)).code]).toEqual([way, 'file.too-large']);
    }
    // What the sockets hold between them, and no more.
    expect(sent).toBeLessThan(50_000_000);
  });

  it('is not taken for whole when it breaks off', async () => {
    const { url } = await served((_, response) => {
      response.setHeader('content-length', 5_000);
      response.write(table);
      setImmediate(() => response.destroy());
    });
    expect(await refused(url)).toEqual({ code: 'source.broken', received: 'shop' });
    const { url: packed } = await served((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(table.repeat(50)).subarray(0, 40));
    });
    expect(await refused(packed)).toEqual({ code: 'source.broken', received: 'shop' });
  });

  it('is given up at once when nobody wants it any more', async () => {
    const { url } = await served(() => {});
    const stopping = new AbortController();
    const fetching = source(url).fetch({ largest, signal: stopping.signal });
    stopping.abort(new Error('stop'));
    await expect(fetching).rejects.toThrow('stop');
  });
});

describe('the addresses behind a name', () => {
  const answers = (...addresses: string[]) =>
    checkedLookup(addressRule(['10.9.0.0/16']), ((
      _: string,
      __: unknown,
      done: (error: null, found: { address: string; family: number }[]) => void,
    ) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as never);
  const ask = (lookup: ReturnType<typeof answers>, all: boolean) =>
    new Promise<unknown>((resolve) =>
      lookup('shop.example', { all }, (error, found) => resolve(error === null ? found : error.message)),
    );

  it('are connected to only where they may be reached: a second answer is never asked for', async () => {
    const mixed = answers('127.0.0.1', '93.184.216.34', '::1', '10.9.1.2', '192.168.1.1');
    expect(await ask(mixed, true)).toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '10.9.1.2', family: 4 },
    ]);
    expect(await ask(mixed, false)).toBe('93.184.216.34');
    expect(await ask(answers('127.0.0.1', 'fd00::1'), true)).toBe('no address that may be reached');
  });

  it.each([
    ['0.0.0.0', false],
    ['127.0.0.53', false],
    ['10.1.2.3', false],
    ['172.16.0.9', false],
    ['192.168.0.9', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:10.1.2.3', false],
    ['::10.1.2.3', false],
    ['64:ff9b::a01:203', false],
    ['2002:a01:203::', false],
    ['2001:0:a01:203::', false],
    ['fe80::1', false],
    ['fd12::1', false],
    ['ff02::1', false],
    ['10.9.255.1', true],
    ['::ffff:10.9.255.1', true],
    ['93.184.216.34', true],
    ['2606:4700::6810:84e5', true],
    ['not an address', false],
  ])('%s: %s', (address, may) => {
    expect(addressRule(['10.9.0.0/16']).mayReach(address)).toBe(may);
  });

  it('ends with a refusal where the name has none, before anything is sent', async () => {
    let connections = 0;
    const server = createSocketServer((socket) => {
      connections += 1;
      socket.resetAndDestroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const problem = await refused(`https://localhost:${port}/`);
    server.close();
    expect([problem.code, connections]).toEqual(['source.broken', 1]);
    const inner = await refused(`https://localhost:${port}/`, { listed: [] });
    expect([inner.code, connections]).toEqual(['source.address', 1]);
  });
});
