import type { Period } from '../../scenario/scenario.ts';
import type { AmountOrShare } from '../plans/plan-change.ts';
import type { Token } from './token.ts';

/** Channels as they were named together. */
export interface SaidChannels {
  readonly ids: readonly string[];
  /** `app+website`, or said to be meant as a sum. */
  readonly isSum: boolean;
  readonly hasGroup: boolean;
  /** `app or website`: clear only where neither is to get anything. */
  readonly hasOr: boolean;
}

/** What a pattern found, in the order in which it was said. */
export interface Match {
  readonly end: number;
  readonly channels: readonly SaidChannels[];
  /** Without a sign. */
  readonly quantities: readonly AmountOrShare[];
  /** With a sign: `+20%` is a share of .2. */
  readonly signed: readonly AmountOrShare[];
  readonly periods: readonly Period[];
  readonly runs: readonly number[];
  readonly joint: ReadonlySet<'each' | 'together'>;
}

const nothing: Omit<Match, 'end'> = {
  channels: [],
  quantities: [],
  signed: [],
  periods: [],
  runs: [],
  joint: new Set(),
};

/** Finds all ways in which something can begin at a token. */
type Matcher = (tokens: readonly Token[], at: number) => readonly Match[];

/** Shorthands for meanings that stand in for each other. */
const macros: Readonly<Record<string, string>> = {
  UP: 'raise|add|lift',
  DOWN: 'cut|take|drop|less',
  PUT: 'set|give|keep|with',
  INTO: 'to|on|at|of',
  IS: 'be|to|at',
};

/**
 * A pattern of meanings: words with spaces between; `a|b` is either, `a?` may be missing, `a*` stands any number of
 * times. In capitals: CHANNELS, CHANNEL (one), QUANTITY, AMOUNT, SHARE, RATIO (of any size), SIGNED, PERIOD (`per week`), ANYPERIOD, RUN, JOINT, AND, and
 * the shorthands. Fillers may stand between any two.
 */
export function compilePattern(pattern: string): Matcher {
  const parts = pattern
    .split(' ')
    .filter((part) => part !== '')
    .map(compilePart);
  return (tokens, at) => {
    let found: readonly Match[] = [{ ...nothing, end: at }];
    for (const part of parts) {
      found = unique(found.flatMap((match) => part(tokens, match)));
      if (found.length === 0) return [];
    }
    return found;
  };
}

type Step = (tokens: readonly Token[], before: Match) => readonly Match[];

function compilePart(part: string): Step {
  const [, names = '', times = ''] = /^(.+?)([?*]?)$/.exec(part) ?? [];
  const alternatives = names.split('|').flatMap((name) => (macros[name] ?? name).split('|'));
  const once: Step = (tokens, before) =>
    starts(tokens, before.end).flatMap((at) =>
      alternatives.flatMap((name) => one(name, tokens, at).map((match) => joined(before, match))),
    );
  if (times === '?') return (tokens, before) => [before, ...once(tokens, before)];
  if (times === '') return once;
  return (tokens, before) => {
    const all = [before];
    let last: readonly Match[] = [before];
    while (last.length > 0) {
      last = unique(last.flatMap((match) => once(tokens, match))).filter(
        (match) => !all.some((known) => known.end === match.end),
      );
      all.push(...last);
    }
    return all;
  };
}

/** Most fillers between two words of one clause. */
const mostPadding = 8;

/** Where the next word may begin: here, or after fillers. */
export function starts(tokens: readonly Token[], at: number): number[] {
  const found = [at];
  for (let next = at; next < at + mostPadding && isFiller(tokens[next]); next += 1) found.push(next + 1);
  return found;
}

/** Whether a token can mean what a pattern names. */
const isWord = (token: Token | undefined, name: string) =>
  token?.kind === 'word' && (token.meanings as ReadonlySet<string>).has(name);

const isFiller = (token: Token | undefined) => token?.kind === 'word' && token.meanings.has('filler');

type Found = Partial<Omit<Match, 'end'>> & { readonly end: number };

function joined(before: Match, found: Found): Match {
  return {
    end: found.end,
    channels: [...before.channels, ...(found.channels ?? [])],
    quantities: [...before.quantities, ...(found.quantities ?? [])],
    signed: [...before.signed, ...(found.signed ?? [])],
    periods: [...before.periods, ...(found.periods ?? [])],
    runs: [...before.runs, ...(found.runs ?? [])],
    joint: new Set([...before.joint, ...(found.joint ?? [])]),
  };
}

const unique = (matches: readonly Match[]): readonly Match[] => {
  if (matches.length < 2) return matches;
  return [...new Map(matches.map((match) => [JSON.stringify([match, [...match.joint]]), match])).values()];
};

