import { randomUUID } from 'node:crypto';
import { REST, RESTJSONErrorCodes } from 'discord.js';
import { DeliveryError, type Destination, type Messenger } from '../../src/bot/messenger.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { discordApi, loggable, refusalCode, refusalStatus } from './api.ts';
import { channelViews } from './channel-view.ts';
import { composeReply, rungs } from './compose.ts';
import { deliveryError, isRefusedForm, lookingError } from './delivery-fault.ts';
import type { DiscordConfig } from './front.ts';
import { guildApi } from './guild-api.ts';
import { limits } from './limits.ts';
import { carriesMark, markCode } from './mark.ts';
import { nonceOf } from './message.ts';
import { drawCharts } from './pictures.ts';
import { guildOf } from './place.ts';
import { restOptions } from './rest-options.ts';
import type { BarsAsText } from './sections.ts';
import { usualPace } from './work.ts';

export interface DiscordMessengerNeeds {
  readonly config: Pick<DiscordConfig, 'token' | 'apiUrl'>;
  readonly renderer: ChartRenderer;
  /** Draws a chart with characters, for when there is no picture. */
  readonly chartAsText: BarsAsText;
  readonly log: Log;
  /** Tells the time. */
  readonly now: () => Date;
}

/** A message that is sent: where, as what, and how it is known again. */
interface Sending {
  readonly channel: string;
  readonly reply: Reply;
  readonly nonce: string;
  /** What the message carries to be found. */
  readonly code?: string;
  readonly signal?: AbortSignal;
}

/**
 * Sends what nobody waits for to Discord, through the REST interface alone: works in a process without a gateway.
 *
 * A message is known twice over. For a few minutes Discord answers a repeated nonce with the message that it already
 * has, and posts nothing (a message that somebody removed meanwhile is refused instead, and is not posted again
 * either). Later on `find` recognises the mark, see `mark.ts`; for that the bot needs "Read Message History".
 */
