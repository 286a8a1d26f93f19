/** A bot token in Discord's form; no real one. */
export const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.GxxxxX.double-of-discord-not-a-real-token';
export const ids = {
  application: '100000000000000001',
  guild: '200000000000000001',
  channel: '300000000000000001',
  hiddenChannel: '300000000000000002',
  thread: '300000000000000003',
  direct: '300000000000000009',
  ann: '400000000000000001',
  bob: '400000000000000002',
} as const;

/** Where a request in the guild's channel comes from, as the front tells it. */
export const inGuildChannel = {
  front: 'discord',
  workspace: `discord:${ids.guild}`,
  channel: ids.channel,
  isPrivate: false,
  mayReadFiles: false,
  language: 'en',
} as const;

export const viewChannel = 1n << 10n;
export const manageGuild = 1n << 5n;
/** What the bot needs to post: send messages, in threads too, embed links, attach files, read the history. */
const mayPost = (1n << 11n) | (1n << 38n) | (1n << 14n) | (1n << 15n) | (1n << 16n);
const person = (id: string, username: string, bot = false) => ({
  id,
  username,
  discriminator: '0',
  global_name: username,
  avatar: null,
  bot,
});
export const people = { [ids.ann]: person(ids.ann, 'ann'), [ids.bob]: person(ids.bob, 'bob') };
export const bot = person(ids.application, 'channels', true);
/** What a channel changes about its guild's permissions. */
export interface Overwrite {
  readonly id: string;
  /** 0 for a role, 1 for a member. */
  readonly type: number;
  readonly allow: string;
  readonly deny: string;
}
const textChannel = (id: string, name: string, overwrites: readonly Overwrite[] = []) => ({
  id,
  type: 0,
  guild_id: ids.guild,
  name,
  position: 0,
  permission_overwrites: overwrites,
  nsfw: false,
  parent_id: null,
});
export const guild = {
  id: ids.guild,
  name: 'Planning',
  owner_id: '400000000000000099',
  roles: [
    {
      id: ids.guild,
      name: '@everyone',
      permissions: String(viewChannel | mayPost),
      position: 0,
      color: 0,
      hoist: false,
    },
    {
      id: '500000000000000001',
      name: 'admin',
      permissions: String(manageGuild),
      position: 1,
      color: 0,
      hoist: false,
    },
  ],
  channels: [
    textChannel(ids.channel, 'plans'),
    textChannel(ids.hiddenChannel, 'board', [
      { id: ids.guild, type: 0, allow: '0', deny: String(viewChannel) },
    ]),
  ],
  threads: [
    {
      ...textChannel(ids.thread, 'talk'),
      type: 12,
      parent_id: ids.channel,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 60,
        archive_timestamp: '2026-01-01T00:00:00Z',
      },
      message_count: 0,
      member_count: 1,
    },
  ],
  members: [{ user: bot, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false }],
  member_count: 3,
  emojis: [],
  stickers: [],
  features: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  preferred_locale: 'en-US',
  unavailable: false,
};

/** A message as the gateway tells it. */
export const messageData = (id: string, content: string, author: object, channel: string) => ({
  id,
  channel_id: channel,
  content,
  author,
  timestamp: '2026-01-01T00:00:00Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: content.includes(ids.application) ? [bot] : [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
});
