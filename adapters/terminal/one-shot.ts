import type { Bot } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { lookOf, type Output } from './look.ts';
import { terminalInvocation } from './person.ts';
import { type SavedFile, type SavedPicture, saveFiles, savePictures } from './pictures.ts';
import { createProgressLine } from './progress-line.ts';
import { renderReply } from './render.ts';
import type { TerminalMessenger } from './terminal-messenger.ts';

/** 0: done; 1: a fault of ours; 2: something to put right in what was typed. */
export type ExitCode = 0 | 1 | 2;

export interface OneShotOptions {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  readonly log: Log;
  /** The command line without the leading `/channels`. */
  readonly line: string;
  /** Prints the reply's record as JSON instead of text. */
  readonly json: boolean;
  readonly language: Language | undefined;
  readonly mayColour: boolean;
  /** Results. */
  readonly out: Output;
  /** Everything else: errors, progress, notes. */
  readonly err: Output;
  /** Where pictures are written. */
  readonly pictureDirectory: string;
  /** Whom reports are to be shown by, once the reply has been printed. */
  readonly messenger?: Pick<TerminalMessenger, 'connect'>;
  readonly signal: AbortSignal;
}

/**
 * Runs one command line and prints its reply. With `json`, standard output gets one JSON object and nothing else:
 * the reply's record, with `charts` and `files`, the absolute paths of its pictures and files, where it has any.
 */
export async function runOneShot(options: OneShotOptions): Promise<ExitCode> {
  const { bot, renderer, log, line, json, language, mayColour, out, err, signal } = options;
  const lookOut = lookOf(out, { mayColour, place: 'shell' });
  const lookErr = lookOf(err, { mayColour, place: 'shell' });

  // With --json, standard output has one object and nothing else.
  const [place, look] = json ? [err, lookErr] : [out, lookOut];
  options.messenger?.connect({
    renderer,
    log,
    directory: options.pictureDirectory,
    show: (report, drawn) => void place.write(`\n${renderReply(report, look, drawn)}`),
  });
  const prepared = await bot.prepare(terminalInvocation(line, language));
  if (prepared.kind === 'refused') return fail(prepared.reply);
  const progress = createProgressLine(err, wordsFor(language ?? 'en'), lookErr);
  let reply: Reply;
  let pictures: SavedPicture[];
  let files: SavedFile[];
  try {
    reply = await prepared.run({ onProgress: progress.show, signal });
    // A cancelled command is no error, but no result either.
    if (reply.tone === 'error' || signal.aborted) return fail(reply);
    pictures = await savePictures(reply, { renderer, directory: options.pictureDirectory, log, signal });
    files = await saveFiles(reply, { directory: options.pictureDirectory, log });
  } finally {
    progress.end();
  }
  if (!json) {
    out.write(renderReply(reply, lookOut, pictures, files));
    return 0;
  }
  const words = wordsFor(reply.language);
  if (reply.record === undefined) {
    err.write(`${words.say('terminal.noRecord', { command: prepared.command })}\n`);
    return 2;
  }
  for (const { file, path } of files) {
    if (path === undefined) err.write(`${words.say('export.failed.save', { name: file.name })}\n`);
  }
  for (const picture of pictures) {
    if ('failed' in picture)
      err.write(`${words.say('terminal.picture.absent', { chart: picture.chart.id })}\n`);
  }
  const charts = pictures.flatMap((picture) => ('path' in picture ? [picture.path] : []));
  // A record without charts is printed as it is: a scenario, for one, is meant to be edited and read again.
  const paths = files.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const record = {
    ...reply.record,
    ...(pictures.length > 0 && { charts }),
    ...(files.length > 0 && { files: paths }),
  };
  out.write(`${JSON.stringify(record, null, 2)}\n`);
  return 0;

  function fail(failure: Reply): ExitCode {
    err.write(renderReply(failure, lookErr));
    return failure.incident === undefined ? 2 : 1;
  }
}
