import type { Language } from './chart.ts';

/** Somebody asked for something: the one form in which every front hands a command over. */
export interface Invocation {
  /** Correlates the log lines of one request; unique. */
  readonly id: string;
  readonly request: TypedLine | ChosenOptions;
  /** Files that came with it; not read yet. */
  readonly files?: readonly IncomingFile[];
  readonly who: Person;
  readonly where: Place;
}

/** A command line as typed (or a button's), without the leading `/channels`. */
export interface TypedLine {
  readonly kind: 'line';
  readonly line: string;
  /**
   * Said to the bot in free words (a mention in a thread or channel, a direct message) rather than typed as a
   * command: what is no command line is then read as one of the things that people say about a run.
   */
  readonly isTalk?: boolean;
}

/** A command whose options the platform already took apart (Discord). */
export interface ChosenOptions {
  readonly kind: 'options';
  /** The declared name: `optimize`, `scenario show`. */
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

/** A file that somebody dropped into the chat, still on the platform's own host. */
export interface IncomingFile {
  readonly name: string;
  /** In bytes, as the platform says; it is checked again while reading. */
  readonly size: number;
  /** Its bytes. Throws `UserError` (`file.too-large`, `file.unreachable`) beyond `most` bytes. */
  read(most: number): Promise<Uint8Array>;
}

export interface Person {
  /** The platform's id of the person, unique within the workspace. */
  readonly id: string;
  /** The language of the person's client, where the platform tells. */
  readonly language?: Language;
  readonly isAdmin: boolean;
}

export interface Place {
  readonly front: 'slack' | 'discord' | 'terminal' | 'web';
  /** `slack:T1`, `discord:123`, `terminal:local`; a direct message outside any has its person's own. */
  readonly workspace: string;
  /** The platform's channel id. */
  readonly channel: string;
  /**
   * The platform's id of the message that this is about: the thread's first one, or the one that is replied to.
   * Absent outside threads.
   */
  readonly thread?: string;
  /** The message in the thread that is replied to, where the platform lets people reply to single ones there. */
  readonly repliesTo?: string;
  /** What is spoken there, where the platform tells: for people of whom it does not tell. */
  readonly language?: Language;
  /** Private channels and direct messages: what is made here is listed only here and to who made it. */
  readonly isPrivate: boolean;
  /** Whether `optimize ./file.json` may read this machine's disk. Only the terminal may. */
  readonly mayReadFiles: boolean;
}

/** How far long work has come; shown in the message itself. */
export interface Progress {
  readonly step: 'queued' | 'drawing' | 'searching' | 'proving' | 'explaining' | 'fitting';
  /** 0…1, or absent where it cannot be told. */
  readonly fraction?: number;
  /** The relative gap between the best plan so far and the proved bound. */
  readonly gap?: number;
}
