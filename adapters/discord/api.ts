import {
  type APIApplication,
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIChannel,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  RateLimitError,
  type REST,
  RESTJSONErrorCodes,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { messageBody, messageFiles, type OutgoingMessage, onlyForCaller } from './message.ts';

/** The application's id and an interaction's token: what editing its answer needs. */
export interface TokenPlace {
  readonly applicationId: string;
  readonly token: string;
}

/**
 * The few calls of Discord's REST interface that this front makes. Waiting on 429 and repeating after 5xx are the
 * REST client's; every message goes out with mentions switched off. All reject with `DiscordAPIError` when
 * Discord refuses.
 */
export function discordApi(rest: REST) {
  const withFiles = (message: OutgoingMessage, body: object) => ({ body, files: messageFiles(message) });
  const original = (place: TokenPlace) =>
    Routes.webhookMessage(place.applicationId, place.token, '@original');
  const callback = (id: string, token: string, body: object, message?: OutgoingMessage) =>
    rest.post(Routes.interactionCallback(id, token), {
      auth: false,
      body,
      ...(message === undefined ? {} : { files: messageFiles(message) }),
    });

  return {
    /** First answer: "is thinking", for everyone or for the caller only. */
    async defer(id: string, token: string, hidden: boolean): Promise<void> {
      await callback(id, token, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: hidden ? { flags: onlyForCaller } : {},
      });
    },
    /** First answer: a message at once. */
    async respond(id: string, token: string, message: OutgoingMessage, hidden: boolean): Promise<void> {
      const data = { ...messageBody(message), ...(hidden ? { flags: onlyForCaller } : {}) };
      await callback(id, token, { type: InteractionResponseType.ChannelMessageWithSource, data }, message);
    },
    /** First answer: a form to fill in. */
    async openForm(id: string, token: string, form: APIModalInteractionResponseCallbackData): Promise<void> {
      await callback(id, token, { type: InteractionResponseType.Modal, data: form });
    },
    /** First answer to a button: nothing to show. */
    async acceptPress(id: string, token: string): Promise<void> {
      await callback(id, token, { type: InteractionResponseType.DeferredMessageUpdate });
    },
    async offerChoices(
      id: string,
      token: string,
      choices: readonly APIApplicationCommandOptionChoice<string>[],
    ): Promise<void> {
      await callback(id, token, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      });
    },
    /** Returns the message's id. */
    async editAnswer(place: TokenPlace, message: OutgoingMessage): Promise<string> {
      const edited = (await rest.patch(original(place), {
        auth: false,
        ...withFiles(message, messageBody(message)),
      })) as APIMessage;
      return edited.id;
    },
    async removeAnswer(place: TokenPlace): Promise<void> {
      await rest.delete(original(place), { auth: false });
    },
    /** A further message to an interaction, for the caller only. */
    async followUpHidden(place: TokenPlace, message: OutgoingMessage): Promise<void> {
      const body = { ...messageBody(message), flags: onlyForCaller };
      await rest.post(Routes.webhook(place.applicationId, place.token), {
        auth: false,
        ...withFiles(message, body),
      });
    },
    /** Posts in a channel; the same `nonce` again within minutes posts nothing new. Returns the message's id. */
    async post(
      channel: string,
      message: OutgoingMessage,
      nonce: string,
      { replyTo, signal }: { readonly replyTo?: string; readonly signal?: AbortSignal } = {},
    ): Promise<string> {
      const body = {
        ...messageBody(message),
        nonce,
        enforce_nonce: true,
        ...(replyTo === undefined
          ? {}
          : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      };
      const posted = (await rest.post(Routes.channelMessages(channel), {
        ...withFiles(message, body),
        ...(signal === undefined ? {} : { signal }),
      })) as APIMessage;
      return posted.id;
    },
    async edit(channel: string, id: string, message: OutgoingMessage): Promise<void> {
      await rest.patch(Routes.channelMessage(channel, id), withFiles(message, messageBody(message)));
    },
    async typing(channel: string): Promise<void> {
      await rest.post(Routes.channelTyping(channel));
    },
    /** The channel for direct messages with a person. */
    async directChannel(person: string): Promise<string> {
      const channel = (await rest.post(Routes.userChannels(), {
        body: { recipient_id: person },
      })) as APIChannel;
      return channel.id;
    },
    async application(): Promise<APIApplication> {
      return (await rest.get(Routes.currentApplication())) as APIApplication;
    },
    /** Whether the bot is in a guild; rejects with Discord's answer when it is not. */
    async guildName(guild: string): Promise<string> {
      return ((await rest.get(Routes.guild(guild))) as { name: string }).name;
    },
    /** The commands that are registered, in one guild or everywhere. */
    async commands(application: string, guild: string | undefined): Promise<APIApplicationCommand[]> {
      return (await rest.get(commandsRoute(application, guild), {
        query: new URLSearchParams({ with_localizations: 'true' }),
      })) as APIApplicationCommand[];
    },
    async replaceCommands(
      application: string,
      guild: string | undefined,
      commands: RESTPutAPIApplicationCommandsJSONBody,
    ): Promise<void> {
      await rest.put(commandsRoute(application, guild), { body: commands });
    },
  };
}

export type DiscordApi = ReturnType<typeof discordApi>;

const commandsRoute = (application: string, guild: string | undefined) =>
  guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);

/** The code of Discord's refusal; undefined for anything else that was thrown. */
export function refusalCode(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;
}

/** The HTTP status of Discord's refusal; undefined for anything else that was thrown. */
export function refusalStatus(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? error.status : undefined;
}

/** The interaction was answered already: by a first try whose reply got lost, or by another process. */
export function isAnsweredAlready(error: unknown): boolean {
  return refusalCode(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

const goneCodes: readonly number[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownMessage,
];

/** The way back to the interaction is closed: too late, token dead, or somebody removed the message. */
export function isGone(error: unknown): boolean {
  const code = refusalCode(error);
  return code !== undefined && goneCodes.includes(code);
}

/** The connection broke: nothing says that Discord refused, nor that it took too long. */
export const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  error.name !== 'AbortError' &&
  !(error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError);

/**
 * What may be logged of an error. Discord's own errors carry the address and body of the request, and with them
 * the interaction's token and what people wrote.
 */
export function loggable(error: unknown): object {
  if (error instanceof DiscordAPIError)
    return {
      discord: { code: error.code, status: error.status, method: error.method, message: error.message },
    };
  if (error instanceof HTTPError)
    return { discord: { status: error.status, method: error.method, message: error.message } };
  return { err: error };
}
