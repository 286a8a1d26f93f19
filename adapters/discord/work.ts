import type { Bot, Prepared } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import type { Invocation } from '../../src/bot/invocation.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { ChartRenderer, DeliveryStore, Log } from '../../src/bot/ports.ts';
import { createForecast } from '../../src/bot/remaining-time.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Answer, AnswerKind } from './answer.ts';
import { loggable } from './api.ts';
import { composeReply, type Rung } from './compose.ts';
import { type Entered, modalOf, withForm } from './form.ts';
import { type OutgoingMessage, plainMessage } from './message.ts';
import { drawCharts } from './pictures.ts';
import { progressMessage, progressPace } from './progress.ts';
import type { BarsAsText } from './sections.ts';
import { settledWithin } from './settled-within.ts';

/** How long things may take, in milliseconds. */
export interface Pace {
  /** Discord wants an answer within 3 s; what is not prepared by then is acknowledged anyway. */
  readonly acknowledgeAfterMs: number;
  /** The same for what may be answered with a form: acknowledged, it could not be any more. */
  readonly acknowledgeFormAfterMs: number;
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
  acknowledgeFormAfterMs: 2_200,
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
  /** A command that has a form. */
  readonly mayOpenForm?: boolean;
  /** What the form of such a command is to hold. */
  readonly entered?: Entered;
  /** It was sent in a form. */
  readonly isForm?: boolean;
  /** Messages under which people go on talking about the answer, beside the answer itself. */
  readonly talkedAboutUnder?: readonly string[];
}

/** Takes requests from acknowledgement to answer, and knows what is under way. */
export function discordWork(needs: WorkNeeds) {
  const underWay = new Set<Promise<void>>();
  const stoppable = new Map<string, { readonly controller: AbortController; readonly asked: Invocation }>();

  async function bring(
    reply: Reply,
    kind: AnswerKind,
    { answer, invocation, talkedAboutUnder = [] }: Request,
    log: Log,
    dress: (message: OutgoingMessage) => OutgoingMessage = (message) => message,
  ): Promise<void> {
    const pictures = await drawCharts(reply, {
      renderer: needs.renderer,
      log,
      withinMs: needs.pace.drawWithinMs,
    });
    const compose = (rung: Rung) => {
      const message = composeReply(reply, pictures, rung, needs.bars);
      return rung === 'words' ? message : dress(message);
    };
    const posted = await answer.deliver(kind, compose, reply.language);
    if (posted === undefined) return;
    const { workspace, channel } = invocation.where;
    for (const message of [posted, ...talkedAboutUnder]) {
      await needs.bot.posted({ workspace, channel, message }, reply);
    }
  }

  /** Opens the command's form; where that cannot be, and after a form that was wrong, a reply with the way to it. */
  async function refuse(
    asked: Request,
    { reply, form }: Extract<Prepared, { kind: 'refused' }>,
    log: Log,
  ): Promise<void> {
    const { answer, entered, isForm } = asked;
    const { request } = asked.invocation;
    // Discord opens no form in answer to one.
    const opens = form !== undefined && isForm !== true ? modalOf(form, reply.language, entered) : undefined;
    if (form !== undefined && opens !== undefined && (await answer.openForm?.(opens))) {
      log.info({ command: form.command }, 'opened a form');
      return;
    }
    const sent = isForm === true && request.kind === 'options' ? request : undefined;
    const command = form?.command ?? sent?.command;
    await bring(reply, 'problem', asked, log, (message) =>
      command === undefined ? message : withForm(message, command, reply.language, sent?.options),
    );
  }

  async function run(
    asked: Request,
    prepared: Extract<Prepared, { kind: 'ready' }>,
    log: Log,
  ): Promise<void> {
    const { invocation, answer } = asked;
    const controller = new AbortController();
    stoppable.set(invocation.id, { controller, asked: invocation });
    const words = wordsFor(prepared.language);
    const remaining = createForecast(needs.now);
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
      const reply = await prepared.run({
        onProgress: (progress) => shown.report({ ...progress, remainingMs: remaining(progress) }),
        signal: controller.signal,
      });
      await shown.end();
      await bring(reply, reply.tone === 'error' ? 'problem' : reply.audience, asked, log);
    } finally {
      await shown.end();
      stoppable.delete(invocation.id);
    }
  }

  async function serve(request: Request, log: Log): Promise<void> {
    const { invocation, answer, expected, language } = request;
    const { acknowledgeAfterMs, acknowledgeFormAfterMs } = needs.pace;
    const late = setTimeout(
      () => void answer.acknowledge(expected),
      request.mayOpenForm === true ? acknowledgeFormAfterMs : acknowledgeAfterMs,
    );
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
      if (prepared.kind === 'refused') await refuse(request, prepared, log);
      else await run(request, prepared, log);
    } catch (error) {
      // The bot never throws; this is a fault of this front, and the person still gets a word.
      log.error({ err: error }, 'the request failed');
      const words = wordsFor(language);
      const fault = plainMessage(words.say('discord.fault', { id: invocation.id }));
      await answer.deliver('problem', () => fault, language);
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
