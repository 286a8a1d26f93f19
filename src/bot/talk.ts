import type { Prepared } from './bot.ts';
import type { RequestPlace } from './command.ts';
import type { Invocation } from './invocation.ts';
import type { Words } from './language/words.ts';
import type { Reply } from './reply.ts';
import type { Store } from './store.ts';

/** What answering words said to the bot takes beside them. */
export interface TalkParts {
  readonly place: RequestPlace;
  readonly words: Words;
  /** Reads and checks a command line as if the person had typed it. */
  prepareLine(line: string): Promise<Prepared>;
  /** The reply to something that went wrong. */
  replyTo(error: unknown): Reply;
  /** The same before anything was done. */
  refuse(error: unknown): Promise<Prepared>;
}

/** Where a message stands. */
interface MessagePlace {
  readonly workspace: string;
  readonly channel: string;
  readonly message: string;
}

/** Who knows what threads are about: every request passes here, and what was said in free words is answered here. */
export interface Talk {
  /** The invocation with the thread that it goes on with. */
  follow(invocation: Invocation, store: Pick<Store, 'conversations'>): Promise<Invocation>;
  /** What to do about words said to the bot. */
  prepare(text: string, parts: TalkParts): Promise<Prepared>;
  /** Notes the plan that a command's reply shows as the newest of its thread, where it was asked for in one. */
  notePlan(reply: Reply, place: RequestPlace): Promise<void>;
  /** The reply, going on with the thread that it was asked for in. */
  inThread(reply: Reply, place: RequestPlace): Reply;
  /** Links a message to the run that it shows; one in a thread goes on with what the thread changed. */
  begin(
    at: MessagePlace,
    about: NonNullable<Reply['about']>,
    store: Pick<Store, 'conversations'>,
  ): Promise<void>;
}
