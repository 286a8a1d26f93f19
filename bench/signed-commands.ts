/** Slash commands as Slack sends them, and how long they wait for their acknowledgement. */
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';

/** Asks a program on 127.0.0.1 that listens for Slack over HTTP. */
export interface SlackCaller {
  /** Sends one slash command; resolves with the milliseconds until its acknowledgement. */
  ask(text: string): Promise<number>;
  /** Waits until the program answers at all, ten seconds at most. */
  ready(): Promise<void>;
  close(): void;
}

export function slackCaller(to: {
  readonly port: number;
  readonly signingSecret: string;
  readonly responseUrl: string;
}): SlackCaller {
  const { port, signingSecret, responseUrl } = to;
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });

  function ask(text: string): Promise<number> {
    const body = new URLSearchParams({
      command: '/channels',
      text,
      team_id: 'T1',
      user_id: 'U1',
      channel_id: 'C1',
      channel_name: 'growth',
      trigger_id: randomUUID(),
      response_url: responseUrl,
    }).toString();
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          path: '/slack/events',
          method: 'POST',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
            'x-slack-request-timestamp': String(timestamp),
            'x-slack-signature': `v0=${signature}`,
          },
        },
        (response) => {
          response.resume().on('end', () => {
            if (response.statusCode === 200) resolve(performance.now() - began);
            else reject(new Error(`status ${response.statusCode}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  return {
    ask,
    async ready() {
      for (let tries = 0; ; tries += 1) {
        try {
          await ask('help');
          return;
        } catch (error) {
          if (tries === 100) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    close: () => agent.destroy(),
  };
}

/** What a row of a table tells of how long requests took, in milliseconds. */
export interface Latency {
  readonly name: string;
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Throws a RangeError when there are none. */
export function latencyOf(name: string, milliseconds: readonly number[]): Latency {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    name,
    requests: sorted.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    most: quantile(sorted, 1),
  };
}

function quantile(sorted: readonly number[], p: number): number {
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('nothing was measured');
  return found;
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return address.port;
}
