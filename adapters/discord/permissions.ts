import { OverwriteType, PermissionFlagsBits } from 'discord.js';

/** Whoever has permissions: a member, or nobody in particular (`everyone`). */
export interface Holder {
  readonly id: string;
  readonly roles: readonly string[];
  /** Until when a member is timed out: may look, but not write. */
  readonly communication_disabled_until?: string | null | undefined;
}

/** A guild as far as permissions go. */
export interface RoleBook {
  readonly id: string;
  readonly owner_id: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
}

/** What a channel changes about its guild's permissions. */
export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

/** Somebody with the permissions that everybody has. */
export const everyone: Holder = { id: '', roles: [] };

const all = ~0n;

/** Joins permission bits of several, given as Discord writes them. */
const join = (texts: readonly string[]) => texts.reduce((sum, text) => sum | BigInt(text), 0n);

/**
 * What somebody may do in a channel, as bits, by Discord's documented order: roles of the guild; owner and
 * administrators everything; then the channel's overwrites for everyone, for roles, for the member. For a thread give
 * its parent's overwrites. The client's own reckoning is not used, as it needs the gateway.
 */
export function permissionsIn(
  guild: RoleBook,
  overwrites: readonly Overwrite[],
  holder: Holder,
  now: Date,
): bigint {
  if (holder.id === guild.owner_id) return all;
  const mine = new Set([guild.id, ...holder.roles]);
  const base = join(guild.roles.filter(({ id }) => mine.has(id)).map(({ permissions }) => permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return all;
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(
      ({ id, type }) => type === OverwriteType.Role && id !== guild.id && holder.roles.includes(id),
    ),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === holder.id),
  ];
  const bits = steps.reduce(
    (so, step) => (so & ~join(step.map(({ deny }) => deny))) | join(step.map(({ allow }) => allow)),
    base,
  );
  const until = holder.communication_disabled_until;
  const isTimedOut = typeof until === 'string' && new Date(until) > now;
  return isTimedOut
    ? bits & (PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory)
    : bits;
}

/** Whether the bits have every permission asked for. */
export const mayAll = (bits: bigint, ...asked: readonly bigint[]) =>
  asked.every((bit) => (bits & bit) === bit);
