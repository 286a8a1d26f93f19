import { RESTJSONErrorCodes } from 'discord.js';
import type { Language } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import { type Answer, type AnswerNeeds, type Compose, sendDirectly, sendPlainer } from './answer.ts';
import { isGone, loggable, refusalCode } from './api.ts';
import { nonceOf, type OutgoingMessage, plainMessage } from './message.ts';

/** The answer to a message that mentions the bot, or to a direct one: a reply under that message. */
export function messageAnswer(
  asked: { readonly messageId: string; readonly isDirect: boolean },
  needs: AnswerNeeds & {
    /** Whether it is this channel's turn to show progress. */
    isTurnOf(channel: string): boolean;
  },
): Answer {
  const { api, log, channel } = needs;
  let posted: string | undefined;
  let posts = 0;
  let mayReply = true;

  async function post(message: OutgoingMessage): Promise<string> {
    const nonce = nonceOf(needs.invocationId, `reply ${posts}`);
    try {
      posted = await api.post(channel, message, nonce, mayReply ? { replyTo: asked.messageId } : {});
      return posted;
    } catch (error) {
      if (
        !mayReply ||
        refusalCode(error) !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory
      )
        throw error;
      log.info(loggable(error), 'may not read the history here; answering without a reference');
      mayReply = false;
      return post(message);
    }
  }

  async function put(message: OutgoingMessage): Promise<string> {
    if (posted === undefined) return post(message);
    try {
      await api.edit(channel, posted, message);
      return posted;
    } catch (error) {
      if (!isGone(error)) throw error;
      // Somebody removed it meanwhile. A new nonce, or Discord would hand us the removed one again.
      posts += 1;
      return post(message);
    }
  }

  async function deliverDirectly(compose: Compose, language: Language): Promise<undefined> {
    const words = wordsFor(language);
    let note = words.say('discord.sentDirectly');
    await sendDirectly(needs, compose).catch((error: unknown) => {
      log.warn(loggable(error), 'the person takes no direct messages');
      note = words.say('discord.cannotSendDirectly');
    });
    await put(plainMessage(note));
  }

  return {
    async acknowledge() {
      await api
        .typing(channel)
        .catch((error: unknown) => log.debug(loggable(error), 'could not show that I am typing'));
    },
    async showProgress(message) {
      if (needs.isTurnOf(channel)) await put(message);
    },
    async deliver(kind, compose, language) {
      try {
        if (kind === 'caller' && !asked.isDirect) return await deliverDirectly(compose, language);
        return await sendPlainer(compose, put, log);
      } catch (error) {
        log.warn(loggable(error), 'may not answer in the channel; trying a direct message');
        await sendDirectly(needs, compose).catch((second: unknown) =>
          log.error(loggable(second), 'the answer could not be delivered'),
        );
        return undefined;
      }
    },
  };
}
