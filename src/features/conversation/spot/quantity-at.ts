import { numberAt } from './said-numbers.ts';
import type { Quantity } from './token.ts';

/** A number as it was said, and how many characters it takes. */
export interface SaidQuantity {
  readonly quantity: Quantity;
  readonly sign?: 1 | -1;
  readonly isBare: boolean;
  readonly isPoints?: true;
  readonly length: number;
}

const sizes: Readonly<Record<string, number>> = {
  k: 1e3,
  grand: 1e3,
  thousand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  crore: 1e7,
  mio: 1e6,
  mln: 1e6,
  mill: 1e6,
  mil: 1e6,
  million: 1e6,
  w: 1e4,
  万: 1e4,
};

const writtenWithSize =
  /^(?<sign>[+-]\s?)?(?:[¥$€£₹]\s?)?(?<number>\d+(?:[.,]\d{1,2})?)\s?(?<size>grand|lakhs?|lac|crore|mio|mln|mill?)(?![a-z])\.?(?:\s?(?:bucks|dollars|yuan|rmb)(?![a-z]))?/;
const ofTen = /^(?<number>\d)w(?<rest>\d)(?!\d)/;
const aCouple = /^(?:a )?(?:couple(?: of)?) (?<size>grand|thousand|k|lakh|million)(?![a-z])/;
const half = /^half (?:a|an) (?<size>million|lakh|crore|grand|k)(?![a-z])/;
const andAHalf =
  /^(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)?[ -]?(?<ones>a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)? ?(?:and a half|point five) ?(?<size>k|grand|thousand|million|percent|%)(?![a-z])/;
const chineseHalf = /^(?<number>\d+|[一两二三四五六七八九])(?<size>万|千|w)半/;
const points =
  /^(?<sign>[+-]\s?)?(?<number>\d+(?:\.\d+)?)\s?(?:percentage points?|pct points?|points?|pp|ppts?|个百分点|个点|百分点)(?![a-z])/;
const percentMany =
  /^(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred|ten|fifteen|five|one hundred)[ -]?(?<ones>one|two|three|four|five|six|seven|eight|nine)? (?:percent|per cent|%|pct)(?![a-z])/;
const bucks = /^(?<sign>[+-]\s?)?\$?(?<number>\d+(?:\.\d+)?)(?<size>k)?\s?(?:bucks|bones)(?![a-z])/;

const ones =
  'a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const chineseDigits = '零一二三四五六七八九';

const onesValue = (word: string | undefined) => (word === undefined ? 0 : Math.max(1, ones.indexOf(word)));
const tensValue = (word: string | undefined) => {
  if (word === undefined) return 0;
  if (word.endsWith('hundred')) return 100;
  const at = tens.indexOf(word);
  return at >= 0 ? at * 10 : ones.indexOf(word);
};
const signOf = (sign: string | undefined): { sign?: 1 | -1 } =>
  sign === undefined ? {} : { sign: sign.startsWith('-') ? -1 : 1 };

/** The number that begins a text, in any of the ways that people write one; `unclear` for one of two meanings. */
export function quantityAt(rest: string, currency: string): SaidQuantity | 'unclear' | undefined {
  return peculiarAt(rest) ?? plainAt(rest, currency);
}

function plainAt(rest: string, currency: string): SaidQuantity | 'unclear' | undefined {
  const found = numberAt(rest, currency);
  if (found === undefined || found === 'unclear') return found;
  const { quantity, sign, isWhole, length } = found;
  return { quantity, ...(sign !== undefined && { sign }), isBare: isWhole, length };
}

