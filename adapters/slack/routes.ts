/** The ways on which a finished reply reaches people, each giving way to the next. */
import type { Chart, Language } from '../../src/bot/chart.ts';
import type { Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { deliver } from './deliver.ts';
import type { ChartAsText } from './plain-reply.ts';
import { type Rendering, renderReply } from './render-reply.ts';
import type { ResponseUrl } from './response-url.ts';
import type { PostedMessage, SlackApi, Spot } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';

/** One request on its way: where its answers can go. */
export interface Exchange {
  readonly workspace: string;
  readonly spot: Spot;
  readonly user: string;
  /** Whether nobody but the person who asks reads what is posted there. */
  readonly isDirect: boolean;
  readonly url: ResponseUrl | undefined;
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly log: Log;
}

const noPictures: ReadonlyMap<Chart, string> = new Map();

/**
 * Makes the routes; each throws what the last way that it tried threw, and answers the message that stands there
 * now, where there is one that Slack named.
 */
export function createRoutes(parts: {
  readonly clock: Clock;
  readonly api: SlackApi;
  readonly chartAsText: ChartAsText;
}) {
  const { clock, api, chartAsText } = parts;

  /** All forms of a reply; the remark is small print of the front's own. */
  const renderings = (
    reply: Reply,
    pictures: ReadonlyMap<Chart, string> = noPictures,
    remark?: string,
  ): readonly [Rendering, ...Rendering[]] =>
    renderReply(reply, { pictures, remarks: remark ? [remark] : [], chartAsText });

  /** Replaces a message that is gone by a new one, or by the reply that the command allows. */
  async function anew(
    reply: Reply,
    pictures: ReadonlyMap<Chart, string>,
    exchange: Exchange,
  ): Promise<PostedMessage | undefined> {
    try {
      return await deliver(renderings(reply, pictures), (rendering) => api.post(exchange.spot, rendering), {
        clock,
        log: exchange.log,
      });
    } catch (error) {
      exchange.log.warn({ code: slackFailure(error).code }, 'nor can a new message be posted');
      if (exchange.url && exchange.url.postsLeft() > 0) {
        await throughUrl(reply, exchange.url, 'channel', exchange);
        return undefined;
      }
      return toCaller(reply, exchange);
    }
  }

  /** Shows a reply to the person who asked and to nobody else. */
  async function toCaller(
    reply: Reply,
    exchange: Exchange,
    remark?: string,
  ): Promise<PostedMessage | undefined> {
    const { url, spot, user, isDirect, log } = exchange;
    if (url && url.postsLeft() > 0) {
      try {
        await throughUrl(reply, url, 'caller', exchange, remark);
        return undefined;
      } catch (error) {
        log.warn({ code: slackFailure(error).code }, 'the response_url does not work; trying another way');
      }
    }
    const forms = renderings(reply, noPictures, remark);
    // There an ordinary message is as private, stays, and can be talked about.
    if (isDirect) return deliver(forms, (rendering) => api.post(spot, rendering), { clock, log });
    await deliver(forms, (rendering) => api.postEphemeral(spot, user, rendering), { clock, log });
    return undefined;
  }

  async function throughUrl(
    reply: Reply,
    url: ResponseUrl,
    seenBy: 'caller' | 'channel',
    { log }: Exchange,
    remark?: string,
  ): Promise<void> {
    // No uploads this way: charts are Slack's own.
    await deliver(renderings(reply, noPictures, remark), (rendering) => url.post(rendering, seenBy), {
      clock,
      log,
      attempts: url.postsLeft(),
    });
  }

  return { renderings, toCaller, throughUrl, anew };
}
