import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { tooLarge } from '../../src/bot/reading/file-bytes.ts';
import type { Source, SourceFile } from '../../src/features/history/stored/sources.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { AddressRefused, type AddressRule, checkedLookup } from './addresses.ts';
import type { SourceBounds } from './settings.ts';

/** How often a link may lead on: Google's and storage services' links do once or twice. */
const mostRedirects = 5;

interface LinkNeeds {
  readonly rule: AddressRule;
  readonly bounds: SourceBounds;
  /** How names become addresses; the system's way unless told. */
  readonly lookup?: LookupFunction;
}

/**
 * A table behind a link: a published sheet, a presigned object, a dashboard's CSV link. Only https, and plain http to
 * addresses that the operator lists. What it leads on to is checked like the link itself.
 */
export function linkSource(name: string, url: string, needs: LinkNeeds): Source {
  return {
    name,
    kind: 'link',
    async fetch({ largest, signal }) {
      const time = AbortSignal.timeout(needs.bounds.timeoutMs);
      const until = signal === undefined ? time : AbortSignal.any([time, signal]);
      const agent = new Agent({
        connect: { lookup: needs.lookup ?? checkedLookup(needs.rule), timeout: needs.bounds.timeoutMs },
      });
      try {
        return [await followed(new URL(url), { name, largest, agent, signal: until, ...needs })];
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof UserError) throw error;
        throw problemOf(error, name, time.aborted ? needs.bounds.timeoutMs : undefined);
      } finally {
        await agent.destroy();
      }
    },
  };
}

interface Following extends LinkNeeds {
  readonly name: string;
  readonly largest: number;
  readonly agent: Dispatcher;
  readonly signal: AbortSignal;
}

async function followed(first: URL, following: Following): Promise<SourceFile> {
  const { name, agent: dispatcher, signal } = following;
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    refuseAddress(url, following);
    const answer = await request(url.href, {
      dispatcher,
      signal,
      headers: { accept: 'text/csv, */*;q=0.5', 'user-agent': 'channels' },
    });
    const { statusCode, headers, body } = answer;
    // An answer that is not read to its end says so; without a listener that would end the process.
    body.on('error', () => undefined);
    const location = textOf(headers.location);
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
      body.destroy();
      // Its own host, or another: each is checked, and no secret of ours goes along.
      if (!URL.canParse(location, url.href))
        throw new UserError({ code: 'source.redirects', received: name });
      url = new URL(location, url);
      continue;
    }
    if (statusCode !== 200) {
      body.destroy();
      throw new UserError({ code: 'source.status', received: name, values: { status: statusCode } });
    }
    if (/^text\/html\b/i.test(textOf(headers['content-type']) ?? '')) {
      body.destroy();
      throw new UserError({ code: 'source.page', received: name });
    }
    const announced = Number(textOf(headers['content-length']) ?? 0);
    if (announced > following.largest) {
      body.destroy();
      throw tooLarge(announced, following.largest);
    }
    const bytes = await wholeOf(plain(body, textOf(headers['content-encoding'])), body, following);
    return { name: `${name}${extensionOf(bytes)}`, bytes };
  }
  throw new UserError({ code: 'source.redirects', received: name });
}

/** Only https; plain http to listed addresses. Names are checked where they are looked up, addresses here. */
function refuseAddress({ protocol, hostname, username, password }: URL, { name, rule }: Following): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = isIP(host) !== 0;
  const isRight =
    username === '' &&
    password === '' &&
    (protocol === 'https:' || (protocol === 'http:' && isAddress && rule.isListed(host))) &&
    (!isAddress || rule.mayReach(host));
  if (!isRight) throw new UserError({ code: 'source.address', received: name });
}

const textOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** The answer unpacked; what it unpacks to is limited like what comes. */
function plain(body: Readable, encoding = ''): Readable {
  const unpacking = unpackers[encoding.trim().toLowerCase()];
  if (unpacking === undefined) return body;
  const unpacked = unpacking();
  // The reader of what is unpacked hears of an answer that breaks off.
  body.on('error', (error) => unpacked.destroy(error));
  return body.pipe(unpacked);
}

const unpackers: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** All of it, but no further than the limit and the time. */
async function wholeOf(
  stream: Readable,
  body: Readable,
  { largest, signal }: Following,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      signal.throwIfAborted();
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.byteLength;
      if (size > largest) throw tooLarge(size, largest);
      chunks.push(chunk);
    }
  } finally {
    body.destroy();
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

/** A workbook is a zip archive. */
const extensionOf = ([p, k]: Uint8Array) => (p === 0x50 && k === 0x4b ? '.xlsx' : '.csv');

/** What went wrong, without the address, which libraries put into their messages. */
function problemOf(error: unknown, received: string, slowMs: number | undefined): UserError {
  if (slowMs !== undefined) {
    return new UserError({ code: 'source.slow', received, values: { seconds: slowMs / 1_000 } });
  }
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof AddressRefused) return new UserError({ code: 'source.address', received });
    const code = 'code' in one ? String(one.code) : '';
    if (/^(UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|Z_|ERR__ERROR)|^ECONNRESET$/.test(code)) {
      return new UserError({ code: 'source.broken', received });
    }
    if (/TIMEOUT/.test(code)) {
      return new UserError({ code: 'source.unreachable', received });
    }
  }
  return new UserError({ code: 'source.unreachable', received });
}
