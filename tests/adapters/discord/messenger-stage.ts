import { expect, onTestFinished } from 'vitest';
import { createDiscordMessenger } from '../../../adapters/discord/discord-messenger.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import { DeliveryError, type Destination } from '../../../src/bot/messenger.ts';
import type { Picture } from '../../../src/bot/ports.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { restDouble } from './rest-double.ts';
import { planReply } from './sample.ts';
import { type LogLine, logInto, pictureOf } from './stage.ts';
import { ids, token } from './world.ts';

export const place: Destination = { workspace: `discord:${ids.guild}`, channel: ids.channel };
export const mark = `report discord:${ids.guild} 3 2026-03-02T08:00:00.000Z`;

/** The real messenger and REST client against the double, without a gateway. */
export async function messengerStage(
  options: {
    readonly token?: string;
    readonly now?: () => number;
    readonly render?: (chart: Chart) => Promise<Picture>;
  } = {},
) {
  const double = await restDouble(options.now === undefined ? {} : { now: options.now });
  onTestFinished(async () => {
    await double.close();
    expect(double.problems).toEqual([]);
  });
  const log: LogLine[] = [];
  const restart = () =>
    createDiscordMessenger({
      config: { token: options.token ?? token, apiUrl: double.apiUrl },
      renderer: {
        render: options.render ?? ((chart) => Promise.resolve(pictureOf(chart))),
        check: () => Promise.resolve('draws'),
      },
      chartAsText: (chart, columns) =>
        `${chart.title}\n${chart.id} ${'█'.repeat(columns - chart.id.length - 1)}`,
      log: logInto(log),
      now: () => new Date(double.now()),
    });
  const messenger = restart();
  const post = (reply: Reply = planReply, to: Destination = place, signal = new AbortController().signal) =>
    messenger.post(to, reply, mark, signal);
  return { double, messenger, log, restart, post };
}

/** What a promise that must fail fails with, as the reporter reads it. */
export async function faultOf(failing: Promise<unknown>) {
  const error: unknown = await failing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`no DeliveryError but ${String(error)}`);
  const { fault, code, retryAfterMs } = error;
  return { fault, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
