import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import { isOurHost, isOurOrigin, type WebAddress } from './address.ts';
import { readBody, readJson } from './body.ts';
import type { eventStreams } from './events.ts';
import { strictHeaders } from './headers.ts';
import type { Asset } from './page-assets.ts';
import { Refusal } from './refusal.ts';
import type { Room } from './room.ts';
import type { Sessions } from './sessions.ts';
import { unguessableShape } from './unguessable.ts';
import { largestUpload, type Uploads } from './uploads.ts';
import type { webWork } from './work.ts';

/** What a request can reach. */
export interface Site {
  readonly address: WebAddress;
  readonly assets: ReadonlyMap<string, Asset>;
  /** The page's own texts in both languages, as JSON. */
  readonly texts: Asset;
  readonly sessions: Sessions;
  readonly room: Room;
  readonly streams: ReturnType<typeof eventStreams>;
  readonly work: ReturnType<typeof webWork>;
  readonly uploads: Uploads;
  readonly renderer: ChartRenderer;
  readonly log: Log;
}

/** Longest line, in bytes. */
const longestLine = 8 * 1_024;

const id = z.string().regex(unguessableShape);
const language = z.enum(['en', 'zh']);
const sessionShape = z.strictObject({ password: z.string().max(1_000).optional() });
const sayShape = z.strictObject({
  text: z.string(),
  language,
  thread: id.optional(),
  files: z.array(id).max(4).optional(),
  isPressed: z.boolean().optional(),
});
const formShape = z.strictObject({
  entry: id,
  language,
  options: z.record(z.string().max(64), z.string().max(longestLine)),
});
const cancelShape = z.strictObject({ entry: id });

/** Answers one request. @throws Refusal */
export async function route(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, method = 'GET' } = request;
  if (!isOurHost(headers.host, site.address)) throw new Refusal(403, 'host');
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  refuseOtherSites(request);
  if (method === 'POST') return post(site, path, request, response);
  if (method !== 'GET' && method !== 'HEAD') throw new Refusal(405, 'method');
  const asset = path === '/texts.json' ? site.texts : site.assets.get(path);
  if (asset !== undefined) return send(response, 200, asset.mediaType, asset.bytes);
  if (path === '/api/events') {
    site.sessions.check(request, { token: true });
    return site.streams.begin(response, strictHeaders);
  }
  const [, kind, shown] = /^\/(pictures|files)\/([\w-]{22})(?:\.png)?$/.exec(path) ?? [];
  if (kind === undefined || shown === undefined) throw new Refusal(404, 'not-found');
  site.sessions.check(request, { token: false });
  return exhibit(site, shown, response);
}

/** No other site may make a browser send, or read, anything here. */
function refuseOtherSites({ headers, method }: IncomingMessage): void {
  const { origin, host } = headers;
  const isForeign = origin !== undefined && !isOurOrigin(origin, host);
  if (isForeign || (method === 'POST' && origin === undefined)) throw new Refusal(403, 'origin');
  const site = headers['sec-fetch-site'];
  // Somebody may come to the page by a link; whatever else the page loads, it loads itself.
  const isVisit = headers['sec-fetch-mode'] === 'navigate' && method === 'GET';
  if (site !== undefined && !['same-origin', 'none'].includes(String(site)) && !isVisit) {
    throw new Refusal(403, 'origin');
  }
}

async function post(
  site: Site,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { sessions, work, uploads } = site;
  if (path === '/api/session') {
    const { password } = await readJson(request, sessionShape);
    const session = sessions.open(request, password);
    // Our page's address, which was checked: encrypted where a proxy before us does that.
    const isEncrypted = request.headers.origin?.toLowerCase().startsWith('https:') === true;
    response.setHeader(
      'set-cookie',
      `${sessions.cookie}=${session.id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=86400${isEncrypted ? '; Secure' : ''}`,
    );
    return sendJson(response, 200, { token: session.token });
  }
  // Before the body is read: strangers have nothing to send.
  sessions.check(request, { token: true });
  switch (path) {
    case '/api/say': {
      const said = await readJson(request, sayShape);
      const text = said.text.trim();
      if (Buffer.byteLength(text) > longestLine) throw new Refusal(413, 'line-too-long');
      if (text === '' && (said.files ?? []).length === 0) throw new Refusal(400, 'shape');
      const files = (said.files ?? []).map((file) => {
        const taken = uploads.take(file);
        if (taken === undefined) throw new Refusal(410, 'file-gone');
        return taken;
      });
      const isTalk = said.isPressed !== true && !text.startsWith('/');
      work.say({ text, language: said.language, thread: said.thread, files, isTalk });
      return sendJson(response, 202, {});
    }
    case '/api/form': {
      const { entry, language: reader, options } = await readJson(request, formShape);
      const answer = await work.submit(entry, options, reader);
      if (answer.isTaken) return sendJson(response, 202, {});
      return sendJson(response, 422, { summary: answer.reply.summary, fields: answer.fields });
    }
    case '/api/cancel': {
      const { entry } = await readJson(request, cancelShape);
      return sendJson(response, 200, { wasRunning: work.cancel(entry) });
    }
    case '/api/files': {
      const name = decodedName(request.headers['x-file-name']);
      const bytes = await readBody(request, largestUpload);
      return sendJson(response, 201, { id: uploads.keep(name, bytes) });
    }
    default:
      throw new Refusal(404, 'not-found');
  }
}

function decodedName(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || header === '' || header.length > 2_000) throw new Refusal(400, 'shape');
  try {
    return decodeURIComponent(header);
  } catch {
    throw new Refusal(400, 'shape');
  }
}

async function exhibit({ room, renderer, log }: Site, shown: string, response: ServerResponse) {
  const found = room.exhibit(shown);
  if (found === undefined) throw new Refusal(404, 'not-found');
  if (found.kind === 'file') {
    const { name, mediaType, bytes } = found.file;
    response.setHeader('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`);
    return send(response, 200, mediaType, bytes);
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const { png } = await renderer.render(found.chart, gone.signal);
    response.setHeader('cache-control', 'private, max-age=86400, immutable');
    return send(response, 200, 'image/png', png);
  } catch (err) {
    if (!gone.signal.aborted) log.warn({ err, chart: found.chart.id }, 'a chart could not be drawn');
    throw new Refusal(404, 'not-found');
  }
}

export function sendJson(response: ServerResponse, status: number, value: object): void {
  send(response, status, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(value)));
}

function send(response: ServerResponse, status: number, mediaType: string, bytes: Uint8Array): void {
  response.writeHead(status, { 'content-type': mediaType, 'content-length': bytes.length });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
