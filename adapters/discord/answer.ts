import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Language } from '../../src/bot/chart.ts';
import type { Log } from '../../src/bot/ports.ts';
import { type DiscordApi, isAnsweredAlready, isBrokenOff, isGone, loggable } from './api.ts';
import { type Rung, rungs } from './compose.ts';
import { nonceOf, type OutgoingMessage } from './message.ts';

/** Writes the answer as rich as the rung says. */
export type Compose = (rung: Rung) => OutgoingMessage;

/**
 * What kind of answer it is: for the channel; for the caller only; or a problem with what the caller asked, which
 * goes to the caller only where Discord can do that, and is a reply in the channel where it cannot.
 */
export type AnswerKind = 'channel' | 'caller' | 'problem';

/** The way back to whoever asked for something. */
export interface Answer {
  /** Tells Discord that the request is taken; needed within 3 s. At most once, whoever asks first. Never throws. */
  acknowledge(audience: 'channel' | 'caller'): Promise<void>;
  /**
   * Opens a form, where nothing was answered yet; Discord takes it as the first answer only. Whether it is open.
   * Absent where there are no forms. Never throws.
   */
  openForm?(form: APIModalInteractionResponseCallbackData): Promise<boolean>;
  /** Shows how far the work is, in the message that becomes the answer. Throws when that fails; nothing is lost. */
  showProgress(message: OutgoingMessage): Promise<void>;
  /**
   * Brings the answer, plainer where Discord refuses it, another way where this one is closed; in `language` what is
   * said about that. The id of the message that now stands where it was asked for, if others can reply to one. Never
   * throws.
   */
  deliver(kind: AnswerKind, compose: Compose, language: Language): Promise<string | undefined>;
}

/** What both kinds of answers need. */
export interface AnswerNeeds {
  readonly api: DiscordApi;
  readonly log: Log;
  readonly invocationId: string;
  readonly channel: string;
  readonly person: string;
}

/**
 * Sends the message, then plainer and plainer as long as it is refused.
 * @throws the last refusal; at once when the way is closed or used up, for then a plainer message helps nothing.
 */
export async function sendPlainer<Sent>(
  compose: Compose,
  send: (message: OutgoingMessage) => Promise<Sent>,
  log: Log,
): Promise<Sent> {
  for (const rung of rungs) {
    const message = compose(rung);
    try {
      // A connection that broke is no refusal: the same again. (A pooled one may have been closed meanwhile.)
      return await send(message).catch((error: unknown) => {
        if (!isBrokenOff(error)) throw error;
        log.warn({ ...loggable(error), rung }, 'the connection broke; sending it again');
        return send(message);
      });
    } catch (error) {
      if (isGone(error) || isAnsweredAlready(error) || rung === rungs.at(-1)) throw error;
      log.warn({ ...loggable(error), rung }, 'Discord refused the message; sending it plainer');
    }
  }
  throw new Error('There is no way of writing a message.');
}

/** Brings an answer to the person alone, by direct message. Rejects when they take none. */
export async function sendDirectly(needs: AnswerNeeds, compose: Compose): Promise<void> {
  const channel = await needs.api.directChannel(needs.person);
  const nonce = nonceOf(needs.invocationId, 'direct');
  await sendPlainer(compose, (message) => needs.api.post(channel, message, nonce), needs.log);
}
