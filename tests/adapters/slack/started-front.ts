import { createSlackFront } from '../../../adapters/slack/slack-front.ts';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Command } from '../../../src/bot/command.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import type { ChartRenderer } from '../../../src/bot/ports.ts';
import type { Clock } from '../../../src/bot/time/clock.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { chartAsText, type FakeBot, fakeBot, fakeRenderer, hurriedClock, memoryDeliveries } from './fakes.ts';
import { form, send, signingSecret, slashCommand } from './inbound.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';

/** The real front in HTTP mode against the double of Slack. */
export interface StartedFront {
  readonly slack: SlackDouble;
  readonly front: ReturnType<typeof createSlackFront>;
  readonly bot: FakeBot;
  readonly log: ReturnType<typeof recordedLog>;
  readonly deliveries: ReturnType<typeof memoryDeliveries>;
  readonly port: number;
  /** Types `/channels …` in #budget. */
  type(line: string, fields?: Record<string, string>): ReturnType<typeof send>;
  /** Stops the front and starts another on the same Slack and store: the process was restarted. */
  restart(): Promise<StartedFront>;
  stop(): Promise<void>;
}

type Parts = Omit<Parameters<typeof createSlackFront>[0], 'config'>;

/** The real front in HTTP mode on a port of its own, which writes to a double of Slack; not started yet. */
export function httpFront(
  { apiUrl, botToken = 'xoxb-test' }: { readonly apiUrl: string; readonly botToken?: string },
  parts: Parts,
) {
  return createSlackFront({
    ...parts,
    config: { mode: 'http', botToken, signingSecret, port: 0, host: '127.0.0.1', apiUrl },
  });
}

export interface FrontOptions {
  readonly answer: (invocation: Invocation) => Prepared;
  readonly commands?: readonly Command[];
  readonly clock?: Clock;
  readonly renderer?: ChartRenderer;
  readonly slack?: SlackDouble;
  readonly deliveries?: ReturnType<typeof memoryDeliveries>;
}

export async function startFront(options: FrontOptions): Promise<StartedFront> {
  const slack = options.slack ?? (await startSlackDouble());
  const bot = fakeBot(options.answer, options.commands);
  const log = recordedLog();
  const deliveries = options.deliveries ?? memoryDeliveries();
  const front = httpFront(slack, {
    bot,
    renderer: options.renderer ?? fakeRenderer(),
    deliveries,
    log,
    clock: options.clock ?? hurriedClock(),
    chartAsText,
  });
  await front.start();
  const port = front.port() ?? 0;
  return {
    slack,
    front,
    bot,
    log,
    deliveries,
    port,
    type: (line, fields) =>
      send(port, form(slashCommand(line, { response_url: slack.responseUrl, ...fields }))),
    async restart() {
      await front.stop();
      return startFront({ ...options, slack, deliveries });
    },
    async stop() {
      await front.stop();
      await slack.stop();
    },
  };
}
