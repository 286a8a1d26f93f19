import type { Scenario } from '../../../scenario/scenario.ts';
import { has, type Token, type TokenOf } from './token.ts';

/**
 * Lists of channels as one token ("app, website and brand"), ranges as one ("10k to 15k", "between 10k and 15k",
 * 1 万到 2 万).
 */
export function joinedChannels(tokens: readonly Token[], _scenario: Scenario | undefined): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const list = token.kind === 'channels' ? listFrom(tokens, at) : undefined;
    const range = token.kind === 'quantity' ? rangeFrom(tokens, at) : undefined;
    joined.push(list?.token ?? range?.token ?? token);
    at = list?.last ?? range?.last ?? at;
  }
  return joined;
}

function listFrom(tokens: readonly Token[], first: number) {
  const start = tokens[first];
  if (start?.kind !== 'channels') return undefined;
  let token: TokenOf<'channels'> = start;
  let last = first;
  const links0: string[] = [];
  for (let at = first + 1; at < tokens.length; at += 1) {
    const between: Token[] = [];
    let next = tokens[at];
    while (next !== undefined && between.length < 3 && isListWord(next)) {
      between.push(next);
      at += 1;
      next = tokens[at];
    }
    const isJoined = between.some(({ kind }) => kind === 'separator') || isTight(tokens, at);
    if (next?.kind !== 'channels' || !isJoined) break;
    const isFinished =
      last !== first && links0.includes('and') && between.some(({ text }) => /^,/.test(text));
    if (isFinished || hasOwnNumber(tokens, first, at)) break;
    const known = token.ids;
    if (next.ids.some((id) => known.includes(id))) break;
    // A comma parts clauses, too: only a list that ends in "and", or goes on after the comma like one, is a list.
    const links = between.flatMap((one) => (one.kind === 'separator' ? [one.strength] : []));
    token = {
      ...token,
      text: `${token.text} ${next.text}`,
      to: next.to,
      ids: [...new Set([...token.ids, ...next.ids])],
      hasGroup: token.hasGroup || next.hasGroup,
      isChoice: token.isChoice || links.includes('or'),
      isSum: token.isSum || between.some(({ text }) => text === '+'),
      aliases: [...token.aliases, ...next.aliases],
    };
    links0.push(...links);
    last = at;
  }
  return last === first ? undefined : { token, last };
}

/** "15% more on email and podcasts at 5k": what has its number before, and what has its own behind, are two things. */
function hasOwnNumber(tokens: readonly Token[], first: number, at: number): boolean {
  const isNumber = (token: Token | undefined) =>
    token?.kind === 'quantity' ||
    token?.kind === 'times' ||
    ['double', 'halve', 'triple'].some((concept) => has(token, concept as 'double'));
  let before = false;
  for (let back = first - 1; back >= 0 && tokens[back]?.kind !== 'separator'; back -= 1)
    before ||= isNumber(tokens[back]);
  return (
    before && (isNumber(tokens[at + 1]) || (isNumber(tokens[at + 2]) && tokens[at + 1]?.kind === 'word'))
  );
}

const isListWord = (token: Token) =>
  (token.kind === 'separator' && token.strength !== 'strong') ||
  (token.kind === 'small' && /^(?:the|our|both|和|跟|与|以及|还有|及)$/.test(token.text)) ||
  (has(token, 'compare') && /^(?:跟|和|与)$/.test(token.text)) ||
  (has(token, 'also') && /^(?:还有|以及|plus|as well as)$/.test(token.text));

/** Chinese lists names with nothing between them. */
const isTight = (tokens: readonly Token[], at: number) => {
  const [before, next] = [tokens[at - 1], tokens[at]];
  return before?.kind === 'channels' && next?.kind === 'channels' && before.to === next.from;
};

function rangeFrom(tokens: readonly Token[], first: number) {
  const low = tokens[first];
  const sign = tokens[first + 1];
  if (low?.kind !== 'quantity' || low.sign !== undefined) return undefined;
  const isTightRange = sign?.kind === 'quantity' && sign.text.startsWith('-') && sign.from === low.to;
  const link = isTightRange ? undefined : sign;
  const high = isTightRange ? sign : tokens[first + 2];
  const begins = tokens
    .slice(Math.max(0, first - 2), first)
    .some((token) => /^(?:between|from|介于|在)$/.test(token.text));
  const isLink =
    isTightRange ||
    (link !== undefined && /^(?:to|-|~|～|到|至|through)$/.test(link.text)) ||
    (begins && link !== undefined && /^(?:and|和)$/.test(link.text));
  if (!isLink || high?.kind !== 'quantity') return undefined;
  const [least, most] = [low.quantity, high.quantity];
  const sameKind = 'amount' in least === 'amount' in most;
  const scaled =
    'amount' in least && 'amount' in most && low.isBare && !high.isBare && least.amount < 1000
      ? { amount: least.amount * scaleOf(high.text) }
      : sharedShare(least, most);
  const size = (quantity: typeof least) => ('amount' in quantity ? quantity.amount : quantity.share);
  if ((!sameKind && scaled === least) || size(scaled) >= size(most)) return undefined;
  const token: Token = {
    kind: 'range',
    text: `${low.text} – ${high.text}`,
    from: low.from,
    to: high.to,
    low: scaled,
    high: most,
  };
  return { token, last: isTightRange ? first + 1 : first + 2 };
}

/** "20-30%": the first number is a percentage, too. */
function sharedShare(low: TokenOf<'range'>['low'], high: TokenOf<'range'>['low']) {
  return 'amount' in low && 'share' in high && low.amount < 100 ? { share: low.amount / 100 } : low;
}

const scaleOf = (text: string) =>
  /k|thousand|grand|千/.test(text) ? 1e3 : /w|万/.test(text) ? 1e4 : /m|million/.test(text) ? 1e6 : 1;
