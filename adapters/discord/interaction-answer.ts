import type { Language } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import {
  type Answer,
  type AnswerKind,
  type AnswerNeeds,
  type Compose,
  sendDirectly,
  sendPlainer,
} from './answer.ts';
import { isAnsweredAlready, isGone, loggable } from './api.ts';
import { limits } from './limits.ts';
import { nonceOf, plainMessage } from './message.ts';

/** An interaction as far as answering it goes. */
export interface Asked {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

/** The answer to a command or a button: Discord hides it from others where we say so. */
export function interactionAnswer(asked: Asked, needs: AnswerNeeds & { readonly now: () => Date }): Answer {
  const { api, log } = needs;
  let acknowledged: Promise<void> | undefined;
  let shownTo: 'channel' | 'caller' | undefined;
  let isShown = false;
  let isClosed = false;

  // Measured by our own clock alone: Discord's may differ.
  const heardAt = needs.now().getTime();
  const tooOld = () => needs.now().getTime() - heardAt > limits.tokenMs - limits.tokenMarginMs;

  async function defer(audience: 'channel' | 'caller'): Promise<void> {
    shownTo = audience;
    try {
      await api.defer(asked.id, asked.token, audience === 'caller');
    } catch (error) {
      if (isGone(error)) {
        isClosed = true;
        log.warn(loggable(error), 'too late to acknowledge; the answer goes another way');
      } else if (isAnsweredAlready(error)) {
        log.warn(loggable(error), 'acknowledged already');
      } else {
        // Perhaps it got through all the same: the edit that follows will show.
        log.error(loggable(error), 'could not acknowledge');
      }
    }
  }

  /** An answer for the caller where everybody sees "is thinking": Discord cannot hide that message any more. */
  async function deliverHidden(compose: Compose, language: Language): Promise<void> {
    // The first message after "is thinking" takes its place and its visibility; so something must stand there first.
    if (!isShown) await api.editAnswer(asked, plainMessage(wordsFor(language).say('discord.onlyForYou')));
    isShown = true;
    await sendPlainer(compose, (message) => api.followUpHidden(asked, message), log);
    await api.removeAnswer(asked).catch((error: unknown) => log.debug(loggable(error), 'the note stays'));
  }

  /** The first and only answer, when nothing was acknowledged yet. */
  async function respond(kind: AnswerKind, compose: Compose): Promise<void> {
    const hidden = kind !== 'channel';
    shownTo = hidden ? 'caller' : 'channel';
    let answered = false;
    acknowledged = sendPlainer(
      compose,
      (message) => api.respond(asked.id, asked.token, message, hidden),
      log,
    ).catch((error: unknown) => {
      if (!isAnsweredAlready(error)) throw error;
      answered = true;
      log.warn(loggable(error), 'answered already');
    });
    await acknowledged;
    // It was acknowledged by a try whose reply got lost, or by another process: put the answer in its place.
    if (answered) await sendPlainer(compose, (message) => api.editAnswer(asked, message), log);
  }

  /** Where the interaction cannot be answered any more: the channel, or the person directly. */
  async function deliverElsewhere(kind: AnswerKind, compose: Compose): Promise<string | undefined> {
    if (kind === 'channel') {
      const nonce = nonceOf(needs.invocationId, 'answer');
      try {
        return await sendPlainer(compose, (message) => api.post(needs.channel, message, nonce), log);
      } catch (error) {
        log.warn(loggable(error), 'may not write in the channel; trying a direct message');
      }
    }
    await sendDirectly(needs, compose);
    return undefined;
  }

  async function deliverHere(
    kind: AnswerKind,
    compose: Compose,
    language: Language,
  ): Promise<string | undefined> {
    if (acknowledged === undefined) await respond(kind, compose);
    else {
      await acknowledged;
      if (kind !== 'channel' && shownTo === 'channel') await deliverHidden(compose, language);
      else {
        const id = await sendPlainer(compose, (message) => api.editAnswer(asked, message), log);
        return shownTo === 'channel' ? id : undefined;
      }
    }
    return undefined;
  }

  return {
    async acknowledge(audience) {
      acknowledged ??= defer(audience);
      await acknowledged;
    },
    async openForm(form) {
      if (acknowledged !== undefined) return false;
      let isOpen = true;
      // Whoever wants to acknowledge meanwhile waits for this, the first answer.
      acknowledged = api.openForm(asked.id, asked.token, form).catch((error: unknown) => {
        // Answered already: by a try of ours whose reply got lost, so it stands open.
        if (isAnsweredAlready(error)) return log.warn(loggable(error), 'the form is open already');
        isOpen = false;
        isClosed = isGone(error);
        log.warn(loggable(error), 'Discord did not open the form; the answer is text');
      });
      await acknowledged;
      if (!isOpen) acknowledged = undefined;
      return isOpen;
    },
    async showProgress(message) {
      await acknowledged;
      if (isClosed || tooOld()) return;
      await api.editAnswer(asked, message);
      isShown = true;
    },
    async deliver(kind, compose, language) {
      try {
        await acknowledged;
        if (!isClosed && !tooOld()) {
          try {
            return await deliverHere(kind, compose, language);
          } catch (error) {
            log.warn(
              loggable(error),
              'the interaction cannot be answered any more; the answer goes another way',
            );
          }
        }
        return await deliverElsewhere(kind, compose);
      } catch (error) {
        log.error(loggable(error), 'the answer could not be delivered');
        return undefined;
      }
    },
  };
}
