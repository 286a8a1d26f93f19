import stringWidth from 'string-width';

/** What moves the cursor, changes the direction of text or is otherwise not to be shown. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** Text that can do nothing to a terminal but stand in it; on one line. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(unprintable, ' ');
}

/** Columns that a text takes: Chinese characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + room : room + text;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text, or its beginning and "…" where it is wider than `width` (at least 1). */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const han = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef';
/** What a line may break between: spaces, single Chinese characters, and words. */
const pieces = new RegExp(`\\s+|[${han}]|[^\\s${han}]+`, 'gu');
/** What never starts a line. */
const closing = /^[，。、；：！？）》」』】”’,.;:!?)\]}%]/u;

/**
 * Breaks text into lines of at most `width` columns, between words or Chinese characters; a word that is longer
 * than a line is broken anywhere. Line breaks in the text are kept.
 */
export function fold(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => foldLine(plainLine(line), Math.max(2, width)));
}

function foldLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of joinClosing(text.match(pieces) ?? [])) {
    if (widthOf(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const { segment } of graphemes.segment(piece.trimStart())) {
      if (widthOf(line + segment) > width) {
        lines.push(line);
        line = '';
      }
      line += segment;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Glues closing punctuation to what stands before it. */
function joinClosing(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && closing.test(part) && last.trim() !== '')
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
