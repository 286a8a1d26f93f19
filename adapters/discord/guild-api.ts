import {
  type APIChannel,
  type APIGuild,
  type APIGuildChannel,
  type APIGuildMember,
  type APIMessage,
  type APIThreadChannel,
  type APIUser,
  type REST,
  Routes,
} from 'discord.js';

/** What can be looked up without the gateway. All reject with `DiscordAPIError` when Discord refuses. */
export function guildApi(rest: REST) {
  return {
    async self(): Promise<APIUser> {
      return (await rest.get(Routes.user())) as APIUser;
    },
    async guild(guild: string): Promise<APIGuild> {
      return (await rest.get(Routes.guild(guild))) as APIGuild;
    },
    /** Without threads; sooner or later also without those that the bot cannot see. */
    async channels(guild: string): Promise<APIGuildChannel[]> {
      return (await rest.get(Routes.guildChannels(guild))) as APIGuildChannel[];
    },
    async channel(channel: string): Promise<APIChannel> {
      return (await rest.get(Routes.channel(channel))) as APIChannel;
    },
    async activeThreads(guild: string): Promise<APIThreadChannel[]> {
      return ((await rest.get(Routes.guildActiveThreads(guild))) as { threads: APIThreadChannel[] }).threads;
    },
    async member(guild: string, person: string): Promise<APIGuildMember> {
      return (await rest.get(Routes.guildMember(guild, person))) as APIGuildMember;
    },
    /** Rejects when the person was not added to the thread. */
    async threadMember(thread: string, person: string): Promise<void> {
      await rest.get(Routes.threadMembers(thread, person));
    },
    /** The messages that follow an id, at most 100, in no order that matters. */
    async messagesAfter(channel: string, after: string): Promise<APIMessage[]> {
      const query = new URLSearchParams({ after, limit: '100' });
      return (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
    },
  };
}

export type GuildApi = ReturnType<typeof guildApi>;
