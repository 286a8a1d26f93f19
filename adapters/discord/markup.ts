/**
 * Text that people wrote, made safe for Discord: it shows as written and never becomes a mention, link, emoji or
 * formatting. Discord drops a backslash before any sign that is not a letter or digit, and shows the sign.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control and direction-changing characters are removed
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** Escapes text for message content, embed descriptions and headings. Line breaks stay. */
export function escapeMarkup(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(invisible, ' ')
      .replace(/[\\*_~|`[\]]/g, '\\$&')
      // Mentions, channels, times, custom emoji and bare links in angle brackets. `app<=20k` stays as it is.
      .replace(/<(?=[@#:/A-Za-z])/g, '\\<')
      .replace(/:(?=[a-z_+][\w+-]*:)/gi, '\\:')
      // An address must not become a link, nor an invitation a card.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/(discord(?:app)?)\.(?=(?:gg|com)\/)/gi, '$1\\.')
      // Headings, small print, lists and quotes count at the start of a line only.
      .replace(/^([^\S\n]*)(?=(?:#{1,3}|-#|[-+]|>{1,3})\s)/gm, '$1\\')
      .replace(/^([^\S\n]*\d+)\.(?=\s)/gm, '$1\\.')
      // Mentions are switched off on every message; this keeps them from being coloured like one.
      .replace(/@(?=everyone|here)/gi, '@\u200b')
  );
}

/** Text as inline code: what people can type. Back-ticks cannot be escaped there, so they are replaced. */
export function inlineCode(text: string): string {
  const line = text.toWellFormed().replace(invisible, ' ').replace(/\n/g, ' ').replaceAll('`', 'ˋ');
  return line.trim() === '' ? '' : `\`${line}\``;
}

/** Lines as a code block. */
export function codeBlock(text: string): string {
  return `\`\`\`\n${text.toWellFormed().replace(invisible, ' ').replaceAll('```', '`\u200b`\u200b`')}\n\`\`\``;
}

/** The text that is in a code block of ours; undefined when it is none. Only control characters were lost. */
export function textOfCodeBlock(block: string): string | undefined {
  const text = /^```\n([\s\S]*)\n```$/.exec(block)?.[1];
  return text?.replaceAll('`\u200b`\u200b`', '```');
}

/** Characters that a code block adds around its text. */
export const codeBlockExtra = codeBlock('').length;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The signs of a text as people see them: an emoji of several code points is one. */
export function signsOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Cuts text to `longest` UTF-16 units, between signs and never after a lone backslash, and marks the cut. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  const slashes = /\\+$/.exec(kept)?.[0].length ?? 0;
  return longest < 1 ? '' : `${slashes % 2 === 1 ? kept.slice(0, -1) : kept}…`;
}
