import { type APIChannel, ChannelType, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import type { ChannelView } from '../../src/bot/messenger.ts';
import { refusalCode } from './api.ts';
import type { GuildApi } from './guild-api.ts';
import {
  everyone,
  type Holder,
  mayAll,
  type Overwrite,
  permissionsIn,
  type RoleBook,
} from './permissions.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles } = PermissionFlagsBits;
const { ManageThreads, ReadMessageHistory } = PermissionFlagsBits;

const threads: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
/** Where reports can go. */
const postable: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ...threads];

/** What we need of a channel, of whatever kind Discord says it is. */
interface Place {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly guild?: string;
  readonly parent?: string;
  readonly overwrites: readonly Overwrite[];
  readonly isLocked: boolean;
}

function placeOf(channel: APIChannel): Place {
  return {
    id: channel.id,
    name: channel.name ?? '',
    type: channel.type,
    ...('guild_id' in channel && channel.guild_id !== undefined ? { guild: channel.guild_id } : {}),
    ...('parent_id' in channel && typeof channel.parent_id === 'string' ? { parent: channel.parent_id } : {}),
    overwrites: 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [],
    isLocked: 'thread_metadata' in channel && channel.thread_metadata?.locked === true,
  };
}

const isThread = ({ type }: Place) => threads.includes(type);

/** Refusals that mean that something is not there, or not for us. */
const absent: readonly number[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** What was asked for; undefined where Discord says that it is not there, or not for us. */
async function present<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (absent.includes(refusalCode(error) ?? 0)) return undefined;
    throw error;
  }
}

const holderOf = (id: string, member: { roles: readonly string[] } & Partial<Holder>): Holder => ({
  ...member,
  id,
});

/** Names as people mix them up: case, blanks for hyphens. */
const fold = (name: string) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '-');

/** Looks at channels of one guild through the REST interface. */
export function channelViews(needs: {
  readonly api: GuildApi;
  readonly self: () => Promise<string>;
  readonly now: () => Date;
}) {
  const { api, self, now } = needs;

  /** Whose overwrites count for a place: a thread has its parent's. */
  async function overwritesOf(place: Place, known: readonly Place[] = []): Promise<readonly Overwrite[]> {
    if (!isThread(place) || place.parent === undefined) return place.overwrites;
    const parent = known.find(({ id }) => id === place.parent) ?? (await placed(place.parent));
    return parent?.overwrites ?? [];
  }

  async function placed(channel: string): Promise<Place | undefined> {
    const found = await present(api.channel(channel));
    return found === undefined ? undefined : placeOf(found);
  }

  async function named(guild: string, wanted: string, known: readonly Place[]): Promise<readonly Place[]> {
    const fits = ({ name, type }: Place) => postable.includes(type) && fold(name) === fold(wanted);
    const found = known.filter(fits);
    if (found.length > 0) return found;
    return ((await present(api.activeThreads(guild))) ?? []).map(placeOf).filter(fits);
  }

  async function candidates(
    guild: string,
    wanted: string,
    known: readonly Place[],
  ): Promise<readonly Place[]> {
    const id = /^(?:<#(\d{5,20})>|#?(\d{5,20}))$/.exec(wanted);
    const number = id?.[1] ?? id?.[2];
    if (number !== undefined) {
      const found = known.find((place) => place.id === number) ?? (await placed(number));
      if (found !== undefined) return found.guild === guild && postable.includes(found.type) ? [found] : [];
    }
    return named(guild, wanted.replace(/^#/, ''), known);
  }

  async function view(
    guild: RoleBook,
    place: Place,
    who: { readonly me: Holder; readonly person: Holder | undefined },
    known: readonly Place[],
  ): Promise<ChannelView & { readonly isOurs: boolean }> {
    const overwrites = await overwritesOf(place, known);
    const bitsOf = (holder: Holder) => permissionsIn(guild, overwrites, holder, now());
    const mine = bitsOf(who.me);
    const theirs = who.person === undefined ? 0n : bitsOf(who.person);
    const isSecret = place.type === ChannelType.PrivateThread;
    // A private thread shows to those who were added, and to moderators.
    const isAdded = async (holder: Holder, bits: bigint) =>
      !isSecret ||
      mayAll(bits, ManageThreads) ||
      (await present(api.threadMember(place.id, holder.id).then(() => true))) === true;
    const isOurs = mayAll(mine, ViewChannel) && (await isAdded(who.me, mine));
    const send = isThread(place) ? SendMessagesInThreads : SendMessages;
    return {
      id: place.id,
      name: place.name,
      isPrivate: isSecret || !mayAll(bitsOf(everyone), ViewChannel),
      // Writing opens an archived thread again, unless it is locked.
      mayPost:
        isOurs &&
        mayAll(mine, send, EmbedLinks, AttachFiles) &&
        (!place.isLocked || mayAll(mine, ManageThreads)),
      isVisible:
        who.person !== undefined && mayAll(theirs, ViewChannel) && (await isAdded(who.person, theirs)),
      isOurs,
    };
  }

  return {
    /**
     * A channel or thread of a guild by id, `<#id>`, name or `#name`, as the bot and a person see it; undefined when
     * there is none that either can see, or the bot is not in the guild. Of several with one name, the one that
     * serves best.
     */
    async find(guild: string, wanted: string, person: string): Promise<ChannelView | undefined> {
      const [book, listed, id] = await Promise.all([
        present(api.guild(guild)),
        present(api.channels(guild)),
        self(),
      ]);
      if (book === undefined || listed === undefined) return undefined;
      const known = listed.map((channel) => ({ ...placeOf(channel as APIChannel), guild }));
      const found = await candidates(guild, wanted.trim(), known);
      if (found.length === 0) return undefined;
      const [me, member] = await Promise.all([
        present(api.member(guild, id)),
        present(api.member(guild, person)),
      ]);
      if (me === undefined) return undefined;
      const who = {
        me: holderOf(id, me),
        person: member === undefined ? undefined : holderOf(person, member),
      };
      const views = await Promise.all(found.map((place) => view(book, place, who, known)));
      const rank = (each: ChannelView) => (each.isVisible ? 2 : 0) + (each.mayPost ? 1 : 0);
      const best = views
        .filter(({ isOurs, isVisible }) => isOurs || isVisible)
        .sort((a, b) => rank(b) - rank(a))[0];
      if (best === undefined) return undefined;
      const { isOurs: _, ...told } = best;
      return told;
    },

    /** Whether the bot may read what was written in a channel of a guild. */
    async mayReadHistory(guild: string, channel: string): Promise<boolean> {
      const id = await self();
      const [book, place, me] = await Promise.all([
        present(api.guild(guild)),
        placed(channel),
        present(api.member(guild, id)),
      ]);
      if (book === undefined || place === undefined || me === undefined) return false;
      const bits = permissionsIn(book, await overwritesOf(place), holderOf(id, me), now());
      return mayAll(bits, ViewChannel, ReadMessageHistory);
    },
  };
}
