import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import { namesOfArgument } from '../../../bot/reading/names.ts';
import { cut, splitMasked, type Token, tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import { findChannels } from '../../../scenario/find.ts';
import { isSlip, nearestName } from '../../../scenario/nearest.ts';
import { echo, type Problem, UserError } from '../../../scenario/problem.ts';
import { isPercent, readMoney, readPercent } from '../../../scenario/quantity.ts';
import type { LimitAmount, Scenario } from '../../../scenario/scenario.ts';
import type { RequestedLimit } from '../../../scenario/with-limits.ts';
import { completeLimits } from './limit-completion.ts';
import { currencyIn } from './scenario.ts';

/** Most limits that one command may name. */
const mostLimits = 200;

/**
 * Limits on channels, groups and sums of channels, with commas, semicolons or spaces between: `app<=20k`,
 * `5k<=website<=10k`, `app+website<=30k`, `partners<=40%`, `app<=40% of spend`, `app=20k` (both sides). All that
 * is wrong is told at once.
 */
export const limits: ArgumentKind<readonly RequestedLimit[]> = {
  name: 'limits',
  read(text, place) {
    const pieces = tokenise(text).flatMap(splitList);
    if (pieces.length > mostLimits) {
      throw new UserError({ code: 'limit.too-many', values: { count: pieces.length, bound: mostLimits } });
    }
    const problems: Problem[] = [];
    const read = pieces.flatMap((piece) => {
      try {
        return readLimit(piece, place);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    return read;
  },
  complete: completeLimits,
};

/** Splits at semicolons, and at commas but those between digits (`app<=50,000`). */
export function splitList(token: Token): Token[] {
  return splitMasked(token, /;|,(?!\d)|(?<!\d),/g).filter(({ text }) => text !== '');
}

type Side = RequestedLimit['side'];

function readLimit(piece: Token, place: ReadingPlace): RequestedLimit[] {
  const unreadable = () => new UserError({ code: 'limit.unreadable', received: echo(piece.text) });
  const marks = [...piece.mask.matchAll(/<=|>=|[=<>]/g)];
  const parts = splitMasked(piece, /<=|>=|[=<>]/g);
  const [left, middle, right] = parts;
  if (left === undefined || middle === undefined || parts.length > 3) throw unreadable();
  const [first, second] = marks.map(([mark]) => (mark === '=' ? '=' : mark[0]));
  if (right !== undefined) {
    if (first !== second || first === '=') throw unreadable();
    const [low, high] = first === '<' ? [left, right] : [right, left];
    return [
      ...oneLimit(middle, ['min'], low, piece, place),
      ...oneLimit(middle, ['max'], high, piece, place),
    ];
  }
  const isTurned = looksLikeAmount(left) && !looksLikeAmount(middle);
  const [names, amount] = isTurned ? [middle, left] : [left, middle];
  const isMost = (first === '<') !== isTurned;
  const sides: Side[] = first === '=' ? ['min', 'max'] : [isMost ? 'max' : 'min'];
  if (first === '=') refuseMisspeltOption(names, place);
  return oneLimit(names, sides, amount, piece, place);
}

function oneLimit(
  names: Token,
  sides: readonly Side[],
  amountToken: Token,
  piece: Token,
  place: ReadingPlace,
): RequestedLimit[] {
  const problems: Problem[] = [];
  const attempt = <Value>(read: () => Value): Value | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems.map((problem) => ({ path: echo(piece.text), ...problem })));
      return undefined;
    }
  };
  const amount = attempt(() => readAmount(unquote(amountToken), piece, place));
  const whose = attempt(() => readNames(names, piece, place.scenario?.scenario));
  const [first, ...more] = problems;
  if (first !== undefined) throw new UserError(first, ...more);
  if (amount === undefined || whose === undefined) return [];
  return sides.map((side) => ({ ...whose, side, amount, text: piece.text }));
}

function readNames(
  token: Token,
  piece: Token,
  scenario: Scenario | undefined,
): Pick<RequestedLimit, 'channels' | 'isGroup'> | undefined {
  const bare = /^[([].*[)\]]$/.test(token.mask) ? cut(token, 1, -1) : token;
  const names = splitMasked(bare, /\+/g).map((name) => unquote(name).trim());
  if (names.includes('')) throw new UserError({ code: 'limit.unreadable', received: echo(piece.text) });
  // Without a scenario there is nothing to look names up in; that problem is told already.
  if (scenario === undefined) return undefined;
  const found = names.map((name) => findChannels(scenario, name));
  const [only] = found;
  if (only?.kind === 'group' && found.length === 1) return { channels: [only.id], isGroup: true };
  return {
    channels: found.flatMap(({ kind, id }) =>
      kind === 'channel' ? [id] : (scenario.groups.find((group) => group.id === id)?.channels ?? []),
    ),
  };
}

const spendWords = ['spend', 'spending', '花费', '支出', '实际花费', '实际支出', '总花费', '总支出'];
const budgetWords = ['budget', '预算', '总预算'];
const shareOf = new RegExp(
  `^(?:占?(?<before>${[...spendWords, ...budgetWords].join('|')})的?)?(?<share>.*?%|百分之.*?)(?:\\s*(?:of|/|的)?\\s*(?:the )?(?<after>${[...spendWords, ...budgetWords].join('|')}))?$`,
  'is',
);

function readAmount(text: string, piece: Token, place: ReadingPlace): LimitAmount {
  const quantity = { currency: currencyIn(place) };
  const groups = shareOf.exec(text.trim())?.groups;
  if (groups?.share === undefined || !isPercent(groups.share)) {
    if (text.trim() === '') throw new UserError({ code: 'limit.unreadable', received: echo(piece.text) });
    return readMoney(text, quantity);
  }
  const share = readPercent(groups.share, quantity);
  if (share > 1) throw new UserError({ code: 'limit.share-range', received: echo(text) });
  const of = (groups.before ?? groups.after ?? 'budget').toLowerCase();
  return { share, of: spendWords.includes(of) ? 'spend' : 'budget' };
}

function looksLikeAmount({ text }: Token): boolean {
  return /^[+-]?[¥$€£₩₹]?[+-]?\.?\d|^百分之|^[+-]?(nan|inf(inity)?)$/i.test(text.trim());
}

/**
 * `budgt=50k` looks like a limit on a channel; nobody means that, nor with a name that is near to no channel: then
 * it is the option that is unknown.
 */
export function refuseMisspeltOption(names: Token, { command, scenario }: ReadingPlace): void {
  const typed = unquote(names);
  if (scenario === undefined) return;
  try {
    findChannels(scenario.scenario, typed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const options = Object.keys(command.args).flatMap((name) => namesOfArgument(command, name));
    const option = nearestName(typed, options) ?? '';
    const channel = String(error.problems[0].values?.nearest ?? '');
    const isSum = typed.includes('+');
    if (!isSlip(typed, option) && (isSum || isSlip(typed, channel))) return;
    throw new UserError({
      code: 'argument.unknown',
      received: echo(typed),
      values: { command: command.name, choices: Object.keys(command.args).join(', '), nearest: option },
    });
  }
}
