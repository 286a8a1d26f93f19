import { nearestName } from '../../scenario/nearest.ts';
import { echo, readIn, UserError } from '../../scenario/problem.ts';
import type { Command } from '../command.ts';
import type { ChosenOptions, TypedLine } from '../invocation.ts';
import { withBlankNames } from './blank-names.ts';
import { cleanText, longestLine } from './clean-text.ts';
import { asSaid } from './joints.ts';
import { argumentNamed, commandNamed, namesOfArgument, namesOfCommand } from './names.ts';
import type { Token } from './token.ts';
import { cut, quoted, tokenise, unquote } from './tokenise.ts';

/** A command with its arguments as text, not yet read. */
export interface RawRequest {
  readonly command: Command;
  /** By the argument's declared name. */
  readonly named: Readonly<Record<string, string>>;
  /** Words without a name, in order; they fill the positions. */
  readonly words: readonly string[];
}

/**
 * Reads what was asked for: a typed line, or a command whose options the platform took apart. Throws `UserError`
 * for what names no command or argument, or cannot be split into words.
 */
export function readRequest(request: TypedLine | ChosenOptions, commands: readonly Command[]): RawRequest {
  return request.kind === 'line' ? readLine(request.line, commands) : readOptions(request, commands);
}

function readLine(line: string, commands: readonly Command[]): RawRequest {
  const tokens = tokensOf(cleanText(line), commands);
  const words = tokens.map(unquote);
  if (words.length === 0) return bare(commands);
  // `scenario` alone lists them, but `scenario lst` is a slip, not a list of something.
  const lengths = words.length > 1 && beginsFamily(words[0], commands) ? [2] : [2, 1];
  for (const count of lengths) {
    const command = words.length >= count && commandNamed(commands, words.slice(0, count).join(' '));
    if (!command) continue;
    const given = namesChannels(command) ? tokensOf(cleanText(line, 'id'), commands) : tokens;
    return sortTokens(command, given.slice(count));
  }
  throw unknownCommand(words, commands);
}

const tokensOf = (clean: string, commands: readonly Command[]) =>
  apart(tokenise(clean.replace(/^\/?channels(?=\s|$)/i, '')), commands);

const namesChannels = ({ args }: Command) => Object.values(args).some(({ kind }) => kind.namesChannels);

/** `optimize <=20k` has lost its space by now: the command is taken apart from what follows again. */
function apart([first, ...rest]: Token[], commands: readonly Command[]): Token[] {
  if (first === undefined) return [];
  const at = first.mask.search(/[<>]/);
  const isCommand = at > 0 && commandNamed(commands, unquote(cut(first, 0, at))) !== undefined;
  return isCommand ? [cut(first, 0, at), cut(first, at), ...rest] : [first, ...rest];
}

/** A command without any word asks for help. */
function bare(commands: readonly Command[]): RawRequest {
  const help = commandNamed(commands, 'help');
  if (help === undefined) throw unknownCommand([], commands);
  return { command: help, named: {}, words: [] };
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): UserError {
  const names = commands.flatMap(namesOfCommand);
  const first = words[0] ?? '';
  const typed = beginsFamily(first, commands) ? words.slice(0, 2).join(' ') : first;
  const nearest = nearestName(typed, names);
  return new UserError({
    code: 'command.unknown',
    received: echo(typed),
    values: { choices: commandList(commands), ...(nearest === undefined ? {} : { nearest }) },
  });
}

/** Whether commands of two words begin with this one. */
function beginsFamily(word: string | undefined, commands: readonly Command[]): boolean {
  const begin = `${word?.toLowerCase()} `;
  return commands.flatMap(namesOfCommand).some((name) => name.startsWith(begin));
}

const commandList = (commands: readonly Command[]) => commands.map(({ name }) => name).join(', ');

const operator = /<=|>=|[=<>]/;

function sortTokens(command: Command, tokens: readonly Token[]): RawRequest {
  const named: Record<string, string> = {};
  const words: string[] = [];
  const collected: Record<string, string[]> = {};
  const collect = (name: string, text: string) => {
    collected[name] = [...(collected[name] ?? []), text];
  };
  const give = (name: string, value: string) => {
    if (Object.hasOwn(named, name)) {
      throw new UserError({ code: 'argument.repeated', path: name, received: echo(`${name}=${value}`) });
    }
    named[name] = value;
  };
  for (const token of withBlankNames(command, tokens)) {
    const mark = operator.exec(token.mask) ?? /:(?!\/)/.exec(token.mask);
    const key = mark === null ? '' : unquote(cut(token, 0, mark.index));
    const argument = mark === null || key === '' ? undefined : argumentNamed(command, key);
    const opened = mark === null ? undefined : openedBy(key, command);
    const names = ['=', ':', ...((argument && command.args[argument]?.signs) ?? [])];
    if (mark !== null && argument !== undefined && names.includes(mark[0])) {
      const value = cut(token, mark.index + mark[0].length);
      if (command.args[argument]?.collects !== undefined) collect(argument, unquote(value));
      else give(argument, unquote(value));
    } else if (mark === null || mark[0] === ':') {
      if (token.mask.startsWith('--')) throw unknownArgument(command, token.text);
      words.push(unquote(token));
    } else if (opened !== undefined) {
      give(opened, unquote(token));
    } else {
      const collector = collectorOf(command, mark[0]);
      if (collector !== undefined) collect(collector, token.text);
      else if (mark[0] === '=') throw unknownArgument(command, key);
      else throw new UserError({ code: 'argument.surplus', received: echo(token.text) });
    }
  }
  for (const [name, texts] of Object.entries(collected)) named[name] = texts.join(', ');
  return { command, named, words };
}

