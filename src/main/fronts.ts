import { createDiscordFront } from '../../adapters/discord/front.ts';
import { systemClock } from '../../adapters/slack/clock.ts';
import { createSlackFront } from '../../adapters/slack/slack-front.ts';
import { barsAsText } from '../../adapters/terminal/text-charts.ts';
import type { Front, Log } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import type { Parts } from './parts.ts';

/** The chat platforms that the configuration has tokens for. */
export function configuredFronts(config: Config, parts: Parts, log: Log): Front[] {
  const { bot, renderer } = parts;
  const shared = { bot, renderer, deliveries: parts.store.deliveries, log, clock: systemClock, barsAsText };
  return [
    ...(config.slack === undefined ? [] : [createSlackFront({ ...shared, config: config.slack })]),
    ...(config.discord === undefined ? [] : [createDiscordFront({ ...shared, config: config.discord })]),
  ];
}
