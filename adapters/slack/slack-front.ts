import { setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  App,
  type BlockAction,
  type ButtonAction,
  type Context,
  type EnvelopedEvent,
  type Receiver,
  type SlackActionMiddlewareArgs,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { Bot } from '../../src/bot/bot.ts';
import type { ChartRenderer, DeliveryStore, Front, Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { boltLog } from './bolt-log.ts';
import {
  type Envelope,
  fromButton,
  fromCommand,
  fromDirectMessage,
  fromMention,
  fromOpenedHome,
  type Incoming,
} from './incoming.ts';
import { slackLimits } from './limits.ts';
import { formCallback } from './modal.ts';
import { channelPaceOf } from './patience.ts';
import type { ChartAsText } from './plain-reply.ts';
import { PunctualReceiver } from './punctual-receiver.ts';
import { createResponder } from './responder.ts';
import { isSlackUrl } from './response-url.ts';
import { createSlackApi, webClient } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import { createSocketConnection } from './socket-connection.ts';
import { fromSubmission } from './submission.ts';
import { createDirectory } from './who-and-where.ts';

/** How the front reaches Slack. */
export type SlackConfig = {
  readonly botToken: string;
  /** Where the Web API is, `https://slack.com/api/` unless told; Socket Mode asks there for its connection. */
  readonly apiUrl?: string;
  /** How long `stop` lets running work go on before it cancels it; 20 s unless told. */
  readonly finishWithinMs?: number;
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | {
      readonly mode: 'http';
      readonly signingSecret: string;
      /** 0 takes any free port. */
      readonly port: number;
      readonly host?: string;
    }
);

/** What the front needs. */
export interface SlackFrontParts {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  readonly deliveries: DeliveryStore;
  readonly log: Log;
  readonly clock: Clock;
  /** Writes a chart as text, for when Slack takes no picture and no chart of its own. */
  readonly chartAsText: ChartAsText;
  readonly config: SlackConfig;
}

/** The Slack front; in HTTP mode it says on which port it listens. */
export interface SlackFront extends Front {
  port(): number | undefined;
}

/** Where Slack sends commands, button presses and events in HTTP mode. */
export const requestPath = '/slack/events';

const usualFinishMs = 20_000;
/** What cancelled work gets to say so. */
const farewellMs = 3_000;

/** Makes the front; nothing is sent or opened before `start`. */
export function createSlackFront(parts: SlackFrontParts): SlackFront {
  const { bot, renderer, deliveries, clock, chartAsText, config } = parts;
  const log = parts.log.child({ front: 'slack' });
  const client = webClient(config.botToken, config.apiUrl, log);
  const api = createSlackApi(client, { clock, log, pace: channelPaceOf(clock, config.botToken) });
  const directory = createDirectory(client, clock, log);
  const responder = createResponder({
    bot,
    renderer,
    deliveries,
    log,
    clock,
    api,
    directory,
    chartAsText,
    fileAccess: config,
  });

  const running = new Set<Promise<void>>();
  const cancelled = new AbortController();
  // Every request that runs listens to it, however many there are.
  setMaxListeners(0, cancelled.signal);
  let stopping = false;
  let botUser = '';

  const circumstances = () => ({ restarting: stopping, signal: cancelled.signal });

  /** Whether a request says who asks, and wants its answer where Slack can take it. */
  function isSound<Request extends { readonly delivery: string }>(
    request: Request | undefined,
    responseUrl: string | undefined,
  ): request is Request {
    if (!request) {
      log.warn({}, 'a request from Slack names no workspace or nobody; ignored');
      return false;
    }
    const leadsElsewhere = responseUrl !== undefined && !isSlackUrl(responseUrl, config.apiUrl);
    if (leadsElsewhere) {
      log.warn(
        { delivery: request.delivery },
        'a request wants its answer posted elsewhere than to Slack; ignored',
      );
    }
    return !leadsElsewhere;
  }

  function follow(work: Promise<void>): void {
    const ended = work.catch((error: unknown) => log.error({ err: error }, 'a request failed'));
    running.add(ended);
    void ended.finally(() => running.delete(ended));
  }

  function answer(incoming: Incoming | undefined): void {
    if (isSound(incoming, incoming?.responseUrl)) follow(responder.respond(incoming, circumstances()));
  }

  function makeApp(receiver: Receiver): App {
    const app = new App({
      receiver,
      // One workspace or organisation, known beforehand: nothing is asked of Slack before a request is acknowledged.
      authorize: async () => ({ botToken: config.botToken, ...(botUser && { botUserId: botUser }) }),
      clientOptions: { ...(config.apiUrl && { slackApiUrl: config.apiUrl }) },
      logger: boltLog(log),
      convoStore: false,
    });
    // Any command name: which one leads here is the manifest's choice.
    app.command(/.*/, async ({ ack, command }) => {
      await ack();
      answer(fromCommand(command));
    });
    app.action(/.*/, async ({ ack, body, action }: SlackActionMiddlewareArgs) => {
      await ack();
      if (isPress(body) && isButton(action)) answer(fromButton(body, action));
    });
    app.view<ViewSubmitAction>(
      { type: 'view_submission', callback_id: formCallback },
      async ({ ack, body }) => {
        const submission = fromSubmission(body);
        if (!isSound(submission, submission?.origin?.responseUrl)) return ack();
        const submitted = await responder.submit(submission, circumstances());
        if ('errors' in submitted) return ack({ response_action: 'errors', errors: { ...submitted.errors } });
        await ack();
        follow(submitted.work());
      },
    );
    // Nothing is kept of a form that was not sent.
    app.view({ type: 'view_closed', callback_id: /.*/ }, ({ ack }) => ack());
    // Most messages are none that we answer: edits, bots' and our own.
    const hear = (incoming: Incoming | undefined) => {
      if (incoming) answer(incoming);
    };
    app.event('app_mention', async ({ event, body, context }) => {
      hear(fromMention(event, envelopeOf(body, context), botUser));
    });
    app.event('message', async ({ event, body, context }) => {
      hear(fromDirectMessage(event, envelopeOf(body, context), botUser));
    });
    app.event('app_home_opened', async ({ event, body, context }) => {
      const opened = fromOpenedHome(event, envelopeOf(body, context));
      if (opened) follow(responder.showHome(opened, circumstances()));
    });
    app.error(async (error) => log.error({ err: error }, 'a request from Slack could not be taken'));
    return app;
  }

  /** Resolves when nothing runs any more, requests that came meanwhile included, or when the time is over. */
  async function finishedWithin(milliseconds: number): Promise<void> {
    const finished = new AbortController();
    const idle = async () => {
      while (running.size > 0 && !finished.signal.aborted) await Promise.allSettled([...running]);
    };
    await Promise.race([idle(), clock.wait(milliseconds, finished.signal)]);
    finished.abort();
  }

  const connection = config.mode === 'socket' ? socketMode(config.appToken) : httpMode(config);

  function socketMode(appToken: string): Connection {
    const socket = createSocketConnection({ appToken, apiUrl: config.apiUrl, clock, log });
    const app = makeApp(socket.receiver);
    return {
      async start() {
        await app.start();
        socket.keepUp();
      },
      stop: () => socket.stop(),
      isUp: () => socket.isConnected(),
      port: () => undefined,
    };
  }

  function httpMode({ signingSecret, port, host }: Extract<SlackConfig, { mode: 'http' }>): Connection {
    const receiver = new PunctualReceiver({
      signingSecret,
      endpoints: requestPath,
      bodyLimit: slackLimits.requestBodyBytes,
      logger: boltLog(log),
    });
    makeApp(receiver);
    let server: Server | undefined;
    return {
      async start() {
        server = await receiver.start({ port, ...(host && { host }) });
      },
      async stop() {
        if (!server) return;
        const closed = receiver.stop();
        server.closeIdleConnections();
        const kill = new AbortController();
        await Promise.race([closed, clock.wait(farewellMs, kill.signal)]);
        kill.abort();
        server?.closeAllConnections();
        await closed;
        server = undefined;
      },
      isUp: () => server?.listening === true,
      port: () => addressOf(server?.address())?.port,
    };
  }

  return {
    name: 'slack',
    async start() {
      try {
        const { user_id: user } = await client.auth.test();
        botUser = user ?? '';
      } catch (error) {
        throw new Error(`Slack does not accept the bot token (${slackFailure(error).code}).`, {
          cause: error,
        });
      }
      await connection.start();
      log.info({ mode: config.mode, port: connection.port() }, 'Slack front started');
    },
    async stop() {
      stopping = true;
      await finishedWithin(config.finishWithinMs ?? usualFinishMs);
      if (running.size > 0) {
        log.warn({ requests: running.size }, 'requests are still running; cancelling them');
        cancelled.abort();
        await finishedWithin(farewellMs);
      }
      await connection.stop();
      log.info({}, 'Slack front stopped');
    },
    isReady: () => !stopping && connection.isUp(),
    port: connection.port,
  };
}

interface Connection {
  start(): Promise<void>;
  stop(): Promise<void>;
  isUp(): boolean;
  port(): number | undefined;
}

type ActionBody = SlackActionMiddlewareArgs['body'];
type PressedThing = SlackActionMiddlewareArgs['action'];

const isPress = (body: ActionBody): body is BlockAction => body.type === 'block_actions';
const isButton = (action: PressedThing): action is ButtonAction =>
  action.type === 'button' && 'action_id' in action;

const envelopeOf = (body: EnvelopedEvent, context: Context): Envelope => ({
  eventId: body.event_id,
  team: body.team_id || context.teamId,
  enterprise: body.enterprise_id || context.enterpriseId,
});

const addressOf = (address: string | AddressInfo | null | undefined) =>
  typeof address === 'object' && address !== null ? address : undefined;
