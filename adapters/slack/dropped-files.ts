/** Files that people drop into a chat, fetched from Slack's own hosts and from nowhere else. */
import { z } from 'zod';
import type { IncomingFile } from '../../src/bot/invocation.ts';
import type { Log } from '../../src/bot/ports.ts';
import { bytesOf, tooLarge } from '../../src/bot/reading/file-bytes.ts';
import { echo, UserError } from '../../src/scenario/problem.ts';

/** The fields of Slack's file object that are used. */
export const slackFileShape = z.object({
  id: z.string().optional(),
  name: z.string().nullish(),
  /** In bytes. */
  size: z.number().optional(),
  mimetype: z.string().optional(),
  url_private_download: z.string().optional(),
});
export type SlackFile = z.infer<typeof slackFileShape>;

/** Where files may be fetched, and with what. */
interface Access {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
  readonly log: Log;
}

/** Large tables take their time. */
const timeoutMs = 60_000;
/** Most files of one message that are looked at. */
const mostFiles = 10;
const fileHosts: ReadonlySet<string> = new Set(['files.slack.com', 'files.slack-gov.com']);

/**
 * Whether a file's address is on Slack's own file host, or on the host that stands in for Slack. The bot token is
 * sent to no other.
 */
export function isSlackFileUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && fileHosts.has(host);
}

/** The files of a message as commands read them; nothing is fetched before one does. */
export function droppedFiles(files: readonly SlackFile[], access: Access): IncomingFile[] {
  return files.slice(0, mostFiles).map((file) => {
    const name = file.name ?? file.id ?? '';
    return { name, size: file.size ?? 0, read: (most) => fetchFile(file, name, most, access) };
  });
}

async function fetchFile(
  { url_private_download: url, size = 0, mimetype = '' }: SlackFile,
  name: string,
  most: number,
  { botToken, apiUrl, log }: Access,
): Promise<Uint8Array> {
  const unreachable = (reason: string, cause?: unknown) => {
    log.warn({ reason, ...(cause !== undefined && { err: cause }) }, 'a dropped file cannot be fetched');
    return new UserError({ code: 'file.unreachable', received: echo(name) });
  };
  if (size > most) throw tooLarge(size, most);
  if (url === undefined || !isSlackFileUrl(url, apiUrl)) throw unreachable('its address is not on Slack');
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${botToken}` },
      // The token must not follow where an answer leads to.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Without the scope files:read Slack leads to its login page, or shows it.
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') && mimetype !== 'text/html';
    if (!answer.ok || isPage) {
      await answer.body?.cancel();
      throw unreachable(
        isPage ? 'a page came in its place; is files:read granted?' : `HTTP ${answer.status}`,
      );
    }
    return await bytesOf(answer, most);
  } catch (error) {
    throw error instanceof UserError ? error : unreachable('no answer', error);
  }
}