function peculiarAt(rest: string): SaidQuantity | undefined {
  const amountOf = (match: RegExpExecArray, amount: number): SaidQuantity => ({
    quantity: { amount: Math.round(amount * 100) / 100 },
    ...signOf(match.groups?.sign),
    isBare: false,
    length: match[0].length,
  });
  const sizeOf = ({ groups }: RegExpExecArray) => sizes[groups?.size ?? ''] ?? 1;
  let match = points.exec(rest);
  if (match !== null) {
    const quantity = { share: Number(match.groups?.number) / 100 };
    return {
      quantity,
      ...signOf(match.groups?.sign),
      isBare: false,
      isPoints: true,
      length: match[0].length,
    };
  }
  match = writtenWithSize.exec(rest);
  if (match !== null) return amountOf(match, Number(match.groups?.number?.replace(',', '.')) * sizeOf(match));
  match = bucks.exec(rest);
  if (match !== null) return amountOf(match, Number(match.groups?.number) * sizeOf(match));
  match = ofTen.exec(rest);
  if (match !== null)
    return amountOf(match, Number(match.groups?.number) * 1e4 + Number(match.groups?.rest) * 1e3);
  match = aCouple.exec(rest);
  if (match !== null) return amountOf(match, 2 * sizeOf(match));
  match = half.exec(rest);
  if (match !== null) return amountOf(match, 0.5 * sizeOf(match));
  match = chineseHalf.exec(rest);
  if (match !== null) {
    const { number = '', size = '' } = match.groups ?? {};
    const count = /\d/.test(number) ? Number(number) : Math.max(2, chineseDigits.indexOf(number));
    const digit = number === '一' ? 1 : count;
    return amountOf(match, (digit + 0.5) * (size === '千' ? 1e3 : 1e4));
  }
  match = andAHalf.exec(rest);
  if (match !== null && (match.groups?.tens ?? match.groups?.ones) !== undefined) {
    const value = tensValue(match.groups?.tens) + onesValue(match.groups?.ones) + 0.5;
    if (/^(?:percent|%)$/.test(match.groups?.size ?? '')) {
      return { quantity: { share: value / 100 }, isBare: false, length: match[0].length };
    }
    return amountOf(match, value * sizeOf(match));
  }
  match = tenthsMore.exec(rest);
  if (match !== null) {
    const share = chineseNumber(match[1]) / 10 + chineseNumber(match[2]) / 100;
    return { quantity: { share: Math.round(share * 1e4) / 1e4 }, isBare: false, length: match[0].length };
  }
  match = percentMany.exec(rest);
  if (match !== null) {
    const share = (tensValue(match.groups?.tens) + onesValue(match.groups?.ones)) / 100;
    return { quantity: { share }, isBare: false, length: match[0].length };
  }
  return undefined;
}

const tenthsMore = /^([一二两三四五六七八九])成([一二三四五六七八九])(?!\S*万)/;
const timesForms: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/^[x×*]\s?(\d+(?:\.\d+)?)(?![\d%a-z])/, (match) => Number(match[1])],
  [/^(\d+(?:\.\d+)?)\s?(?:x|×|-?fold|times)(?![a-z])/, (match) => Number(match[1])],
  [/^by (?:a )?(\d+(?:\.\d+)?)\s?(?:x|×)(?![a-z])/, (match) => Number(match[1])],
  [/^打?个?([一二三四五六七八九1-9])([一二三四五六七八九1-9])?折/, (match) => discount(match[1], match[2])],
  [
    /^(?:增加到|提高到|涨到|变成|到|变为|增至|的)?(\d+(?:\.\d+)?|[两三四五])倍/,
    (match) => chineseNumber(match[1]),
  ],
  [/^乘以?(\d+(?:\.\d+)?)(?![\d%])/, (match) => Number(match[1])],
];

const chineseNumber = (text = '') =>
  text === '两' ? 2 : /\d/.test(text) ? Number(text) : chineseDigits.indexOf(text);

function discount(first = '', second?: string): number {
  return second === undefined
    ? chineseNumber(first) / 10
    : chineseNumber(first) / 10 + chineseNumber(second) / 100;
}

/** How many times as much, where the text begins with that: `x2`, `1.5 times`, 打八折. */
export function timesAt(rest: string): { readonly times: number; readonly length: number } | undefined {
  for (const [form, read] of timesForms) {
    const match = form.exec(rest);
    if (match === null) continue;
    const times = read(match);
    if (times > 0 && times <= 11) return { times, length: match[0].length };
  }
  return undefined;
}
