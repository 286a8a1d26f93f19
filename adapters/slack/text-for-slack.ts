/**
 * Text on its way to and from Slack. Slack reads three kinds of text differently:
 * - the message's `text` and text objects decode `&amp; &lt; &gt;` and read `<…>` as mentions and links
 *   (docs.slack.dev/messaging/formatting-message-text), so they take `escapeText` or `fallbackText`;
 * - rich text elements, table cells and chart labels are literal: what is in them is shown as it is.
 */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The text with Slack's three control characters escaped; with a limit, cut so that the escaped form fits. */
export function escapeText(text: string, limit = Number.POSITIVE_INFINITY): string {
  return cut(text, limit, (piece) => piece.replace(/[&<>]/g, (character) => entities[character] ?? ''));
}

/**
 * The text cut to at most `limit` UTF-16 units with "…" at its end, never inside a character as people see it.
 * (Slack does not say what it counts; UTF-16 units are the most that it can be for text.)
 */
export function cutText(text: string, limit: number): string {
  return cut(text, limit, (piece) => piece);
}

function cut(text: string, limit: number, convert: (piece: string) => string): string {
  const whole = convert(text.toWellFormed());
  if (whole.length <= limit) return whole;
  let kept = '';
  for (const { segment } of graphemes.segment(text.toWellFormed())) {
    const next = convert(segment);
    if (kept.length + next.length > limit - 1) break;
    kept += next;
  }
  return `${kept.trimEnd()}…`;
}

/** Characters that look like mrkdwn's own but format nothing; mrkdwn has no escape for them. */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: '＿', '>': '＞' };

/**
 * Text for a message's `text`, where mrkdwn is read: escaped, and with formatting characters replaced by others
 * that look the same. An underscore between letters formats nothing and stays, so that names can be copied.
 */
export function fallbackText(text: string, limit: number): string {
  const plain = text
    .replace(/[*~`]/g, (character) => lookalikes[character] ?? '')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replace(/^(\s*)>/gm, '$1＞');
  return escapeText(plain, limit);
}

/** What somebody typed, from the form in which Slack hands it over: links unwrapped, entities decoded once. */
export function textFromSlack(text: string): string {
  return text
    .replace(/<((?:https?|mailto|tel):[^<>|]+)(?:\|([^<>]*))?>/gi, (_, target: string, label?: string) =>
      label ? label : target.replace(/^(mailto|tel):/i, ''),
    )
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
}
