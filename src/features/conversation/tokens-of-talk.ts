import { budgetOf, type Period, type Scenario } from '../../scenario/scenario.ts';
import { namesIn, type SaidNames } from './said-names.ts';
import { numberAt } from './said-numbers.ts';
import { periodAt } from './said-periods.ts';
import { withoutSlips } from './slips.ts';
import type { Token } from './token.ts';
import { phrases, phrasesByStart } from './vocabulary/meanings.ts';

/** In which scenario something is said, and per what its amounts are. */
export interface TalkPlace {
  readonly scenario?: Scenario;
  readonly period: Period;
}

const noNames: SaidNames = { byText: new Map(), byStart: new Map(), words: new Set() };

const separator =
  /^(?:[,;.!?。！？；]+|&|and then|and also|and|then|or|but|还有就是|并且|而且|同时|然后|以及|另外|和|并|且|跟|与|或者|或|但|再)/;
const runMark =
  /^(?:#|run #?|plan #|no\. ?|nr\. ?|第\s?|方案\s?#?|编号\s?|运行\s?#?)(\d{1,9})(?!\d|[.,]\d|[%kmwb万千百亿成])\s?(?:号方案|号|次|个方案|轮)?/;
const runAfter = /^(\d{1,9})\s?号(?:方案)?/;

/** A bare number below this part of the budget may be meant in thousands. */
const smallPart = 1 / 500;

/** The words, names and numbers of a clean, lower-case text; the longest reading of each place. */
export function tokensOfTalk(clean: string, { scenario, period }: TalkPlace): Token[] {
  const names = scenario === undefined ? noNames : namesIn(scenario);
  const text = withoutSlips(clean.toLowerCase(), names.words);
  const currency = scenario?.currency ?? 'CNY';
  const small = scenario === undefined ? 0 : budgetOf(scenario) * smallPart;
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    if (text[from] === ' ') {
      from += 1;
      continue;
    }
    const isAfterLetter = /[a-z]/.test(text[from - 1] ?? '');
    const place = { from, names, currency, small, isAfterLetter, before: tokens.at(-1) };
    const token = tokenAt(text.slice(from), place);
    from += token.text.length;
    tokens.push(token);
  }
  return supposingFirst(tokens.filter((_, at) => !isSaidAlready(tokens, at, period)));
}

/** "60k a week", "the weekly budget" and "this week" say no more than without it where amounts are per week. */
function isSaidAlready(tokens: readonly Token[], at: number, period: Period): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.kind !== 'period' || token.period !== period || token.form === 'bare') return false;
  const isOfBudget = (word: Token | undefined) => word?.kind === 'word' && word.meanings.has('budget');
  return token.form === 'this' || before?.kind === 'number' || isOfBudget(before) || isOfBudget(after);
}

/** Chinese may name the channel before it supposes something of it: 品牌要是少 4 千. */
function supposingFirst(tokens: readonly Token[]): Token[] {
  const turned = [...tokens];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const supposes = token.kind === 'word' && token.meanings.has('what-if');
    if (!supposes || before?.kind !== 'name' || tokens[at - 2]?.kind === 'name') continue;
    turned[at - 1] = token;
    turned[at] = before;
  }
  return turned;
}

interface Standing {
  readonly from: number;
  readonly names: SaidNames;
  readonly currency: string;
  readonly small: number;
  readonly isAfterLetter: boolean;
  readonly before: Token | undefined;
}

function tokenAt(rest: string, place: Standing): Token {
  const { from, names, currency, isAfterLetter } = place;
  const [run] = runMark.exec(rest) ?? runAfter.exec(rest) ?? [];
  if (run !== undefined) {
    return { kind: 'run', run: Number(/\d+/.exec(run)?.[0]), text: run, from };
  }
  const name = startOf(rest, names.byStart);
  const phrase = startOf(rest, phrasesByStart);
  const period = periodAt(rest);
  const isTight = isAfterLetter && !/^[+-]/.test(rest);
  const said = isTight ? undefined : numberAt(rest, currency);
  if (said === 'unclear') return unknownAt(rest, from);
  const longest = Math.max(name?.length ?? 0, phrase?.length ?? 0, period?.length ?? 0);
  if (said !== undefined && said.length >= longest) return numberToken(rest, said, place);
  const meant = name === undefined ? undefined : names.byText.get(name);
  if (name !== undefined && meant !== undefined && name.length === longest) {
    const possessive = /^'s?(?![a-z])/.exec(rest.slice(name.length))?.[0] ?? '';
    return { kind: 'name', ...meant, text: rest.slice(0, name.length) + possessive, from };
  }
  if (period !== undefined && period.length === longest) {
    return { kind: 'period', ...period, text: rest.slice(0, period.length), from };
  }
  const [end] = separator.exec(rest) ?? [];
  const isWordThere = phrase !== undefined && phrase.length > (end?.length ?? 0);
  if (end !== undefined && !isWordThere && !/^[a-z]{2}$/.test(`${end.at(-1)}${rest[end.length]}`)) {
    const link = /^(?:or|或者?)$/.test(end)
      ? 'or'
      : /^(?:&|and|和|跟|与|以及|,)$/.test(end)
        ? 'and'
        : undefined;
    return { kind: 'separator', ...(link && { link }), text: end, from };
  }
  const meanings = phrase === undefined ? undefined : phrases.get(phrase);
  if (phrase !== undefined && meanings !== undefined) {
    return { kind: 'word', meanings, text: rest.slice(0, phrase.length), from };
  }
  return unknownAt(rest, from);
}

type Said = Exclude<ReturnType<typeof numberAt>, 'unclear' | undefined>;

function numberToken(rest: string, said: Said, { from, small, before }: Standing): Token {
  const { quantity, sign, isWhole, length } = said;
  // "10k-20k" is a range, not a change.
  if (sign !== undefined && before?.kind === 'number') {
    const text = rest.slice(0, /^[+-]\s?/.exec(rest)?.[0].length ?? 1);
    return { kind: 'word', meanings: new Set([sign === -1 ? 'to' : 'plus']), text, from };
  }
  const isSmall = isWhole && 'amount' in quantity && quantity.amount > 0 && quantity.amount < small;
  const text = rest.slice(0, length);
  return { kind: 'number', quantity, ...(sign !== undefined && { sign }), isWhole, isSmall, text, from };
}

/** The longest of the texts that a text begins with, up to the end of a word; a space there is a hyphen here, too. */
function startOf(rest: string, texts: ReadonlyMap<string, readonly string[]>): string | undefined {
  const plain = rest.replace(/[-_]/g, ' ');
  return texts.get(rest[0] ?? '')?.find((text) => {
    if (!rest.startsWith(text) && !plain.startsWith(text)) return false;
    return !(/[a-z']$/.test(text) && /^[a-z]/.test(rest.slice(text.length)));
  });
}

function unknownAt(rest: string, from: number): Token {
  const text = /^(?:[a-z][a-z']*|[\d.,]+[a-z%]*|.)/su.exec(rest)?.[0] ?? rest;
  return { kind: 'unknown', text, from };
}
