import { once } from 'node:events';
import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js';
import type { Bot } from '../../src/bot/bot.ts';
import type { ChartRenderer, DeliveryStore, Front, Log } from '../../src/bot/ports.ts';
import { discordApi, loggable } from './api.ts';
import { attachedFiles } from './attached-files.ts';
import { passOverBrokenInteractions } from './broken-events.ts';
import { commandDefinition } from './definition.ts';
import { definitionProblems } from './definition-check.ts';
import { discordHearing } from './hearing.ts';
import { registerCommand } from './registration.ts';
import { restOptions } from './rest-options.ts';
import type { BarsAsText } from './sections.ts';
import { discordWork, type Pace, usualPace } from './work.ts';

export interface DiscordConfig {
  readonly token: string;
  /** Asked from Discord when absent. */
  readonly applicationId?: string | undefined;
  /** Registers the commands in this one server, where they show at once, instead of everywhere. */
  readonly guildId?: string | undefined;
  /** The REST base without a version (`https://discord.com/api`); the gateway's address comes from there. */
  readonly apiUrl?: string | undefined;
}

export interface DiscordNeeds {
  readonly bot: Bot;
  readonly renderer: ChartRenderer;
  /** Draws a chart with characters, for when there is no picture. */
  readonly chartAsText: BarsAsText;
  readonly deliveries: DeliveryStore;
  readonly log: Log;
  /** Tells the time. */
  readonly clock: () => Date;
  readonly config: DiscordConfig;
  readonly pace?: Partial<Pace>;
}

/**
 * What the bot asks the gateway for, none of it privileged:
 * - Guilds: servers, channels and roles, to know whether a channel is private;
 * - GuildMessages and DirectMessages: messages. Their text comes only where the bot is mentioned, or directly.
 */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * The Discord front: one slash command with everything under it, buttons, mentions and direct messages.
 * @throws Error when the commands' declarations cannot be registered with Discord; it names every reason.
 */
export function createDiscordFront(needs: DiscordNeeds): Front {
  const { config, bot } = needs;
  const log = needs.log.child({ front: 'discord' });
  const definition = commandDefinition(bot.commands, config.guildId === undefined);
  const problems = definitionProblems(definition);
  if (problems.length > 0) throw new Error(`Discord would refuse the commands: ${problems.join('; ')}`);

  const client = new Client({
    intents,
    // Direct messages come in channels that the client has not seen before.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: restOptions(config.apiUrl),
  });
  const api = discordApi(client.rest);
  const now = needs.clock;
  let isStopping = false;
  let isConnected = false;
  const work = discordWork({
    bot,
    renderer: needs.renderer,
    bars: needs.chartAsText,
    deliveries: needs.deliveries,
    log,
    now,
    pace: { ...usualPace, ...needs.pace },
  });
  const hearing = discordHearing({
    api,
    bot,
    work,
    log,
    now,
    files: (attached) => attachedFiles(attached, { apiUrl: config.apiUrl, log }),
    isStopping: () => isStopping,
  });

  passOverBrokenInteractions(client, log);
  client.on(Events.InteractionCreate, (interaction) => {
    hearing.interaction(interaction).catch(hearing.failed);
  });
  client.on(Events.MessageCreate, (message) => {
    hearing.message(message).catch(hearing.failed);
  });
  client.on(Events.ShardReady, () => {
    isConnected = true;
  });
  client.on(Events.ShardResume, (_, replayed) => {
    isConnected = true;
    log.info({ replayed }, 'connection to Discord resumed');
  });
  client.on(Events.ShardReconnecting, () => {
    isConnected = false;
    log.warn({}, 'connection to Discord lost; reconnecting');
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    isConnected = false;
    if (!isStopping) log.error({ code }, 'Discord closed the connection for good');
  });
  client.on(Events.ShardError, (error) => log.warn(loggable(error), 'the connection to Discord failed'));
  client.on(Events.Error, (error) => log.error(loggable(error), 'the Discord client reports an error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'the Discord client warns'));
  client.rest.on('rateLimited', ({ route, retryAfter, global }) =>
    log.warn({ route, retryAfter, global }, 'Discord limits the rate; waiting'),
  );

  async function register(): Promise<void> {
    const application = config.applicationId ?? client.application?.id ?? (await api.application()).id;
    await registerCommand(definition, { api, application, guild: config.guildId, log });
  }

  return {
    name: 'discord',
    async start() {
      const ready = once(client, Events.ClientReady);
      // Login fails before the client is ready, and then nobody waits for that.
      ready.catch(() => {});
      try {
        await client.login(config.token);
      } catch (error) {
        if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
          throw new Error(
            'Discord refused the bot token. Copy it again from the application\'s page "Bot" at discord.com/developers into DISCORD_TOKEN.',
            { cause: error },
          );
        throw error;
      }
      await ready;
      log.info({ bot: client.user?.id, guilds: client.guilds.cache.size }, 'connected to Discord');
      // Commands that were registered before go on working, so this is no reason not to start.
      await register().catch((error: unknown) =>
        log.error(loggable(error), 'the commands could not be registered; run doctor to see why'),
      );
    },
    async stop() {
      isStopping = true;
      await work.finish();
      await client.destroy();
      isConnected = false;
    },
    isReady: () => client.isReady() && isConnected && !isStopping,
  };
}
