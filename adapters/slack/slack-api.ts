/** The calls to Slack's Web API that the front makes, each with its limits and its way of failing. */
import { webApi } from '@slack/bolt';
import type { Chart } from '../../src/bot/chart.ts';
import { DeliveryError } from '../../src/bot/messenger.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { ReplyFile } from '../../src/bot/reply.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { boltLog } from './bolt-log.ts';
import type { HomeView } from './home-view.ts';
import type { Modal } from './modal.ts';
import { type ChannelPace, patiently } from './patience.ts';
import type { Rendering } from './render-reply.ts';

/** Where a message goes. */
export interface Spot {
  readonly channel: string;
  readonly threadTs?: string;
}

/** A message of ours that can be changed. */
export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
}

const timeoutMs = 15_000;

/** Markup off in every way that a method offers: a name must not become a link or a mention. */
const noMarkup = { parse: 'none', link_names: false } as const;

/** A client that never queues behind a rate limit or repeats by itself; `patiently` decides about both. */
export function webClient(token: string, apiUrl: string | undefined, log: Log): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: boltLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  });
}

/** Slack as the front writes to it. Methods throw what the Web API client throws. */
export type SlackApi = ReturnType<typeof createSlackApi>;

/** What a post may carry and heed beside its content. */
export interface PostOptions {
  /** Goes along as the message's metadata, for `conversations.history` to give back. */
  readonly mark?: string;
  /** Aborted before the message is on its way, nothing is sent. */
  readonly signal?: AbortSignal;
  /** The longest that Slack may ask to wait before another attempt; a minute unless told. */
  readonly longestWaitMs?: number;
}

/** What our messages' metadata are called; letters, digits, `_` and `-` only. */
export const markEventType = 'channels_report';

