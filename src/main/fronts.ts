import { createDiscordFront } from '../../adapters/discord/front.ts';
import { systemClock } from '../../adapters/slack/clock.ts';
import { createSlackFront } from '../../adapters/slack/slack-front.ts';
import { chartAsText } from '../bot/charts/as-text.ts';
import type { Front, Log } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { configuredMessengers } from './messengers.ts';
import { openParts, type Parts } from './parts.ts';
import { serve } from './serve.ts';

/** The chat platforms that the configuration has tokens for. */
function configuredFronts(config: Config, parts: Parts, log: Log): Front[] {
  const { bot, renderer, store } = parts;
  const shared = { bot, renderer, chartAsText, deliveries: store.deliveries, log };
  const { slack, discord } = config;
  return [
    ...(slack === undefined ? [] : [createSlackFront({ ...shared, clock: systemClock, config: slack })]),
    ...(discord === undefined
      ? []
      : [createDiscordFront({ ...shared, clock: systemClock.now, config: discord })]),
  ];
}

/** Serves the platforms that are configured until a stop signal; gives the exit code. */
export async function serveFronts(needs: {
  readonly config: Config;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<0 | 1> {
  const { config, log } = needs;
  let parts: Parts | undefined;
  try {
    parts = await openParts(config, log, (renderer) => configuredMessengers(config, renderer, log));
    return await serve({ ...needs, parts, fronts: configuredFronts(config, parts, log) });
  } catch (err) {
    log.error({ err }, 'cannot start; npm start -- doctor tells more');
    await parts?.close();
    return 1;
  }
}
