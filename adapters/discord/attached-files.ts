/** Files that people attach to messages and commands, fetched from Discord's own hosts and from nowhere else. */
import type { Attachment } from 'discord.js';
import type { IncomingFile } from '../../src/bot/invocation.ts';
import type { Log } from '../../src/bot/ports.ts';
import { bytesOf, tooLarge } from '../../src/bot/reading/file-bytes.ts';
import { echo, UserError } from '../../src/scenario/problem.ts';

/** What is used of an attachment. */
export type Attached = Pick<Attachment, 'name' | 'size' | 'url'>;

/** Where files may be fetched: where they are depends on nothing else. */
interface Access {
  /** The address that stands in for Discord, where there is one. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
}

/** Large tables take their time. */
const timeoutMs = 60_000;
const fileHosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** Whether a file's address is on Discord's own file hosts, or on the one that stands in for Discord. */
export function isDiscordFileUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (apiUrl !== undefined && URL.canParse(apiUrl) && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && fileHosts.has(host);
}

/** Files as commands read them; nothing is fetched before one does. */
export function attachedFiles(files: Iterable<Attached>, access: Access): IncomingFile[] {
  return Array.from(files, (file) => ({
    name: file.name,
    size: file.size,
    read: (most) => fetchFile(file, most, access),
  }));
}

/** The address itself says that it may be fetched: the bot's token goes there no more than elsewhere. */
async function fetchFile(
  { url, name, size }: Attached,
  most: number,
  { apiUrl, log }: Access,
): Promise<Uint8Array> {
  const unreachable = (reason: string, cause?: unknown) => {
    log.warn({ reason, ...(cause !== undefined && { err: cause }) }, 'an attached file cannot be fetched');
    return new UserError({ code: 'file.unreachable', received: echo(name) });
  };
  if (size > most) throw tooLarge(size, most);
  if (!isDiscordFileUrl(url, apiUrl)) throw unreachable('its address is not on Discord');
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw unreachable(`HTTP ${answer.status}`);
    }
    return await bytesOf(answer, most);
  } catch (error) {
    throw error instanceof UserError ? error : unreachable('no answer', error);
  }
}
