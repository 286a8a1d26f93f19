/** What happens with one request, from the first check to the reply on the screen. */
import { randomUUID } from 'node:crypto';
import type { Bot, Prepared } from '../../src/bot/bot.ts';
import type { Form } from '../../src/bot/form.ts';
import type { ChosenOptions, Invocation, TypedLine } from '../../src/bot/invocation.ts';
import type { ChartRenderer, DeliveryStore, Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { createAnswer } from './answer.ts';
import { droppedFiles } from './dropped-files.ts';
import { createHome } from './home.ts';
import type { Incoming, OpenedHome } from './incoming.ts';
import { type FormOrigin, modalOf } from './modal.ts';
import { notice } from './notice.ts';
import type { ChartAsText } from './plain-reply.ts';
import { createResponseUrl } from './response-url.ts';
import { createRoutes, type Exchange } from './routes.ts';
import { createRunningWork } from './running-work.ts';
import type { SlackApi } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import { type FieldErrors, fieldErrors, type Submission } from './submission.ts';
import type { Directory } from './who-and-where.ts';

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
  /** How files that people drop are fetched. */
  readonly fileAccess: { readonly botToken: string; readonly apiUrl?: string | undefined };
}

interface Circumstances {
  readonly restarting: boolean;
  readonly signal: AbortSignal;
}

export interface Responder {
  /** Answers a request; a repeated delivery of it is ignored. Never rejects. */
  respond(incoming: Incoming, circumstances: Circumstances): Promise<void>;
  /** Shows somebody their App Home; a repeated delivery is ignored. Never rejects. */
  showHome(opened: OpenedHome, circumstances: Circumstances): Promise<void>;
  /** Checks a form that was sent, in time for its acknowledgement. */
  submit(submission: Submission, circumstances: Circumstances): Promise<Submitted>;
}

/** What is wrong with a form, or the work that goes on once it is closed. */
type Submitted = { readonly errors: FieldErrors } | { readonly work: () => Promise<void> };

/** Where and by whom something was asked for. */
type Origin = Pick<Incoming, 'workspace' | 'user' | 'channel'> &
  Partial<Pick<FormOrigin, 'channelName' | 'threadTs' | 'responseUrl' | 'language'>> &
  Partial<Pick<Incoming, 'thread' | 'isDirect' | 'files'>>;

/** Slack waits three seconds for what is wrong with a form; the rest is for the way there and back. */
const longestCheckMs = 2_000;

