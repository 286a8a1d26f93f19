import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { StorageError } from '../../adapters/storage/storage-error.ts';
import { runOneShot } from '../../adapters/terminal/one-shot.ts';
import { runPrompt } from '../../adapters/terminal/prompt.ts';
import {
  createTerminalMessenger,
  type TerminalMessenger,
} from '../../adapters/terminal/terminal-messenger.ts';
import type { Log, Messenger } from '../bot/ports.ts';
import type { Asked } from './arguments.ts';
import { createChat } from './chat.ts';
import { isConfigured } from './config-report.ts';
import { asLines, joinedLines, joinOwnWorkspaces, openQuestion } from './one-workspace.ts';
import { openParts, type Parts } from './parts.ts';
import { openLog, type Start } from './start.ts';

/** Where the terminal writes pictures, under the working directory. */
const pictureDirectory = 'out';

/** What both ways to ask at the terminal take. */
const needsOf = ({ reading: { config }, words, language, stop }: Start, log: Log) => ({
  log,
  words,
  language,
  signal: stop.signal,
  err: process.stderr,
  pictureDirectory,
  mayColour: config.mayColour,
});

/** Runs one command line; gives the exit code, 2 when the configuration does not allow it. */
export async function runLine({ line, json }: Asked<'line'>, start: Start): Promise<number> {
  if (!isConfigured(start, ['everything'])) return 2;
  const log = await openLog(start, 'warn');
  const exitCode = await withParts(start, log, async ({ bot, renderer, reports }, messenger) => {
    const needs = { ...needsOf(start, log), bot, renderer, messenger };
    const code = await runOneShot({ ...needs, line, json, out: start.out });
    const stop = () => void reports.stop();
    needs.signal.addEventListener('abort', stop, { once: true });
    await reports.bringAsked();
    return code;
  });
  return start.stop.exitCode() ?? exitCode;
}

/** Opens the prompt, and the chat page beside it, until somebody leaves it; gives the exit code. */
export async function openPrompt(start: Start, log: Log): Promise<number> {
  const chat = createChat();
  const { words, reading, complain, out } = start;
  const { config } = reading;
  const work = async (parts: Parts, messenger: TerminalMessenger) => {
    const { bot, renderer, reports } = parts;
    const page = chat.front(config, parts, log);
    const question = await openQuestion(parts.store, config, words);
    if (question !== undefined) {
      chat.show(question);
      out.write(`${asLines(question).join('\n')}\n`);
    }
    try {
      await page.start();
      out.write(`${words.say('web.opened', { url: page.url() })}\n`);
    } catch (error) {
      // The prompt does without it.
      log.debug({ err: error }, 'the chat page could not be opened');
      const reason = error instanceof Error ? error.message : String(error);
      complain(words.say('web.notOpened', { reason }));
    }
    try {
      reports.start();
      await runPrompt({
        ...needsOf(start, log),
        input: process.stdin,
        output: process.stdout,
        bot,
        renderer,
        messenger,
        historyFile: join(config.dataDirectory, 'prompt-history'),
      });
    } finally {
      await page.stop();
    }
    return 0;
  };
  const bringOver = async () => {
    const joined = await joinOwnWorkspaces(config, log);
    if (joined !== undefined) out.write(`${joinedLines(joined, words).join('\n')}\n`);
  };
  const exitCode = await withParts(start, log, work, { others: [chat.messenger], before: bringOver });
  return start.stop.exitCode() ?? exitCode;
}

/**
 * Opens the parts for some work, with reports for the terminal, and closes them after it. What goes wrong is told
 * with an incident id.
 */
async function withParts(
  { reading: { config }, words, complain }: Start,
  log: Log,
  work: (parts: Parts, messenger: TerminalMessenger) => Promise<number>,
  {
    others = [],
    before,
  }: { readonly others?: readonly Messenger[]; readonly before?: () => Promise<void> } = {},
): Promise<number> {
  let parts: Parts | undefined;
  try {
    await before?.();
    const messenger = createTerminalMessenger();
    parts = await openParts(config, log, { messengersWith: () => [messenger, ...others] });
    return await work(parts, messenger);
  } catch (error) {
    const incident = randomUUID();
    log.error({ err: error, incident }, 'the terminal failed');
    complain(
      error instanceof StorageError
        ? words.say('terminal.cannotStart', { reason: error.message })
        : words.say('terminal.fault', { incident }),
    );
    return 1;
  } finally {
    await parts?.reports.stop();
    await parts?.close();
  }
}
