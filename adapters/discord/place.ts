import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Channel,
  ChannelType,
  type ChatInputCommandInteraction,
  type Guild,
  type Message,
  MessageReferenceType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Person, Place } from '../../src/bot/invocation.ts';
import { languageOf } from '../../src/bot/language/words.ts';
import { writtenLanguage } from '../../src/bot/language/written-language.ts';

export type Interaction =
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

/** Channels whose threads hang under messages. */
const withMessages: readonly (ChannelType | undefined)[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

/**
 * The channel that something belongs to, and the thread in it. Discord makes a thread a channel of its own, with the id
 * of the message that it began with. Whoever sees a channel sees its public threads, so these belong to it; a private
 * thread and a forum's post stand for themselves.
 */
function spotOf(id: string, channel: Channel | null): Pick<Place, 'channel' | 'thread'> {
  if (channel?.isThread() !== true) return { channel: id };
  const isUnderMessage = channel.type !== ChannelType.PrivateThread && isParent(channel.parent?.type);
  return { channel: isUnderMessage ? (channel.parentId ?? id) : id, thread: id };
}

const isParent = (type: ChannelType | undefined) => withMessages.includes(type);

function personOf(id: string, isAdmin: boolean, language: Person['language']): Person {
  return { id, isAdmin, ...(language === undefined ? {} : { language }) };
}

function placeOf(
  at: { readonly channelId: string; readonly channel: Channel | null; readonly guild: Guild | null },
  workspace: string,
  locale: string | null | undefined,
): Place {
  const language = languageOf(locale ?? undefined);
  return {
    front: 'discord',
    workspace,
    ...spotOf(at.channelId, at.channel),
    isPrivate: isPrivateChannel(at.channel, at.guild),
    mayReadFiles: false,
    ...(language === undefined ? {} : { language }),
  };
}

/** Who asks, and where. In direct messages everyone manages their own workspace. */
export function whoAndWhere(interaction: Interaction): { readonly who: Person; readonly where: Place } {
  const person = interaction.user.id;
  const { guildId, channel, guild } = interaction;
  const isAdmin =
    guildId === null || interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
  const channelId = interaction.channelId ?? `discord:dm:${person}`;
  return {
    who: personOf(person, isAdmin, languageOf(interaction.locale)),
    where: placeOf({ channelId, channel, guild }, workspaceOf(guildId, person), interaction.guildLocale),
  };
}

/** The message that one replies to, or is forwarded: not that. */
function repliedTo({ reference }: Message): string | undefined {
  return reference?.type === MessageReferenceType.Default ? reference.messageId : undefined;
}

/**
 * Who wrote a message, and where. Discord does not tell the language of whoever wrote it; what is written in Chinese is
 * answered so.
 */
export function writerAndWhere(message: Message): { readonly who: Person; readonly where: Place } {
  const { guildId, guild, channel, channelId } = message;
  const isAdmin =
    guildId === null || message.member?.permissions.has(PermissionFlagsBits.ManageGuild) === true;
  const place = placeOf(
    { channelId, channel, guild },
    workspaceOf(guildId, message.author.id),
    guild?.preferredLocale,
  );
  const replied = repliedTo(message);
  const name = place.thread === undefined ? 'thread' : 'repliesTo';
  return {
    who: personOf(message.author.id, isAdmin, writtenLanguage(message.content)),
    where: replied === undefined ? place : { ...place, [name]: replied },
  };
}