export function createDiscordMessenger(needs: DiscordMessengerNeeds): Messenger {
  const log = needs.log.child({ front: 'discord' });
  const { token, apiUrl } = needs.config;
  const clientWith = (retries: number) =>
    new REST({
      ...restOptions(apiUrl),
      retries,
      // A short wait is no news; a longer one is for whoever plans the next try.
      rejectOnRateLimit: ({ retryAfter, timeToReset }) =>
        Math.max(retryAfter, timeToReset) > limits.messengerWaitMs,
    }).setToken(token);
  // A post is one request, not several tries of which only the last is told: an earlier one may have got through.
  const posting = clientWith(0);
  const looking = clientWith(2);
  const api = discordApi(posting);
  const guilds = guildApi(looking);

  let knownSelf: string | undefined;
  const self = async () => {
    knownSelf ??= (await guilds.self()).id;
    return knownSelf;
  };
  const views = channelViews({ api: guilds, self, now: needs.now });

  /** After a refused token the client forgets it and would never ask again. */
  function keepToken(error: unknown): void {
    if (refusalStatus(error) !== 401) return;
    posting.setToken(token);
    looking.setToken(token);
  }

  function failed(error: unknown, reading: (error: unknown) => DeliveryError): DeliveryError {
    keepToken(error);
    const told = reading(error);
    log.warn({ ...loggable(error), fault: told.fault, code: told.code }, 'Discord did not do what was asked');
    return told;
  }

  /** The id of the message, as rich as Discord takes it. Rejects with the error of the one request that decides. */
  async function send({ channel, reply, nonce, code, signal }: Sending): Promise<string> {
    const pictures = await drawCharts(reply, {
      renderer: needs.renderer,
      log,
      withinMs: usualPace.drawWithinMs,
    });
    for (const rung of rungs) {
      // Before the request nothing can stand there; during it, it may.
      if (signal?.aborted === true) throw new DeliveryError('later', 'aborted');
      const message = composeReply(reply, pictures, rung, needs.chartAsText, code);
      try {
        return await api.post(channel, message, nonce, { ...(signal === undefined ? {} : { signal }) });
      } catch (error) {
        if (rung === rungs.at(-1) || !isRefusedForm(error)) throw error;
        log.warn({ ...loggable(error), rung }, 'Discord refused the message; sending it plainer');
      }
    }
    throw new Error('there is no plainest message');
  }

  /** Whether the bot was removed, or only cannot see the channel: Discord refuses both in the same words. */
  async function withoutAccess({ workspace }: Destination, error: unknown): Promise<DeliveryError> {
    const guild = guildOf(workspace);
    if (guild === undefined) return failed(error, () => new DeliveryError('bot-removed', 'discord-50001'));
    const isMember = await guilds.guild(guild).then(
      () => true,
      (reason: unknown) => {
        keepToken(reason);
        if ([401, 403, 404].includes(refusalStatus(reason) ?? 0)) return false;
        // Not known why; but the message certainly does not stand there.
        throw new DeliveryError('later', deliveryError(reason).code);
      },
    );
    return failed(error, () => new DeliveryError(isMember ? 'not-allowed' : 'bot-removed', 'discord-50001'));
  }

  return {
    front: 'discord',

    async post(to, reply, mark, signal) {
      if (!isId(to.channel)) throw new DeliveryError('channel-gone', 'no-channel');
      const nonce = nonceOf(mark, 'report');
      try {
        return await send({ channel: to.channel, reply, nonce, code: markCode(mark), signal });
      } catch (error) {
        if (refusalCode(error) === RESTJSONErrorCodes.MissingAccess) throw await withoutAccess(to, error);
        throw failed(error, deliveryError);
      }
    },

    async find(to, mark, since) {
      if (!isId(to.channel)) throw new DeliveryError('channel-gone', 'no-channel');
      const code = markCode(mark);
      try {
        const me = await self();
        let after = beforeAllSince(since);
        for (let page = 0; page < limits.findPages; page += 1) {
          const messages = await guilds.messagesAfter(to.channel, after);
          const found = messages.find((each) => each.author.id === me && carriesMark(each, code));
          if (found !== undefined) return found.id;
          if (messages.length === 0) {
            // Without the permission Discord shows an empty channel, not an error.
            const guild = guildOf(to.workspace);
            const isSeen = page > 0 || guild === undefined || (await views.mayReadHistory(guild, to.channel));
            return isSeen ? undefined : 'unknown';
          }
          after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
        }
        log.warn({ channel: to.channel, pages: limits.findPages }, 'too many messages to look through');
        return 'unknown';
      } catch (error) {
        const mayNotLook: readonly unknown[] = [
          RESTJSONErrorCodes.MissingAccess,
          RESTJSONErrorCodes.MissingPermissions,
        ];
        if (mayNotLook.includes(refusalCode(error))) return 'unknown';
        throw failed(error, lookingError);
      }
    },

    async tell({ person }, reply) {
      try {
        const channel = await api.directChannel(person);
        await send({ channel, reply, nonce: nonceOf(randomUUID(), 'tell') });
      } catch (error) {
        throw failed(error, deliveryError);
      }
    },

    async channel(workspace, channel, person) {
      const guild = guildOf(workspace);
      try {
        if (guild !== undefined) return await views.find(guild, channel, person);
        // Outside of guilds a person has their own direct channel with the bot, and nothing else.
        if (workspace !== `discord:dm:${person}`) return undefined;
        const id = await api.directChannel(person);
        return channel === id ? { id, name: '', isPrivate: true, mayPost: true, isVisible: true } : undefined;
      } catch (error) {
        throw failed(error, lookingError);
      }
    },
  };
}

/** When Discord's ids begin to count, in milliseconds. Their upper bits are the time since, by Discord's clock. */
const idEpoch = 1_420_070_400_000;

/** An id that every message made at or after a moment follows. */
const beforeAllSince = (at: Date) => String((BigInt(Math.max(1, at.getTime() - idEpoch)) << 22n) - 1n);

const isId = (channel: string) => /^\d{5,20}$/.test(channel);
