/** Slack's payloads as what the front works with: one shape for commands, buttons and what people say. */
import { randomUUID } from 'node:crypto';
import type { BlockAction, ButtonAction, SlashCommand } from '@slack/bolt';
import { z } from 'zod';
import { cancelActionId, runActionId } from './blocks.ts';
import { type SlackFile, slackFileShape } from './dropped-files.ts';
import { textFromSlack } from './text-for-slack.ts';

/** Somebody asks for something, in one of the ways that Slack has. */
export interface Incoming {
  /** The same for every delivery of the same request. */
  readonly delivery: string;
  readonly workspace: string;
  readonly user: string;
  readonly channel: string;
  /** The channel's name as Slack gives it with commands and buttons; says whether it is private. */
  readonly channelName?: string;
  /** The first message of the thread that the answer goes into. */
  readonly threadTs?: string;
  /** The first message of the thread that it was said in; absent outside threads. */
  readonly thread?: string;
  /** Whether it is the person's direct message with the bot, where nobody else reads an answer. */
  readonly isDirect?: boolean;
  /** Whether it was said in free words. */
  readonly isTalk?: boolean;
  /** Files that came with it. */
  readonly files?: readonly SlackFile[];
  /** Whether it came from the person's App Home, which shows what it changed. */
  readonly isFromHome?: boolean;
  readonly responseUrl?: string;
  /** What a form can be opened with, for three seconds; commands and buttons have one. */
  readonly triggerId?: string;
  /** The work that a pressed button is to cancel. */
  readonly cancels?: string;
  /** The command line; undefined for a button that is not one of ours any more. */
  readonly line: string | undefined;
}

/** The workspace's name: the team; for an organisation-wide installation outside any team, the organisation. */
export function workspaceOf(team: string | undefined, enterprise: string | undefined): string | undefined {
  const id = team || enterprise;
  return id ? `slack:${id}` : undefined;
}

/** A slash command. Undefined when it names no workspace or nobody. */
export function fromCommand(command: SlashCommand): Incoming | undefined {
  const workspace = workspaceOf(command.team_id, command.enterprise_id);
  if (!workspace || !command.user_id || !command.channel_id) return undefined;
  return {
    delivery: `slack:command:${command.trigger_id ?? randomUUID()}`,
    workspace,
    user: command.user_id,
    channel: command.channel_id,
    ...(command.channel_name && { channelName: command.channel_name }),
    ...(command.response_url && { responseUrl: command.response_url }),
    ...(command.trigger_id && { triggerId: command.trigger_id }),
    line: textFromSlack(command.text ?? '').trim(),
  };
}

/** A pressed button. Undefined when it names no workspace, channel or person. */
export function fromButton(body: BlockAction, action: ButtonAction): Incoming | undefined {
  const workspace = workspaceOf(body.team?.id, body.enterprise?.id ?? body.team?.enterprise_id);
  if (!workspace || !body.user?.id) return undefined;
  const isFromHome = body.view?.type === 'home';
  const channel: unknown = isFromHome
    ? directChannelOf(body.view?.private_metadata, body.user.id)
    : (body.channel?.id ?? body.container.channel_id);
  if (typeof channel !== 'string') return undefined;
  const threadTs: unknown = body.message?.thread_ts ?? body.container.thread_ts;
  return {
    delivery: `slack:action:${body.trigger_id || `${body.user.id}:${action.action_ts}`}`,
    workspace,
    user: body.user.id,
    channel,
    ...(body.channel?.name && { channelName: body.channel.name }),
    ...(typeof threadTs === 'string' && { threadTs, thread: threadTs }),
    ...(isFromHome && { isFromHome, isDirect: true }),
    ...(body.response_url && { responseUrl: body.response_url }),
    ...(body.trigger_id && { triggerId: body.trigger_id }),
    ...(action.action_id === cancelActionId && action.value && { cancels: action.value }),
    line: runActionId.test(action.action_id) && action.value ? textFromSlack(action.value) : undefined,
  };
}

/** The fields of a message that are used, in an `app_mention` and a `message` event alike. */
const saidShape = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  files: z.array(slackFileShape).optional(),
});
type SaidMessage = z.infer<typeof saidShape>;

/** What an event's envelope says. */
export interface Envelope {
  readonly eventId: string;
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
}

/** Messages with these subtypes are somebody's own words; the others tell of edits, joins and the like. */
const wordsOfPeople = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * A message that mentions the bot. Undefined when a bot wrote it or it names no workspace, and in the direct
 * message with the bot, which `fromDirectMessage` hears.
 */
export function fromMention(event: unknown, envelope: Envelope, botUser: string): Incoming | undefined {
  const said = saidShape.safeParse(event).data;
  if (!said || isDirectChannel(said.channel)) return undefined;
  const talk = fromTalk(said, envelope, botUser);
  return talk && { ...talk, threadTs: said.thread_ts ?? said.ts };
}

/** A message in the direct message with the bot. Undefined when it is none of a person's own words. */
export function fromDirectMessage(event: unknown, envelope: Envelope, botUser: string): Incoming | undefined {
  const said = saidShape.safeParse(event).data;
  if (said?.channel_type !== 'im' || !wordsOfPeople.has(said.subtype)) return undefined;
  const talk = fromTalk(said, envelope, botUser);
  return talk && { ...talk, isDirect: true, ...(said.thread_ts && { threadTs: said.thread_ts }) };
}

function fromTalk(said: SaidMessage, envelope: Envelope, botUser: string): Incoming | undefined {
  const workspace = workspaceOf(envelope.team, envelope.enterprise);
  if (!workspace || !said.user || said.bot_id || said.user === botUser) return undefined;
  const ours = new RegExp(`<@${botUser}(\\|[^<>]*)?>`, 'g');
  return {
    delivery: `slack:event:${envelope.eventId}`,
    workspace,
    user: said.user,
    channel: said.channel,
    ...(said.thread_ts && { thread: said.thread_ts }),
    isTalk: true,
    ...(said.files && said.files.length > 0 && { files: said.files }),
    line: textFromSlack((said.text ?? '').replace(ours, ' ')).trim(),
  };
}

/** Somebody looks at their App Home. */
export interface OpenedHome {
  readonly delivery: string;
  readonly workspace: string;
  readonly user: string;
  /** Their direct message with the bot. */
  readonly channel: string;
}

/** An `app_home_opened` event. Undefined for the messages tab, and when it names no workspace. */
export function fromOpenedHome(
  event: { readonly user: string; readonly channel: string; readonly tab?: string },
  envelope: Envelope,
): OpenedHome | undefined {
  const workspace = workspaceOf(envelope.team, envelope.enterprise);
  if (!workspace || !event.user || (event.tab ?? 'home') !== 'home') return undefined;
  const channel = isDirectChannel(event.channel) ? event.channel : event.user;
  return { delivery: `slack:event:${envelope.eventId}`, workspace, user: event.user, channel };
}

/** A direct message of two. */
const isDirectChannel = (channel: string) => channel.startsWith('D');

/** What an App Home carries along: where the answers to its buttons go. */
export const homeMetadata = (channel: string): string => JSON.stringify({ channel });

/** The direct message that an App Home named; else the person, to whom a message goes to the same place. */
function directChannelOf(metadata: string | undefined, user: string): string {
  try {
    const { channel } = homeShape.parse(JSON.parse(metadata ?? ''));
    return channel;
  } catch {
    return user;
  }
}

const homeShape = z.strictObject({ channel: z.string().regex(/^[DUW][A-Z0-9]{1,40}$/) });
