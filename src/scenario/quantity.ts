import { currencyWritten, meansCurrency } from './currency.ts';
import { halfWidth } from './half-width.ts';
import { echo, type Problem, UserError } from './problem.ts';

/** Longest text that is read as one number, in characters. */
const longestQuantity = 60;

/** Largest amount that may be written; the scenario schema's own limit. */
const largestQuantity = 1e15;

/** What a number may be followed by. Chinese units count in ten thousands: 1万 = 10⁴, 1亿 = 10⁸. */
const units: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  w: 1e4,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  億: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

/** Where a number stands and what it may be, for the problems that its reading can raise. */
export interface QuantityPlace {
  /** The argument's or field's name, named in the problem. */
  readonly path?: string;
  /** ISO code of the currency that amounts are in; only marks of this one are taken. */
  readonly currency: string;
  /** Whether 0 is refused as well. Negative numbers always are. */
  readonly positive?: boolean;
}

/**
 * An amount of money as people write it: `50k`, `1.2m`, `50,000`, `¥30万`, `3亿`, `1e5`, in half- or full-width
 * characters. `¥`, `￥` and 元 stand for the place's own currency. Throws `UserError` (`number.*`) for anything
 * that can be read in two ways or in none.
 */
export function readMoney(text: string, place: QuantityPlace): number {
  if (isPercent(text)) throw problem('number.share', text, place);
  const { bare, mark } = withoutCurrency(squeeze(text, place));
  if (mark !== undefined && !meansCurrency(mark, place.currency)) {
    throw problem('number.currency', text, place, { written: mark, currency: place.currency });
  }
  return checked(readNumber(bare, text, place, 'money'), text, place);
}

/** A plain number such as a return: `2`, `1.5`, `1e3`; without currency. Throws `UserError` (`number.*`). */
export function readPlain(text: string, place: QuantityPlace): number {
  return checked(readNumber(squeeze(text, place), text, place, 'plain'), text, place);
}

/**
 * A whole number: a run's. A leading `#` is passed over. Throws `UserError` (`number.*`), in words about numbers and
 * never about amounts.
 */
export function readWhole(text: string, place: QuantityPlace): number {
  const number = checked(
    readNumber(squeeze(text, place).replace(/^#/, ''), text, place, 'whole'),
    text,
    place,
  );
  if (!Number.isSafeInteger(number)) throw problem('number.not-whole', text, place);
  return number;
}

/** Whether the text is meant as a percentage: `20%`, `百分之20`. */
export function isPercent(text: string): boolean {
  return /%\s*$|^\s*百分之/.test(halfWidth(text));
}

/** A percentage as a share: `20%` → 0.2. Any size; the range is the caller's. Throws `UserError` (`number.*`). */
export function readPercent(text: string, place: QuantityPlace): number {
  const bare = squeeze(text, place)
    .replace(/%$/, '')
    .replace(/^百分之/, '');
  return checked(readNumber(bare, text, place, 'plain'), text, place) / 100;
}

function problem(
  code: Problem['code'],
  text: string,
  place: QuantityPlace,
  values?: Problem['values'],
): UserError {
  return new UserError({
    code,
    received: echo(text.trim()),
    ...(place.path === undefined ? {} : { path: place.path }),
    ...(values === undefined ? {} : { values }),
  });
}

/** Lower case, half-width, without space at the ends or between a number and its unit. */
function squeeze(text: string, place: QuantityPlace): string {
  if (text.length > longestQuantity) {
    throw /^\d+$/.test(text)
      ? problem('number.too-large', text, place, { bound: '1e15' })
      : problem('number.unreadable', text, place);
  }
  return halfWidth(text)
    .replace(/\u2212/g, '-')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?!\d)|(?<!\d) /g, '');
}

/** Takes one currency mark off, before or after the number; its sign stays in front. */
function withoutCurrency(text: string): { readonly bare: string; readonly mark?: string } {
  const [, sign, body] = /^([+-]?)(.*)$/s.exec(text) ?? ['', '', text];
  const mark = currencyWritten(body ?? '');
  return mark === undefined ? { bare: text } : { bare: `${sign}${mark.rest}`, mark: mark.currency };
}

/** What a number is read for: an amount, a figure, or a number that something goes by. */
type QuantityKind = 'money' | 'plain' | 'whole';

function readNumber(bare: string, text: string, place: QuantityPlace, kind: QuantityKind): number {
  const unreadable = kind === 'whole' ? 'number.not-whole' : 'number.unreadable';
  if (/^[+-]?(nan|inf|infinity|∞|无穷大?|无限)$/.test(bare)) throw problem('number.not-finite', text, place);
  const parts = /^(-?)([\d.,' ]+)(e[+-]?\d{1,4})?(.*)$/s.exec(bare);
  if (parts === null) throw problem(unreadable, text, place);
  const [, sign, digits = '', exponent, unitText = ''] = parts;
  const unit = unitText === '' ? 1 : units[unitText];
  if (unit === undefined) throw problem(unreadable, text, place);
  const plain = plainDigits(digits, unit === 1 && exponent === undefined, kind);
  if (plain.kind === 'two-readings') {
    const [first, second] = plain.readings;
    throw problem('number.ambiguous', text, place, { first, second });
  }
  if (plain.kind === 'none') throw problem(unreadable, text, place);
  const number = Number(`${plain.digits}${exponent ?? ''}`) * unit;
  return sign === '-' ? -number : number;
}

type Digits =
  | { readonly kind: 'one'; readonly digits: string }
  | { readonly kind: 'two-readings'; readonly readings: readonly [string, string] }
  | { readonly kind: 'none' };

/**
 * Reads grouped and decimal digits. Half of the world writes fifty thousand as 50.000 and one and a quarter as
 * 1,25: what means different things to different readers is refused with both readings.
 */
function plainDigits(digits: string, bare: boolean, kind: QuantityKind): Digits {
  const ambiguous = (separator: string): Digits => {
    const [whole, rest] = digits.split(separator) as [string, string];
    return {
      kind: 'two-readings',
      readings: [`${whole}.${rest}`, Number(`${whole}${rest}`).toLocaleString('en')],
    };
  };
  if (bare && kind === 'money' && /^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return ambiguous('.');
  if (/^\d+(\.\d*)?$|^\.\d+$/.test(digits)) return { kind: 'one', digits };
  if (/^[1-9]\d{0,2}([,' ])\d{3}(\1\d{3})*(\.\d+)?$/.test(digits)) {
    return { kind: 'one', digits: digits.replace(/[,' ]/g, '') };
  }
  return /^\d+,\d+$/.test(digits) ? ambiguous(',') : { kind: 'none' };
}

function checked(number: number, text: string, place: QuantityPlace): number {
  if (!Number.isFinite(number)) throw problem('number.not-finite', text, place);
  if (number < 0) throw problem('number.negative', text, place);
  if (number > largestQuantity) throw problem('number.too-large', text, place, { bound: '1e15' });
  if (number === 0 && place.positive) throw problem('number.not-positive', text, place);
  return number === 0 ? 0 : number;
}
