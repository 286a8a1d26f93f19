import { UserError } from '../../../scenario/problem.ts';
import { isPercent, readMoney, readPercent } from '../../../scenario/quantity.ts';
import type { AmountOrShare } from '../../plans/plan-change.ts';

/** A number as it was said, and how many characters it takes. */
interface SaidNumber {
  readonly quantity: AmountOrShare;
  readonly sign?: 1 | -1;
  readonly isWhole: boolean;
  readonly length: number;
}

const units = 'thousand|million|billion|mn|bn|[kmwb]|[百千万亿萬億]+';
const currencies =
  '元|块钱|块|人民币|rmb|cny|yuan|usd|eur|gbp|jpy|hkd|dollars?|euros?|美元|美金|欧元|英镑|港元|港币|日元';
const written = new RegExp(
  `^(?<sign>[+-]\\s?)?(?<number>(?:[¥$€£₩₹]|rmb|cny|usd|eur|gbp|us\\$|hk\\$)?\\s?(?:\\d+(?:[.,']\\d+)*|\\.\\d+)\\s?(?:%|percent\\b|per cent\\b|pct\\b|(?:${units})(?![a-z]))?\\s?(?:(?:${currencies})(?![a-z]))?)(?![a-z\\d%])`,
);
const percentWords = /percent|per cent|pct/;
const chinesePercent = /^(?<sign>[+-]\s?)?百分之(?<digits>\d+(?:\.\d+)?|[零〇一二两三四五六七八九十]+)/;
const chineseNumber =
  /^(?<sign>[+-]\s?)?(?<number>[零〇一二两三四五六七八九十百千万亿]+[十百千万亿][一二两三四五六七八九](?!成|分之|次|遍)|[零〇一二两三四五六七八九十百千万亿]*[十百千万亿])(?:元|块钱|块)?/u;
const tenths =
  /^(?<sign>[+-]\s?)?(?<digits>\d+(?:\.\d+)?|[一二两三四五六七八九])\s?成(?![功为本])(?<half>半)?/;

const small =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const spelled = new RegExp(
  `^(?<words>(?:a|an|${small})(?:[ -](?:${small}))?(?: hundred(?: and)?(?: (?:${small})(?:[ -](?:${small}))?)?)?)\\s?(?<unit>thousand|million|grand|k|percent|per cent|%)(?![a-z])`,
);
const hundred =
  /^(?<words>(?:a|one|two|three|four|five|six|seven|eight|nine) hundred) (?<unit>thousand|percent)(?![a-z])/;
const fractions: readonly (readonly [RegExp, number])[] = [
  [/^(?:a|one) half(?![a-z])/, 1 / 2],
  [/^(?:a|one) third(?![a-z])(?!-)/, 1 / 3],
  [/^two thirds(?![a-z])/, 2 / 3],
  [/^(?:a|one) quarter(?= (?:more|less|of|higher|lower))/, 1 / 4],
  [/^three quarters(?![a-z])/, 3 / 4],
  [/^(?:a|one) fifth(?![a-z])/, 1 / 5],
  [/^(?:a|one) tenth(?![a-z])/, 1 / 10],
  [/^三分之一/, 1 / 3],
  [/^三分之二/, 2 / 3],
  [/^四分之一/, 1 / 4],
  [/^四分之三/, 3 / 4],
  [/^五分之一/, 1 / 5],
  [/^十分之一/, 1 / 10],
];

/**
 * The number that stands at the beginning of a text, in digits or words: `+20%`, `¥30万`, `fifty thousand`, 三成.
 * Undefined where there is none; `'unclear'` where it can be read in two ways or is in another currency.
 */
export function numberAt(text: string, currency: string): SaidNumber | 'unclear' | undefined {
  for (const [form, share] of fractions) {
    const [match] = form.exec(text) ?? [];
    if (match !== undefined) return { quantity: { share }, isWhole: false, length: match.length };
  }
  return (
    percentAt(text) ??
    tenthsAt(text) ??
    spelledAt(text) ??
    mixedAt(text) ??
    writtenAt(text, currency) ??
    chineseAt(text)
  );
}

const signOf = (sign: string | undefined): { sign?: 1 | -1 } =>
  sign === undefined ? {} : { sign: sign.startsWith('-') ? -1 : 1 };

function percentAt(text: string): SaidNumber | undefined {
  const match = chinesePercent.exec(text);
  if (match === null) return undefined;
  const { sign, digits = '' } = match.groups ?? {};
  const percent = /\d/.test(digits) ? Number(digits) : chineseValue(digits);
  return { quantity: { share: percent / 100 }, ...signOf(sign), isWhole: false, length: match[0].length };
}

