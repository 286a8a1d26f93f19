import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { WebAddress } from '../../../adapters/web/address.ts';
import type { Entry } from '../../../adapters/web/entry.ts';
import { createRoom } from '../../../adapters/web/room.ts';
import { createWebFront } from '../../../adapters/web/web-front.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import type { ChartRenderer } from '../../../src/bot/ports.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { botUnderTest } from '../../bot/bot-under-test.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { soon } from '../../suite/waiting.ts';
import { fakeRenderer } from '../terminal/fake-surroundings.ts';

const pageFolder = fileURLToPath(new URL('../../../adapters/web/page', import.meta.url));

/**
 * The real bot, with what it cannot do in a test beside it: work that lasts until it is cancelled (`long work`), and
 * an answer to free words in a thread (`what if …`).
 */
function staged(bot: Bot) {
  const asked: Invocation[] = [];
  const posted: { readonly message: string; readonly reply: Reply }[] = [];
  const info = (language: Reply['language'], title: string, summary: string): Reply => ({
    tone: 'info',
    audience: 'caller',
    language,
    title,
    summary,
    blocks: [],
  });
  const wrapped: Bot = {
    ...bot,
    async posted(at, reply) {
      posted.push({ message: at.message, reply });
      await bot.posted(at, reply);
    },
    async prepare(invocation) {
      asked.push(invocation);
      const { request, where, who } = invocation;
      const line = request.kind === 'line' ? request.line : '';
      const language = who.language ?? 'en';
      if (request.kind === 'line' && request.isTalk && where.thread !== undefined && /^what if/.test(line)) {
        const reply = info(language, 'What if', `“${line}” is about the message that you see above.`);
        return {
          kind: 'ready',
          command: 'whatif',
          audience: 'caller',
          language: 'en',
          run: async () => reply,
        };
      }
      if (line === 'long work') {
        return {
          kind: 'ready',
          command: 'long',
          audience: 'channel',
          language: 'en',
          async run({ onProgress, signal } = {}) {
            onProgress?.({ step: 'searching', fraction: 0.25, gap: 0.012 });
            await new Promise<void>((resolve) =>
              signal?.addEventListener('abort', () => resolve(), { once: true }),
            );
            return info(language, 'Cancelled', 'It was stopped; nothing was stored.');
          },
        };
      }
      if (line.startsWith('read the file')) {
        const bytes = await invocation.files?.[0]?.read(100).catch((error: unknown) => error);
        const text =
          bytes instanceof UserError
            ? `refused: ${bytes.problems[0].code}`
            : new TextDecoder().decode(bytes as Uint8Array);
        const reply = info(language, 'The file', `${invocation.files?.[0]?.name}: ${text}`);
        return { kind: 'ready', command: 'file', audience: 'caller', language: 'en', run: async () => reply };
      }
      if (line === 'give a file') {
        const bytes = new TextEncoder().encode('channel,spend\n');
        const reply: Reply = {
          ...info(language, 'Export', 'One file.'),
          blocks: [{ kind: 'files', files: [{ name: 'plan-1.csv', mediaType: 'text/csv', bytes }] }],
        };
        return {
          kind: 'ready',
          command: 'export',
          audience: 'caller',
          language: 'en',
          run: async () => reply,
        };
      }
      return bot.prepare(invocation);
    },
  };
  return { bot: wrapped, asked, posted };
}

/** A page that is served on a free port of this machine until the test ends. */
export async function stage(
  options: {
    readonly address?: WebAddress;
    readonly password?: string;
    readonly renderer?: ChartRenderer;
    readonly now?: () => Date;
    readonly mostEntries?: number;
  } = {},
) {
  const under = botUnderTest();
  const { bot, asked, posted } = staged(under.bot);
  const room = createRoom(options.mostEntries);
  const log = recordedLog();
  const front = createWebFront({
    bot,
    room,
    log,
    renderer: options.renderer ?? fakeRenderer,
    now: options.now ?? (() => new Date()),
    address: options.address ?? { host: '127.0.0.1', names: [] },
    port: 0,
    password: options.password,
    pageFolder,
  });
  await front.start();
  onTestFinished(() => front.stop());
  const port = Number(new URL(front.url()).port);
  return { front, port, room, log, asked, posted, store: under.store, ...callers(port, room) };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

type Entries = { entries(): readonly Entry[] };

function callers(port: number, room: Entries) {
  const origin = `http://127.0.0.1:${port}`;

  /** One request, with any headers at all: what a browser would not send, others do. */
  function call(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body: string | Uint8Array = '',
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Posts JSON as our own page would. */
  const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    call('POST', path, { origin, 'content-type': 'application/json', ...headers }, JSON.stringify(body));

  return {
    origin,
    call,
    post,
    /** Opens a session; gives the headers that our page sends from then on. */
    async enter(password?: string): Promise<Record<string, string>> {
      const { headers, text } = await post('/api/session', password === undefined ? {} : { password });
      return {
        cookie: headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '',
        'x-channels-token': String(JSON.parse(text).token),
      };
    },
    /** Waits until nothing is worked on any more, and there is something. */
    async settled(least = 1): Promise<readonly Entry[]> {
      const look = () => {
        const entries = room.entries();
        const isSettled = entries.length >= least && entries.every(({ kind }) => kind !== 'working');
        return isSettled ? entries : undefined;
      };
      return soon(look, () => `the end of all work: ${JSON.stringify(room.entries()).slice(0, 500)}`);
    },
  };
}
