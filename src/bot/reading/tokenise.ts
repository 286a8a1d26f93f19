import { echo, UserError } from '../../scenario/problem.ts';

/**
 * One word of a line. `text` still has its quotes; `mask` has the same length, with everything that was quoted
 * replaced by `x`, so that what is searched there (operators, separators) is never found inside quotes.
 */
export interface Token {
  readonly text: string;
  readonly mask: string;
}

/** Keeps two words in one token until the line has been split. */
const glue = '\u00a0';

const unitWords = 'k|m|w|b|mn|bn|million|billion|thousand|[百千万亿萬億]+元?|元';

/** How operators and amounts are pulled together, so that `app <= 20 k` is one word. */
const joints: readonly (readonly [RegExp, string])[] = [
  [
    /\s*(?:不超过|不高于|不大于|不多于|最多|至多)\s*(?=[¥$€£]?\s*\.?\d|百分之|占?(?:总|实际)?(?:预算|花费|支出))/g,
    '<=',
  ],
  [
    /\s*(?:不低于|不少于|不小于|最少|至少)\s*(?=[¥$€£]?\s*\.?\d|百分之|占?(?:总|实际)?(?:预算|花费|支出))/g,
    '>=',
  ],
  [/(?<=变化|变动)\s*(?:超过|大于|高于|多于)\s*(?=\.?\d|百分之)/g, '>'],
  [
    /(?<=\bonly)[ -]if(?:\s+(?:it\s+)?(?:changed|changes|moved|moves))?(?:\s+by)?\s+(?:more\s+than|over)\s+(?=\.?\d)/gi,
    '-if>',
  ],
  [/(?<=\bonly)\s+if(?=\s*[<>=])/gi, '-if'],
  [/\s*=\s*=\s*/g, '='],
  [/\s*(?:<\s*=|=\s*<)\s*/g, '<='],
  [/\s*(?:>\s*=|=\s*>)\s*/g, '>='],
  [/\s*([=<>])\s*/g, '$1'],
  [/\s+\+\s+/g, '+'],
  [/(?<=[=<>][+-]?[¥$€£])\s+(?=\d)/g, ''],
  [/(?<==[+-])\s+(?=[¥$€£]?\.?\d)/g, ''],
  [/(?<=[=<>][+-]?[¥$€£]?\d{1,3})\s(?=\d{3}(?![\d.<>=]))/g, glue],
  [new RegExp(`(?<=[=<>][+-]?[¥$€£]?[\\d.,${glue}]*\\d)\\s+(?=(?:${unitWords})(?:[\\s,;<>=]|$))`, 'gi'), ''],
  [/(?<=\d)\s+(?=%)/g, ''],
  [/(?<=%)\s+of\s+(?:the\s+)?(?=(?:spend|spending|budget)\b)/gi, `${glue}of${glue}`],
];

/** Splits a clean line into words. Throws `UserError` when a quote is not closed. */
export function tokenise(line: string): Token[] {
  let token: Token = { text: line, mask: maskQuotes(line) };
  for (const [joint, join] of joints) token = replaceMasked(token, joint, join);
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

/** Replaces in the text what matches in the mask; `$1` is the first group. */
function replaceMasked(token: Token, pattern: RegExp, replacement: string): Token {
  let text = '';
  let mask = '';
  let from = 0;
  for (const match of token.mask.matchAll(pattern)) {
    const written = replacement.replace('$1', match[1] ?? '');
    text += token.text.slice(from, match.index) + written;
    mask += token.mask.slice(from, match.index) + written;
    from = match.index + match[0].length;
  }
  return { text: text + token.text.slice(from), mask: mask + token.mask.slice(from) };
}

function trimSeparators(token: Token): Token {
  const from = /^[,;]*/.exec(token.mask)?.[0].length ?? 0;
  const surplus = /[,;]*$/.exec(token.mask.slice(from))?.[0].length ?? 0;
  return cut(token, from, token.mask.length - surplus);
}
