import { echo, UserError } from '../../scenario/problem.ts';
import type { Command } from '../command.ts';
import { argumentNamed } from './names.ts';
import type { Token } from './token.ts';
import { cut, unquote } from './tokenise.ts';

/** A number that stands behind an amount, perhaps with `x`: `app=8k 2.5`. */
const returnWritten = /^\d{1,3}(?:\.\d+)?[x倍]?$/i;

/**
 * The words of a command whose changes name what has no quotes, put together: in `budget=60k Google Search=45k` the
 * word before the pair belongs to its name. Words that come first are the command's own; where they end is told by a
 * colon, quotes, or another option behind them.
 *
 * @throws UserError `scenario.name-ends` where the first words may be either
 */
export function withBlankNames(command: Command, tokens: readonly Token[]): readonly Token[] {
  const joins = Object.values(command.args).some(({ kind }) => kind.joinsNames);
  if (!joins) return tokens;
  const given: Token[] = [];
  let loose: Token[] = [];
  const isFirst = () => given.every(({ mask }) => !mask.includes('='));
  for (const token of tokens) {
    const at = token.mask.indexOf('=');
    const key = at > 0 ? unquote(cut(token, 0, at)) : '';
    const isPair = key !== '' && argumentNamed(command, key) === undefined;
    if (at < 0) {
      const last = given.at(-1);
      const isReturn = loose.length === 0 && last?.mask.includes('=') && returnWritten.test(token.text);
      if (isReturn && last !== undefined) given[given.length - 1] = joined([last, token]);
      else loose.push(token);
    } else if (isPair && !isFirst()) {
      given.push(joined([...loose, token]));
      loose = [];
    } else {
      const parted = isPair ? firstWords(command, loose, token) : { own: loose, name: [] };
      given.push(...parted.own, joined([...parted.name, token]));
      loose = [];
    }
  }
  return [...given, ...loose];
}

/** The words before the first pair: the command's own, and those that begin the pair's name. */
function firstWords(command: Command, words: readonly Token[], pair: Token) {
  const colon = words.findIndex(({ mask }) => mask.endsWith(':'));
  if (colon >= 0) {
    const own = words.slice(0, colon + 1).map((word, at) => (at === colon ? cut(word, 0, -1) : word));
    return { own, name: words.slice(colon + 1) };
  }
  const [last, ...others] = [...words].reverse();
  const isName = ({ mask }: Token) => /^\p{Lu}/u.test(mask);
  if (last !== undefined && others.length > 0 && isName(last) && isName(pair)) {
    const before = words.slice(0, -1).map(({ text }) => text);
    const shown = (name: readonly string[], rest: string) =>
      echo(`${command.name} ${name.join(' ')}: ${rest}`);
    throw new UserError({
      code: 'scenario.name-ends',
      argument: 'name',
      received: echo(words.map(({ text }) => text).join(' ')),
      values: {
        first: shown(before, `${last.text} ${pair.text}`),
        second: shown([...before, last.text], pair.text),
      },
    });
  }
  return { own: words, name: [] };
}

/** Several words as one. */
function joined(tokens: readonly Token[]): Token {
  return {
    text: tokens.map(({ text }) => text).join(' '),
    mask: tokens.map(({ mask }) => mask).join(' '),
  };
}
