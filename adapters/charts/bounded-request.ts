import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest, type IncomingMessage } from 'node:http';

export interface Bounds {
  readonly timeoutMs: number;
  /** Most bytes that one answer may have. */
  readonly largestAnswer: number;
  readonly signal?: AbortSignal | undefined;
}

/** Who started the request that is being announced. */
const owner = new AsyncLocalStorage<(request: ClientRequest) => void>();
const requestStarts = 'http.client.request.start';

function announce(message: unknown): void {
  const request = typeof message === 'object' && message !== null && 'request' in message && message.request;
  if (request instanceof ClientRequest) owner.getStore()?.(request);
}

/**
 * Runs work of a library whose HTTP requests can be neither cancelled nor limited from outside (quickchart-js
 * takes no signal and reads any answer into memory). When the time is up, the answer grows too large or the
 * signal aborts, the promise rejects and the work's own connections, and no others, are closed: Node announces
 * each request that starts, within the asynchronous context of whoever started it.
 */
export async function withinBounds<T>(bounds: Bounds, work: () => Promise<T>): Promise<T> {
  const { timeoutMs, largestAnswer, signal } = bounds;
  signal?.throwIfAborted();
  const requests = new Set<ClientRequest>();
  const stopping = new AbortController();
  const stop = (why: unknown) => stopping.abort(why);
  const stopped = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => {
      for (const request of requests) request.destroy(new Error('given up'));
      reject(stopping.signal.reason);
    });
  });
  const limit = (response: IncomingMessage) => {
    // A PNG is compressed already; what is compressed once more may unpack to any size.
    if (response.headers['content-encoding'] !== undefined) stop(new Error('a compressed answer'));
    // node-fetch 2, on which quickchart-js rests, waits for ever for the rest of an answer that breaks off.
    response.once('close', () => {
      if (!response.complete) stop(new Error('an answer that breaks off'));
    });
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > largestAnswer) stop(new Error(`an answer of more than ${largestAnswer} bytes`));
    });
  };
  const own = (request: ClientRequest) => {
    requests.add(request);
    if (stopping.signal.aborted) request.destroy(new Error('given up'));
    request.once('response', limit);
  };
  const timer = setTimeout(() => stop(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  subscribe(requestStarts, announce);
  try {
    return await Promise.race([owner.run(own, work), stopped]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    unsubscribe(requestStarts, announce);
  }
}
