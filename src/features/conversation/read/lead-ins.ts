import { entries } from '../lexicon/concepts.ts';
import { has, type Token } from '../spot/token.ts';

/** Words that may stand before "says": who says it. */
const mayLead = (token: Token) =>
  token.kind === 'unknown' ||
  token.kind === 'small' ||
  (token.kind === 'word' &&
    (token.isSmall ||
      [
        'question',
        'adopt',
        'report',
        'what',
        'current',
        'set',
        'thanks',
        'show',
        'firstone',
        'lastweek',
        'funds',
        'also',
        'first',
      ].some((concept) => has(token, concept as 'what'))));

/** Most words that tell who says something. */
const mostLeading = 7;

const anywhere = /^(?:because|due to|cuz|coz|因为|由于|考虑到|鉴于)$/;

/**
 * The tokens with those that only tell who says so ("legal says …", 老板说 …) or why ("because …", 毕竟 …) turned into
 * small words.
 */
export function withoutLeadIns(tokens: readonly Token[]): Token[] {
  const plain = [...tokens];
  const small = (at: number) => {
    const token = plain[at];
    if (token !== undefined) plain[at] = { text: token.text, from: token.from, to: token.to, kind: 'small' };
  };
  let begin = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const token = plain[at];
    if (token === undefined) break;
    if (token.kind === 'separator') {
      if (token.strength !== 'and' && token.strength !== 'or') begin = at + 1;
      continue;
    }
    const entry = entries.get(token.text);
    if (entry?.isReason === true && (at === begin || anywhere.test(token.text))) {
      let end = at;
      while (end < plain.length && !isEnd(plain[end])) end += 1;
      for (let within = at; within < end; within += 1) small(within);
      at = end - 1;
      continue;
    }
    if (replaced.test(token.text)) {
      // "60k instead of 50k": what is not wanted any more.
      for (let next = at + 1; next < plain.length && isReplaced(plain[next]); next += 1) small(next);
    }
    const next = plain[at + 1];
    const isClauseStart = at === begin || plain[at - 1]?.kind === 'quantity';
    if (
      /^(?:not|不是)$/.test(token.text) &&
      isClauseStart &&
      begin > 0 &&
      next?.kind === 'quantity' &&
      isEnd(plain[at + 2] ?? { kind: 'separator', strength: 'strong', text: '', from: 0, to: 0 })
    ) {
      // "48k, not 52": what it is not.
      small(at);
      small(at + 1);
      continue;
    }
    const lead = plain.slice(begin, at);
    const isLed = lead.length > 0 && lead.length <= mostLeading && lead.every(mayLead);
    const tellsWho = lead.some(
      (one) =>
        one.kind === 'unknown' || (one.kind === 'small' && !/^(?:we|i|you|我|我们|你)$/.test(one.text)),
    );
    if (entry?.isSpeech === true && isLed && tellsWho && !has(token, 'not')) {
      for (let within = begin; within <= at; within += 1) small(within);
      // "Legal says that, …": what is said begins here.
      begin = at + 1;
    }
  }
  return plain;
}

const replaced = /^(?:instead of|rather than|而不是|而非)$/;

const isReplaced = (token: Token | undefined) =>
  token?.kind === 'quantity' ||
  token?.kind === 'period' ||
  token?.kind === 'small' ||
  ['profit', 'value', 'cautious', 'bold', 'on', 'set'].some((concept) => has(token, concept as 'on'));

const isEnd = (token: Token | undefined) =>
  token?.kind === 'separator'
    ? token.strength !== 'and' && token.strength !== 'or'
    : /^所以$|^so$/.test(token?.text ?? '');