/** Wraps a Web API client; `pace` is the token's, `channelPaceOf`. */
export function createSlackApi(
  client: webApi.WebClient,
  { clock, log, pace }: { readonly clock: Clock; readonly log: Log; readonly pace: ChannelPace },
) {
  const replace = ({ channel, ts }: PostedMessage, { text, blocks }: Rendering) =>
    // An empty list takes the working message's blocks away; left out, they would stay.
    client.chat.update({ channel, ts, text, blocks: [...blocks], ...noMarkup });
  return {
    /**
     * Posts a message. Not repeated after a network fault: Slack may have posted it.
     *
     * @throws DeliveryError when the signal was aborted before anything was sent
     */
    async post(
      { channel, threadTs }: Spot,
      rendering: Rendering,
      { mark, signal, longestWaitMs }: PostOptions = {},
    ): Promise<PostedMessage> {
      await pace.turn(channel, signal);
      if (signal?.aborted) throw new DeliveryError('later', 'aborted', { cause: signal.reason });
      const posted = await patiently(
        clock,
        () =>
          client.chat.postMessage({
            channel,
            ...(threadTs && { thread_ts: threadTs }),
            ...body(rendering),
            ...noMarkup,
            unfurl_links: false,
            unfurl_media: false,
            ...(mark !== undefined && {
              metadata: { event_type: markEventType, event_payload: { mark } },
            }),
          }),
        { repeatable: false, longestWaitMs, signal },
      );
      return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
    },

    /** Replaces a message of ours. */
    async update(message: PostedMessage, rendering: Rendering): Promise<void> {
      await patiently(clock, () => replace(message, rendering), { repeatable: true });
    },

    /** Replaces a message of ours, in one attempt: for what the next update replaces anyway. */
    async tryUpdate(message: PostedMessage, rendering: Rendering): Promise<void> {
      await replace(message, rendering);
    },

    async remove({ channel, ts }: PostedMessage): Promise<void> {
      await patiently(clock, () => client.chat.delete({ channel, ts }), { repeatable: true });
    },

    /** Opens a modal for whoever made the request with this trigger; in one attempt, as triggers live for 3 s. */
    async openModal(triggerId: string, view: Modal): Promise<void> {
      await client.views.open({ trigger_id: triggerId, view: { ...view, blocks: [...view.blocks] } });
    },

    /** Replaces what somebody sees in their App Home. */
    async publishHome(user: string, view: HomeView): Promise<void> {
      await patiently(
        clock,
        () => client.views.publish({ user_id: user, view: { ...view, blocks: [...view.blocks] } }),
        { repeatable: true },
      );
    },

    /** Shows a message to one person only. */
    async postEphemeral({ channel, threadTs }: Spot, user: string, rendering: Rendering): Promise<void> {
      await patiently(
        clock,
        () =>
          client.chat.postEphemeral({
            channel,
            user,
            ...(threadTs && { thread_ts: threadTs }),
            ...body(rendering),
            ...noMarkup,
          }),
        { repeatable: true },
      );
    },

    /**
     * Uploads files and shares them, as one message. Throws when any of them does not get there.
     *
     * @throws the signal's reason once it is aborted
     */
    async shareFiles(
      { channel, threadTs }: Spot,
      files: readonly ReplyFile[],
      signal: AbortSignal,
    ): Promise<void> {
      const uploads = files.map(async ({ name, bytes }) => ({
        id: await uploadBytes(client, clock, { filename: name, bytes }, signal),
        title: name,
      }));
      const [first, ...others] = await unlessAborted(signal, Promise.all(uploads));
      if (first === undefined) return;
      await patiently(
        clock,
        () => {
          const shared = { files: [first, ...others] as [typeof first, ...typeof others] };
          return client.files.completeUploadExternal(
            threadTs === undefined
              ? { ...shared, channel_id: channel }
              : { ...shared, channel_id: channel, thread_ts: threadTs },
          );
        },
        { repeatable: false, signal },
      );
    },

    /**
     * Draws the charts and uploads the pictures, without sharing them: that happens when a message shows them.
     * A chart whose picture fails, or is not there when the signal is aborted, is left out.
     */
    async uploadPictures(
      charts: readonly Chart[],
      renderer: ChartRenderer,
      signal: AbortSignal,
    ): Promise<Map<Chart, string>> {
      const picture = async (chart: Chart) => {
        const { png } = await renderer.render(chart, signal);
        const file = { filename: `${chart.id}.png`, title: chart.title, bytes: png };
        return upload(client, clock, file, signal);
      };
      const uploads = charts.map(async (chart): Promise<[Chart, string][]> => {
        try {
          return [[chart, await unlessAborted(signal, picture(chart))]];
        } catch (error) {
          log.warn({ err: error, chart: chart.id }, 'a chart has no picture; it is shown in another way');
          return [];
        }
      });
      return new Map((await Promise.all(uploads)).flat());
    },
  };
}

const body = ({ text, blocks }: Rendering) => ({ text, ...(blocks.length > 0 && { blocks: [...blocks] }) });

/** Work that nobody waits for once the signal is aborted; then it throws the signal's reason. */
async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  let giveUp = () => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
  });
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function upload(
  client: webApi.WebClient,
  clock: Clock,
  {
    filename,
    title,
    bytes,
  }: { readonly filename: string; readonly title: string; readonly bytes: Uint8Array },
  signal: AbortSignal,
): Promise<string> {
  const id = await uploadBytes(client, clock, { filename, bytes }, signal);
  await patiently(clock, () => client.files.completeUploadExternal({ files: [{ id, title }] }), {
    repeatable: false,
    signal,
  });
  return id;
}

/** Brings the bytes to Slack, where they belong to nobody's message yet; gives the file's id. */
async function uploadBytes(
  client: webApi.WebClient,
  clock: Clock,
  { filename, bytes }: { readonly filename: string; readonly bytes: Uint8Array },
  signal: AbortSignal,
): Promise<string> {
  const repeatable = { repeatable: true, signal };
  const place = await patiently(
    clock,
    () => client.files.getUploadURLExternal({ filename, length: bytes.byteLength }),
    repeatable,
  );
  if (!place.upload_url || !place.file_id) throw new Error('Slack named no place for an upload');
  const { upload_url: url, file_id: id } = place;
  await patiently(
    clock,
    async () => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`Slack answered ${answer.status} to the bytes of an upload`);
    },
    repeatable,
  );
  return id;
}
