import type { Period, Scenario } from '../../scenario/scenario.ts';
import { namesIn, type SaidNames } from './said-names.ts';
import { numberAt } from './said-numbers.ts';
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
  /^(?:[,;.!?。！？；]+|&|and then|and also|and|then|but|还有就是|并且|而且|同时|然后|以及|另外|和|并|且|跟|与|但|再)/;
const runMark =
  /^(?:#|run #?|plan #|no\. ?|nr\. ?|第\s?|方案\s?#?|编号\s?|运行\s?#?)(\d{1,9})(?![\d.,%kmwb万千百亿成])\s?(?:号方案|号|次|个方案|轮)?/;
const runAfter = /^(\d{1,9})\s?号(?:方案)?/;

const periods: readonly (readonly [RegExp, Period])[] = [
  [/^(?:per day|a day|each day|every day|by day|daily|\/ ?day|每天|每日|按天|按日|一天)(?![a-z])/, 'day'],
  [
    /^(?:per week|a week|each week|every week|by week|weekly|\/ ?week|每周|每星期|按周|一周|每个星期)(?![a-z])/,
    'week',
  ],
  [
    /^(?:per month|a month|each month|every month|by month|monthly|\/ ?month|每月|每个月|按月|一个月)(?![a-z])/,
    'month',
  ],
  [
    /^(?:per quarter|a quarter|each quarter|every quarter|by quarter|quarterly|\/ ?quarter|每季度|每个季度|按季度|按季|一个季度)(?![a-z])/,
    'quarter',
  ],
  [
    /^(?:per year|a year|each year|every year|by year|yearly|annually|per annum|annual|\/ ?year|每年|按年|一年)(?![a-z])/,
    'year',
  ],
];
const barePeriods: readonly (readonly [RegExp, Period])[] = [
  [/^(?:days?(?![a-z])|天|日)/, 'day'],
  [/^(?:weeks?(?![a-z])|周|星期)/, 'week'],
  [/^(?:months?(?![a-z])|月度|月)/, 'month'],
  [/^(?:quarters?(?![a-z])|季度|季)/, 'quarter'],
  [/^(?:years?(?![a-z])|年度|年)/, 'year'],
];

/** The words, names and numbers of a clean, lower-case text; the longest reading of each place. */
export function tokensOfTalk(clean: string, { scenario, period }: TalkPlace): Token[] {
  const names = scenario === undefined ? noNames : namesIn(scenario);
  const text = withoutSlips(clean.toLowerCase().replace(/(\p{L})'s(?=\s|$)/gu, "$1's"), names.words);
  const currency = scenario?.currency ?? 'CNY';
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    if (text[from] === ' ') {
      from += 1;
      continue;
    }
    const rest = text.slice(from);
    const isAfterLetter = /[a-z]$/.test(text.slice(0, from));
    const token = tokenAt(rest, { from, names, currency, isAfterLetter, before: tokens.at(-1) });
    from += token.text.length;
    // "60k a week" says no more than "60k" where amounts are per week.
    const isSaidAlready =
      token.kind === 'period' && !token.isBare && token.period === period && tokens.at(-1)?.kind === 'number';
    if (!isSaidAlready) tokens.push(token);
  }
  return tokens;
}

interface Standing {
  readonly from: number;
  readonly names: SaidNames;
  readonly currency: string;
  readonly isAfterLetter: boolean;
  readonly before: Token | undefined;
}

function tokenAt(rest: string, { from, names, currency, isAfterLetter, before }: Standing): Token {
  const [run] = runMark.exec(rest) ?? runAfter.exec(rest) ?? [];
  if (run !== undefined) {
    return { kind: 'run', run: Number(/\d+/.exec(run)?.[0]), text: run, from };
  }
  const name = startOf(rest, names.byStart);
  const phrase = startOf(rest, phrasesByStart);
  const period = periodAt(rest);
  const said = isAfterLetter ? undefined : numberAt(rest, currency);
  const longest = Math.max(name?.length ?? 0, phrase?.length ?? 0, period?.text.length ?? 0);
  if (said === 'unclear') return unknownAt(rest, from);
  if (said !== undefined && said.length > longest) return numberToken(rest, from, said, before);
  const meant = name === undefined ? undefined : names.byText.get(name);
  if (name !== undefined && meant !== undefined && name.length === longest) {
    const possessive = /^'s?(?![a-z])/.exec(rest.slice(name.length))?.[0] ?? '';
    return { kind: 'name', ...meant, text: name + possessive, from };
  }
  if (period !== undefined && period.text.length === longest) return { ...period, from };
  const [end] = separator.exec(rest) ?? [];
  const isWordThere = phrase !== undefined && phrase.length > (end?.length ?? 0);
  if (end !== undefined && !isWordThere && !/^[a-z]{2}$/.test(`${end.at(-1)}${rest[end.length]}`)) {
    return { kind: 'separator', isAnd: /^(?:&|and|和|跟|与|以及|,)$/.test(end), text: end, from };
  }
  const meanings = phrase === undefined ? undefined : phrases.get(phrase);
  if (phrase !== undefined && meanings !== undefined) return { kind: 'word', meanings, text: phrase, from };
  return unknownAt(rest, from);
}

type Said = Exclude<ReturnType<typeof numberAt>, 'unclear' | undefined>;

function numberToken(rest: string, from: number, said: Said, before: Token | undefined): Token {
  const { quantity, sign, isWhole, length } = said;
  // "10k-20k" is a range, not a change.
  if (sign !== undefined && before?.kind === 'number') {
    const isRange = sign === -1;
    return {
      kind: 'word',
      meanings: new Set([isRange ? 'to' : 'plus']),
      text: rest.slice(0, /^[+-]\s?/.exec(rest)?.[0].length ?? 1),
      from,
    };
  }
  return {
    kind: 'number',
    quantity,
    ...(sign !== undefined && { sign }),
    isWhole,
    text: rest.slice(0, length),
    from,
  };
}

function periodAt(rest: string): Extract<Token, { kind: 'period' }> | undefined {
  for (const [list, isBare] of [
    [periods, false],
    [barePeriods, true],
  ] as const) {
    for (const [form, period] of list) {
      const [text] = form.exec(rest) ?? [];
      if (text !== undefined) return { kind: 'period', period, isBare, text, from: 0 };
    }
  }
  return undefined;
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
