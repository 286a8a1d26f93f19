import { createDiscordMessenger } from '../../adapters/discord/discord-messenger.ts';
import { createSlackMessenger } from '../../adapters/slack/slack-messenger.ts';
import { chartAsText } from '../bot/charts/as-text.ts';
import type { ChartRenderer, Log, Messenger } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { systemClock } from './system-clock.ts';

/** Those who post unasked on the platforms that the configuration has tokens for. They need no connected front. */
export function configuredMessengers(
  { slack, discord }: Pick<Config, 'slack' | 'discord'>,
  renderer: ChartRenderer,
  log: Log,
): Messenger[] {
  const shared = { renderer, chartAsText, log };
  return [
    ...(slack === undefined ? [] : [createSlackMessenger({ ...shared, clock: systemClock, config: slack })]),
    ...(discord === undefined
      ? []
      : [createDiscordMessenger({ ...shared, now: systemClock.now, config: discord })]),
  ];
}
