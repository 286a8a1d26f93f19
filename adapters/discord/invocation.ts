import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Channel,
  ChannelType,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Guild,
  type Message,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { ChosenOptions, Invocation, Person, Place } from '../../src/bot/invocation.ts';
import { languageOf } from '../../src/bot/language/words.ts';
import { parentName } from './definition.ts';

type Interaction =
  | ChatInputCommandInteraction
  | AutocompleteInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/** The workspace of a server, or a person's own where there is none. */
function workspaceOf(guildId: string | null, person: string): string {
  return guildId === null ? `discord:dm:${person}` : `discord:${guildId}`;
}

/** The server of a workspace; undefined for a person's own, which has none. */
export function guildOf(workspace: string): string | undefined {
  return /^discord:(\d+)$/.exec(workspace)?.[1];
}

/**
 * Whether others than those in it cannot see a channel. Where that cannot be known (the bot itself is not in the
 * server, or the channel is hidden from it) it counts as private: what is made there is then listed only there.
 */
function isPrivateChannel(channel: Channel | null, guild: Guild | null): boolean {
  if (guild === null || channel === null || channel.isDMBased()) return true;
  if (channel.type === ChannelType.PrivateThread) return true;
  const everyone = guild.roles.cache.get(guild.id);
  const permissions = everyone === undefined ? null : channel.permissionsFor(everyone);
  return permissions?.has(PermissionFlagsBits.ViewChannel) !== true;
}

function personOf(id: string, isAdmin: boolean, locale?: string): Person {
  const language = languageOf(locale);
  return { id, isAdmin, ...(language === undefined ? {} : { language }) };
}

/** Who asks, and where. In direct messages everyone manages their own workspace. */
function whoAndWhere(interaction: Interaction): { readonly who: Person; readonly where: Place } {
  const person = interaction.user.id;
  const isAdmin =
    interaction.guildId === null ||
    interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
  return {
    who: personOf(person, isAdmin, interaction.locale),
    where: {
      front: 'discord',
      workspace: workspaceOf(interaction.guildId, person),
      channel: interaction.channelId ?? `discord:dm:${person}`,
      isPrivate: isPrivateChannel(interaction.channel, interaction.guild),
      mayReadFiles: false,
    },
  };
}

const invocationId = (id: string) => `discord-${id}`;

type Option = CommandInteractionOption | APIApplicationCommandInteractionDataOption;

/** The command's declared name and its options, out of the nesting that Discord gives them. */
function chosen(options: readonly Option[]): {
  readonly words: readonly string[];
  readonly values: Record<string, string>;
} {
  const [first] = options;
  if (
    first !== undefined &&
    (first.type === ApplicationCommandOptionType.Subcommand ||
      first.type === ApplicationCommandOptionType.SubcommandGroup)
  ) {
    const inner = chosen(first.options ?? []);
    return { words: [first.name, ...inner.words], values: inner.values };
  }
  const values: Record<string, string> = {};
  for (const option of options) {
    if (!('value' in option) || option.value === undefined) continue;
    const before = Object.hasOwn(values, option.name) ? `${values[option.name]}, ` : '';
    // Of two values of one option neither is chosen silently: both go in, to be refused together.
    values[option.name] = before + writtenValue(option.value);
  }
  return { words: [], values };
}

/** A value as it would be typed; one of a kind that was never declared as JSON. */
function writtenValue(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The options of a command or of one that is being typed, in the form that all fronts hand over. */
export function chosenOptions(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): ChosenOptions {
  const { words, values } = chosen(interaction.options.data);
  // A command of another name is a former one that somebody's client still shows: the bot says what there is now.
  const command = interaction.commandName === parentName ? words : [interaction.commandName, ...words];
  return { kind: 'options', command: command.join(' '), options: values };
}

/** What somebody asks through an interaction: a command, a button's line, a form. It runs as the person who did it. */
export function interactionInvocation(interaction: Interaction, request: Invocation['request']): Invocation {
  return { id: invocationId(interaction.id), request, ...whoAndWhere(interaction) };
}

/**
 * What a message asks of the bot: the line after its mention, or the whole of a direct message. Undefined when it
 * asks nothing: written by a bot or by Discord itself, or a reply that only notifies the bot.
 */
export function messageInvocation(message: Message, bot: string): Invocation | undefined {
  if (message.author.bot || message.system || message.webhookId !== null) return undefined;
  const mention = new RegExp(`<@!?${bot}>`, 'g');
  const isDirect = message.guildId === null;
  if (!isDirect && message.content.search(mention) < 0) return undefined;
  const line = message.content.replace(mention, ' ').trim();
  const isAdmin = isDirect || message.member?.permissions.has(PermissionFlagsBits.ManageGuild) === true;
  return {
    id: invocationId(message.id),
    request: { kind: 'line', line },
    who: personOf(message.author.id, isAdmin),
    where: {
      front: 'discord',
      workspace: workspaceOf(message.guildId, message.author.id),
      channel: message.channelId,
      isPrivate: isPrivateChannel(message.channel, message.guild),
      mayReadFiles: false,
    },
  };
}
