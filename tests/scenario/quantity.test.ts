import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/scenario/problem.ts';
import { isPercent, readMoney, readPercent, readPlain, readWhole } from '../../src/scenario/quantity.ts';

const yuan = { path: 'budget', currency: 'CNY' };

/** The one problem that reading this text raises. */
function problemOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
  throw new Error('was read without a problem');
}

describe('money as people write it', () => {
  test.each([
    ['50000', 50_000],
    ['50k', 50_000],
    ['50K', 50_000],
    ['50 k', 50_000],
    ['1.2m', 1_200_000],
    ['0.5bn', 500_000_000],
    ['2 million', 2_000_000],
    ['50,000', 50_000],
    ['1,234,567.5', 1_234_567.5],
    ['50 000', 50_000],
    ["50'000", 50_000],
    ['1,500k', 1_500_000],
    ['1.234k', 1_234],
    ['0.125', 0.125],
    ['.5', 0.5],
    ['1e5', 100_000],
    ['1E5', 100_000],
    ['30w', 300_000],
    ['30万', 300_000],
    ['¥30万', 300_000],
    ['￥３０万', 300_000],
    ['30 万元', 300_000],
    ['3亿', 300_000_000],
    ['5千', 5_000],
    ['3千万', 30_000_000],
    ['１２，０００', 12_000],
    ['５０ｋ', 50_000],
    ['50k元', 50_000],
    ['¥ 50k', 50_000],
    ['CNY 50k', 50_000],
    ['50kcny', 50_000],
    ['50000 RMB', 50_000],
    ['0', 0],
    [' 50k ', 50_000],
  ])('%s is %d', (text, amount) => {
    expect(readMoney(text, yuan)).toBe(amount);
  });

  test('a currency sign is taken when it is the scenario’s', () => {
    expect(readMoney('$50k', { currency: 'USD' })).toBe(50_000);
    expect(readMoney('50k€', { currency: 'EUR' })).toBe(50_000);
    expect(readMoney('US$1.2m', { currency: 'USD' })).toBe(1_200_000);
    expect(readMoney('¥50k', { currency: 'USD' })).toBe(50_000);
  });

  test.each([
    ['$50k', '$'],
    ['€50k', 'EUR'],
    ['50k USD', 'USD'],
    ['usd50k', 'USD'],
    ['5万美元', 'USD'],
  ])('%s is refused where amounts are in yuan', (text, written) => {
    expect(problemOf(() => readMoney(text, yuan))).toEqual({
      code: 'number.currency',
      path: 'budget',
      received: text,
      values: { written, currency: 'CNY' },
    });
  });

  test.each([
    ['50.000', '50.000', '50,000'],
    ['1.200', '1.200', '1,200'],
    ['1,23', '1.23', '123'],
    ['0,500', '0.500', '500'],
    ['5,0000', '5.0000', '50,000'],
    ['12,5k', '12.5', '125'],
  ])('%s can be read as %s or as %s, and is refused with both', (text, first, second) => {
    expect(problemOf(() => readMoney(text, yuan))).toEqual({
      code: 'number.ambiguous',
      path: 'budget',
      received: text,
      values: { first, second },
    });
  });

  test.each([
    ['-5k', 'number.negative'],
    ['−5k', 'number.negative'],
    ['-¥5k', 'number.negative'],
    ['¥-5k', 'number.negative'],
    ['NaN', 'number.not-finite'],
    ['Infinity', 'number.not-finite'],
    ['-inf', 'number.not-finite'],
    ['∞', 'number.not-finite'],
    ['1e400', 'number.not-finite'],
    ['1e16', 'number.too-large'],
    ['9999999万亿', 'number.too-large'],
    ['0x10', 'number.unreadable'],
    ['', 'number.unreadable'],
    ['   ', 'number.unreadable'],
    ['k', 'number.unreadable'],
    ['¥', 'number.unreadable'],
    ['abc', 'number.unreadable'],
    ['50kk', 'number.unreadable'],
    ['50 5', 'number.unreadable'],
    ['1.2.3', 'number.unreadable'],
    ['1,00,000', 'number.unreadable'],
    ['--5', 'number.unreadable'],
    ['1e', 'number.unreadable'],
    ['5²', 'number.unreadable'],
    ['50%', 'number.share'],
    ['9'.repeat(61), 'number.too-large'],
  ])('%j is refused as %s', (text, code) => {
    expect(problemOf(() => readMoney(text, yuan)).code).toBe(code);
  });

  test('nothing may be where an amount above zero is needed', () => {
    expect(problemOf(() => readMoney('0', { ...yuan, positive: true })).code).toBe('number.not-positive');
    expect(Object.is(readMoney('-0', yuan), 0)).toBe(true);
  });
});

describe('shares, returns and run numbers', () => {
  test('percentages become shares', () => {
    expect(readPercent('20%', yuan)).toBe(0.2);
    expect(readPercent('２０％', yuan)).toBe(0.2);
    expect(readPercent('12.5 %', yuan)).toBe(0.125);
    expect(readPercent('百分之40', yuan)).toBe(0.4);
    expect(readPercent('120%', yuan)).toBe(1.2);
    expect(['20%', '20％', '百分之20', '20k', 'app'].map(isPercent)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(problemOf(() => readPercent('-20%', yuan)).code).toBe('number.negative');
    expect(problemOf(() => readPercent('%', yuan)).code).toBe('number.unreadable');
  });

  test('a return is a plain number, without currency and without a second reading', () => {
    expect(readPlain('2', yuan)).toBe(2);
    expect(readPlain('2.125', yuan)).toBe(2.125);
    expect(problemOf(() => readPlain('¥2', yuan)).code).toBe('number.unreadable');
    expect(problemOf(() => readPlain('2,5', yuan)).code).toBe('number.ambiguous');
  });

  test('a run number is whole', () => {
    expect(readWhole('12', yuan)).toBe(12);
    expect(readWhole('#12', yuan)).toBe(12);
    expect(problemOf(() => readWhole('1.5', yuan)).code).toBe('number.not-whole');
    expect(problemOf(() => readWhole('1e300', yuan)).code).toBe('number.too-large');
    expect(problemOf(() => readWhole('twelve', yuan)).code).toBe('number.not-whole');
  });
});
