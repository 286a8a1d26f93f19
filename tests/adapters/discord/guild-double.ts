import { bot, guild, ids, type Overwrite, people } from './world.ts';

/** A channel or thread as Discord tells it. */
export interface ChannelData {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly guild_id?: string;
  readonly parent_id: string | null;
  permission_overwrites: readonly Overwrite[];
  readonly thread_metadata?: { readonly archived: boolean; readonly locked?: boolean };
}

interface Member {
  readonly user: object;
  readonly roles: readonly string[];
  readonly communication_disabled_until?: string;
}

/** What an answer is made of. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

export const refusal = (status: number, code: number, message: string): Answered => ({
  status,
  body: { code, message },
});
const unknownChannel = refusal(404, 10003, 'Unknown Channel');
const missingAccess = refusal(403, 50001, 'Missing Access');

/** One guild, as REST tells of it. A test changes it as people would. */
export function guildDouble() {
  const state = {
    /** Whether the bot is in it. */
    isMember: true,
    roles: guild.roles.map((role) => ({ ...role })),
    channels: guild.channels.map((channel): ChannelData => ({ ...channel })),
    threads: guild.threads.map((thread): ChannelData => ({ ...thread, guild_id: ids.guild })),
    members: new Map<string, Member>([
      [ids.application, { user: bot, roles: [] }],
      ...Object.entries(people).map(([id, user]): [string, Member] => [id, { user, roles: [] }]),
    ]),
    /** `thread person` of those who were added to private threads. */
    added: new Set<string>(),
    /** More guilds, like this one. Where there are any, every channel is there that was not deleted. */
    others: new Set<string>(),
    /** Channels that were deleted. Others that were never made exist all the same. */
    gone: new Set<string>(),
    /** Channels that the bot cannot see, as far as REST refuses them; the overwrites are the test's. */
    hidden: new Set<string>(),
    /** Channels whose history the bot may not read: Discord shows them empty. */
    unreadable: new Set<string>(),
  };

  /** What stands in the way of doing something in a channel. */
  function barrier(channel: string): Answered | undefined {
    if (state.gone.has(channel)) return unknownChannel;
    return channel !== ids.direct && (!state.isMember || state.hidden.has(channel))
      ? missingAccess
      : undefined;
  }

  function answer(path: string): Answered | undefined {
    const channel = /^\/channels\/(\d+)$/.exec(path)?.[1];
    if (channel !== undefined) {
      const stop = barrier(channel);
      if (stop !== undefined) return stop;
      const found = [...state.channels, ...state.threads].find(({ id }) => id === channel);
      if (found !== undefined) return { status: 200, body: found };
      return state.others.size === 0
        ? unknownChannel
        : { status: 200, body: { id: channel, type: 0, name: `channel-${channel}`, parent_id: null } };
    }
    const joined = /^\/channels\/(\d+)\/thread-members\/(\d+)$/.exec(path);
    if (joined !== null)
      return state.added.has(`${joined[1]} ${joined[2]}`)
        ? { status: 200, body: { id: joined[1], user_id: joined[2] } }
        : refusal(404, 10007, 'Unknown Member');
    const inGuild = /^\/guilds\/(\d+)(\/.*)?$/.exec(path);
    if (inGuild === null) return undefined;
    const id = inGuild[1] ?? '';
    if ((id !== ids.guild && !state.others.has(id)) || !state.isMember)
      return refusal(404, 10004, 'Unknown Guild');
    const rest = inGuild[2] ?? '';
    if (rest === '') return { status: 200, body: { ...guild, roles: state.roles } };
    if (rest === '/channels') return { status: 200, body: state.channels };
    if (rest === '/threads/active') return { status: 200, body: { threads: state.threads, members: [] } };
    const member = state.members.get(/^\/members\/(\d+)$/.exec(rest)?.[1] ?? '');
    return member === undefined ? refusal(404, 10007, 'Unknown Member') : { status: 200, body: member };
  }

  return { state, barrier, answer };
}
