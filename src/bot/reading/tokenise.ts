import { echo, UserError } from '../../scenario/problem.ts';
import { glue, pulledTogether } from './joints.ts';
import type { Token } from './token.ts';

/** Splits a clean line into words. Throws `UserError` when a quote is not closed. */
export function tokenise(line: string): Token[] {
  const token = pulledTogether({ text: line, mask: maskQuotes(line) });
  // Plain spaces only: the glue is a space too.
  return splitMasked(token, / +/g)
    .map(({ text, mask }) => ({ text: text.replaceAll(glue, ' '), mask: mask.replaceAll(glue, ' ') }))
    .map(trimSeparators)
    .filter(({ text }) => text !== '');
}

/** The parts of a token between the matches of `separator` outside quotes. */
export function splitMasked(token: Token, separator: RegExp): Token[] {
  const parts: Token[] = [];
  let from = 0;
  for (const match of token.mask.matchAll(separator)) {
    parts.push(cut(token, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(cut(token, from, token.mask.length));
  return parts;
}

/** A part of a token by position. */
export function cut({ text, mask }: Token, from: number, to?: number): Token {
  return { text: text.slice(from, to), mask: mask.slice(from, to) };
}

/** A token's text without the quotes around its quoted parts. */
export function unquote({ text, mask }: Token): string {
  return Array.from({ length: mask.length }, (_, at) => (mask[at] === '"' ? '' : text[at])).join('');
}

/** Text as it has to be written in a line to be read as one word, or as the value after `name=`. */
export function quoted(text: string, as: 'word' | 'value'): string {
  if (
    as === 'word' ? /^[^\s"'=<>:,;+-][^\s"'=<>:,;]*$/.test(text) : /^[^\s"',;][^\s"']*(?<![,;])$/.test(text)
  )
    return text;
  return text.includes('"') ? `'${text.replaceAll("'", '')}'` : `"${text}"`;
}

function maskQuotes(line: string): string {
  let mask = '';
  let quote = '';
  let opened = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] as string;
    if (quote !== '') {
      mask += character === quote ? '"' : 'x';
      if (character === quote) quote = '';
    } else if (
      (character === '"' || character === "'") &&
      (at === 0 || /[\s=<>+,;:(]/.test(line[at - 1] ?? ''))
    ) {
      quote = character;
      opened = at;
      mask += '"';
    } else {
      // A stray quote in the middle of a word is part of the word.
      mask += character === '"' ? 'x' : character;
    }
  }
  if (quote !== '') {
    throw new UserError({ code: 'argument.unclosed-quote', received: echo(line.slice(opened)) });
  }
  return mask;
}

function trimSeparators(token: Token): Token {
  const from = /^[,;]*/.exec(token.mask)?.[0].length ?? 0;
  const surplus = /[,;]*$/.exec(token.mask.slice(from))?.[0].length ?? 0;
  return cut(token, from, token.mask.length - surplus);
}
