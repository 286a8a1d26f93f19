import { createSlackMessenger } from '../../../adapters/slack/slack-messenger.ts';
import type { Messenger } from '../../../src/bot/messenger.ts';
import type { ChartRenderer } from '../../../src/bot/ports.ts';
import type { Clock } from '../../../src/bot/time/clock.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { chartAsText, fakeRenderer, hurriedClock } from './fakes.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';

/** The real messenger against the double of Slack. */
export interface StartedMessenger {
  readonly slack: SlackDouble;
  readonly messenger: Messenger;
  readonly log: ReturnType<typeof recordedLog>;
  readonly clock: Clock & { readonly waits?: number[] };
  /** Another process' messenger on the same Slack: it remembers nothing. */
  again(apiUrl?: string): Messenger;
}

export async function startMessenger(
  options: {
    readonly clock?: Clock;
    readonly renderer?: ChartRenderer;
    readonly picturesWithinMs?: number;
  } = {},
): Promise<StartedMessenger> {
  const clock = options.clock ?? hurriedClock();
  const slack = await startSlackDouble({ now: clock.now });
  const log = recordedLog();
  const again = (apiUrl = slack.apiUrl) =>
    createSlackMessenger({
      config: {
        botToken: 'xoxb-test',
        apiUrl,
        ...(options.picturesWithinMs && { picturesWithinMs: options.picturesWithinMs }),
      },
      renderer: options.renderer ?? fakeRenderer(),
      chartAsText,
      log,
      clock,
    });
  return { slack, messenger: again(), log, clock, again };
}