export function createResponder(parts: ResponderParts): Responder {
  const { bot, deliveries, clock, api, directory } = parts;
  const routes = createRoutes(parts);
  const { toCaller } = routes;
  const works = createRunningWork();
  const answer = createAnswer({ ...parts, works }, routes);
  const home = createHome(parts);

  /** Where the answers to a request go, and who asks. */
  async function begin(from: Origin, signal: AbortSignal) {
    const { workspace, channel, threadTs } = from;
    const id = randomUUID();
    const log = parts.log.child({ request: id, workspace, channel });
    const who = await directory.person(from.user, workspace);
    const exchange: Exchange = {
      workspace,
      isDirect: from.isDirect ?? false,
      spot: { channel, ...(threadTs && { threadTs }) },
      user: from.user,
      url: from.responseUrl ? createResponseUrl(from.responseUrl, clock, threadTs) : undefined,
      language: who.language ?? from.language ?? 'en',
      signal,
      log,
    };
    return { id, who, from, exchange };
  }
  type Begun = Awaited<ReturnType<typeof begin>>;

  async function prepare({ id, who, from }: Begun, request: TypedLine | ChosenOptions): Promise<Prepared> {
    const { workspace, channel, channelName, thread, files = [] } = from;
    const isPrivate = from.isDirect || (await directory.isPrivate(channel, channelName, workspace));
    const where: Invocation['where'] = {
      front: 'slack',
      workspace,
      channel,
      ...(thread && { thread }),
      isPrivate,
      mayReadFiles: false,
    };
    const dropped = droppedFiles(files, { ...parts.fileAccess, log: parts.log });
    return bot.prepare({ id, request, ...(dropped.length > 0 && { files: dropped }), who, where });
  }

  /** Cancels work if this person may; whoever cannot hears why, and nobody else does. */
  async function cancel(work: string, { who, from, exchange }: Begun): Promise<void> {
    const outcome = works.cancel(work, from.workspace, who);
    exchange.log.info({ outcome }, 'somebody wants work cancelled');
    if (outcome === 'cancelled') return;
    const key = outcome === 'over' ? 'slack.cancel.over' : 'slack.cancel.notTheirs';
    await toCaller(notice(exchange.language, key), exchange);
  }

  /** Runs something for a request; whatever goes wrong is logged, and told to the person who asked. */
  async function telling({ id, exchange }: Begun, something: () => Promise<void>): Promise<void> {
    const { log, language } = exchange;
    try {
      await something();
    } catch (error) {
      log.error({ err: error }, 'a request failed');
      await toCaller(notice(language, 'slack.fault', { incident: id }), exchange).catch((second: unknown) =>
        log.error({ err: second }, 'the person who asked could not be told'),
      );
    }
  }

  async function respond(incoming: Incoming, { restarting, signal }: Circumstances): Promise<void> {
    if (!(await isFirst(incoming.delivery))) return;
    const { line, isTalk, cancels } = incoming;
    const begun = await begin(incoming, signal);
    const { exchange } = begun;
    await telling(begun, async () => {
      // Also while restarting: work that is cancelled holds the restart up no longer.
      if (cancels !== undefined) return cancel(cancels, begun);
      if (restarting) return say('slack.restarting', exchange);
      if (line === undefined) return say('slack.deadButton', exchange);
      const prepared = await prepare(begun, { kind: 'line', line, ...(isTalk && { isTalk }) });
      // What was pressed in the App Home to see it anew is seen there.
      const isHomeAgain = prepared.kind === 'ready' && prepared.command === 'home' && incoming.isFromHome;
      if (prepared.kind === 'ready' && !isHomeAgain) await answer(prepared, line, exchange);
      else if (prepared.kind === 'refused') {
        if (prepared.form && (await showForm(prepared.form, incoming, exchange))) return;
        await toCaller(prepared.reply, exchange);
      }
      if (incoming.isFromHome) await home.show(incoming, signal);
    });
  }

  const say = async (key: 'slack.restarting' | 'slack.deadButton', exchange: Exchange) => {
    await toCaller(notice(exchange.language, key), exchange);
  };

  /** Opens the form for whoever asked; false where that cannot be done, or not in time. */
  async function showForm(form: Form, incoming: Incoming, { language, log }: Exchange): Promise<boolean> {
    const { channel, channelName, threadTs, responseUrl, triggerId } = incoming;
    const modal = modalOf(form, {
      command: form.command,
      channel,
      ...(channelName && { channelName }),
      ...(threadTs && { threadTs }),
      ...(responseUrl && { responseUrl }),
      language,
    });
    if (!triggerId || !modal) return false;
    try {
      await api.openModal(triggerId, modal);
      return true;
    } catch (error) {
      log.warn(
        { code: slackFailure(error).code },
        'a form cannot be opened; its command is explained instead',
      );
      return false;
    }
  }

  async function submit(submission: Submission, { restarting, signal }: Circumstances): Promise<Submitted> {
    const { origin, user, workspace, fields } = submission;
    if (origin === undefined || restarting) {
      const { language = origin?.language ?? 'en' } = await directory.person(user, workspace);
      const reply = notice(language, origin === undefined ? 'slack.form.dead' : 'slack.restarting');
      return { errors: fieldErrors({ reply }, fields) };
    }
    const checked = check(submission, origin, signal);
    const waited = new AbortController();
    const inTime = await Promise.race([checked, clock.wait(longestCheckMs, waited.signal)]);
    waited.abort();
    if (inTime?.prepared.kind === 'refused') return { errors: fieldErrors(inTime.prepared, fields) };
    return {
      work: async () => {
        const { begun, prepared } = await checked;
        // Only what has an effect is noted: what is wrong with a form is said again to whoever asks again.
        if (!(await isFirst(submission.delivery))) return;
        const line = [origin.command, ...Object.values(submission.options)].join(' ');
        await telling(begun, async () => {
          if (prepared.kind === 'ready') return answer(prepared, line, begun.exchange);
          await toCaller(prepared.reply, begun.exchange);
        });
      },
    };
  }

  async function check({ workspace, user, options }: Submission, origin: FormOrigin, signal: AbortSignal) {
    const { command, threadTs, ...place } = origin;
    const thread = threadTs && { threadTs, thread: threadTs };
    const begun = await begin({ workspace, user, ...place, ...thread }, signal);
    return { begun, prepared: await prepare(begun, { kind: 'options', command, options }) };
  }

  async function isFirst(delivery: string): Promise<boolean> {
    try {
      const first = await deliveries.claim(delivery, clock.now());
      if (!first) parts.log.info({ delivery }, 'a repeated delivery is ignored');
      return first;
    } catch (error) {
      // Better an answer twice than none.
      parts.log.error({ err: error, delivery }, 'a delivery could not be noted; it is handled all the same');
      return true;
    }
  }

  return {
    respond: (incoming, circumstances) =>
      respond(incoming, circumstances).catch((error: unknown) =>
        parts.log.error({ err: error }, 'a request failed before it could be answered'),
      ),
    async showHome(opened, { restarting, signal }) {
      if (!restarting && (await isFirst(opened.delivery))) await home.show(opened, signal);
    },
    submit,
  };
}
