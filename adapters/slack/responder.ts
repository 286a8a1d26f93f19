/** What happens with one request, from the first check to the reply on the screen. */
import { randomUUID } from 'node:crypto';
import type { Bot, Prepared } from '../../src/bot/bot.ts';
import type { Chart, Language } from '../../src/bot/chart.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { ChartRenderer, DeliveryStore, Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Clock } from './clock.ts';
import { deliver } from './deliver.ts';
import type { Incoming } from './incoming.ts';
import type { ChartAsText } from './plain-reply.ts';
import { createResponseUrl } from './response-url.ts';
import { createRoutes, type Exchange } from './routes.ts';
import type { PostedMessage, SlackApi, Spot } from './slack-api.ts';
import { notInvited, slackFailure } from './slack-failure.ts';
import type { Directory } from './who-and-where.ts';
import { showProgress, workingMessage } from './working-message.ts';

/** What the responder works with. */
export interface ResponderParts {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  readonly deliveries: DeliveryStore;
  readonly log: Log;
  readonly clock: Clock;
  readonly api: SlackApi;
  readonly directory: Directory;
  readonly chartAsText: ChartAsText;
}

export interface Responder {
  /** Answers a request; a repeated delivery of it is ignored. Never rejects. */
  respond(incoming: Incoming, options: { readonly restarting: boolean; signal: AbortSignal }): Promise<void>;
}

type Ready = Extract<Prepared, { kind: 'ready' }>;

export function createResponder(parts: ResponderParts): Responder {
  const { bot, renderer, deliveries, clock, api, directory } = parts;
  const { renderings, toCaller, throughUrl, anew } = createRoutes(parts);

  async function respond(incoming: Incoming, restarting: boolean, signal: AbortSignal): Promise<void> {
    const { workspace, channel, threadTs } = incoming;
    const id = randomUUID();
    const log = parts.log.child({ request: id, workspace, channel });
    if (!(await isFirst(incoming.delivery, log))) return;
    const url = incoming.responseUrl ? createResponseUrl(incoming.responseUrl, clock, threadTs) : undefined;
    const spot: Spot = { channel, ...(threadTs && { threadTs }) };
    const who = await directory.person(incoming.user, workspace);
    const language = who.language ?? 'en';
    const exchange: Exchange = { spot, user: incoming.user, url, language, signal, log };
    try {
      if (restarting) return await toCaller(notice(language, 'slack.restarting'), exchange);
      if (incoming.line === undefined) return await toCaller(notice(language, 'slack.deadButton'), exchange);
      const isPrivate = await directory.isPrivate(channel, incoming.channelName, workspace);
      const prepared = await bot.prepare({
        id,
        request: { kind: 'line', line: incoming.line },
        who,
        where: { front: 'slack', workspace, channel, isPrivate, mayReadFiles: false },
      });
      if (prepared.kind === 'refused') await toCaller(prepared.reply, exchange);
      else if (prepared.audience === 'caller') await toCaller(await prepared.run({ signal }), exchange);
      else await toChannel(prepared, incoming.line, exchange);
    } catch (error) {
      log.error({ err: error }, 'a request failed');
      await toCaller(notice(language, 'slack.fault', { incident: id }), exchange).catch((second: unknown) =>
        log.error({ err: second }, 'the person who asked could not be told'),
      );
    }
  }

  async function isFirst(delivery: string, log: Log): Promise<boolean> {
    try {
      const first = await deliveries.claim(delivery, clock.now());
      if (!first) log.info({ delivery }, 'a repeated delivery is ignored');
      return first;
    } catch (error) {
      // Better an answer twice than none.
      log.error({ err: error, delivery }, 'a delivery could not be noted; it is handled all the same');
      return true;
    }
  }

  /** Posts a working message, replaces it with the result: one message in the channel. */
  async function toChannel(prepared: Ready, line: string, exchange: Exchange): Promise<void> {
    const { signal, language, log } = exchange;
    let report: ((progress: Progress) => void) | undefined;
    let latest: Progress | undefined;
    const job = prepared.run({
      signal,
      onProgress: (progress) => {
        latest = progress;
        report?.(progress);
      },
    });
    // Awaited below; until then a fault must not count as unhandled.
    job.catch(() => undefined);
    const posted = await postWorking(line, exchange);
    if ('refusal' in posted) return answerWithoutPlace(job, line, posted.refusal, exchange);
    const shown = showProgress(posted, line, language, { api, clock, log });
    report = shown.report;
    if (latest) report(latest);
    const reply = await job.catch(() => undefined);
    await shown.stop();
    if (reply?.audience !== 'channel') {
      await retract(posted, exchange);
      return toCaller(await job, exchange);
    }
    const pictures = await api.uploadPictures(chartsIn(reply), renderer, signal);
    try {
      await deliver(renderings(reply, pictures), (rendering) => api.update(posted, rendering), {
        clock,
        log,
      });
    } catch (error) {
      const { kind, code } = slackFailure(error);
      log.warn({ code }, 'the working message cannot be replaced; answering in another way');
      // After a network fault the replacement may stand there all the same: a second one would be seen by all.
      if (kind === 'place') await anew(reply, pictures, exchange);
      else await toCaller(reply, exchange);
    }
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
    refusal: string,
    exchange: Exchange,
  ): Promise<void> {
    const { url, language, log } = exchange;
    const finished = new AbortController();
    const end = () => finished.abort();
    job.then(end, end);
    if (url) {
      await clock.wait(1_500, finished.signal);
      if (!finished.signal.aborted) {
        await url.post(workingMessage(line, language), 'caller').catch((error: unknown) => {
          log.debug({ code: slackFailure(error).code }, 'the wait could not be announced');
        });
      }
    }
    const reply = await job;
    const words = wordsFor(reply.language);
    const remark = notInvited.has(refusal)
      ? words.say('slack.invite')
      : refusal && words.say('slack.noPlace', { code: refusal });
    if (reply.audience === 'caller' || !url) return toCaller(reply, exchange, remark);
    await throughUrl(reply, url, 'channel', exchange, remark);
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

  return {
    respond: (incoming, { restarting, signal }) =>
      respond(incoming, restarting, signal).catch((error: unknown) =>
        parts.log.error({ err: error }, 'a request failed before it could be answered'),
      ),
  };
}

/** A short word of the front's own to the person who asked. */
function notice(
  language: Language,
  key: 'slack.restarting' | 'slack.deadButton' | 'slack.fault' | 'slack.toldInPrivate',
  values?: { readonly incident: string },
): Reply {
  const sentence = wordsFor(language).say(key, values);
  return {
    tone: 'info',
    audience: 'caller',
    language,
    title: '',
    summary: sentence,
    blocks: [{ kind: 'text', spans: [sentence] }],
  };
}
