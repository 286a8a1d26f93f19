import { printParseErrorCode, visit } from 'jsonc-parser';
import { echo, UserError } from './problem.ts';
import { createProblemList, pathText } from './problem-list.ts';

/** Largest scenario file, in bytes. */
export const largestFile = 4 * 1024 * 1024;

/** Deepest nesting of a file; a scenario needs six. */
const deepestNesting = 32;

/**
 * Reads a JSON file's bytes: UTF-8 with or without a byte-order mark, strict JSON, no key twice in one object.
 * Size and depth are checked before anything is parsed. `__proto__` and the like are plain keys of the result.
 *
 * @throws UserError `file.too-large`, `file.encoding`, `file.not-text`, `file.empty`, `file.too-deep`,
 *   `file.not-object`, `file.breaks-off`, `file.not-json`, `file.duplicate-key`. The text of a file that does not
 *   even begin like JSON is not repeated: it may be any file of this machine.
 */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > largestFile) {
    throw new UserError({
      code: 'file.too-large',
      received: `${(bytes.length / 1024 / 1024).toFixed(1)} MB`,
      values: { size: bytes.length, limit: largestFile, limitText: '4 MB' },
    });
  }
  const text = decode(bytes);
  if (text.trim() === '') throw new UserError({ code: 'file.empty' });
  refuseDeepNesting(text);
  const value = parse(text);
  refuseRepeatedKeys(text);
  return value;
}

/** The text of a file in UTF-8. Throws `UserError` (`file.encoding`, `file.not-text`). */
export function decode(bytes: Uint8Array): string {
  const other = otherEncoding(bytes);
  if (other !== undefined) {
    throw new UserError({ code: 'file.encoding', received: other });
  }
  if (bytes.includes(0)) throw new UserError({ code: 'file.not-text', values: { line: 1 } });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    const { line } = placeIn(lenient, Math.max(0, lenient.indexOf('\ufffd')));
    throw new UserError({ code: 'file.not-text', values: { line } });
  }
}

/** UTF-16 and UTF-32 by their byte-order mark or their zero bytes, which no text in UTF-8 has. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  const isPair = (a === 0) !== (b === 0) && (a === 0) === (c === 0) && (b === 0) === (d === 0);
  return bytes.includes(0) && isPair ? 'UTF-16' : undefined;
}

/** Counts brackets outside of strings; a loop, since a recursive parser is what deep nesting would break. */
function refuseDeepNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (inString) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > deepestNesting) {
        const { line, column } = placeIn(text, i);
        throw new UserError({ code: 'file.too-deep', values: { limit: deepestNesting, line, column } });
      }
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { offset, reason } = firstError(text) ?? { offset: positionIn(error), reason: 'InvalidSymbol' };
    if (!/^\s*[{[/]/.test(text)) throw new UserError({ code: 'file.not-object' });
    const { line, column, excerpt } = placeIn(text, offset);
    if (text.slice(offset).trim() === '') throw new UserError({ code: 'file.breaks-off', values: { line } });
    throw new UserError({ code: 'file.not-json', received: excerpt, values: { line, column, reason } });
  }
}

/** Where and why a text stops being JSON. The reason is jsonc-parser's name for it. */
function firstError(text: string): { offset: number; reason: string } | undefined {
  let first: { offset: number; reason: string } | undefined;
  visit(
    text,
    {
      onError: (code, offset) => {
        first ??= { offset, reason: printParseErrorCode(code) };
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return first;
}

/** V8 mostly says at which position it stopped. */
function positionIn(error: unknown): number {
  const match = error instanceof Error ? /at position (\d+)/.exec(error.message) : null;
  return Number(match?.[1] ?? 0);
}

function refuseRepeatedKeys(text: string): void {
  const list = createProblemList();
  const open: Map<string, number>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Map());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, column, containers) => {
      const keys = open.at(-1);
      const first = keys?.get(key);
      if (first === undefined) keys?.set(key, line + 1);
      else {
        list.add(() => ({
          code: 'file.duplicate-key',
          path: pathText([...containers(), key]),
          received: echo(key),
          values: { line: line + 1, column: column + 1, first },
        }));
      }
    },
  });
  list.throwIfAny();
}

/** Line and column (from 1, in characters) of an offset, and what stands on that line around it. */
function placeIn(text: string, offset: number): { line: number; column: number; excerpt: string } {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const rest = text.slice(offset, offset + 40).split(/[\r\n]/)[0] ?? '';
  return {
    line: before.split(/\r\n|\r|\n/).length,
    column: Array.from(before.slice(start)).length + 1,
    excerpt: echo(`${before.slice(Math.max(start, offset - 30))}${rest}`.trim()),
  };
}
