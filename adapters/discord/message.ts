import { createHash } from 'node:crypto';
import {
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import type { ReplyFile } from '../../src/bot/reply.ts';

/** A file that goes with a message; `description` is what screen readers say. */
export interface OutgoingFile {
  readonly name: string;
  readonly description: string;
  readonly mediaType: ReplyFile['mediaType'];
  readonly bytes: Uint8Array;
}

/**
 * A message as this front sends it: content, embeds for what needs more room and for charts, rows of buttons.
 * (Not Components V2: those messages have no content, so their notifications are empty.)
 */
export interface OutgoingMessage {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly OutgoingFile[];
}

/** Nobody is mentioned by what we send, whatever it says. */
const noMentions: APIAllowedMentions = { parse: [], replied_user: false };

/** The message as Discord's API takes it. Says every part, so that an edit leaves nothing of the former one. */
export function messageBody(message: OutgoingMessage) {
  return {
    content: message.content,
    embeds: [...message.embeds],
    components: [...message.components],
    attachments: message.files.map((file, index) => ({
      id: String(index),
      filename: file.name,
      description: file.description,
    })),
    allowed_mentions: noMentions,
  };
}

/** The files of a message as the REST client takes them, in the order of `attachments`. */
export function messageFiles(message: OutgoingMessage): RawFile[] {
  return message.files.map((file) => ({
    name: file.name,
    data: Buffer.from(file.bytes),
    contentType: file.mediaType,
  }));
}

/** A message of text only; the text is used as it is. */
export function plainMessage(content: string): OutgoingMessage {
  return { content, embeds: [], components: [], files: [] };
}

/** The flag of a message that only the person sees who asked. */
export const onlyForCaller = MessageFlags.Ephemeral;

/** The mark by which Discord drops a create-message that it already took: the same for the same answer. */
export function nonceOf(invocationId: string, part: string): string {
  return createHash('sha256').update(`${invocationId} ${part}`).digest('base64url').slice(0, 25);
}
