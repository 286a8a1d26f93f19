import type { Clock } from '../../src/bot/time/clock.ts';
import { slackLimits } from './limits.ts';
import { patiently } from './patience.ts';
import type { Rendering } from './render-reply.ts';
import { ResponseUrlError } from './slack-failure.ts';

/** The reply that a command or a button press allows, wherever it was made: a few posts for half an hour. */
export interface ResponseUrl {
  /** How many posts are left; 0 when its time is over. */
  postsLeft(): number;
  /** @throws {ResponseUrlError} when Slack refuses; what `fetch` throws when it cannot be reached */
  post(rendering: Rendering, seenBy: 'caller' | 'channel'): Promise<void>;
}

const timeoutMs = 10_000;

/** Slack answers in a few words; no more than that is read of whatever answers in its place. */
const longestAnswer = 4_096;

/**
 * Whether a response_url is one of Slack's, or leads to the host that stands in for Slack. Whatever else is named
 * there, nothing may be posted to it.
 */
export function isSlackUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (apiUrl !== undefined && hostname === new URL(apiUrl).hostname) return true;
  return protocol === 'https:' && /^(?:[\w-]+\.)*slack(?:-gov)?\.com$/.test(hostname);
}

/** Makes a response_url usable; a refused post counts as one, since Slack does not say that it does not. */
export function createResponseUrl(url: string, clock: Clock, threadTs?: string): ResponseUrl {
  const ends = clock.now().getTime() + slackLimits.responseUrlLifeMs;
  let used = 0;
  return {
    postsLeft: () => (clock.now().getTime() < ends ? Math.max(0, slackLimits.responseUrlPosts - used) : 0),
    async post({ text, blocks }, seenBy) {
      used += 1;
      const body = JSON.stringify({
        response_type: seenBy === 'channel' ? 'in_channel' : 'ephemeral',
        replace_original: false,
        delete_original: false,
        ...(threadTs && { thread_ts: threadTs }),
        text,
        ...(blocks.length > 0 && { blocks }),
        parse: 'none',
        link_names: false,
        unfurl_links: false,
        unfurl_media: false,
      });
      await patiently(clock, () => send(url, body), { repeatable: false });
    },
  };
}

async function send(url: string, body: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body,
    // Only the address itself was looked at: what it leads to may be anywhere.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await startOf(answer);
  const code = errorIn(text);
  if (answer.ok && code === undefined) return;
  const retryAfter = Number(answer.headers.get('retry-after'));
  throw new ResponseUrlError(
    answer.status,
    code ?? (/^[a-z_]{3,60}$/.test(text) ? text : `http_${answer.status}`),
    retryAfter > 0 ? retryAfter * 1_000 : undefined,
  );
}

/** The first bytes of an answer as text; the rest is not waited for. */
async function startOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= longestAnswer) break;
  }
  return Buffer.concat(chunks).subarray(0, longestAnswer).toString('utf8');
}

/** Slack answers `ok`, `{"ok":true}`, or `{"ok":false,"error":"invalid_blocks"}`. */
function errorIn(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false) {
      return undefined;
    }
    return 'error' in answer && typeof answer.error === 'string' ? answer.error : 'unknown_error';
  } catch {
    return undefined;
  }
}
