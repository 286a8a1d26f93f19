import type { webApi } from '@slack/bolt';
import type { Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { deliveryError } from './delivery-fault.ts';
import { patiently } from './patience.ts';
import { markEventType } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';

/** How far Slack's clock and ours may differ. A mark is one report's only, so looking too far back does no harm. */
const clockSkewMs = 10 * 60_000;
/** Slack recommends at most 200 messages a page. */
const pageSize = 200;
/** Bounds the look into a channel to 5,000 messages; one with more since an attempt is beyond us. */
const mostPages = 25;
const longestWaitMs = 5_000;

/** Reads back the marks of our own messages. */
export function createMarkedMessages(client: webApi.WebClient, clock: Clock, log: Log) {
  let known: Promise<Us> | undefined;
  const call = <Answer>(make: () => Promise<Answer>) =>
    patiently(clock, make, { repeatable: true, longestWaitMs });

  /** Who we are, asked once. */
  async function us(): Promise<Us> {
    known ??= call(() => client.auth.test()).then(({ user_id, bot_id }) => ({ user: user_id, bot: bot_id }));
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  }

  return {
    /**
     * The `ts` of our message with this mark in the channel; undefined when there is none since; 'unknown' when
     * the token lacks the scope (`channels:history` and its like) or too much was said since.
     *
     * @throws DeliveryError when Slack does not answer or the bot is not in the channel
     */
    async find(channel: string, mark: string, since: Date): Promise<string | undefined | 'unknown'> {
      const oldest = String(Math.max(0, since.getTime() - clockSkewMs) / 1_000);
      try {
        const { user, bot } = await us();
        let cursor: string | undefined;
        for (let page = 1; page <= mostPages; page += 1) {
          const answer = await call(() =>
            client.conversations.history({
              channel,
              oldest,
              inclusive: true,
              include_all_metadata: true,
              limit: pageSize,
              ...(cursor && { cursor }),
            }),
          );
          const ours = answer.messages?.find(
            ({ metadata, bot_id, user: author }) =>
              metadata?.event_type === markEventType &&
              isMark(metadata.event_payload, mark) &&
              // Other apps may write any metadata.
              ((bot !== undefined && bot_id === bot) || (user !== undefined && author === user)),
          );
          if (ours?.ts) return ours.ts;
          cursor = answer.response_metadata?.next_cursor;
          if (!cursor) return undefined;
        }
        log.warn(
          { channel, mark },
          'too much was said in a channel since a report was tried; it is not looked for',
        );
        return 'unknown';
      } catch (error) {
        if (slackFailure(error).code !== 'missing_scope') throw deliveryError(error);
        log.warn({ channel, mark }, 'Slack does not let us look for a report; a history scope is missing');
        return 'unknown';
      }
    },
  };
}

interface Us {
  readonly user: string | undefined;
  readonly bot: string | undefined;
}

const isMark = (payload: unknown, mark: string): boolean =>
  typeof payload === 'object' && payload !== null && 'mark' in payload && payload.mark === mark;
