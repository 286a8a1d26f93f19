import { ApplicationCommandType, PermissionFlagsBits, REST } from 'discord.js';
import type { Command } from '../../src/bot/command.ts';
import type { Finding } from '../../src/bot/finding.ts';
import type { Words } from '../../src/bot/language/words.ts';
import { type DiscordApi, discordApi, refusalStatus } from './api.ts';
import { commandDefinition, parentName } from './definition.ts';
import { definitionProblems } from './definition-check.ts';
import type { DiscordConfig } from './front.ts';
import { isSameDefinition } from './registration.ts';
import { restOptions } from './rest-options.ts';

/** What the bot does in channels; more is not asked for. */
const permissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** The address by which somebody who manages a server invites the bot. */
function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: permissions.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function checkCommands(
  api: DiscordApi,
  application: string,
  guild: string | undefined,
  commands: readonly Command[],
  words: Words,
): Promise<Finding> {
  const subject = words.say('discord.check.commands');
  const definition = commandDefinition(commands, guild === undefined);
  const problems = definitionProblems(definition);
  if (problems.length > 0)
    return {
      subject,
      state: 'wrong',
      detail: words.say('discord.check.commandsWrong', { problems: problems.join('; ') }),
      mend: words.say('discord.check.commandsWrongMend'),
    };
  const ours = (each: { name: string; type: ApplicationCommandType }) =>
    each.name === parentName && each.type === ApplicationCommandType.ChatInput;
  try {
    const registered = (await api.commands(application, guild)).find(ours);
    if (registered === undefined || !isSameDefinition(definition, registered))
      return {
        subject,
        state: registered === undefined ? 'missing' : 'wrong',
        detail: words.say(
          registered === undefined ? 'discord.check.commandsMissing' : 'discord.check.commandsOld',
        ),
        mend: words.say('discord.check.commandsMend'),
      };
    if (guild !== undefined && (await api.commands(application, undefined)).some(ours))
      return {
        subject,
        state: 'wrong',
        detail: words.say('discord.check.commandsTwice', { id: guild }),
        mend: words.say('discord.check.commandsTwiceMend'),
      };
    return { subject, state: 'right', detail: words.say('discord.check.commandsRight') };
  } catch (error) {
    return {
      subject,
      state: 'wrong',
      detail: words.say('discord.check.refused', { reason: reasonOf(error) }),
      mend: words.say('discord.check.refusedMend', { link: inviteLink(application) }),
    };
  }
}

/**
 * What `doctor` says about Discord: the token, the application, the server, the commands. Connects to the REST
 * interface only and changes nothing.
 */
export async function checkDiscord(needs: {
  readonly config: DiscordConfig;
  readonly commands: readonly Command[];
  readonly words: Words;
}): Promise<Finding[]> {
  const { config, commands, words } = needs;
  // A check is not a place to be patient: one more try, a short wait.
  const rest = new REST({ ...restOptions(config.apiUrl), retries: 1, timeout: 5_000 }).setToken(config.token);
  const api = discordApi(rest);
  const findings: Finding[] = [];
  const token = words.say('discord.check.token');
  let application: string;
  try {
    const own = await api.application();
    application = own.id;
    findings.push({
      subject: token,
      state: 'right',
      detail: words.say('discord.check.tokenRight', { name: own.name }),
    });
  } catch (error) {
    const isRefused = refusalStatus(error) === 401;
    const address = rest.options.api;
    const unreachable = { address, reason: reasonOf(error) };
    return [
      {
        subject: token,
        state: 'wrong',
        detail: isRefused
          ? words.say('discord.check.tokenWrong')
          : words.say('discord.check.unreachable', unreachable),
        mend: words.say(isRefused ? 'discord.check.tokenMend' : 'discord.check.unreachableMend'),
      },
    ];
  }
  const subject = words.say('discord.check.application');
  const isOwn = config.applicationId === undefined || config.applicationId === application;
  findings.push(
    isOwn
      ? {
          subject,
          state: 'right',
          detail: words.say('discord.check.applicationRight', { id: application }),
        }
      : {
          subject,
          state: 'wrong',
          detail: words.say('discord.check.applicationWrong', {
            configured: config.applicationId ?? '',
            actual: application,
          }),
          mend: words.say('discord.check.applicationMend', { actual: application }),
        },
  );
  if (config.guildId !== undefined) {
    const guild = words.say('discord.check.guild');
    try {
      const name = await api.guildName(config.guildId);
      findings.push({
        subject: guild,
        state: 'right',
        detail: words.say('discord.check.guildRight', { name }),
      });
    } catch (error) {
      const isOutside = [403, 404].includes(refusalStatus(error) ?? 0);
      findings.push({
        subject: guild,
        state: isOutside ? 'missing' : 'wrong',
        detail: isOutside
          ? words.say('discord.check.guildMissing', { id: config.guildId })
          : words.say('discord.check.refused', { reason: reasonOf(error) }),
        mend: words.say('discord.check.guildMend', { link: inviteLink(application) }),
      });
    }
  }
  findings.push(await checkCommands(api, application, config.guildId, commands, words));
  return findings;
}
