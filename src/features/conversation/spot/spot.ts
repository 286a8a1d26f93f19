import { periodsPer } from '../../../scenario/in-period.ts';
import { budgetOf, type Period, type Scenario } from '../../../scenario/scenario.ts';
import { entries, longestAt, phraseAt } from '../lexicon/concepts.ts';
import { joinedChannels } from './joined-channels.ts';
import { quantityAt, timesAt } from './quantity-at.ts';
import { namesIn, type SaidNames } from './said-names.ts';
import { periodAt } from './said-periods.ts';
import { withoutSlips } from './slips.ts';
import type { Token, TokenOf } from './token.ts';

/** In which scenario something is said, and per what its amounts are. */
export interface SpotPlace {
  readonly scenario?: Scenario;
  readonly period: Period;
}

const noNames: SaidNames = { byText: new Map(), byStart: new Map(), words: new Set() };

const separator =
  /^(?:[;.!?。！？；]+|,+|&|and then(?![a-z])|and also(?![a-z])|but(?![a-z])|and(?![a-z])|then(?![a-z])|or(?![a-z])|plus(?= )|\/|还有就是|并且|而且|同时|然后|以及|另外|但是|但|和|并|且|跟|与|或者|或|\+(?=\s?[^\d\s]))/;
const runMark =
  /^(?:run #?|plan #|#|no\. ?|第\s?|方案\s?#|编号\s?|运行\s?#?)(\d{1,9})(?!\d|[.,]\d|[%kmwb万千百亿成])\s?(?:号方案|号|次运行|次|轮)?/;
const runAfter = /^(\d{1,9})\s?号(?:方案|运行)?/;
const stepMark =
  /^(?:(?:the )?(?<word>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) (?:plan|version|one|option|proposal)(?![a-z])|(?:step|version|option|v)\s?(?<digit>\d)(?![\d.,k%])|第(?<zh>[一二三四五1-5])(?:个方案|版|个|稿|步|份))/;
const stepWords = ['first', 'second', 'third', 'fourth', 'fifth'];

/** A bare number below this part of the budget may be meant in thousands. */
const smallPart = 1 / 500;

/** Most tokens that are spotted: what people say fits many times over. */
const mostTokens = 160;

/** The words, names and numbers of a clean text, the longest reading at each place; lists of channels are one token. */
export function spot(clean: string, { scenario, period }: SpotPlace): Token[] {
  const names = scenario === undefined ? noNames : namesIn(scenario);
  const text = withoutSlips(clean.toLowerCase(), names.words);
  const currency = scenario?.currency ?? 'CNY';
  const small = scenario === undefined ? 0 : budgetOf(scenario) * smallPart;
  const tokens: Token[] = [];
  for (let from = 0; from < text.length && tokens.length < mostTokens; ) {
    if (text[from] === ' ') {
      from += 1;
      continue;
    }
    const token = tokenAt(text, { from, names, currency, small, before: tokens.at(-1) });
    from = Math.max(token.to, from + 1);
    const last = tokens.at(-1);
    if (token.kind === 'unknown' && last?.kind === 'unknown' && isHan(last.text) && isHan(token.text)) {
      tokens[tokens.length - 1] = { ...last, text: last.text + token.text, to: token.to };
    } else tokens.push(token);
  }
  return joinedChannels(withPeriods(tokens, period), scenario);
}

const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text);

interface Standing {
  readonly from: number;
  readonly names: SaidNames;
  readonly currency: string;
  readonly small: number;
  readonly before: Token | undefined;
}

