import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '../src/bot/ports.ts';
import { reportStates } from '../src/features/reports/stored/report.ts';
import type { SlackDouble } from '../tests/adapters/slack/slack-double.ts';
import { type Latency, latencyOf } from './signed-commands.ts';

/** Slack takes one message a second in a channel; timers and the network move them by less than this. */
const paceMs = 1_000;
const toleranceMs = 50;

/** How a thousand reports arrived. */
export interface Delivered {
  readonly workspaces: number;
  readonly reports: number;
  readonly sent: number;
  readonly messages: number;
  /** From due to the last message, in seconds. */
  readonly seconds: number;
  /** From due to a report's message, in seconds. */
  readonly delays: Latency;
  /** The shortest time between two posts to one channel, in milliseconds. */
  readonly closest: number;
  readonly channelsWithSeveral: number;
  readonly problems: readonly string[];
}

/** Reads from the double's log and the store what came of the reports that were due. */
export async function judged(
  store: Store,
  slack: SlackDouble,
  workspaces: readonly string[],
  due: Date,
): Promise<Delivered> {
  // The last message was taken; it is yet to be noted.
  for (let tries = 0; tries < 100 && (await store.reports.backlog(new Date())).open > 0; tries += 1)
    await delay(100);
  const problems = [...slack.problems];
  const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
  const messages = new Map<string, number>();
  for (const { metadata } of slack.messages) {
    const mark = JSON.stringify(metadata);
    messages.set(mark, (messages.get(mark) ?? 0) + 1);
  }
  for (const [mark, count] of messages) if (count > 1) problems.push(`${mark} stands there ${count} times`);
  let sent = 0;
  let schedules = 0;
  for (const workspace of workspaces) {
    for (const { number } of await store.schedules.list(workspace)) {
      schedules += 1;
      const reports = await store.reports.past(workspace, number, { states: reportStates, limit: 10 });
      if (reports.length === 1 && reports[0]?.state === 'sent') sent += 1;
      else
        problems.push(
          `schedule ${number} of ${workspace} has ${reports.map(({ state }) => state).join() || 'none'}`,
        );
    }
  }
  const gaps = gapsWithin(posts.map(({ args, at }) => ({ channel: String(args.channel), at })));
  const closest = Math.min(...gaps.flat());
  if (closest < paceMs - toleranceMs) problems.push(`two posts to a channel came within ${closest} ms`);
  const delays = posts.map(({ at }) => at - due.getTime());
  return {
    workspaces: workspaces.length,
    reports: schedules,
    sent,
    messages: slack.messages.length,
    seconds: Math.max(...delays) / 1_000,
    delays: latencyOf('from due to its message', delays),
    closest,
    channelsWithSeveral: gaps.filter((gap) => gap.length > 0).length,
    problems,
  };
}

/** The times between one post and the next, of each channel. */
function gapsWithin(posts: readonly { readonly channel: string; readonly at: number }[]): number[][] {
  const byChannel = new Map<string, number[]>();
  for (const { channel, at } of posts) byChannel.set(channel, [...(byChannel.get(channel) ?? []), at]);
  return [...byChannel.values()].map((moments) => {
    const sorted = moments.sort((a, b) => a - b);
    return sorted.slice(1).map((at, index) => at - (sorted[index] ?? at));
  });
}
