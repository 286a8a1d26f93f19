import type { Block, Span } from '../reply.ts';

/** A catalogue text as spans: what stands between backticks is what people can type. */
export function spansOf(text: string): Span[] {
  return text
    .split('`')
    .map((part, index): Span => (index % 2 === 1 ? { text: part, style: 'code' } : part))
    .filter((span) => (typeof span === 'string' ? span : span.text) !== '');
}

/** A catalogue text as a text block. */
export function textBlock(text: string): Block {
  return { kind: 'text', spans: spansOf(text) };
}

/** A catalogue text without its marks, for a notification. */
export function plainOf(text: string): string {
  return text.replaceAll('`', '');
}

/** Somebody's text as it can be put into a catalogue text without being taken for a mark. */
export function unmarked(text: string): string {
  return text.replaceAll('`', "'");
}
