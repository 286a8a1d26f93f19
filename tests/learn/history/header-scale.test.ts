import { expect, test } from 'vitest';
import { headerScale } from '../../../src/learn/history/header-scale.ts';
import { readHistory } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';

test.each([
  ['tv spend (k€)', 1_000],
  ['tv (€k)', 1_000],
  ['tv [k]', 1_000],
  ['revenue ($000)', 1_000],
  ['revenue (’000)', 1_000],
  ['revenue (in thousands)', 1_000],
  ['TV (USD mn)', 1_000_000],
  ['花费（万元）', 10_000],
  ['电视花费万元', 10_000],
  ['營收(萬元)', 10_000],
  ['营收(千元)', 1_000],
  ['营收(百万元)', 1_000_000],
  ['成交额（亿）', 100_000_000],
])('%s is in multiples of %d', (name, scale) => {
  expect(headerScale(name)?.scale).toBe(scale);
});

test.each([
  'tv spend',
  'tv (EUR)',
  'tv ($)',
  '花费(元)',
  '千元店花费',
  'tv (mobile)',
  'TV (new)',
  'radio (fm)',
  'search (brand)',
  'sales (units)',
  'tv (2)',
  'tv (1k)',
])('%s is in no multiples', (name) => {
  expect(headerScale(name)).toBeUndefined();
});

test('spend and outcome in multiples are refused, each by its column', () => {
  const table = '周,电视花费(万元),价格(千元),营收（万元）\n2024-01-01,1.2,3,5\n2024-01-08,1.4,3,6\n';
  let problems: UserError['problems'] | undefined;
  try {
    readHistory(new TextEncoder().encode(table), { currency: 'CNY' });
  } catch (error) {
    if (error instanceof UserError) problems = error.problems;
  }
  expect(problems?.map(({ code, values }) => [code, values?.row, values?.column, values?.scale])).toEqual([
    ['history.multiples', 1, '电视花费(万元)', '10,000'],
    ['history.multiples', 1, '营收（万元）', '10,000'],
  ]);
});

test('GB18030 with yuan signs of four bytes is read', () => {
  const words = [0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbb, 0xa8, 0xb7, 0xd1, 0x2c, 0xd3, 0xaa, 0xca, 0xd5, 0x0a];
  const yuan = [0x81, 0x30, 0x84, 0x36];
  const ascii = (text: string) => [...new TextEncoder().encode(text)];
  const row = (day: string, a: number, b: number) => [
    ...ascii(`2024-01-${day},`),
    ...yuan,
    ...ascii(`${a},`),
    ...yuan,
    ...ascii(`${b}\n`),
  ];
  const bytes = Uint8Array.from([...words, ...row('01', 120, 900), ...row('08', 130, 950)]);
  expect(readHistory(bytes, { currency: 'CNY' }).history.outcome.values).toEqual([900, 950]);
});
