import type { Bot } from '../../src/bot/bot.ts';
import type { Chart, Language } from '../../src/bot/chart.ts';
import type { Invocation } from '../../src/bot/invocation.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { ChartRenderer, DeliveryStore, Log, Picture } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Answer, AnswerKind } from './answer.ts';
import { loggable } from './api.ts';
import { composeReply, type Pictures } from './compose.ts';
import { plainMessage } from './message.ts';
import { progressMessage, progressPace } from './progress.ts';
import type { BarsAsText } from './sections.ts';

/** How long things may take, in milliseconds. */
export interface Pace {
  /** Discord wants an answer within 3 s; what is not prepared by then is acknowledged anyway. */
  readonly acknowledgeAfterMs: number;
  readonly progressFromMs: number;
  readonly progressEveryMs: number;
  /** For all charts of a reply; what is not drawn by then is written as text. */
  readonly drawWithinMs: number;
  /** When stopping: how long running work may go on, and how long stopped work may take to say so. */
  readonly finishWithinMs: number;
  readonly handBackWithinMs: number;
}

export const usualPace: Pace = {
  acknowledgeAfterMs: 1_500,
  progressFromMs: 1_500,
  progressEveryMs: 2_000,
  drawWithinMs: 15_000,
  finishWithinMs: 10_000,
  handBackWithinMs: 5_000,
};

interface WorkNeeds {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  readonly bars: BarsAsText;
  readonly deliveries: DeliveryStore;
  readonly log: Log;
  readonly now: () => Date;
  readonly pace: Pace;
}

/** One request: what is asked, how to answer, and what to assume about it until it is read. */
export interface Request {
  readonly invocation: Invocation;
  readonly answer: Answer;
  readonly language: Language;
  /** Who would see the answer as far as one can tell from the command's name. */
  readonly expected: 'channel' | 'caller';
}

/** Waits for all, but not longer than `ms`. */
async function settledWithin(all: Iterable<Promise<unknown>>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([Promise.allSettled(all).then(() => true), late]);
  clearTimeout(timer);
  return done;
}

/** Takes requests from acknowledgement to answer, and knows what is under way. */
export function discordWork(needs: WorkNeeds) {
  const underWay = new Set<Promise<void>>();
  const stoppable = new Map<string, { readonly controller: AbortController; readonly asked: Invocation }>();

  async function draw(reply: Reply, log: Log): Promise<Pictures> {
    const pictures = new Map<Chart, Picture>();
    const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
    if (charts.length === 0) return pictures;
    const patience = new AbortController();
    const drawn = charts.map(async (chart) => {
      try {
        pictures.set(chart, await needs.renderer.render(chart, patience.signal));
      } catch (error) {
        log.warn({ err: error, chart: chart.id }, 'a chart could not be drawn; it is written as text');
      }
    });
    if (!(await settledWithin(drawn, needs.pace.drawWithinMs))) {
      log.warn(
        { charts: charts.length - pictures.size },
        'drawing took too long; charts are written as text',
      );
      patience.abort();
    }
    // A copy: a chart that comes late must not appear on a later rung.
    return new Map(pictures);
  }

  async function bring(reply: Reply, kind: AnswerKind, answer: Answer, log: Log): Promise<void> {
    const pictures = await draw(reply, log);
    await answer.deliver(kind, (rung) => composeReply(reply, pictures, rung, needs.bars));
  }

  async function run(
    { invocation, answer, language }: Request,
    prepared: Extract<Awaited<ReturnType<Bot['prepare']>>, { kind: 'ready' }>,
    log: Log,
  ): Promise<void> {
    const controller = new AbortController();
    stoppable.set(invocation.id, { controller, asked: invocation });
    const words = wordsFor(language);
    const shown = progressPace(
      (progress) =>
        answer
          .showProgress(progressMessage(progress, words, invocation.id))
          .catch((error: unknown) => log.debug(loggable(error), 'progress could not be shown')),
      { fromMs: needs.pace.progressFromMs, everyMs: needs.pace.progressEveryMs },
    );
    try {
      // Not awaited: answers and progress wait for it themselves, the work need not.
      void answer.acknowledge(prepared.audience);
      const reply = await prepared.run({ onProgress: shown.report, signal: controller.signal });
      await shown.end();
      await bring(reply, reply.tone === 'error' ? 'problem' : reply.audience, answer, log);
    } finally {
      await shown.end();
      stoppable.delete(invocation.id);
    }
  }

  async function serve(request: Request, log: Log): Promise<void> {
    const { invocation, answer, expected, language } = request;
    const late = setTimeout(() => void answer.acknowledge(expected), needs.pace.acknowledgeAfterMs);
    try {
      const isFirst = await needs.deliveries
        .claim(`discord:${invocation.id}`, needs.now())
        .catch((error: unknown) => {
          log.error({ err: error }, 'cannot tell whether this was handled before; handling it');
          return true;
        });
      if (!isFirst) {
        log.info({}, 'delivered again; handled already');
        return;
      }
      const prepared = await needs.bot.prepare(invocation);
      clearTimeout(late);
      if (prepared.kind === 'refused') await bring(prepared.reply, 'problem', answer, log);
      else await run(request, prepared, log);
    } catch (error) {
      // The bot never throws; this is a fault of this front, and the person still gets a word.
      log.error({ err: error }, 'the request failed');
      const words = wordsFor(language);
      await answer.deliver('problem', () => plainMessage(words.say('discord.fault', { id: invocation.id })));
    } finally {
      clearTimeout(late);
    }
  }

  return {
    /** Handles a request; returns at once. */
    take(request: Request): void {
      const { who, where, id } = request.invocation;
      const log = needs.log.child({ invocation: id, workspace: where.workspace, person: who.id });
      const done = serve(request, log).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    /** Stops running work, if the presser may: whoever asked for it, and those who manage the server it is in. */
    stop(invocationId: string, { who, where }: Invocation): 'stopped' | 'notRunning' | 'notYours' {
      const found = stoppable.get(invocationId);
      if (found === undefined || found.asked.where.workspace !== where.workspace) return 'notRunning';
      if (found.asked.who.id !== who.id && !who.isAdmin) return 'notYours';
      found.controller.abort();
      return 'stopped';
    },
    /** Lets running work end; what has not ended in time is stopped and says so. */
    async finish(): Promise<void> {
      if (await settledWithin(underWay, needs.pace.finishWithinMs)) return;
      needs.log.warn({ requests: underWay.size }, 'stopping work that is not done');
      for (const { controller } of stoppable.values()) controller.abort();
      if (!(await settledWithin(underWay, needs.pace.handBackWithinMs)))
        needs.log.error({ requests: underWay.size }, 'gave up on work that does not stop');
    },
  };
}
