import type { Language } from '../../src/bot/chart.ts';
import type { Form } from '../../src/bot/form.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Block, Reply } from '../../src/bot/reply.ts';

/**
 * One message of the chat, as the page receives it (as JSON). An id never changes; a message that is worked on is
 * put again under the same id when there is more to show.
 */
export type Entry = EntryPlace &
  (
    | { readonly kind: 'said'; readonly text: string; readonly files: readonly string[] }
    | { readonly kind: 'working'; readonly language: Language; readonly progress?: ShownProgress }
    | { readonly kind: 'reply'; readonly reply: ReplyView }
    | { readonly kind: 'form'; readonly language: Language; readonly form: Form; readonly isSent: boolean }
  );

export interface EntryPlace {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** The id of the message under which it stands. */
  readonly thread?: string;
}

/** How far long work has come, and how long it may take still, in milliseconds, where that can be told. */
interface ShownProgress extends Progress {
  readonly remainingMs?: number;
}

/** A reply in which charts and files are addresses. */
export interface ReplyView {
  readonly tone: Reply['tone'];
  readonly language: Language;
  readonly title: string;
  readonly summary: string;
  readonly blocks: readonly BlockView[];
  /** Whether people can talk about it under it. */
  readonly isOpen: boolean;
}

export type BlockView =
  | Exclude<Block, { readonly kind: 'chart' | 'files' }>
  | {
      readonly kind: 'picture';
      readonly source: string;
      readonly title: string;
      readonly alt: string;
      /** Says the same in characters, for when it cannot be drawn. */
      readonly text: string;
    }
  | {
      readonly kind: 'files';
      readonly files: readonly { readonly name: string; readonly href: string; readonly size: number }[];
    };