/** The argument whose name a word before a sign stands for. */
const openedBy = (word: string, { args }: Command) =>
  Object.entries(args).find(([, { kind }]) => kind.opens?.(word))?.[0];

/** The argument that takes words with this sign: changes are written with `=`; so are limits where there are no changes. */
function collectorOf({ args }: Command, sign: string): string | undefined {
  const taking = (what: 'limits' | 'changes') =>
    Object.entries(args).find(([, { collects }]) => collects === what)?.[0];
  return (sign === '=' ? taking('changes') : undefined) ?? taking('limits') ?? taking('changes');
}

/** The problem that a command has no argument of this name. */
function unknownArgument(command: Command, received: string): UserError {
  const names = Object.keys(command.args);
  const nearest = nearestName(
    received.replace(/^-+/, ''),
    names.flatMap((name) => namesOfArgument(command, name)),
  );
  return new UserError({
    code: 'argument.unknown',
    received: echo(received),
    values: {
      command: command.name,
      choices: names.join(', '),
      ...(nearest === undefined ? {} : { nearest }),
    },
  });
}

function readOptions({ command: name, options }: ChosenOptions, commands: readonly Command[]): RawRequest {
  if (name === '') return bare(commands);
  const command = commandNamed(commands, name);
  if (command === undefined) throw unknownCommand(name.split(' '), commands);
  const length = Object.values(options).reduce((sum, value) => sum + value.length, 0);
  if (length > longestLine) {
    const longest = Object.entries(options).sort(([, a], [, b]) => b.length - a.length)[0];
    throw new UserError({
      code: 'command.too-long',
      received: echo(longest?.join(':')),
      values: { length, bound: longestLine },
    });
  }
  const named: Record<string, string> = {};
  for (const [key, value] of Object.entries(withParts(options, command))) {
    const argument = argumentNamed(command, key);
    if (argument === undefined) throw unknownArgument(command, key);
    const { namesChannels, isLines } = command.args[argument]?.kind ?? {};
    const oneLine = isLines ? filledLines(value).join('; ') : value;
    const clean = readIn(argument, () => cleanText(oneLine, namesChannels ? 'id' : 'name'));
    if (clean !== '') named[argument] = clean;
  }
  return { command, named, words: [] };
}

/** What several fields of a form say of one argument, `columns.3` and `columns.5`, as its lines: `3=spend`. */
function withParts(options: ChosenOptions['options'], { args }: Command): Record<string, string> {
  const whole: Record<string, string> = {};
  for (const [key, value] of Object.entries(options)) {
    const [, name, part] = /^([a-z]+)\.(\d{1,3})$/.exec(key) ?? [];
    if (name === undefined || args[name]?.kind.isLines !== true) whole[key] = value;
    else {
      const clean = readIn(key, () => cleanText(filledLines(value).join(' '), 'name'));
      whole[name] = `${whole[name] ?? ''}${part}=${clean}\n`;
    }
  }
  return whole;
}

/** The lines that say something; one that a form offered and nobody filled in (`app=`) does not. */
const filledLines = (text: string) =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[^=<>]*[=＝]$/.test(line));

/** The typed line that asks for the same: what a run keeps, and what its Run-again button does. */
export function lineOf({ command, named, words }: RawRequest): string {
  const positions = Object.entries(command.args)
    .filter(([, argument]) => argument.position !== undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));
  const placed = new Set<string>();
  const parts = [command.name, ...words.map((word) => quoted(word, 'word'))];
  for (const [name] of positions.slice(words.length)) {
    const value = named[name];
    if (value === undefined) break;
    placed.add(name);
    parts.push(quoted(value, 'word'));
  }
  for (const [name, argument] of Object.entries(command.args)) {
    const value = named[name];
    if (value === undefined || placed.has(name)) continue;
    const inline = argument.collects === undefined ? undefined : collectedWords(value, argument.collects);
    parts.push(inline ?? `${name}=${quoted(value, 'value')}`);
  }
  return parts.join(' ');
}

/** What was collected as words of the line again; a change that holds spaces is only read whole, by its name. */
function collectedWords(value: string, what: 'limits' | 'changes'): string | undefined {
  if (what === 'limits')
    return tokenise(value)
      .map(({ text }) => asSaid(text))
      .join(' ');
  const line = value.replace(/[,;]\s+/g, ' ');
  return what === 'changes' && /\s/.test(value.replace(/[,;]\s+/g, '')) ? undefined : line;
}
