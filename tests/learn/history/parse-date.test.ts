import { describe, expect, test } from 'vitest';
import { isoDay, parseDate, parsePeriod } from '../../../src/learn/history/parse-date.ts';

const dayIn = (text: string) => {
  const read = parseDate(text);
  if (read?.kind === 'day' || read?.kind === 'serial') return isoDay(read.day);
  if (read?.kind === 'moment') return new Date(read.ms).toISOString();
  if (read?.kind === 'unordered') return [read.dayFirst, read.monthFirst].map((day) => day && isoDay(day));
  return read?.kind;
};

describe('a date as people write it', () => {
  test.each([
    ['6. Januar 2025', '2025-01-06'],
    ['3. März 2025', '2025-03-03'],
    ['Mo, 06.01.2025', '2025-01-06'],
    ['lundi 1er septembre 2025', '2025-09-01'],
    ['15 août 2025', '2025-08-15'],
    ['6 de enero de 2025', '2025-01-06'],
    ['lunes, 6 de enero de 2025', '2025-01-06'],
    ['06/jan./2025', '2025-01-06'],
    ['6 de março de 2025', '2025-03-06'],
    ['segunda-feira, 6 de janeiro de 2025', '2025-01-06'],
    ['2025年1月6日（周一）', '2025-01-06'],
    ['周一 2025/1/6', '2025-01-06'],
    ['KW 02/2025', '2025-01-06'],
    ['KW2 2025', '2025-01-06'],
    ['2025/KW02', '2025-01-06'],
    ['W02 2025', '2025-01-06'],
    ['2025-W02', '2025-01-06'],
    ['Week 2, 2025', '2025-01-06'],
    ['2025年第2周', '2025-01-06'],
    ['Week of Jan 6, 2025', '2025-01-06'],
    ['Semaine du 6 janvier 2025', '2025-01-06'],
    ['Woche vom 06.01.2025', '2025-01-06'],
    ['w/e 12 Jan 2025', '2025-01-06'],
    ['Mon, Jan 6, 2025', '2025-01-06'],
    ['Monday 6th January 2025', '2025-01-06'],
    ['6-Jan-25', '2025-01-06'],
    ['Jan 6, 25', '2025-01-06'],
    ['2025-01-06 00:00:00', '2025-01-06'],
    ['2025-01-06T00:00:00+01:00', '2025-01-06'],
    ['2025-01-05T23:00:00.000Z', '2025-01-05T23:00:00.000Z'],
    ['1736121600', '2025-01-06T00:00:00.000Z'],
    ['1736121600000', '2025-01-06T00:00:00.000Z'],
    ['45663', '2025-01-06'],
    ['1/7/2024', ['2024-07-01', '2024-01-07']],
    ['202502', 'week-or-month'],
    ['January 2025', 'month'],
    ['März 2025', 'month'],
    ['2025年1月', 'month'],
  ])('%s', (text, expected) => {
    expect(dayIn(text)).toEqual(expected);
  });

  test.each([
    ['Jan 6 – 12, 2025', '2025-01-06', '2025-01-12'],
    ['Jan 27 – Feb 2, 2025', '2025-01-27', '2025-02-02'],
    ['Dec 30 – Jan 5, 2025', '2024-12-30', '2025-01-05'],
    ['06.01.–12.01.2025', '2025-01-06', '2025-01-12'],
    ['30.12.2024 - 05.01.2025', '2024-12-30', '2025-01-05'],
    ['du 6 au 12 janvier 2025', '2025-01-06', '2025-01-12'],
    ['6–12 Jan 2025', '2025-01-06', '2025-01-12'],
    ['2025-01-06 - 2025-01-12', '2025-01-06', '2025-01-12'],
    ['2025-01-06~2025-01-12', '2025-01-06', '2025-01-12'],
    ['2025-01-06-2025-01-12', '2025-01-06', '2025-01-12'],
    ['2025年1月6日至1月12日', '2025-01-06', undefined],
    ['January 6, 2025 to January 12, 2025', '2025-01-06', '2025-01-12'],
  ])('of a range, the first and the last: %s', (text, first, last) => {
    const { start, end } = parsePeriod(text) ?? {};
    const days = [start, end].map((one) => (one?.kind === 'day' ? isoDay(one.day) : one?.kind));
    expect(days).toEqual([first, last]);
  });

  test.each([
    'Total',
    'Q1 subtotal',
    'Total of 60 results',
    '18,202.48',
    '12345.67',
    'W60 2025',
    '2025-02-30',
    'Google 2025',
    'may be 2025 or not',
    '99/99/2025',
  ])('is none: %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});
