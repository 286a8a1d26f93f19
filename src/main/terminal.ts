import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { StorageError } from '../../adapters/storage/storage-error.ts';
import type { Output } from '../../adapters/terminal/look.ts';
import { runOneShot } from '../../adapters/terminal/one-shot.ts';
import { runPrompt } from '../../adapters/terminal/prompt.ts';
import {
  createTerminalMessenger,
  type TerminalMessenger,
} from '../../adapters/terminal/terminal-messenger.ts';
import type { Language } from '../bot/chart.ts';
import type { Words } from '../bot/language/words.ts';
import type { Log, Messenger } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { createChat } from './chat.ts';
import { openParts, type Parts } from './parts.ts';

/** Where the terminal writes pictures, under the working directory. */
const pictureDirectory = 'out';

export interface TerminalNeeds {
  readonly config: Config;
  readonly log: Log;
  readonly words: Words;
  /** The language that was asked for; without one, the bot decides. */
  readonly language: Language | undefined;
  readonly signal: AbortSignal;
  readonly err: Output;
}

/** Runs one command line; gives the exit code. */
export function runLine(
  needs: TerminalNeeds & { readonly line: string; readonly json: boolean; readonly out: Output },
): Promise<number> {
  return withParts(needs, async ({ bot, renderer, reports }, messenger) => {
    const mayColour = needs.config.mayColour;
    const exitCode = await runOneShot({ ...needs, bot, renderer, messenger, pictureDirectory, mayColour });
    const stop = () => void reports.stop();
    needs.signal.addEventListener('abort', stop, { once: true });
    await reports.bringAsked();
    return exitCode;
  });
}

/** Opens the prompt, and the chat page beside it, until somebody leaves it; gives the exit code. */
export function openPrompt(
  needs: TerminalNeeds & {
    readonly input: NodeJS.ReadableStream;
    readonly output: NodeJS.WritableStream & Output;
  },
): Promise<number> {
  const chat = createChat();
  const { config, log, words, output } = needs;
  const work = async (parts: Parts, messenger: TerminalMessenger) => {
    const { bot, renderer, reports } = parts;
    const page = chat.front(config, parts, log);
    try {
      await page.start();
      output.write(`${words.say('web.opened', { url: page.url() })}\n`);
    } catch (error) {
      // The prompt does without it.
      log.debug({ err: error }, 'the chat page could not be opened');
      const reason = error instanceof Error ? error.message : String(error);
      needs.err.write(`${words.say('web.notOpened', { reason })}\n`);
    }
    try {
      reports.start();
      await runPrompt({
        ...needs,
        bot,
        renderer,
        messenger,
        pictureDirectory,
        mayColour: config.mayColour,
        historyFile: join(config.dataDirectory, 'prompt-history'),
      });
    } finally {
      await page.stop();
    }
    return 0;
  };
  return withParts(needs, work, [chat.messenger]);
}

/**
 * Opens the parts for some work, with reports for the terminal, and closes them after it. What goes wrong is told
 * with an incident id.
 */
async function withParts(
  { config, log, words, err }: TerminalNeeds,
  work: (parts: Parts, messenger: TerminalMessenger) => Promise<number>,
  others: readonly Messenger[] = [],
): Promise<number> {
  let parts: Parts | undefined;
  try {
    const messenger = createTerminalMessenger();
    parts = await openParts(config, log, { messengersWith: () => [messenger, ...others] });
    return await work(parts, messenger);
  } catch (error) {
    const incident = randomUUID();
    log.error({ err: error, incident }, 'the terminal failed');
    err.write(
      error instanceof StorageError
        ? `${words.say('terminal.cannotStart', { reason: error.message })}\n`
        : `${words.say('terminal.fault', { incident })}\n`,
    );
    return 1;
  } finally {
    await parts?.reports.stop();
    await parts?.close();
  }
}