function tenthsAt(text: string): SaidNumber | undefined {
  const match = tenths.exec(text);
  if (match === null) return undefined;
  const { sign, digits = '', half } = match.groups ?? {};
  const count = /\d/.test(digits) ? Number(digits) : chineseValue(digits);
  const share = (count + (half === undefined ? 0 : 0.5)) / 10;
  return { quantity: { share }, ...signOf(sign), isWhole: false, length: match[0].length };
}

function spelledAt(text: string): SaidNumber | undefined {
  const match = hundred.exec(text) ?? spelled.exec(text);
  if (match === null) return undefined;
  const { words = '', unit = '' } = match.groups ?? {};
  const value = englishValue(words);
  if (value === undefined) return undefined;
  const quantity = /^p|%/.test(unit)
    ? { share: value / 100 }
    : { amount: value * (unit === 'million' ? 1e6 : 1e3) };
  return { quantity, isWhole: false, length: match[0].length };
}

/** 4万5 is 45,000: the last digit counts in the next smaller unit. */
function mixedAt(text: string): SaidNumber | undefined {
  const [all, number, unit, digit] =
    /^(\d+(?:\.\d+)?)([百千万亿])([1-9])(?!\d|[.,]\d|[%千百十万成])(?:元|块钱|块)?/.exec(text) ?? [];
  if (all === undefined || unit === undefined) return undefined;
  const size = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }[unit] ?? 0;
  const amount = Number(number) * size + (Number(digit) * size) / 10;
  return { quantity: { amount }, isWhole: false, length: all.length };
}

function writtenAt(text: string, currency: string): SaidNumber | 'unclear' | undefined {
  const match = written.exec(text);
  if (match === null) return undefined;
  const { sign, number = '' } = match.groups ?? {};
  const plain = number
    .replace(percentWords, '%')
    .replace('块钱', '块')
    .replace(/yuan/, '元')
    .replace(/dollars?/, '$')
    .replace(/euros?/, '€')
    .trim();
  try {
    const quantity = isPercent(plain)
      ? { share: readPercent(plain, { currency }) }
      : { amount: readMoney(plain, { currency }) };
    const length = match[0].trimEnd().length;
    return { quantity, ...signOf(sign), isWhole: /^\d{1,9}$/.test(plain), length };
  } catch (error) {
    if (error instanceof UserError) return 'unclear';
    throw error;
  }
}

function chineseAt(text: string): SaidNumber | undefined {
  const match = chineseNumber.exec(text);
  if (match === null) return undefined;
  const { sign, number = '' } = match.groups ?? {};
  const amount = chineseValue(number);
  if (!(amount >= 10)) return undefined;
  return { quantity: { amount }, ...signOf(sign), isWhole: false, length: match[0].length };
}

const smallValues = new Map(
  [
    ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .entries(),
  ].map(([index, word]): [string, number] => [word, index + 1]),
);
for (const [index, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries()) {
  smallValues.set(word, (index + 2) * 10);
}

/** `two hundred and fifty` → 250; undefined for what is no number (`five twenty`). */
function englishValue(words: string): number | undefined {
  let value = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const word of words.split(/[ -]/)) {
    if (word === 'and') continue;
    if (word === 'hundred') {
      value *= 100;
      last = 100;
      continue;
    }
    const one = word === 'a' || word === 'an' ? 1 : (smallValues.get(word) ?? Number.NaN);
    // Tens, then ones below ten.
    if (last < 20 || (last < 100 && one >= 10)) return undefined;
    value += one;
    last = one;
  }
  return Number.isFinite(value) ? value : undefined;
}

const digits = '零一二三四五六七八九';
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `三十五万` → 350 000, `五万五` → 55 000. */
function chineseValue(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastPlace = 1;
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const place = places[sign];
    if (sign === '零') lastPlace = 1;
    else if (digits.includes(sign)) digit = digits.indexOf(sign);
    else if (place !== undefined) {
      section += (digit === 0 ? 1 : digit) * place;
      digit = 0;
      lastPlace = place / 10;
    } else {
      const unit = sign === '万' ? 1e4 : 1e8;
      total = (total + section + digit || 1) * unit;
      section = 0;
      digit = 0;
      lastPlace = unit / 10;
    }
  }
  return total + section + digit * (lastPlace >= 1 && total + section > 0 ? lastPlace : 1);
}
