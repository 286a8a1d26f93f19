import { gatewayDouble } from './gateway-double.ts';
import { type RestOptions, restDouble } from './rest-double.ts';
import { bot, guild, ids, manageGuild, messageData, people, token, viewChannel } from './world.ts';

/** A stand-in for Discord on 127.0.0.1: REST and gateway, and people who do things. */
export async function discordDouble(options: RestOptions & { readonly heartbeatMs?: number } = {}) {
  const rest = await restDouble(options);
  const { nextId, interactions } = rest;
  const gateway = gatewayDouble(rest.listener, {
    tokens: [options.token ?? token].flat(),
    heartbeatMs: options.heartbeatMs ?? 45_000,
    ready: {
      user: bot,
      application: { id: ids.application, flags: 0 },
      guilds: [{ id: ids.guild, unavailable: true }],
    },
    guilds: [guild],
  });

  /** Sends an interaction of a person; returns its token. */
  function interact(
    type: number,
    data: object,
    where: Where = {},
    rest: object = {},
  ): { readonly id: string; readonly token: string } {
    const id = where.id ?? nextId();
    const own = { id, token: `token-${id}` };
    const channel = where.channel ?? ids.channel;
    if (!interactions.has(own.token))
      interactions.set(own.token, {
        token: own.token,
        state: where.state ?? 'open',
        channel,
        isForm: type === 5,
      });
    const user = people[where.who ?? ids.ann];
    gateway.dispatch('INTERACTION_CREATE', {
      ...own,
      application_id: ids.application,
      type,
      data,
      version: 1,
      locale: where.locale ?? 'en-US',
      ...(channel === ids.direct ? {} : { guild_locale: where.guildLocale ?? 'en-US' }),
      channel_id: channel,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      ...rest,
      ...(channel === ids.direct
        ? { user, channel: { id: channel, type: 1, recipients: [user] }, context: 1 }
        : {
            guild_id: ids.guild,
            channel: { id: channel, type: 0 },
            context: 0,
            member: {
              user,
              roles: [],
              joined_at: '2026-01-01T00:00:00Z',
              deaf: false,
              mute: false,
              permissions: String(where.isAdmin === true ? viewChannel | manageGuild : viewChannel),
            },
          }),
    });
    return own;
  }

  const asOptions = (given: Readonly<Record<string, string>>, focused?: string) =>
    Object.entries(given).map(([name, value]) => ({
      type: 3,
      name,
      value,
      ...(name === focused ? { focused: true } : {}),
    }));

  /** The data of `/channels optimize …` or `/channels scenario list …`. */
  function commandData(
    command: string,
    given: Readonly<Record<string, string>>,
    { focused, files = {} }: { focused?: string; files?: Where['attached'] } = {},
  ): object {
    const [first = '', second] = command.split(' ');
    const attached = Object.entries(files).map(([name, file]) => ({ name, id: nextId(), file }));
    const options = [
      ...asOptions(given, focused),
      ...attached.map(({ name, id }) => ({ type: 11, name, value: id })),
    ];
    const sub =
      second === undefined
        ? { type: 1, name: first, options }
        : { type: 2, name: first, options: [{ type: 1, name: second, options }] };
    return {
      id: '600000000000000001',
      name: 'channels',
      type: 1,
      options: [sub],
      ...(attached.length === 0
        ? {}
        : {
            resolved: {
              attachments: Object.fromEntries(attached.map(({ id, file }) => [id, { id, ...file }])),
            },
          }),
    };
  }

  return {
    ...rest,
    gateway,
    command: (command: string, given: Readonly<Record<string, string>> = {}, where: Where = {}) =>
      interact(2, commandData(command, given, where.attached && { files: where.attached }), where),
    typing: (command: string, given: Readonly<Record<string, string>>, focused: string, where: Where = {}) =>
      interact(4, commandData(command, given, { focused }), where),
    /** `on`: the message that the button is on, as it was sent. */
    press: (customId: string, where: Where = {}, on: object = {}) =>
      interact(3, { custom_id: customId, component_type: 2 }, where, {
        message: { ...messageData(nextId(), '', bot, where.channel ?? ids.channel), ...on },
      }),
    /** Somebody sends a form: text as typed, a list as chosen. */
    submit: (
      customId: string,
      values: Readonly<Record<string, string | readonly string[]>>,
      where: Where = {},
    ) => interact(5, { custom_id: customId, components: sentFields(values) }, where),
    /** An interaction as it is, however malformed; its token is known from now on. */
    deliver(interaction: { readonly token: string; readonly [key: string]: unknown }): void {
      interactions.set(interaction.token, {
        token: interaction.token,
        state: 'open',
        channel: String(interaction.channel_id ?? ids.channel),
      });
      gateway.dispatch('INTERACTION_CREATE', interaction);
    },
    /**
     * A message by a person. Its text and files come along only where Discord tells them without the privileged
     * intent: directly, with a mention, and in a reply that tells the bot.
     */
    say(content: string, where: Where & Said = {}): string {
      const id = where.id ?? nextId();
      const author = people[where.who ?? ids.ann];
      const channel = where.channel ?? ids.channel;
      const isDirect = channel === ids.direct;
      const replied = where.repliesTo === undefined ? undefined : rest.messages.told(where.repliesTo);
      const tellsBot = replied !== undefined && !replied.isAnswer && where.isQuiet !== true;
      const isMentioned = content.includes(`<@${ids.application}>`) || tellsBot;
      const isTold = isDirect || isMentioned;
      gateway.dispatch('MESSAGE_CREATE', {
        ...messageData(id, isTold ? content : '', { ...author, bot: where.isBot === true }, channel),
        mentions: isMentioned ? [bot] : [],
        attachments: isTold ? (where.files ?? []) : [],
        ...(where.roles === undefined ? {} : { mention_roles: where.roles }),
        ...(where.repliesTo === undefined
          ? {}
          : {
              type: 19,
              message_reference: { type: 0, message_id: where.repliesTo, channel_id: channel },
              referenced_message: replied?.message ?? null,
            }),
        ...(isDirect
          ? { channel_type: 1 }
          : {
              guild_id: ids.guild,
              channel_type: where.channelType ?? 0,
              member: {
                roles: where.isAdmin === true ? ['500000000000000001'] : [],
                joined_at: '2026-01-01T00:00:00Z',
                deaf: false,
                mute: false,
              },
            }),
      });
      return id;
    },
    /** Somebody opens a thread: under a message, or, without one, on its own. */
    openThread(under: string | undefined, thread: { readonly parent?: string; readonly type?: number } = {}) {
      const id = under ?? nextId();
      gateway.dispatch('THREAD_CREATE', {
        ...guild.threads[0],
        id,
        guild_id: ids.guild,
        type: thread.type ?? 11,
        parent_id: thread.parent ?? ids.channel,
        newly_created: true,
      });
      return id;
    },
    expire(interactionToken: string): void {
      const found = interactions.get(interactionToken);
      if (found !== undefined) found.state = 'expired';
    },
    async close(): Promise<void> {
      await gateway.close();
      await rest.close();
    },
  };
}

/** What Discord tells of a form that was sent: no labels, an id for every part. */
const sentFields = (values: Readonly<Record<string, string | readonly string[]>>) =>
  Object.entries(values).map(([custom_id, value], index) => ({
    type: 18,
    id: 2 * index + 1,
    component: {
      id: 2 * index + 2,
      custom_id,
      ...(typeof value === 'string' ? { type: 4, value } : { type: 3, values: value }),
    },
  }));

/** More about a message. */
interface Said {
  readonly isBot?: boolean;
  readonly repliesTo?: string;
  /** A reply that does not tell the author of what is replied to. */
  readonly isQuiet?: boolean;
  readonly roles?: readonly string[];
  readonly files?: readonly object[];
  readonly channelType?: number;
}

/** Who does something, and where. */
interface Where {
  readonly id?: string;
  readonly who?: keyof typeof people;
  readonly channel?: string;
  readonly locale?: string;
  readonly guildLocale?: string;
  readonly isAdmin?: boolean;
  readonly state?: 'open' | 'answered' | 'expired';
  /** Files in options of a command. */
  readonly attached?: Readonly<Record<string, object>>;
}

export type DiscordDouble = Awaited<ReturnType<typeof discordDouble>>;
