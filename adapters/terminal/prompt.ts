import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import type { Bot } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { completeLine, leavingWords } from './completion.ts';
import { createHistoryFile, longestHistory } from './history-file.ts';
import { lookOf, type Output, paletteOf } from './look.ts';
import { terminalInvocation } from './person.ts';
import { type SavedPicture, saveFiles, savePictures } from './pictures.ts';
import { createProgressLine } from './progress-line.ts';
import { renderReply } from './render.ts';
import type { TerminalMessenger } from './terminal-messenger.ts';

export interface PromptOptions {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  readonly log: Log;
  readonly language: Language | undefined;
  readonly mayColour: boolean;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & Output;
  /** Whom reports are shown by as they come, above the line that is being typed. */
  readonly messenger?: Pick<TerminalMessenger, 'connect'>;
  readonly historyFile: string;
  readonly pictureDirectory: string;
  /** Ends the prompt; a running command is cancelled. */
  readonly signal: AbortSignal;
  /** How long a command runs before its progress is shown; 1.5 seconds unless told. */
  readonly progressDelayMs?: number;
}

/**
 * Takes commands line by line until `exit`, `quit`, the end of the input (Ctrl-D) or a second Ctrl-C at rest. One
 * command runs at a time; lines that come meanwhile wait. Ctrl-C cancels the running one, or clears what is typed.
 */
export async function runPrompt(options: PromptOptions): Promise<void> {
  const { bot, language, input, output, log, signal } = options;
  const words = wordsFor(language ?? 'en');
  const history = createHistoryFile(options.historyFile, log);
  const isTerminal = output.isTTY === true;
  const { quiet, strong } = paletteOf(look());
  const lines = createInterface({
    input,
    output,
    terminal: isTerminal,
    prompt: strong('channels> '),
    history: (await history.load()).reverse(),
    historySize: longestHistory,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      completeLine(bot, language, line).then(
        (result) => done(null, result),
        (err: unknown) => {
          log.warn({ err }, 'completion failed');
          done(null, [[], line]);
        },
      );
    },
  });
  const waiting: string[] = [];
  let running: AbortController | undefined;
  let isLeaving = false;
  let isWarned = false;

  function look() {
    return lookOf(output, { mayColour: options.mayColour, place: 'prompt' });
  }

  async function run(line: string): Promise<void> {
    const prepared = await bot.prepare(terminalInvocation(line, language));
    if (prepared.kind === 'refused') {
      output.write(`${renderReply(prepared.reply, look())}\n`);
      return;
    }
    const controller = new AbortController();
    running = controller;
    const progress = createProgressLine(output, words, look(), options.progressDelayMs);
    try {
      const reply = await prepared.run({ onProgress: progress.show, signal: controller.signal });
      const pictures = await savePictures(reply, {
        renderer: options.renderer,
        directory: options.pictureDirectory,
        log,
        signal: controller.signal,
      });
      const files = await saveFiles(reply, { directory: options.pictureDirectory, log });
      progress.end();
      output.write(`${renderReply(reply, look(), pictures, files)}\n`);
    } finally {
      progress.end();
      running = undefined;
    }
  }

  return new Promise((resolve, reject) => {
    let isBusy = false;
    let isClosed = false;

    async function work(): Promise<void> {
      if (isBusy) return;
      isBusy = true;
      for (let line = waiting.shift(); line !== undefined && !isLeaving; line = waiting.shift()) {
        if (leavingWords.some((word) => word === line)) return leave();
        await history.add(line);
        await run(line);
      }
      isBusy = false;
      if (isClosed || isLeaving) finish();
      else lines.prompt();
    }

    /** Shows what nobody asked for just now, and leaves what is being typed as it is. */
    function interject(reply: Reply, pictures: readonly SavedPicture[]): void {
      const text = `${renderReply(reply, look(), pictures)}\n`;
      if (!isTerminal || isClosed) return void output.write(text);
      // The line that shows how far a command has come draws itself again.
      if (isBusy) return void output.write(`\r\u001b[2K${text}`);
      const { rows } = lines.getCursorPos();
      moveCursor(output, 0, -rows);
      cursorTo(output, 0);
      clearScreenDown(output);
      // To draw what was typed, readline goes up by as many rows as the cursor was down.
      output.write(`${text}${'\n'.repeat(rows)}`);
      lines.prompt(true);
    }

    function finish(): void {
      signal.removeEventListener('abort', leave);
      resolve();
    }

    function leave(): void {
      isLeaving = true;
      running?.abort();
      lines.close();
      if (running === undefined) finish();
    }

    lines.on('line', (typed) => {
      isWarned = false;
      // Replies and the README show lines as one types them in the shell.
      const line = typed.trim().replace(/^npm start (?:--silent )?-- /, '');
      if (line !== '') {
        waiting.push(line);
        work().catch(reject);
      } else if (!isBusy) {
        lines.prompt();
      }
    });
    lines.on('SIGINT', () => {
      if (running !== undefined) {
        running.abort();
        isWarned = true;
      } else if (lines.line !== '') {
        // Ctrl-U: takes away what was typed.
        lines.write(null, { ctrl: true, name: 'e' });
        lines.write(null, { ctrl: true, name: 'u' });
      } else if (isWarned) {
        leave();
      } else {
        isWarned = true;
        output.write(`\n${quiet(words.say('terminal.prompt.leave'))}\n`);
        lines.prompt();
      }
    });
    lines.on('close', () => {
      isClosed = true;
      if (isTerminal) output.write('\n');
      if (!isBusy) finish();
    });
    signal.addEventListener('abort', leave, { once: true });

    output.write(`${words.say('terminal.prompt.welcome')}\n`);
    if (signal.aborted) return leave();
    lines.prompt();
    const { renderer, pictureDirectory: directory, messenger } = options;
    messenger?.connect({ renderer, directory, log, show: interject });
  });
}
