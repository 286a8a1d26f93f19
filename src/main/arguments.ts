import { parseArgs } from 'node:util';
import type { Language } from '../bot/chart.ts';

type SchemaName = 'scenario' | 'run';

type ArgumentProblem = 'unknown' | 'language' | 'schema' | 'surplus' | 'file';

/** What the process was started for. */
export type Request = { readonly language: Language | undefined; readonly json: boolean } & (
  | { readonly kind: 'usage' }
  | { readonly kind: 'version' }
  /** `channel`: the id of a Slack channel that the bot should be in. */
  | { readonly kind: 'doctor'; readonly channel: string | undefined }
  | { readonly kind: 'schema'; readonly name: SchemaName }
  /** The article's own loop. */
  | { readonly kind: 'article' }
  /** Copies what is kept to a file, or says how. */
  | { readonly kind: 'backup'; readonly file: string }
  /** Moves what the SQLite file holds to PostgreSQL. */
  | { readonly kind: 'migrate-store' }
  /** Connects to the chat platforms. */
  | { readonly kind: 'serve' }
  /** Works out plans and brings reports for the processes that connect. */
  | { readonly kind: 'worker' }
  /** No arguments: connects, or opens the prompt. */
  | { readonly kind: 'bare' }
  /** One command line for the bot. */
  | { readonly kind: 'line'; readonly line: string }
  | {
      readonly kind: 'refused';
      readonly problem: ArgumentProblem;
      readonly received: string;
      readonly command: string;
    }
);

/** A request of one kind, or of one of several. */
export type Asked<Kind extends Request['kind']> = Request & { readonly kind: Kind };

/** Reads the process's arguments (those after `npm start --`). */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
    allowPositionals: true,
    // Without it unknown options end up in `tokens`, where we can name them in the reader's language.
    strict: false,
    tokens: true,
  });
  const language = (['en', 'zh'] as const).find((name) => name === values.lang);
  const common = { language, json: values.json === true };
  const [command = '', ...rest] = positionals;
  const refuse = (problem: ArgumentProblem, received: string): Request => ({
    ...common,
    kind: 'refused',
    problem,
    received,
    command,
  });

  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = ['json', 'lang', 'help', 'version'].includes(token.name);
    const isFlagWithValue = token.name !== 'lang' && token.value !== undefined;
    if (!known || isFlagWithValue) return refuse('unknown', token.rawName);
  }
  if (values.lang !== undefined && language === undefined) return refuse('language', String(values.lang));
  if (values.help === true) return { ...common, kind: 'usage' };
  if (values.version === true) return { ...common, kind: 'version' };

  switch (command) {
    case '':
      return { ...common, kind: 'bare' };
    case 'serve':
    case 'worker':
    case 'article':
    case 'migrate-store':
      return rest.length > 0 ? refuse('surplus', rest.join(' ')) : { ...common, kind: command };
    case 'backup': {
      const [file = '', ...more] = rest;
      if (file.trim() === '') return refuse('file', file);
      return more.length > 0 ? refuse('surplus', more.join(' ')) : { ...common, kind: 'backup', file };
    }
    case 'doctor': {
      const [channel, ...more] = rest;
      return more.length > 0 ? refuse('surplus', more.join(' ')) : { ...common, kind: 'doctor', channel };
    }
    case 'schema': {
      const [name, ...more] = rest;
      if (name !== 'scenario' && name !== 'run') return refuse('schema', name ?? '');
      return more.length > 0 ? refuse('surplus', more.join(' ')) : { ...common, kind: 'schema', name };
    }
    default:
      return { ...common, kind: 'line', line: lineOf(positionals) };
  }
}

/**
 * One line from the words that the shell made: a single one is a line that was quoted whole
 * (`"optimize medical app<=20k"`); several are words, and one that holds spaces was quoted for its own sake, or for
 * that of its value (`prior="tv roi 0.5..3"`).
 */
function lineOf(words: readonly string[]): string {
  const [only, ...more] = words;
  if (only !== undefined && more.length === 0) return only;
  return words.map(quotedWord).join(' ');
}

function quotedWord(word: string): string {
  if (!/\s/.test(word) || /["“”]/.test(word)) return word;
  // A limit, which a shell needs quoted for its sign: only names in it are one word.
  if (/[<>]/.test(word)) {
    return word
      .split(/\s*(<=|>=|[<>=])\s*/)
      .map((part) =>
        /^\p{L}.*\s/u.test(part) && !/^[\p{Script=Han}]*的?\s*\d/u.test(part) ? `"${part}"` : part,
      )
      .join('');
  }
  const [, keep, kept] = /^(keep)\s+(.+)$/i.exec(word) ?? [];
  if (keep !== undefined && kept !== undefined) return `${keep} ${/\s/.test(kept) ? `"${kept}"` : kept}`;
  if (/^within\s+\d|^[保维]持|^在?(?:现状|当前|现在|目前)/.test(word)) return word;
  const option = /^([\p{L}][\p{L}-]*=)([^=<>]+)$/u.exec(word);
  return option ? `${option[1]}"${option[2]}"` : `"${word}"`;
}
