import { currencyWritten } from '../../scenario/currency.ts';
import { halfWidth } from '../../scenario/half-width.ts';

/** Which sign is the decimal one: 1,234.5 or 1.234,5. */
export type DecimalSign = 'point' | 'comma';

/** What one cell says, where a number is expected. */
export type NumberText =
  | { readonly kind: 'empty' }
  /** Somebody says that there is no number: `n/a`, `NaN`. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'number';
      /** By each decimal sign; equal where it makes no difference, undefined where the text cannot be that. */
      readonly readings: Readonly<Record<DecimalSign, number | undefined>>;
      readonly isPercent: boolean;
      /** `EUR`; `own` for a mark such as ¥ that stands for the workspace's currency, `$` for some dollar. */
      readonly currency?: string;
    }
  | { readonly kind: 'text' };

const units: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
};

const noNumber =
  /^(?:#?n\/?a|nan|null|none|nil|missing|unknown|#(?:n\/a|value!|ref!|div\/0!|name\?|num!|null!)|无|缺失|未知|暂无)$/;

/** Largest amount that is a number and no slip. */
const largest = 1e15;

/** Reads a number as spreadsheets write it: thousands and decimals of either kind, currency, (500), 5%, 1e3, 1.2万. */
export function parseNumber(text: string): NumberText {
  // Nearly all cells: digits only, or with a point that can only be a decimal one.
  if (/^\d{1,15}$/.test(text)) return plainNumber(Number(text), Number(text));
  if (/^\d{1,15}\.(?:\d{1,2}|\d{4,20})$/.test(text)) return plainNumber(Number(text), undefined);
  const plain = halfWidth(text)
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/[’`]/g, "'")
    .trim()
    .toLowerCase();
  if (plain === '' || /^-+$/.test(plain)) return { kind: 'empty' };
  if (noNumber.test(plain)) return { kind: 'missing' };
  if (plain.length > 60) return { kind: 'text' };
  // Platforms that do not tell small numbers: `< 10%`, `>90%`, `<5`.
  if (/^[<>≤≥]=? ?[\d.,]+ ?%?$/.test(plain)) return { kind: 'missing' };
  const inner = /^\((.*)\)$/s.exec(plain)?.[1];
  // CHF 1'234.50 is written with a blank.
  const { body, sign } = withoutSign((inner ?? plain).replace(/^([a-z]{3}) (?=-?[\d.])/, '$1'));
  const mark = currencyWritten(body);
  const { body: bare, sign: innerSign } = withoutSign(mark?.rest ?? body);
  const isPercent = /[%‰]$/.test(bare);
  const parts = /^([\d.,' ]*\d[\d.,' ]*?)(e[+-]?\d{1,3})?\s*(k|m|百万|千万|[千万亿])?%?$/.exec(bare);
  if (parts === null || bare.endsWith('‰')) return { kind: 'text' };
  const [, digits = '', exponent = '', unit = ''] = parts;
  const isScaled = exponent !== '' || unit !== '';
  const scale =
    (units[unit] ?? 1) * (isPercent ? 0.01 : 1) * sign * innerSign * (inner === undefined ? 1 : -1);
  const reading = (decimal: DecimalSign) => {
    const plainDigits = digitsBy(digits.trim(), decimal, isScaled);
    if (plainDigits === undefined) return undefined;
    const written = Number(`${plainDigits}${exponent}`);
    const scaled = Math.abs(scale) === 1 ? written * scale : tidied(written * scale);
    const number = scaled === 0 ? 0 : scaled;
    return Math.abs(number) <= largest ? number : undefined;
  };
  const readings = { point: reading('point'), comma: reading('comma') };
  if (readings.point === undefined && readings.comma === undefined) return { kind: 'text' };
  return { kind: 'number', readings, isPercent, ...(mark !== undefined && { currency: mark.currency }) };
}

const plainNumber = (point: number, comma: number | undefined): NumberText => ({
  kind: 'number',
  readings: { point, comma },
  isPercent: false,
});

function withoutSign(text: string): { readonly body: string; readonly sign: 1 | -1 } {
  const [, sign, body = text] = /^([+-])\s*(.*)$/s.exec(text) ?? [];
  return { body, sign: sign === '-' ? -1 : 1 };
}

/** 2.35 × 10,000 is 23,500, not 23,500.000000000004. */
const tidied = (number: number) => Number(number.toPrecision(15));

/** The digits as JavaScript writes them, if the text can be a number with this decimal sign. */
function digitsBy(digits: string, decimal: DecimalSign, isScaled: boolean): string | undefined {
  const [point, group] = decimal === 'point' ? ['.', ','] : [',', '.'];
  if (/^\d+$/.test(digits)) return digits;
  const cut = digits.split(point);
  const [whole = '', fraction = ''] = cut;
  if (cut.length > 2 || !/^\d*$/.test(fraction)) return undefined;
  if (/^\d*$/.test(whole)) return `${whole || '0'}.${fraction || '0'}`;
  const grouping = [group, ' ', "'"].find((sign) => whole.includes(sign));
  // 1.234万 has decimals, no thousands.
  if (grouping === undefined || (isScaled && grouping === group)) return undefined;
  const groups = whole.split(grouping);
  const areThousands =
    /^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((one) => /^\d{3}$/.test(one));
  if (!areThousands && areIndian(groups, decimal)) return `${groups.join('')}.${fraction || '0'}`;
  return areThousands ? `${groups.join('')}.${fraction || '0'}` : undefined;
}

/** 12,34,567: lakhs and crores, by two digits before the last three. */
const areIndian = (groups: readonly string[], decimal: DecimalSign) =>
  decimal === 'point' &&
  groups.length > 2 &&
  /^[1-9]\d?$/.test(groups[0] ?? '') &&
  groups.slice(1, -1).every((one) => /^\d{2}$/.test(one)) &&
  /^\d{3}$/.test(groups.at(-1) ?? '');
