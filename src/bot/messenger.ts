import type { Reply } from './reply.ts';

/** Where a message goes that nobody asked for just now. */
export interface Destination {
  readonly workspace: string;
  /** The platform's channel id. */
  readonly channel: string;
}

/** A channel as the bot and a person of the workspace see it. */
export interface ChannelView {
  readonly id: string;
  /** As people write it, without `#`; empty where the platform does not tell. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** Whether the bot can post there now. */
  readonly mayPost: boolean;
  /** Whether that person can read it. */
  readonly isVisible: boolean;
}

/** Sends what nobody waits for: reports, and words to their makers. One for each platform. */
export interface Messenger {
  readonly front: 'slack' | 'discord' | 'terminal' | 'web';
  /**
   * Posts a reply, charts and all, as one message; answers its id. The message carries `mark`, by which `find`
   * knows it and by which the platform, where it can, drops a second one.
   *
   * @throws DeliveryError
   */
  post(to: Destination, reply: Reply, mark: string, signal: AbortSignal): Promise<string>;
  /**
   * The id of the message with this mark that was posted at or after `since`; undefined when there is none;
   * `'unknown'` when the platform does not let us look (a scope or permission is missing).
   *
   * @throws DeliveryError when it does not answer
   */
  find(to: Destination, mark: string, since: Date): Promise<string | undefined | 'unknown'>;
  /** A word to one person, where nobody else sees it. @throws DeliveryError */
  tell(to: { readonly workspace: string; readonly person: string }, reply: Reply): Promise<void>;
  /** A channel by id or name; undefined when there is none that we or that person can see. */
  channel(workspace: string, channel: string, person: string): Promise<ChannelView | undefined>;
}

/**
 * Why a message did not arrive: `later`, it certainly does not stand there and a later try may do; `unclear`, the
 * platform may have taken it (the network failed, or it answered 5xx); `channel-gone`, `bot-removed`,
 * `not-allowed`: no later try will do unless somebody does something.
 */
export type DeliveryFault = 'later' | 'unclear' | 'channel-gone' | 'bot-removed' | 'not-allowed';

export class DeliveryError extends Error {
  readonly fault: DeliveryFault;
  /** The platform's code for logs. */
  readonly code: string;
  /** How long the platform asks us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(
    fault: DeliveryFault,
    code: string,
    options: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(`The message did not arrive: ${fault} (${code})`, options);
    this.name = 'DeliveryError';
    this.fault = fault;
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}
