import type { webApi } from '@slack/bolt';
import type { ChannelView } from '../../src/bot/messenger.ts';
import type { Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { deliveryError } from './delivery-fault.ts';
import { patiently } from './patience.ts';
import { slackFailure } from './slack-failure.ts';

/** Slack takes fewer than 1,000 a page. */
const pageSize = 999;
/** Bounds a lookup by name, and one of a member: larger workspaces name channels by id. */
const mostPages = 5;
/** How long a list of names is believed. What a name leads to is always asked anew. */
const believedMs = 60_000;
const longestWaitMs = 5_000;

/** What Slack answers about channels that do not exist, or not for us. */
const unseen = new Set([
  'channel_not_found',
  'missing_scope',
  'no_permission',
  'method_not_supported_for_channel_type',
]);

/** A channel as people name it: `#growth`, `growth`, `C123`, `#C123`, `<#C123|growth>`. */
type ChannelLookup = (channel: string, person: string) => Promise<ChannelView | undefined>;

/**
 * Looks channels up for somebody.
 *
 * @throws DeliveryError when Slack does not answer
 */
export function createChannelLookup(client: webApi.WebClient, clock: Clock, log: Log): ChannelLookup {
  let names: { readonly ids: Promise<ReadonlyMap<string, string>>; readonly until: number } | undefined;
  const call = <Answer>(make: () => Promise<Answer>) =>
    patiently(clock, make, { repeatable: true, longestWaitMs });

  async function idOf(name: string): Promise<string | undefined> {
    const now = clock.now().getTime();
    if (names === undefined || names.until <= now) names = { ids: listNames(), until: now + believedMs };
    try {
      return (await names.ids).get(name);
    } catch (error) {
      names = undefined;
      throw error;
    }
  }

  async function listNames(): Promise<ReadonlyMap<string, string>> {
    try {
      return await listed('public_channel,private_channel');
    } catch (error) {
      if (slackFailure(error).code !== 'missing_scope') throw error;
      log.info({}, 'private channels cannot be found by name; the scope groups:read is missing');
      return await listed('public_channel');
    }
  }

  async function listed(types: string): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    let cursor: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await call(() =>
        client.conversations.list({
          types,
          exclude_archived: true,
          limit: pageSize,
          ...(cursor && { cursor }),
        }),
      );
      for (const { id, name, name_normalized } of answer.channels ?? []) {
        for (const each of [name, name_normalized]) if (id && each) ids.set(folded(each), id);
      }
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) break;
    }
    return ids;
  }

  async function isMember(channel: string, person: string): Promise<boolean> {
    let cursor: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await call(() =>
        client.conversations.members({ channel, limit: pageSize, ...(cursor && { cursor }) }),
      );
      if (answer.members?.includes(person)) return true;
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) break;
    }
    return false;
  }

  /** Guests see only the channels that they are in. */
  async function isGuest(person: string): Promise<boolean> {
    const { user } = await call(() => client.users.info({ user: person }));
    return Boolean(user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger);
  }

  /** Whether somebody reads along; where Slack does not tell, they do not: that hides, never shows. */
  async function isVisible(id: string, isPrivate: boolean, person: string): Promise<boolean> {
    try {
      return isPrivate || (await isGuest(person)) ? await isMember(id, person) : true;
    } catch (error) {
      const { kind, code } = slackFailure(error);
      if (kind === 'network' || kind === 'rate') throw error;
      log.warn({ channel: id, code }, 'Slack does not say who is in a channel; it counts as hidden');
      return false;
    }
  }

  return async (channel, person) => {
    try {
      const id = namedId(channel) ?? (await idOf(folded(channel)));
      if (id === undefined) return undefined;
      const { channel: place } = await call(() => client.conversations.info({ channel: id }));
      if (place?.id === undefined) return undefined;
      if (place.is_im) {
        return {
          id: place.id,
          name: '',
          isPrivate: true,
          mayPost: !place.is_archived,
          // The library's type leaves out whom a direct message is with.
          isVisible: 'user' in place && place.user === person,
        };
      }
      const isPrivate = place.is_private !== false || place.is_mpim === true;
      return {
        id: place.id,
        name: place.name ?? '',
        isPrivate,
        mayPost: (place.is_member === true || place.is_mpim === true) && !place.is_archived,
        isVisible: await isVisible(place.id, isPrivate, person),
      };
    } catch (error) {
      const { code } = slackFailure(error);
      if (!unseen.has(code)) throw deliveryError(error);
      log.info({ code }, 'Slack does not show a channel that somebody named');
      return undefined;
    }
  };
}

/** The id in an id, `#C123` or `<#C123|growth>`: names hold no capital letters. */
const namedId = (text: string): string | undefined =>
  /^(?:<#([CGD][A-Z0-9]+)(?:\|[^<>]*)?>|#?([CGD][A-Z0-9]+))$/.exec(text.trim())?.slice(1).find(Boolean);

const folded = (name: string) => name.trim().replace(/^#/, '').normalize('NFC').toLowerCase();
