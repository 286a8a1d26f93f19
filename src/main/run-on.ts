import { createDiscordFront } from '../../adapters/discord/front.ts';
import { createMetrics } from '../../adapters/metrics/prometheus.ts';
import { createSlackFront } from '../../adapters/slack/slack-front.ts';
import type { WebFront } from '../../adapters/web/web-front.ts';
import { allCommands } from '../../commands/index.ts';
import { chartAsText } from '../bot/charts/as-text.ts';
import type { Words } from '../bot/language/words.ts';
import type { ChartRenderer, Front, Log } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { createChat } from './chat.ts';
import { configuredMessengers } from './messengers.ts';
import { type Mode, runsFronts } from './mode.ts';
import { joinedLines, joinOwnWorkspaces, openQuestion } from './one-workspace.ts';
import { packageFacts } from './package-facts.ts';
import { openParts, type Parts } from './parts.ts';
import { serve } from './serve.ts';
import { systemClock } from './system-clock.ts';

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
 * Does what the mode says until a stop signal; gives the exit code. The chat page is served where it is wanted or
 * there is no platform.
 */
export async function runOn(needs: {
  readonly config: Config;
  readonly mode: Mode;
  readonly log: Log;
  readonly words: Words;
  readonly signal: AbortSignal;
  /** Where the page's address is printed. */
  readonly out: { write(text: string): unknown };
}): Promise<0 | 1> {
  const { config, mode, log, words, out } = needs;
  const { web, slack, discord } = config;
  const isPageWanted = web.port !== undefined || (slack === undefined && discord === undefined);
  const chat = runsFronts(mode) && isPageWanted ? createChat() : undefined;
  const { version } = packageFacts();
  const commands = allCommands.map(({ name }) => name);
  const metrics = createMetrics({ version, mode, commands, clock: systemClock.now, log });
  let parts: Parts | undefined;
  try {
    const messengersWith = (renderer: ChartRenderer) => [
      ...configuredMessengers(config, renderer, log),
      ...(chat === undefined ? [] : [chat.messenger]),
    ];
    const joined = chat && (await joinOwnWorkspaces(config, log));
    if (joined !== undefined) out.write(`${joinedLines(joined, words).join('\n')}\n`);
    parts = await openParts(config, log, { messengersWith, mode, metrics });
    const question = chat && (await openQuestion(parts.store, config, words));
    if (question !== undefined) chat?.show(question);
    const page = chat?.front(config, parts, log);
    const fronts = runsFronts(mode)
      ? [...configuredFronts(config, parts, log), ...(page === undefined ? [] : [announced(page)])]
      : [];
    return await serve({ ...needs, metrics, parts, fronts });
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
