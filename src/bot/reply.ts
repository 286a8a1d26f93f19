import type { Chart, Language } from './chart.ts';

/**
 * What a command answers, as plain data that no platform has shaped yet. Texts are translated and formatted but
 * not escaped: each front escapes them for its platform, switches mentions off and keeps its limits.
 */
export interface Reply {
  readonly tone: 'result' | 'info' | 'error';
  /** Everyone in the channel, or only the person who asked. */
  readonly audience: 'channel' | 'caller';
  readonly language: Language;
  readonly title: string;
  /**
   * One sentence that stands alone: the notification, and what arrives when all else fails. Fronts show it above
   * the blocks, which do not repeat it.
   */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** The machine-readable result (`--json`), where the command has one. */
  readonly record?: object;
  /** The run that the reply shows, so that people can go on talking about it under the message. */
  readonly about?: {
    readonly run: number;
    /** The thread that the reply answers in: what is said under the reply goes on from there. */
    readonly thread?: string;
  };
  /** Set when the reply tells of a fault of ours: the id under which the log has the details. */
  readonly incident?: string;
}

export type Block =
  | { readonly kind: 'text'; readonly spans: readonly Span[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** Small print, one line each: assumptions, what is not certain. */
  | { readonly kind: 'caveats'; readonly items: readonly string[] }
  /** To download. */
  | { readonly kind: 'files'; readonly files: readonly ReplyFile[] }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] };

/** A file that a reply brings. Its name is safe on every platform: letters, digits, dots and hyphens. */
export interface ReplyFile {
  readonly name: string;
  readonly mediaType: 'text/csv' | 'application/json' | 'image/png';
  readonly bytes: Uint8Array;
}

/** A run of text; `code` is for what people can type. */
export type Span = string | { readonly text: string; readonly style: 'strong' | 'code' };

export interface Table {
  readonly caption: string;
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A button: a labelled command line. Pressing it runs that line again as the person who presses, through the
 * same parser and checks as a typed one, so a forged line can do no more than typing it could.
 */
export interface Action {
  readonly label: string;
  /** The line without the leading `/channels`, at most 90 characters (Discord's custom_id holds 100). */
  readonly line: string;
  readonly emphasis?: 'primary' | 'danger';
  /** The line lacks what a form asks for: nothing to offer where there are no forms. */
  readonly opensForm?: true;
}

/** Longest command line of an action, in characters. */
export const longestActionLine = 90;
