import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs, isoDay } from '../../../src/learn/history/parse-date.ts';
import { type ReadHistory, readHistory } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const monday = Date.UTC(2024, 0, 1) / dayMs;
const encode = (text: string) => new TextEncoder().encode(text);

/** A file that is refused is a file that a person can mend; anything else is a fault. */
function readOrRefused(bytes: Uint8Array): ReadHistory | undefined {
  try {
    return readHistory(bytes, { currency: 'EUR' });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Amounts to the cent, as spreadsheets of three kinds of countries write them. */
const styles = {
  plain: (value: number) => value.toFixed(2),
  english: (value: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  german: (value: number) =>
    value.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  french: (value: number) =>
    value.toLocaleString('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

const cents = fc.integer({ min: 1, max: 99_999_999 }).map((value) => value / 100);

describe('any table', () => {
  test('is read as it was meant, however it is written, or refused: never otherwise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ spend: cents, revenue: cents }), { minLength: 2, maxLength: 30 }),
        fc.constantFrom(...(Object.keys(styles) as (keyof typeof styles)[])),
        fc.constantFrom(';', '\t', '|', ','),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(
          (day: number) => isoDay(day),
          (day: number) => isoDay(day).split('-').reverse().join('.'),
          (day: number) => isoDay(day).split('-').reverse().join('/'),
          (day: number) => String(day + 25_569),
        ),
        (weeks, style, separator, end, dateOf) => {
          const cell = (text: string) => (text.includes(separator) ? `"${text}"` : text);
          const rows = weeks.map(({ spend, revenue }, i) =>
            [dateOf(monday + 7 * i), styles[style](spend), styles[style](revenue)].map(cell).join(separator),
          );
          const text = [['date', 'tv spend', 'revenue'].join(separator), ...rows].join(end);
          const read = readOrRefused(encode(text));
          if (read === undefined) return;
          expect(read.history.weeks).toEqual(weeks.map((_, i) => isoDay(monday + 7 * i)));
          expect(read.history.channels.map(({ spend }) => spend)).toEqual([weeks.map(({ spend }) => spend)]);
          expect(read.history.outcome.values).toEqual(weeks.map(({ revenue }) => revenue));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('with bytes changed, cut out or doubled is read or refused', () => {
    const folder = new URL('../../fixtures/history/nasty/', import.meta.url);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.csv') && !file.startsWith('size'))
      .map((file) => readFileSync(new URL(file, folder)));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat({ max: 600 }), fc.nat({ max: 3 }), fc.uint8Array({ maxLength: 6 })), {
          maxLength: 4,
        }),
        (file, changes) => {
          let bytes: Uint8Array = file;
          for (const [at, cut, put] of changes) {
            bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
          }
          const read = readOrRefused(bytes);
          for (const { spend } of read?.history.channels ?? []) {
            expect(spend.every((amount) => Number.isFinite(amount) && amount >= 0)).toBe(true);
            expect(spend).toHaveLength(read?.history.weeks.length ?? 0);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
