/** From a request that is fine to its reply on the screen: one message in the channel, or a word to the caller. */
import type { Bot, Prepared } from '../../src/bot/bot.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { ChartRenderer } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { deliver } from './deliver.ts';
import { notice } from './notice.ts';
import { createChannelPace } from './patience.ts';
import { chartsIn } from './render-reply.ts';
import { createFileBringer } from './reply-files.ts';
import type { createRoutes, Exchange } from './routes.ts';
import type { RunningWork, StartedWork } from './running-work.ts';
import type { PostedMessage, SlackApi } from './slack-api.ts';
import { notInvited, slackFailure } from './slack-failure.ts';
import { betweenUpdatesMs, firstUpdateMs, showProgress, workingMessage } from './working-message.ts';

type Ready = Extract<Prepared, { kind: 'ready' }>;

/** Makes the function that does the work and shows its reply; `line` is what the working message calls it. */
export function createAnswer(
  parts: {
    readonly bot: Bot;
    readonly renderer: ChartRenderer;
    readonly clock: Clock;
    readonly api: SlackApi;
    readonly works: RunningWork;
  },
  { renderings, toCaller, throughUrl, anew }: ReturnType<typeof createRoutes>,
) {
  const { bot, renderer, clock, api, works } = parts;
  const pace = createChannelPace(clock, betweenUpdatesMs);
  const bringFiles = createFileBringer(api);

  /** What stands in the channel now is what people talk about in its thread. */
  async function told(reply: Reply, posted: PostedMessage | undefined, exchange: Exchange): Promise<void> {
    if (posted === undefined) return;
    const { workspace, spot } = exchange;
    // A message in a thread belongs to the thread's first one; any other begins a thread of its own.
    const message = spot.threadTs ?? posted.ts;
    await bot.posted({ workspace, channel: posted.channel, message }, reply);
  }

  /** Posts a working message, replaces it with the result: one message in the channel. */
  async function toChannel(
    prepared: Ready,
    line: string,
    work: StartedWork,
    exchange: Exchange,
  ): Promise<void> {
    const { signal, language, isDirect, log } = exchange;
    let report: ((progress: Progress) => void) | undefined;
    let latest: Progress | undefined;
    const job = prepared.run({
      signal: AbortSignal.any([signal, work.signal]),
      onProgress: (progress) => {
        latest = progress;
        report?.(progress);
      },
    });
    let hasEnded = false;
    const ended = () => {
      hasEnded = true;
      work.end();
    };
    // Awaited below; until then a fault must not count as unhandled.
    job.then(ended, ended);
    const posted = await postWorking(line, exchange);
    if ('refusal' in posted) return answerWithoutPlace(job, line, work, posted.refusal, exchange);
    const shown = hasEnded
      ? undefined
      : showProgress(posted, { line, language, work: work.id }, { api, clock, log, pace });
    report = shown?.report;
    if (latest) report?.(latest);
    const reply = await job.catch(() => undefined);
    await shown?.stop();
    if (reply === undefined || (reply.audience !== 'channel' && !isDirect)) {
      await retract(posted, exchange);
      await told(await job, await toCaller(await job, exchange), exchange);
      return;
    }
    const pictures = await api.uploadPictures(chartsIn(reply), renderer, signal);
    try {
      await deliver(renderings(reply, pictures), (rendering) => api.update(posted, rendering), {
        clock,
        log,
      });
      await told(reply, posted, exchange);
    } catch (error) {
      const { kind, code } = slackFailure(error);
      log.warn({ code }, 'the working message cannot be replaced; answering in another way');
      // After a network fault the replacement may stand there all the same: a second one would be seen by all.
      const instead =
        kind === 'place' ? await anew(reply, pictures, exchange) : await toCaller(reply, exchange);
      await told(reply, instead, exchange);
    }
    await bringTold(reply, exchange);
  }

  /** Brings the files of a reply that stands in the channel, and says to whoever asked where they are. */
  async function bringTold(reply: Reply, exchange: Exchange): Promise<void> {
    const remark = await bringFiles(reply, exchange);
    if (remark !== undefined) await toCaller(remarkReply(reply, remark), exchange);
  }

  async function postWorking(
    line: string,
    { spot, language, log }: Exchange,
  ): Promise<PostedMessage | { readonly refusal: string }> {
    try {
      return await api.post(spot, workingMessage(line, language));
    } catch (error) {
      const failure = slackFailure(error);
      log.warn({ code: failure.code }, 'no message can be posted in the channel');
      return { refusal: failure.kind === 'place' ? failure.code : '' };
    }
  }

  /** The bot may not write in the channel: the reply that the command allows takes the result there. */
  async function answerWithoutPlace(
    job: Promise<Reply>,
    line: string,
    work: StartedWork,
    refusal: string,
    exchange: Exchange,
  ): Promise<void> {
    const { url, language, log } = exchange;
    const finished = new AbortController();
    const end = () => finished.abort();
    job.then(end, end);
    if (url) {
      await clock.wait(firstUpdateMs, finished.signal);
      if (!finished.signal.aborted) {
        await url
          .post(workingMessage(line, language, { work: work.id }), 'caller')
          .catch((error: unknown) => {
            log.debug({ code: slackFailure(error).code }, 'the wait could not be announced');
          });
      }
    }
    const reply = await job;
    const words = wordsFor(reply.language);
    const remark = notInvited.has(refusal)
      ? words.say('slack.invite')
      : refusal && words.say('slack.noPlace', { code: refusal });
    if (reply.audience === 'caller' || !url) {
      await told(reply, await toCaller(reply, exchange, remark), exchange);
      return;
    }
    await throughUrl(reply, url, 'channel', exchange, remark);
    await bringTold(reply, exchange);
  }

  /** Takes the working message away when the answer is for one person only. */
  async function retract(message: PostedMessage, { language, log }: Exchange): Promise<void> {
    try {
      await api.remove(message);
    } catch (error) {
      log.warn({ code: slackFailure(error).code }, 'a working message cannot be removed');
      const [rendering] = renderings(notice(language, 'slack.toldInPrivate'));
      await api.update(message, rendering).catch(() => undefined);
    }
  }

  return async (prepared: Ready, line: string, exchange: Exchange): Promise<void> => {
    if (prepared.audience === 'channel') {
      const work = works.begin(exchange.workspace, exchange.user);
      return toChannel(prepared, line, work, exchange);
    }
    const reply = await prepared.run({ signal: exchange.signal });
    const remark = await bringFiles(reply, exchange);
    await told(reply, await toCaller(reply, exchange, remark), exchange);
  };
}

/** A word about a reply to the person who asked for it. */
const remarkReply = ({ language }: Reply, remark: string): Reply => ({
  tone: 'info',
  audience: 'caller',
  language,
  title: '',
  summary: remark,
  blocks: [{ kind: 'text', spans: [remark] }],
});
