import type { Language } from './chart.ts';
import type { Choice, Command } from './command.ts';
import type { Form } from './form.ts';
import type { Invocation, Progress } from './invocation.ts';
import type { Reply } from './reply.ts';

/** The bot as fronts see it: give it an invocation, get a reply. */
export interface Bot {
  readonly commands: readonly Command[];
  /**
   * Reads and checks a request; quick (no optimisation). Never throws: what cannot be used comes back `refused`
   * with the reply that says why, before anything is shown to others or stored.
   */
  prepare(invocation: Invocation): Promise<Prepared>;
  /**
   * Tells that a reply stands in a channel now, as the message of that id, so that what people say under it is
   * understood. Never throws.
   */
  posted(
    at: { readonly workspace: string; readonly channel: string; readonly message: string },
    reply: Reply,
  ): Promise<void>;
  /** Completions for one argument of a command, best first, at most 25; empty when nothing fits. */
  complete(
    invocation: Invocation,
    question: {
      readonly command: string;
      readonly argument: string;
      readonly typed: string;
      readonly others: Readonly<Record<string, string>>;
    },
  ): Promise<readonly Choice[]>;
}

export type Prepared =
  | {
      readonly kind: 'refused';
      readonly reply: Reply;
      /** For a request that came from a form: what is wrong, in a sentence, by field. */
      readonly fields?: Readonly<Record<string, string>>;
      /**
       * The command was called without anything, or without what is to change, and has a form: a front that can shows
       * it instead of the reply.
       */
      readonly form?: Form;
    }
  | {
      readonly kind: 'ready';
      readonly command: string;
      /** Who is to see the reply when all goes well. */
      readonly audience: 'channel' | 'caller';
      /** The language of the reply, for what is said meanwhile. */
      readonly language: Language;
      /** Does the work. Never throws: faults come back as a reply with an incident id. */
      run(options?: {
        readonly onProgress?: (progress: Progress) => void;
        readonly signal?: AbortSignal;
      }): Promise<Reply>;
    };
