import { describe, expect, it } from 'vitest';
import { largestFile } from '../../src/scenario/json-text.ts';
import type { Problem } from '../../src/scenario/problem.ts';
import { readScenario, readScenarioText } from '../../src/scenario/read-scenario.ts';
import { problemsOf, shopping } from './written-scenarios.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const refused = (bytes: Uint8Array) => problemsOf(() => readScenarioText(bytes));

describe('a scenario file', () => {
  const text = JSON.stringify(shopping(), null, 2);

  it('is read from UTF-8', () => {
    expect(readScenarioText(utf8(text))).toEqual(readScenario(shopping()));
  });

  it('is read with a byte-order mark and Windows line ends', () => {
    expect(readScenarioText(utf8(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toEqual(
      readScenario(shopping()),
    );
  });

  it('may say a key in escapes', () => {
    expect(readScenarioText(utf8(text.replace('"model"', '"m\\u006fdel"')))).toEqual(
      readScenario(shopping()),
    );
  });

  it('is refused by its size before it is looked into', () => {
    expect(refused(new Uint8Array(largestFile + 1))).toEqual([
      {
        code: 'file.too-large',
        received: '4.0 MB',
        values: { size: largestFile + 1, limit: largestFile, limitText: '4 MB' },
      },
    ]);
  });
});

function utf16(text: string, isBigEndian: boolean, mark = true): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(
    [...(mark ? [0xfeff] : []), ...units].flatMap((unit) =>
      isBigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
    ),
  );
}

describe('a file in another encoding is refused and, where that can be told, named:', () => {
  const text = '{\n  "id": "官网"\n}';
  // "官网" in GB18030, as an older editor on Windows saves it.
  const gb18030 = Uint8Array.from([...utf8('{\n  "id": "'), 0xb9, 0xd9, 0xcd, 0xf8, ...utf8('"\n}')]);
  const cases: readonly (readonly [string, Uint8Array, Problem])[] = [
    ['UTF-16', utf16(text, false), { code: 'file.encoding', received: 'UTF-16' }],
    ['UTF-16, big end first', utf16(text, true), { code: 'file.encoding', received: 'UTF-16' }],
    [
      'UTF-16 without a mark',
      utf16('{"id": "a"}', false, false),
      { code: 'file.encoding', received: 'UTF-16' },
    ],
    [
      'UTF-32',
      Uint8Array.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
      { code: 'file.encoding', received: 'UTF-32' },
    ],
    ['GB18030', gb18030, { code: 'file.not-text', values: { line: 2 } }],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      { code: 'file.not-text', values: { line: 1 } },
    ],
    [
      'half a character at the end',
      utf8('{"id": "官').slice(0, -1),
      { code: 'file.not-text', values: { line: 1 } },
    ],
  ];

  it.each(cases)('%s', (_title, bytes, problem) => {
    expect(refused(bytes)).toEqual([problem]);
  });
});

describe('what is not JSON is refused by line and column:', () => {
  const notJson = (line: number, column: number, reason: string, received: string): Problem => ({
    code: 'file.not-json',
    received,
    values: { line, column, reason },
  });
  const cases: readonly (readonly [title: string, text: string, problem: Problem])[] = [
    ['nothing', '', { code: 'file.empty' }],
    ['blank lines', '\n\n  \n', { code: 'file.empty' }],
    ['a trailing comma', '{\n  "id": "a",\n}', notJson(3, 1, 'PropertyNameExpected', '}')],
    ['a missing comma', '{\n  "id": "a"\n  "budget": 3\n}', notJson(3, 3, 'CommaExpected', '"budget": 3')],
    ['a missing colon', '{"id" "a"}', notJson(1, 7, 'ColonExpected', '{"id" "a"}')],
    ['a missing brace', '{"id": "a"', { code: 'file.breaks-off', values: { line: 1 } }],
    ['single quotes', "{'id': 'a'}", notJson(1, 2, 'InvalidSymbol', "{'id': 'a'}")],
    ['a key without quotes', '{id: "a"}', notJson(1, 2, 'InvalidSymbol', '{id: "a"}')],
    ['a comment', '{\n  "id": "a" // mine\n}', notJson(2, 13, 'InvalidCommentToken', '"id": "a" // mine')],
    ['a word that is no value', '{"budget": NaN}', notJson(1, 12, 'InvalidSymbol', '{"budget": NaN}')],
    ['an unclosed text', '{"id": "a\n}', notJson(1, 8, 'UnexpectedEndOfString', '{"id": "a')],
    ['a wrong escape', '{"id": "\\x41"}', notJson(1, 8, 'InvalidEscapeCharacter', '{"id": "\\x41"}')],
    ['two values', '{"id": "a"}\n{"id": "b"}', notJson(2, 1, 'EndOfFileExpected', '{"id": "b"}')],
    ['columns counted in characters', '{"😀官": tru}', notJson(1, 8, 'InvalidSymbol', '{"😀官": tru}')],
    ['a CSV file, whose text is not repeated', 'channel,spend\nwebsite,3000\n', { code: 'file.not-object' }],
  ];

  it.each(cases)('%s', (_title, text, problem) => {
    expect(refused(utf8(text))).toEqual([problem]);
  });
});

describe('what JSON lets through is refused as well:', () => {
  it('a key given twice, each time it is', () => {
    const text = '{\n  "id": "a",\n  "channels": [\n    { "id": "b", "\\u0069d": "c" }\n  ],\n  "id": "d"\n}';
    expect(refused(utf8(text))).toEqual([
      {
        code: 'file.duplicate-key',
        path: 'channels[0].id',
        received: 'id',
        values: { line: 4, column: 18, first: 4 },
      },
      { code: 'file.duplicate-key', path: 'id', received: 'id', values: { line: 6, column: 3, first: 2 } },
    ]);
  });

  it('the same key in different objects is none', () => {
    expect(refused(utf8('{"id": {"id": 1}}'))).not.toContainEqual(
      expect.objectContaining({ code: 'file.duplicate-key' }),
    );
  });

  it('lists in lists without end, without running out of stack', () => {
    expect(refused(utf8('\n'.concat('['.repeat(1_000_000))))).toEqual([
      { code: 'file.too-deep', values: { limit: 32, line: 2, column: 33 } },
    ]);
  });

  it('but not brackets in a text', () => {
    const text = JSON.stringify({ ...shopping(), names: { en: '[{"'.repeat(20) } });
    expect(readScenarioText(utf8(text)).names.en).toBe('[{"'.repeat(20));
  });

  it('a list of a million numbers', () => {
    expect(refused(utf8(`{"channels": [${'1,'.repeat(1_000_000)}1]}`))).toEqual([
      { code: 'scenario.too-many', path: 'channels', values: { count: 1_000_001, bound: 1_000 } },
    ]);
  });

  it('a prototype that is not the object’s own', () => {
    const problems = refused(utf8('{"__proto__": {"model": "advantage", "id": "x"}}'));
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'scenario.unknown-key', path: '__proto__' }),
    );
    expect(problems).toContainEqual(expect.objectContaining({ code: 'scenario.missing', path: 'id' }));
  });
});
