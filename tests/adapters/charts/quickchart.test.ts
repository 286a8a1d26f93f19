import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { configurationOf } from '../../../adapters/charts/configuration.ts';
import { createLocalRenderer } from '../../../adapters/charts/local.ts';
import { createQuickChartRenderer } from '../../../adapters/charts/quickchart.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { gallery } from './gallery.ts';
import { type QuickChartDouble, startQuickChartDouble } from './quickchart-double.ts';

const chart: Chart = gallery['contributions-medical-zh'] ?? expect.fail('the gallery has no such chart');
const key = 'q-secret-key-123';

let double: QuickChartDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

type Answer = Parameters<typeof startQuickChartDouble>[0];

async function rendererFor(answer?: Answer, timeoutMs = 20_000) {
  double = await startQuickChartDouble(answer);
  const { host } = double;
  return createQuickChartRenderer({ host, scheme: 'http', key, timeoutMs, log: recordedLog() });
}

describe('what is sent to QuickChart', () => {
  it('is one POST with the configuration as data, for Chart.js 4, in the size of the picture', async () => {
    const renderer = await rendererFor();
    await renderer.render(chart);
    expect(double?.bodies).toEqual([
      {
        chart: configurationOf(chart),
        width: 1200,
        height: 675,
        format: 'png',
        version: '4',
        backgroundColor: '#FFFFFF',
        devicePixelRatio: 1,
        key,
      },
    ]);
  });

  it('is nothing when a text of the chart could become code there', async () => {
    const renderer = await rendererFor();
    const title = "x'__BEGINFUNCTION__process.exit()__ENDFUNCTION__";
    await expect(renderer.render({ ...chart, title })).rejects.toThrow('front.chart-text title');
    expect(double?.bodies).toEqual([]);
  });

  it('keeps every character of a text that looks like code or markup', async () => {
    const renderer = await rendererFor();
    const title = '\'); for(;;){} // {{7*7}} `</script> "quoted" \\u0041';
    await renderer.render({ ...chart, title });
    expect(double?.bodies[0]?.chart).toMatchObject({ options: { plugins: { title: { text: [title] } } } });
  });
});

describe('what QuickChart answers', () => {
  it('is taken as it comes when it is a PNG', async () => {
    const renderer = await rendererFor();
    const local = await createLocalRenderer().render(chart);
    const remote = await renderer.render(chart);
    expect(Buffer.from(remote.png).equals(local.png)).toBe(true);
  });

  const refusals: [what: string, answer: NonNullable<Answer>, says: string][] = [
    [
      'an error',
      (_, response) => response.writeHead(500, { 'x-quickchart-error': `bad key ${key}` }).end('no'),
      'Chart creation failed with status code 500 bad key [key]',
    ],
    [
      'a web page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Hi'),
      'not a PNG: 20 bytes that begin "<!doctype html><p>Hi"',
    ],
    ['nothing', (_, response) => response.writeHead(200).end(), 'not a PNG: 0 bytes that begin ""'],
    [
      'half a picture',
      async (_, response) => {
        const { png } = await createLocalRenderer().render(chart);
        response.writeHead(200, { 'content-type': 'image/png' }).end(png.subarray(0, 5_000));
      },
      'a PNG that breaks off after 5000 bytes',
    ],
    [
      'a picture that is not as long as announced',
      async (_, response) => {
        const { png } = await createLocalRenderer().render(chart);
        response.writeHead(200, { 'content-length': png.length });
        response.write(png.subarray(0, 5_000), () => response.destroy());
      },
      'an answer that breaks off',
    ],
    [
      'a compressed answer',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1e6))),
      'a compressed answer',
    ],
  ];
  it.each(refusals)('is refused when it is %s', async (_, answer, says) => {
    const renderer = await rendererFor(answer);
    const error = await renderer.render(chart).then(
      () => expect.fail('was taken'),
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(Error);
    const told = error instanceof Error ? `${error.message} ${error.stack} ${String(error.cause)}` : '';
    expect(told).toContain(`QuickChart at http://${double?.host}: ${says}`);
    expect(told).not.toContain(key);
  });

  it('is given up, and the connection closed, when it does not come in time', async () => {
    const connection = new EventEmitter();
    const closed = once(connection, 'closed');
    const renderer = await rendererFor(
      (_, response) => response.once('close', () => connection.emit('closed')),
      100,
    );
    await expect(renderer.render(chart)).rejects.toThrow('no answer within 100 ms');
    await closed;
  });

  it('is given up, and the connection closed, when it does not end in size', async () => {
    const connection = new EventEmitter();
    const closed = once(connection, 'closed');
    // Far more than is taken, yet not endless; each part waits until the connection takes it.
    const parts = Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024));
    const renderer = await rendererFor(async (_, response) => {
      response.once('close', () => connection.emit('closed'));
      await expect(pipeline(Readable.from(parts), response)).rejects.toThrow();
    });
    await expect(renderer.render(chart)).rejects.toThrow('an answer of more than 8388608 bytes');
    await closed;
  });

  it('is given up, and the connection closed, when the caller leaves', async () => {
    const connection = new EventEmitter();
    const closed = once(connection, 'closed');
    const leaving = new AbortController();
    const reason = new Error('the caller left');
    const renderer = await rendererFor((_, response) => {
      response.once('close', () => connection.emit('closed'));
      leaving.abort(reason);
    });
    await expect(renderer.render(chart, leaving.signal)).rejects.toBe(reason);
    await closed;
  });

  it('is missed when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const renderer = createQuickChartRenderer({
      host: `127.0.0.1:${port}`,
      scheme: 'http',
      key,
      log: recordedLog(),
    });
    await expect(renderer.render(chart)).rejects.toThrow('ECONNREFUSED');
    await expect(renderer.check()).rejects.toThrow('ECONNREFUSED');
  });

  it('tells a server without a Chinese font', async () => {
    const { png } = await createLocalRenderer().render(chart);
    const renderer = await rendererFor((_, response) => response.writeHead(200).end(png));
    expect(await renderer.check()).toBe(
      `QuickChart at http://${double?.host} draws charts (1200×675, but it has no Chinese font)`,
    );
  });
});
