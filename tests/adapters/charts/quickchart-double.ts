import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drawConfiguration } from '../../../adapters/charts/local.ts';

export interface QuickChartDouble {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  /** The bodies of all requests, in order. */
  readonly bodies: readonly Record<string, unknown>[];
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>) => unknown;

/** Draws the received configuration, as a self-hosted QuickChart without plugins does. */
const draw: Answer = async (request, response, body) => {
  const { chart, width, height, backgroundColor } = body;
  if (request.method !== 'POST' || request.url !== '/chart' || typeof chart !== 'object' || chart === null) {
    response.writeHead(400, { 'x-quickchart-error': 'You are missing variable `c` or `chart`' }).end();
    return;
  }
  const picture = await drawConfiguration(JSON.parse(JSON.stringify(chart)), {
    width: Number(width),
    height: Number(height),
    background: String(backgroundColor),
  });
  response.writeHead(200, { 'content-type': 'image/png' }).end(picture.png);
};

/** A QuickChart server on the loopback interface that answers as told. */
export async function startQuickChartDouble(answer: Answer = draw): Promise<QuickChartDouble> {
  const bodies: Record<string, unknown>[] = [];
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    bodies.push(body);
    await answer(request, response, body);
  }
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // Whoever asked may have died in the middle of it.
      if (request.complete) throw error;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${address.port}`,
    bodies,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