function tokenAt(text: string, place: Standing): Token {
  const { from, names, currency } = place;
  // Nothing that is looked for is longer.
  const rest = text.slice(from, from + 80);
  const made = (length: number) => ({ text: rest.slice(0, length), from, to: from + length });
  const step = stepMark.exec(rest);
  if (step !== null && !/^[a-z0-9]/.test(text[from - 1] ?? ' ')) {
    const { word, digit, zh } = step.groups ?? {};
    const number =
      digit !== undefined
        ? Number(digit)
        : zh !== undefined
          ? '一二三四五'.indexOf(zh) + 1 || Number(zh)
          : stepWords.indexOf(word ?? '') + 1 || Number(word?.[0]);
    return { ...made(step[0].length), kind: 'step', step: number };
  }
  const run = runMark.exec(rest) ?? runAfter.exec(rest);
  if (run !== null) return { ...made(run[0].length), kind: 'run', run: Number(run[1]) };
  const isAfterName = place.before?.kind === 'channels' && place.before.to === from;
  const isTight = !isAfterName && /[a-z]/.test(text[from - 1] ?? '') && !/^[+-]/.test(rest);
  const said = isTight ? undefined : quantityAt(rest, currency);
  const times = isTight ? undefined : timesAt(rest);
  const name = nameAt(text, from, names);
  const phrase = phraseAt(text, from);
  const period = periodAt(rest);
  const length = said === undefined || said === 'unclear' ? 0 : said.length;
  const longest = Math.max(name?.length ?? 0, phrase?.length ?? 0, period?.length ?? 0);
  if (times !== undefined && times.length >= length && times.length >= longest) {
    return { ...made(times.length), kind: 'times', times: times.times };
  }
  if (said === 'unclear' && longest < 2) {
    const [all = rest] = /^[+-]?\s?[^\s,;]+/.exec(rest) ?? [];
    return { ...made(all.length), kind: 'unclear' };
  }
  if (said !== undefined && said !== 'unclear' && length >= longest) return quantityToken(rest, said, place);
  const found = name === undefined ? undefined : names.byText.get(name.text);
  if (name !== undefined && found !== undefined && name.length >= longest) {
    const possessive = /^'s?(?![a-z])/.exec(rest.slice(name.length))?.[0] ?? '';
    const aliases = found.isOwnWord && !found.isGroup ? [] : [{ said: name.text, id: found.id }];
    return {
      ...made(name.length + possessive.length),
      kind: 'channels',
      ids: [found.id],
      isChoice: false,
      isSum: false,
      hasGroup: found.isGroup,
      aliases,
    };
  }
  if (period !== undefined && period.length >= longest) {
    return { ...made(period.length), kind: 'period', period: period.period, form: period.form };
  }
  const end = separator.exec(rest)?.[0];
  if (end !== undefined && (phrase === undefined || phrase.length <= end.length)) {
    return { ...made(end.length), kind: 'separator', strength: strengthOf(end) };
  }
  const entry = phrase === undefined ? undefined : entries.get(phrase);
  if (phrase !== undefined && entry !== undefined) {
    if (entry.concepts.size > 0)
      return { ...made(phrase.length), kind: 'word', concepts: entry.concepts, isSmall: entry.isSmall };
    return { ...made(phrase.length), kind: 'small' };
  }
  const possessive = /^'s(?![a-z])/.exec(rest)?.[0];
  if (possessive !== undefined) return { ...made(possessive.length), kind: 'small' };
  const [unknown = rest[0] ?? ''] = /^(?:[a-z][a-z']*|[\d.,]+[a-z%]*|.)/su.exec(rest) ?? [];
  return { ...made(unknown.length), kind: 'unknown' };
}

/** A name, with hyphens or underscores where it has spaces, and without the blank where people leave it out. */
function nameAt(text: string, from: number, names: SaidNames) {
  const window = text.slice(from, from + 80);
  const exact = longestAt(window, 0, names.byStart);
  if (exact !== undefined && (exact.length >= 6 || !/^[a-z]+[-_ ]/.test(window))) {
    const longer = longestAt(window.replace(/[-_]/g, ' '), 0, names.byStart);
    const best = longer !== undefined && longer.length > exact.length ? longer : exact;
    return { text: best, length: best.length };
  }
  const plain = longestAt(window.replace(/[-_]/g, ' '), 0, names.byStart);
  if (plain !== undefined) return { text: plain, length: plain.length };
  return exact === undefined ? undefined : { text: exact, length: exact.length };
}

function strengthOf(end: string): 'strong' | 'weak' | 'and' | 'or' {
  if (/^(?:or|或者?)$/.test(end)) return 'or';
  if (/^(?:&|and|和|跟|与|以及|\+|\/|plus)$/.test(end)) return 'and';
  return /^[;.!?。！？；]/.test(end) ? 'strong' : 'weak';
}

type Said = Exclude<ReturnType<typeof quantityAt>, 'unclear' | undefined>;

function quantityToken(rest: string, said: Said, { from, small, before }: Standing): Token {
  const { quantity, sign, isBare, isPoints, length } = said;
  const base = { text: rest.slice(0, length), from, to: from + length };
  // "10k-20k" is a range, not a change.
  const isRange = sign !== undefined && before?.kind === 'quantity' && before.to === from;
  const isSmall = isBare && 'amount' in quantity && quantity.amount > 0 && quantity.amount < small;
  return {
    ...base,
    kind: 'quantity',
    quantity,
    ...(sign !== undefined && !isRange && { sign }),
    isBare,
    isSmall,
    ...(isPoints && { isPoints }),
  };
}

/** The period that says per what the amount after it is: 每月 15 万, "per month: 15k". */
function periodBefore(kept: readonly Token[]): TokenOf<'period'> | undefined {
  for (const token of kept.slice(-5).reverse()) {
    if (token.kind === 'period') return token.form === 'each' || token.form === 'per' ? token : undefined;
    const isLink =
      token.kind === 'small' ||
      (token.kind === 'word' &&
        ['set', 'give', 'budget', 'to', 'funds', 'only', 'most'].some((concept) =>
          token.concepts.has(concept as 'set'),
        ));
    if (!isLink) return undefined;
  }
  return undefined;
}

/** "60k a month" is one amount; "60k a week" says no more than 60k where amounts are per week. */
function withPeriods(tokens: readonly Token[], period: Period): Token[] {
  const kept: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = kept.at(-1);
    // 一个月给到 15 万: the period stands before its amount.
    const per = token.kind === 'quantity' && 'amount' in token.quantity ? periodBefore(kept) : undefined;
    if (token.kind === 'quantity' && per !== undefined && tokens[at + 1]?.kind !== 'period') {
      kept.splice(kept.lastIndexOf(per), 1);
      const isSame = per.period === period;
      kept.push({
        ...token,
        isSmall: false,
        hasPeriod: true,
        ...(!isSame && { per: { period: per.period, factor: periodsPer(period, per.period) } }),
      });
      continue;
    }
    const isOfAmount =
      token.kind === 'period' &&
      token.form !== 'bare' &&
      before?.kind === 'quantity' &&
      'amount' in before.quantity;
    if (isOfAmount) {
      const per =
        token.period === period
          ? undefined
          : { period: token.period, factor: periodsPer(period, token.period) };
      kept[kept.length - 1] = {
        ...before,
        text: `${before.text} ${token.text}`,
        to: token.to,
        isSmall: false,
        hasPeriod: true,
        ...(per && { per }),
      };
    } else if (token.kind === 'period' && token.period === period && token.form !== 'per') {
      kept.push({ text: token.text, from: token.from, to: token.to, kind: 'small' });
    } else kept.push(token);
  }
  return kept;
}
