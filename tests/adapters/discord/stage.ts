import { expect, onTestFinished } from 'vitest';
import { createDiscordFront, type DiscordConfig } from '../../../adapters/discord/front.ts';
import type { Pace } from '../../../adapters/discord/work.ts';
import type { Bot, Prepared } from '../../../src/bot/bot.ts';
import type { Chart } from '../../../src/bot/chart.ts';
import type { Command } from '../../../src/bot/command.ts';
import type { Invocation, Progress } from '../../../src/bot/invocation.ts';
import type { DeliveryStore, Log, Picture } from '../../../src/bot/ports.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { type DiscordDouble, discordDouble } from './double.ts';
import { planReply, sampleCommands } from './sample.ts';
import { token } from './world.ts';

/** A promise that the test settles itself. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {};
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** The bytes of a picture: a PNG's signature, and which chart it shows. */
export function pictureOf(chart: Chart): Picture {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return { png: Uint8Array.from([...signature, ...Buffer.from(chart.id)]), width: 1200, height: 675 };
}

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: object;
}

export function logInto(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => logInto(lines),
  };
}

/** Claims in memory: one process that lives as long as the test. */
function memoryDeliveries(): DeliveryStore {
  const claimed = new Set<string>();
  return {
    claim: (id) => {
      const isFirst = !claimed.has(id);
      claimed.add(id);
      return Promise.resolve(isFirst);
    },
  };
}

type RunOptions = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/** Work that is ready to run and answers so. */
export function ready(
  run: (options: RunOptions) => Promise<Reply> = () => Promise.resolve(planReply),
  audience: 'channel' | 'caller' = 'channel',
): Prepared {
  return {
    kind: 'ready',
    command: 'optimize',
    audience,
    language: 'en',
    run: (options = {}) => run(options),
  };
}

interface StageOptions {
  readonly prepare?: (invocation: Invocation) => Prepared | Promise<Prepared>;
  readonly complete?: Bot['complete'];
  readonly render?: (chart: Chart, signal?: AbortSignal) => Promise<Picture>;
  readonly commands?: readonly Command[];
  readonly deliveries?: DeliveryStore;
  readonly config?: Partial<DiscordConfig>;
  readonly pace?: Partial<Pace>;
  readonly heartbeatMs?: number;
  readonly now?: () => Date;
  /** Commands that are registered beforehand. */
  readonly before?: readonly object[];
  /** What goes wrong while it starts. */
  readonly faults?: readonly Parameters<DiscordDouble['fault']>[];
}

/** The real front and client against the double. Whatever it sends must be what Discord accepts. */
export async function stage(options: StageOptions = {}) {
  const double = await discordDouble(
    options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs },
  );
  if (options.before !== undefined) double.commands(options.before);
  for (const fault of options.faults ?? []) double.fault(...fault);
  const heard: Invocation[] = [];
  const asked: Parameters<Bot['complete']>[1][] = [];
  const told: { readonly at: Parameters<Bot['posted']>[0]; readonly reply: Reply }[] = [];
  const log: LogLine[] = [];
  const bot: Bot = {
    commands: options.commands ?? sampleCommands,
    prepare: async (invocation) => {
      heard.push(invocation);
      return (options.prepare ?? (() => ready()))(invocation);
    },
    posted: async (at, reply) => {
      told.push({ at, reply });
    },
    complete: async (invocation, question) => {
      asked.push(question);
      return options.complete?.(invocation, question) ?? [];
    },
  };
  const front = createDiscordFront({
    bot,
    renderer: {
      render: options.render ?? ((chart) => Promise.resolve(pictureOf(chart))),
      check: () => Promise.resolve('draws'),
    },
    chartAsText: (chart, columns) =>
      `${chart.title}\n${chart.id} ${'█'.repeat(columns - chart.id.length - 1)}`,
    deliveries: options.deliveries ?? memoryDeliveries(),
    log: logInto(log),
    clock: options.now ?? (() => new Date()),
    config: { token, apiUrl: double.apiUrl, ...options.config },
    // Long enough never to come in a test that does not ask for it.
    pace: { acknowledgeAfterMs: 60_000, progressFromMs: 60_000, ...options.pace },
  });
  onTestFinished(async () => {
    await front.stop();
    await double.close();
    expect(double.problems).toEqual([]);
  });
  await front.start();
  return { front, double, heard, asked, told, log };
}
