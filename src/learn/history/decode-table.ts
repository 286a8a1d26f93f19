import { UserError } from '../../scenario/problem.ts';
import { refusal } from './finding.ts';

/** How a file's bytes are to be read as text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** Beginnings of files that are no text, and what they are. */
const otherFiles: readonly (readonly [string, readonly number[]])[] = [
  ['Excel (.xlsx)', [0x50, 0x4b, 0x03, 0x04]],
  ['Excel (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['gzip', [0x1f, 0x8b]],
];

/**
 * The text of a table as spreadsheets save it: UTF-8 and UTF-16 (with or without a byte order mark), GB18030 (what a
 * Chinese Excel writes), or Windows-1252.
 *
 * @throws UserError `history.not-text` for other files; `history.encoding`, with the row, for text with broken bytes.
 */
export function decodeTable(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const known = otherFiles.find(([, begin]) => begin.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) throw new UserError(refusal('history.not-text', {}, { received: known[0] }));
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: decoded(bytes, wide), encoding: wide };
  if (bytes.includes(0)) throw new UserError(refusal('history.not-text', {}, { received: '0x00' }));
  const broken = brokenInUtf8(bytes);
  if (broken === undefined) return { text: decoded(bytes, 'utf-8'), encoding: 'utf-8' };
  const other = otherEncoding(bytes, broken.wellFormed);
  if (other !== undefined) return { text: decoded(bytes, other), encoding: other };
  throw new UserError(refusal('history.encoding', { row: rowOfByte(bytes, broken.at) }));
}

/** What Windows-1252 has between Latin-1's two halves, from 0x80 on; Node 20 decodes these as Latin-1 does. */
const between = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text without its byte order mark. */
function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (encoding !== 'windows-1252') return text;
    return text.replace(/[\u0080-\u009f]/g, (sign) => between[sign.charCodeAt(0) - 0x80] ?? sign);
  } catch {
    throw new UserError(refusal('history.encoding', { row: 1 }));
  }
}

/** UTF-16 by its byte order mark, or by the zero bytes that Latin letters and digits have in it. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = bytes;
  if (bytes.length % 2 === 1 || bytes.length < 4) return undefined;
  if (a === 0xff && b === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4_000);
  let [even, odd] = [0, 0];
  for (const [i, byte] of sample.entries()) {
    if (byte === 0 && i % 2 === 0) even += 1;
    if (byte === 0 && i % 2 === 1) odd += 1;
  }
  if (odd > sample.length / 4 && even === 0) return 'utf-16le';
  return even > sample.length / 4 && odd === 0 ? 'utf-16be' : undefined;
}

/**
 * Where UTF-8 first breaks, and which share of the bytes beyond ASCII is well-formed all the same: nearly all in broken
 * UTF-8, hardly any in other encodings. Undefined when nothing is broken.
 */
function brokenInUtf8(bytes: Uint8Array): { readonly at: number; readonly wellFormed: number } | undefined {
  let at: number | undefined;
  let [good, bad] = [0, 0];
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    const rest = bytes.subarray(i + 1, i + length);
    const isWhole = length > 1 && rest.length === length - 1 && rest.every((byte) => byte >> 6 === 0b10);
    if (isWhole) good += length;
    else {
      at ??= i;
      bad += 1;
    }
    i += isWhole ? length : 1;
  }
  return at === undefined ? undefined : { at, wellFormed: good / (good + bad) };
}

/** Two characters of four bytes that GB18030 has no pair for, and people write before amounts: ¥ and £. */
const fourBytes: readonly (readonly number[])[] = [
  [0x81, 0x30, 0x84, 0x36],
  [0x81, 0x30, 0x84, 0x35],
];

/** GB18030 where most bytes beyond ASCII are of its common characters; Windows-1252 where they are lone letters. */
function otherEncoding(bytes: Uint8Array, wellFormed: number): 'gb18030' | 'windows-1252' | undefined {
  if (wellFormed > 0.5) return undefined;
  let [paired, lone, high] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const [byte = 0, next = 0] = [bytes[i], bytes[i + 1]];
    if (byte < 0x80) continue;
    if (fourBytes.some((one) => one.every((expected, k) => bytes[i + k] === expected))) {
      high += 4;
      paired += 4;
      i += 3;
      continue;
    }
    if (next < 0x80) {
      high += 1;
      if (byte >= 0xa0 || byte === 0x80 || (byte >= 0x91 && byte <= 0x97)) lone += 1;
      continue;
    }
    high += 2;
    // Punctuation and the characters of GB 2312, which are nearly all that people write.
    if ((byte <= 0xa9 || byte >= 0xb0) && byte >= 0xa1 && byte <= 0xf7 && next >= 0xa1) paired += 2;
    i += 1;
  }
  if (paired / high > 0.8 && isDecodable(bytes, 'gb18030')) return 'gb18030';
  return lone / high > 0.8 ? 'windows-1252' : undefined;
}

function isDecodable(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The line that a byte stands on, whatever the line ends. */
function rowOfByte(bytes: Uint8Array, at: number): number {
  let row = 1;
  for (let i = 0; i < at; i += 1) {
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) row += 1;
  }
  return row;
}
