import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, csvOf } from '../../src/bot/csv.ts';

/** Reads CSV by RFC 4180, written apart from what writes it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (!(text[at] === '"' && text[at + 1] !== '"')) {
        if (at >= text.length) throw new Error('a quote is never closed');
        if (text[at] === '"') at += 1;
        cell += text[at];
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error('a bare quote or line feed');
        cell += text[at];
        at += 1;
      }
    }
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error('a row does not end with CRLF');
    at += 2;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last row does not end');
  return rows;
}

const written = (rows: readonly (readonly Cell[])[]) => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvOf(rows));
  expect(text.startsWith('\ufeff')).toBe(true);
  return parse(text.slice(1));
};

describe('csvOf', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://a","b")', '\'=HYPERLINK("http://a","b")'],
    ['患者 App', '患者 App'],
    ['a=b', 'a=b'],
    ["'", "'"],
    ['', ''],
  ])('the text %j comes out as %j', (text, shown) => {
    expect(written([[text, 'x']])).toEqual([[shown, 'x']]);
  });

  test.each([
    [-12_300.5, '-12300.5'],
    [0, '0'],
    [-0, '0'],
    [1e-9, '0'],
    [-1e-9, '0'],
    [1e15, '1000000000000000'],
    [0.1 + 0.2, '0.3'],
    [Number.NaN, ''],
    [undefined, ''],
  ])('the number %s stays one: %j', (value, shown) => {
    expect(written([[value, 'x']])).toEqual([[shown, 'x']]);
  });

  test('whatever the texts, the table can be read again, and no cell begins a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      fc.constantFrom('"', '\r\n', ',', '="'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const read = written(rows);
        expect(read.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')))).toEqual(
          rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))),
        );
        for (const text of read.flat()) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});
