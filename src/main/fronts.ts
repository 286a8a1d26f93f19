import { createDiscordFront } from '../../adapters/discord/front.ts';
import { systemClock } from '../../adapters/slack/clock.ts';
import { createSlackFront } from '../../adapters/slack/slack-front.ts';
import type { WebFront } from '../../adapters/web/web-front.ts';
import { chartAsText } from '../bot/charts/as-text.ts';
import type { Words } from '../bot/language/words.ts';
import type { Front, Log } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { createChat } from './chat.ts';
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

/**
 * Serves the platforms that are configured until a stop signal, and the chat page where it is wanted or there is
 * nothing else; gives the exit code.
 */
export async function serveFronts(needs: {
  readonly config: Config;
  readonly log: Log;
  readonly words: Words;
  readonly signal: AbortSignal;
  /** Where the page's address is printed. */
  readonly out: { write(text: string): unknown };
}): Promise<0 | 1> {
  const { config, log, words, out } = needs;
  const { web, slack, discord } = config;
  const isAlone = slack === undefined && discord === undefined;
  const chat = web.port !== undefined || isAlone ? createChat() : undefined;
  let parts: Parts | undefined;
  try {
    parts = await openParts(config, log, (renderer) => [
      ...configuredMessengers(config, renderer, log),
      ...(chat === undefined ? [] : [chat.messenger]),
    ]);
    const page = chat?.front(config, parts, log);
    const fronts = [
      ...configuredFronts(config, parts, log),
      ...(page === undefined ? [] : [announced(page)]),
    ];
    return await serve({ ...needs, parts, fronts });
  } catch (err) {
    log.error({ err }, 'cannot start; npm start -- doctor tells more');
    await parts?.close();
    return 1;
  }

  function announced(page: WebFront): Front {
    return {
      ...page,
      async start() {
        await page.start();
        log.info({ url: page.url() }, 'chat page opened');
        out.write(`${words.say('web.opened', { url: page.url() })}\n`);
      },
    };
  }
}
