import type { ArgumentKind, ReadingPlace } from '../../../bot/command.ts';
import { namesOfArgument } from '../../../bot/reading/names.ts';
import type { Token } from '../../../bot/reading/token.ts';
import { cut, splitMasked, tokenise, unquote } from '../../../bot/reading/tokenise.ts';
import type { AskedLimit } from '../../../scenario/asked-limits.ts';
import { findChannels } from '../../../scenario/find.ts';
import { isSlip, nearestName } from '../../../scenario/nearest.ts';
import { echo, type Problem, readAt, UserError } from '../../../scenario/problem.ts';
import { isPercent, readPercent } from '../../../scenario/quantity.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { readLimitAmount } from './limit-amount.ts';
import { completeLimits } from './limit-completion.ts';
import { currencyIn } from './scenario.ts';

/** Most limits that one command may name. */
const mostLimits = 200;

/**
 * Limits on channels, groups and sums of channels, with commas, semicolons or spaces between: `app<=20k`,
 * `5k<=website<=10k`, `app+website<=30k`, `partners<=40%`, `app<=40% of spend`, `app=20k` (both sides); against
 * what is spent now `website<=+20%`, `website<=120% of current`, `within 20%` (every channel), `keep partners`. All
 * that is wrong is told at once.
 */
export const limits: ArgumentKind<readonly AskedLimit[]> = {
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

type Side = AskedLimit['side'];

function readLimit(piece: Token, place: ReadingPlace): AskedLimit[] {
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
  const signs = marks.map(([mark]) => mark).join('');
  const kept = keptNames(left, signs);
  if (kept !== undefined) return keptAsNow(middle, kept, place);
  const moved = movedNames(left);
  if (moved !== undefined && /^<=?$/.test(signs)) return withinChange(moved, middle, piece, place);
  const isTurned = looksLikeAmount(left) && !looksLikeAmount(middle);
  const [names, amount] = isTurned ? [middle, left] : [left, middle];
  const isMost = (first === '<') !== isTurned;
  const sides: Side[] = first === '=' ? ['min', 'max'] : [isMost ? 'max' : 'min'];
  if (first === '=') refuseMisspeltOption(names, place);
  const around = first === '=' ? /^\s*(?:±|\+\/-)\s*(?=\d)/.exec(amount.mask)?.[0] : undefined;
  if (around !== undefined) return withinChange(names, cut(amount, around.length), piece, place);
  return oneLimit(names, sides, amount, piece, place);
}

/** How a limit says that channels stay as they are, and what it then reads like. */
const keepWords: ReadonlyMap<string, (names: string) => string> = new Map([
  ['keep', (names: string) => `keep ${names}`],
  ['保持', (names: string) => `保持${names}不变`],
]);

function keptNames(word: Token, signs: string) {
  return signs === '<=' ? keepWords.get(word.mask.trim().toLowerCase()) : undefined;
}

/** Each of the channels, also of a group's, exactly what is spent on it now. */
function keptAsNow(names: Token, say: (names: string) => string, place: ReadingPlace): AskedLimit[] {
  const text = say(names.text);
  return readAt(echo(text), () => channelsNamed(names, { text, mask: text }, place)).flatMap((channel) =>
    (['min', 'max'] as const).map((side) => ({
      channels: [channel],
      side,
      amount: { ofCurrent: 1 },
      text,
    })),
  );
}

const changeWords = /^(change|changes|move|moves|shift|shifts)$/i;
const chineseChange = /^(.*?)的?(?:调整|变动|变化|浮动)(?:幅度)?$/s;
const everyChannel = /^(?:各|每个|所有|全部)?(?:渠道)?(?:都|均)?(?:的)?$/;

/** Whose change is limited: nobody's name stands for every channel. Undefined where it is about no change. */
function movedNames(left: Token): Token | undefined {
  if (changeWords.test(left.mask)) return { text: '', mask: '' };
  const [, whose] = chineseChange.exec(left.mask) ?? [];
  if (whose === undefined) return undefined;
  return everyChannel.test(whose) ? { text: '', mask: '' } : cut(left, 0, whose.length);
}

/** Each channel at most that part more or less than what is spent on it now; one without spend stays without. */
function withinChange(names: Token, part: Token, piece: Token, place: ReadingPlace): AskedLimit[] {
  return readAt(echo(piece.text), () => {
    const text = unquote(part).trim();
    if (!isPercent(text)) throw new UserError({ code: 'limit.change-share', received: echo(text) });
    const change = readPercent(text, { currency: currencyIn(place) });
    const channels =
      names.text === ''
        ? (place.scenario?.scenario.channels ?? []).map(({ id }) => id)
        : channelsNamed(names, piece, place);
    return channels.flatMap((channel) => [
      {
        channels: [channel],
        side: 'min' as const,
        amount: { ofCurrent: Math.max(0, 1 - change) },
        text: piece.text,
      },
      { channels: [channel], side: 'max' as const, amount: { ofCurrent: 1 + change }, text: piece.text },
    ]);
  });
}

/** The channels that are named, those of a group each for itself. */
function channelsNamed(names: Token, piece: Token, place: ReadingPlace): readonly string[] {
  const scenario = place.scenario?.scenario;
  const whose = readNames(names, piece, scenario);
  if (whose === undefined) return [];
  const [first = ''] = whose.channels;
  return whose.isGroup ? (scenario?.groups.find(({ id }) => id === first)?.channels ?? []) : whose.channels;
}

function oneLimit(
  names: Token,
  sides: readonly Side[],
  amountToken: Token,
  piece: Token,
  place: ReadingPlace,
): AskedLimit[] {
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
  const amount = attempt(() => readLimitAmount(unquote(amountToken), piece.text, place));
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
): Pick<AskedLimit, 'channels' | 'isGroup'> | undefined {
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

function looksLikeAmount({ text }: Token): boolean {
  return /^[+-]?[¥$€£₩₹]?[+-]?\.?\d|^百分之|^每个?[天日周月季年]|^[+-]?(nan|inf(inity)?)$/i.test(text.trim());
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