function one(name: string, tokens: readonly Token[], at: number): readonly Found[] {
  const token = tokens[at];
  if (token === undefined) return [];
  const end = at + 1;
  switch (name) {
    case 'CHANNELS':
      return channelsAt(tokens, at);
    case 'CHANNEL':
      return token.kind === 'name'
        ? [{ end, channels: [{ ids: [token.id], isSum: false, hasGroup: token.isGroup, hasOr: false }] }]
        : [];
    case 'QUANTITY':
      return quantitiesAt(tokens, at);
    case 'AMOUNT':
      return quantitiesAt(tokens, at).filter(({ quantities: [only] = [] }) => only && 'amount' in only);
    case 'SHARE':
      return quantitiesAt(tokens, at).filter(({ quantities: [only] = [] }) => only && 'share' in only);
    case 'RATIO':
      return token.kind === 'number' && token.sign === undefined
        ? [{ end, quantities: [token.quantity] }]
        : [];
    case 'SIGNED':
      return token.kind === 'number' && token.sign !== undefined && !token.isSmall
        ? [{ end, signed: [times(token.quantity, token.sign)] }]
        : [];
    case 'PERIOD':
      return token.kind === 'period' && token.form === 'per' ? [{ end, periods: [token.period] }] : [];
    case 'ANYPERIOD':
      return token.kind === 'period' ? [{ end, periods: [token.period] }] : [];
    case 'RUN':
      return runsAt(tokens, at);
    case 'JOINT':
      return jointAt(token, end);
    case 'AND':
      return token.kind === 'separator' && token.link === 'and' ? [{ end }] : [];
    default:
      return isWord(token, name) ? [{ end }] : [];
  }
}

function jointAt(token: Token, end: number): Found[] {
  if (token.kind !== 'word') return [];
  return (['each', 'together'] as const)
    .filter((joint) => token.meanings.has(joint))
    .map((joint) => ({ end, joint: new Set([joint]) }));
}

function runsAt(tokens: readonly Token[], at: number): Found[] {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.kind === 'run') return [{ end: at + 1, runs: [token.run] }];
  const [number, end] =
    token?.kind === 'word' && token.meanings.has('run-word') ? [next, at + 2] : [token, at + 1];
  if (number?.kind !== 'number' || !number.isWhole || !('amount' in number.quantity)) return [];
  if (number.sign !== undefined || number.quantity.amount < 1) return [];
  return [{ end, runs: [number.quantity.amount] }];
}

/** `20k`, `half`, `20% of the budget`. */
function quantitiesAt(tokens: readonly Token[], at: number): Found[] {
  const token = tokens[at];
  const isHalf = token?.kind === 'word' && token.meanings.has('half');
  const before = ofBudgetBefore(tokens, at);
  if (before !== undefined) return quantitiesAt(tokens, before).filter(isShare);
  const quantity = isHalf
    ? { share: 0.5 }
    : token?.kind === 'number' && token.sign === undefined && !token.isSmall
      ? token.quantity
      : undefined;
  if (quantity === undefined) return [];
  const plain = { end: at + 1, quantities: [quantity] };
  if (!('share' in quantity)) return [plain];
  const ofBudget = afterWords(tokens, at + 1, ['of', 'budget']) ?? afterWords(tokens, at + 1, ['budget']);
  return [plain, ...(ofBudget === undefined ? [] : [{ ...plain, end: ofBudget }])];
}

const isShare = ({ quantities: [only] = [] }: Found) => only !== undefined && 'share' in only;

/** Chinese says 预算的 20%: where the share begins. */
function ofBudgetBefore(tokens: readonly Token[], at: number): number | undefined {
  const end = tokens[at]?.kind === 'word' ? afterWords(tokens, at, ['budget']) : undefined;
  return end === undefined
    ? undefined
    : starts(tokens, end).find((start) => tokens[start]?.kind === 'number');
}

function afterWords(tokens: readonly Token[], at: number, meanings: readonly string[]): number | undefined {
  let from: number | undefined = at;
  for (const meaning of meanings) {
    const next: number | undefined = starts(tokens, from).find((start) => {
      const token = tokens[start];
      return isWord(token, meaning);
    });
    if (next === undefined) return undefined;
    from = next + 1;
  }
  return from;
}

/** Most channels that are named one after another. */
const mostNamed = 12;

/** One name after another: with commas and `and` a list, with `+` a sum. */
function channelsAt(tokens: readonly Token[], at: number): Found[] {
  const found: Found[] = [];
  const ids: string[] = [];
  let pluses = 0;
  let ands = 0;
  let hasGroup = false;
  let hasOr = false;
  for (let next: number | undefined = at; next !== undefined && ids.length < mostNamed; ) {
    const name: Token | undefined = tokens[next];
    if (name?.kind !== 'name') break;
    ids.push(name.id);
    hasGroup ||= name.isGroup;
    if (ands === 0 || pluses === 0) {
      found.push({ end: next + 1, channels: [{ ids: [...ids], isSum: pluses > 0, hasGroup, hasOr }] });
    }
    const link: Link | undefined = linkAfter(tokens, next + 1);
    if (link?.isSum) pluses += 1;
    else ands += 1;
    hasOr ||= link?.isOr === true;
    next = link?.end;
  }
  return found;
}

interface Link {
  readonly end: number;
  readonly isSum: boolean;
  readonly isOr: boolean;
}

function linkAfter(tokens: readonly Token[], at: number): Link | undefined {
  for (const start of starts(tokens, at)) {
    const token = tokens[start];
    const isSum = token?.kind === 'word' && token.meanings.has('plus');
    const kind = token?.kind === 'separator' ? token.link : undefined;
    if (!isSum && kind === undefined) continue;
    const more = tokens[start + 1];
    const isOr = kind === 'or' || (more?.kind === 'separator' && more.link === 'or');
    const isCommaAnd = !isSum && more?.kind === 'separator' && more.link !== undefined;
    return { end: starts(tokens, start + (isCommaAnd ? 2 : 1)).at(-1) ?? start + 1, isSum, isOr };
  }
  return undefined;
}

/** So many times an amount or share. */
export function times(quantity: AmountOrShare, factor: number): AmountOrShare {
  return 'amount' in quantity ? { amount: quantity.amount * factor } : { share: quantity.share * factor };
}
