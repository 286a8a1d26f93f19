import type { DeliveryError, Messenger } from '../../src/bot/messenger.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { createChannelLookup } from './channel-lookup.ts';
import { deliver } from './deliver.ts';
import { deliveryError, isContentRefusal } from './delivery-fault.ts';
import { createMarkedMessages } from './marked-messages.ts';
import { channelPaceOf } from './patience.ts';
import type { ChartAsText } from './plain-reply.ts';
import { chartsIn, renderReply } from './render-reply.ts';
import { createSlackApi, type PostOptions, webClient } from './slack-api.ts';
import type { SlackConfig } from './slack-front.ts';

/**
 * Longest that Slack may ask a post to wait here, while its report is held; whoever holds it waits for more with
 * others' reports in the meantime.
 */
const longestWaitMs = 5_000;
/** How long pictures are waited for: a report without them is worth more than one that is late. */
const usualPicturesMs = 10_000;
/** Most reports of which it is remembered that Slack stumbled over them. */
const mostStumbles = 1_000;

/**
 * Posts on Slack what nobody waits for. It uses the Web API alone, so that any process can send, whether or not
 * it hears people.
 */
export function createSlackMessenger(parts: {
  readonly config: Pick<SlackConfig, 'botToken' | 'apiUrl'> & {
    /** How long a post waits for its pictures; 10 s unless told. */
    readonly picturesWithinMs?: number;
  };
  readonly renderer: ChartRenderer;
  readonly chartAsText: ChartAsText;
  readonly log: Log;
  readonly clock: Clock;
}): Messenger {
  const { config, renderer, chartAsText, clock } = parts;
  const log = parts.log.child({ front: 'slack' });
  const client = webClient(config.botToken, config.apiUrl, log);
  const api = createSlackApi(client, { clock, log, pace: channelPaceOf(clock, config.botToken) });
  const marked = createMarkedMessages(client, clock, log);
  const lookUp = createChannelLookup(client, clock, log);
  const stumbles = new Map<string, number>();

  /**
   * Slack answers `internal_error` also to content that it stumbles over, every time anew. The message may stand
   * there all the same, so a plainer form may only be tried after somebody has looked: with the next attempt.
   */
  function noteStumble(mark: string, { code }: DeliveryError): void {
    if (code !== 'internal_error' && code !== 'fatal_error') return;
    stumbles.set(mark, (stumbles.get(mark) ?? 0) + 1);
    for (const oldest of stumbles.keys()) {
      if (stumbles.size <= mostStumbles) break;
      stumbles.delete(oldest);
    }
  }

  async function send(
    channel: string,
    renderings: ReturnType<typeof renderReply>,
    options: PostOptions,
  ): Promise<string> {
    const [plainest] = renderings.slice(-1);
    const [first = plainest, ...others] = renderings.slice(stumbles.get(options.mark ?? '') ?? 0);
    if (first === undefined) throw new Error('a reply has no rendering');
    try {
      const { ts } = await deliver(
        [first, ...others],
        async (rendering) => {
          try {
            return await api.post({ channel }, rendering, options);
          } catch (error) {
            // Only what Slack certainly refused for its content may be tried in a plainer form.
            throw isContentRefusal(error) ? error : deliveryError(error);
          }
        },
        { clock, log },
      );
      return ts;
    } catch (error) {
      throw deliveryError(error);
    }
  }

  return {
    front: 'slack',

    async post({ channel }, reply, mark, signal) {
      // A fault here costs the pictures, never the message.
      const tooLong = AbortSignal.timeout(config.picturesWithinMs ?? usualPicturesMs);
      const pictures = await api.uploadPictures(
        chartsIn(reply),
        renderer,
        AbortSignal.any([signal, tooLong]),
      );
      const renderings = renderReply(reply, { pictures, remarks: [], chartAsText });
      try {
        const message = await send(channel, renderings, { mark, signal, longestWaitMs });
        stumbles.delete(mark);
        return message;
      } catch (error) {
        const fault = deliveryError(error);
        noteStumble(mark, fault);
        throw fault;
      }
    },

    find: ({ channel }, mark, since) => marked.find(channel, mark, since),

    async tell({ person }, reply) {
      // A person's id in place of a channel's is their direct message with us; that needs no scope of its own.
      const renderings = renderReply(reply, { pictures: new Map(), remarks: [], chartAsText });
      await send(person, renderings, { longestWaitMs });
    },

    channel: (_workspace, channel, person) => lookUp(channel, person),
  };
}
