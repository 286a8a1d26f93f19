import type { Concept } from '../lexicon/concepts.ts';
import { has, type Token } from '../spot/token.ts';
import type { Reading } from './clause-view.ts';

/** Words that go with many acts and decide none: nothing is lost where they are left over. */
const weak: ReadonlySet<Concept> = new Set<Concept>([
  'to',
  'on',
  'by',
  'also',
  'bit',
  'give',
  'set',
  'question',
  'make',
  'funds',
  'read',
  'next',
  'show',
  'all',
  'first',
  'total',
  'pronoun',
  'what',
  'how',
  'whatif',
  'better',
  'current',
  'move',
  'worth',
  'period',
  'keep',
  'same',
  'mean',
  'each',
  'more',
  'small',
  'thanks',
  'exact',
  'reach',
  'maximise',
  'budget',
  'lastone',
  'adopt',
  'came',
  'spent',
  'sure',
  'short',
  'help',
]);

/** Words that turn what they stand by around, or put it off: never to be passed over. */
const turning: readonly Concept[] = ['not', 'except', 'defer', 'out', 'only', 'stop', 'others', 'both'];

const isWeak = (token: Token) =>
  token.kind === 'word' && [...token.concepts].every((concept) => weak.has(concept));

/** What is lost where a reading leaves a token over. */
export function costOf(token: Token): number {
  switch (token.kind) {
    case 'channels':
    case 'quantity':
    case 'range':
    case 'times':
    case 'unclear':
      return 4;
    case 'run':
    case 'step':
    case 'scenario':
      return 3;
    case 'period':
      return 2;
    case 'unknown':
      return /^[\p{P}\p{S}]+$/u.test(token.text) ? 0 : /^\p{Script=Han}$/u.test(token.text) ? 0.75 : 1.5;
    case 'word':
      if (turning.some((concept) => has(token, concept)) && !(token.isSmall && !has(token, 'not'))) return 4;
      if (token.isSmall) return 0;
      return isWeak(token) ? 0.3 : 2;
    default:
      return 0;
  }
}

/** What is won where a reading explains a token. */
function gainOf(token: Token): number {
  switch (token.kind) {
    case 'channels':
    case 'quantity':
    case 'range':
    case 'times':
      return 3;
    case 'run':
    case 'step':
    case 'scenario':
    case 'period':
      return 2;
    case 'word':
      return token.isSmall ? 0.3 : isWeak(token) ? 0.4 : 2;
    default:
      return 0;
  }
}

/** How well a reading explains the tokens: what it explains less what it leaves. */
export function scoreOf(tokens: readonly Token[], { used, bonus = 0, isGuess, missing }: Reading): number {
  let score = bonus - (isGuess ? 0.5 : 0) - (missing === undefined ? 0 : 1);
  for (const token of tokens) score += used.has(token) ? gainOf(token) : -costOf(token);
  return score;
}

/** The tokens that a reading leaves over and that say something. */
export const leftOver = (tokens: readonly Token[], used: ReadonlySet<Token>): Token[] =>
  tokens.filter((token) => !used.has(token) && costOf(token) > 0.5);

export const isTurning = (token: Token) => turning.some((concept) => has(token, concept));
