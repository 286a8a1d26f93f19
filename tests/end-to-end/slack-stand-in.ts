import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Call {
  readonly method: string;
  readonly body: Record<string, string>;
}

/**
 * As much of Slack's Web API as the process needs to start and to answer one command. Every call is kept; the
 * methods named in `silent` get no answer, those in `refused` an error.
 */
export async function slackStandIn(
  options: { readonly silent?: readonly string[]; readonly refused?: Readonly<Record<string, string>> } = {},
) {
  const calls: Call[] = [];
  const watchers = new Set<() => void>();
  const answers: Record<string, object> = {
    'auth.test': { user_id: 'U0BOT', user: 'channels', team: 'T', team_id: 'T1' },
    'users.info': { user: { id: 'U1', is_admin: false, locale: 'en-US' } },
    'conversations.info': { channel: { id: 'C1', is_private: false, is_member: true } },
    'chat.postMessage': { channel: 'C1', ts: '1.1' },
    'chat.update': { channel: 'C1', ts: '1.1' },
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const method = (request.url ?? '').split('/').at(-1)?.split('?')[0] ?? '';
      calls.push({ method, body: bodyOf(text) });
      for (const watch of watchers) watch();
      if (options.silent?.includes(method)) return;
      const refusal = options.refused?.[method] ?? (method in answers ? undefined : 'unknown_method');
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(refusal ? { ok: false, error: refusal } : { ok: true, ...answers[method] }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    calls,
    /** Resolves with the first call of this method. */
    called: (method: string) =>
      new Promise<Call>((resolve) => {
        const watch = () => {
          const call = calls.find((each) => each.method === method);
          if (call === undefined) return;
          watchers.delete(watch);
          resolve(call);
        };
        watchers.add(watch);
        watch();
      }),
  };
}

/** The Web API takes forms; some methods take JSON. */
function bodyOf(text: string): Record<string, string> {
  return text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
}

/** Sends a slash command as Slack does, signed. */
export function sendCommand(port: unknown, secret: string, text: string): Promise<Response> {
  const body = new URLSearchParams({
    command: '/channels',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: `1.${text}`,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
  });
}
