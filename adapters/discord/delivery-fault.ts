import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DeliveryError, type DeliveryFault } from '../../src/bot/messenger.ts';

/**
 * Refusals that no later try changes. Missing access (50001) is not among them: it says both that the bot was removed
 * and that it cannot see the channel, so whoever hears it has to ask.
 */
const lasting: ReadonlyMap<number | string, DeliveryFault> = new Map<number, DeliveryFault>([
  [codes.UnknownChannel, 'channel-gone'],
  // Writing in an archived thread opens it again; only a locked one refuses.
  [codes.InvalidActionOnArchivedThread, 'channel-gone'],
  [codes.ThreadLocked, 'channel-gone'],
  [codes.UnknownGuild, 'bot-removed'],
  [codes.MissingPermissions, 'not-allowed'],
  [codes.CannotSendMessagesToThisUser, 'not-allowed'],
  [codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, 'not-allowed'],
  [codes.CannotSendMessagesInNonTextChannel, 'not-allowed'],
  [codes.MessageWasBlockedByAutomaticModeration, 'not-allowed'],
  [codes.UnknownUser, 'not-allowed'],
]);

/** The connection was never there, so Discord cannot have taken anything. */
const unconnected: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Whether a plainer message might be taken: Discord dislikes the form of this one, its size, or that it has files
 * or embeds, which may be forbidden where words are not. It has certainly not taken it.
 */
export function isRefusedForm(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  if (error.code === codes.MissingPermissions) return true;
  return !lasting.has(error.code) && (error.status === 400 || error.status === 413);
}

/**
 * What an error of one single request means for a message. Nothing of the request goes along: it has what people
 * wrote.
 */
export function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError)
    return new DeliveryError('later', 'discord-429', { retryAfterMs: Math.ceil(error.retryAfter) });
  if (error instanceof DiscordAPIError) {
    const code = error.code === 0 ? `http-${error.status}` : `discord-${error.code}`;
    // A refused token (401) is the operator's to mend, and no reason to pause every schedule: it is tried again.
    return new DeliveryError(lasting.get(error.code) ?? 'later', code);
  }
  if (error instanceof HTTPError) return new DeliveryError('unclear', `http-${error.status}`);
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  const told = typeof code === 'string' ? code : 'network';
  return new DeliveryError(unconnected.includes(code) ? 'later' : 'unclear', told);
}

/** The same for a request that only looks: what it cannot tell stays unclear. */
export function lookingError(error: unknown): DeliveryError {
  const told = deliveryError(error);
  if (told.fault !== 'later') return told;
  return new DeliveryError(
    'unclear',
    told.code,
    told.retryAfterMs === undefined ? {} : { retryAfterMs: told.retryAfterMs },
  );
}
