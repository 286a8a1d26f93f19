/** Slack's payloads as what the front works with: one shape for commands, buttons and mentions. */
import { randomUUID } from 'node:crypto';
import type { BlockAction, ButtonAction, SlashCommand } from '@slack/bolt';
import { runActionId } from './blocks.ts';
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
  /** Where the answer goes on a thread. */
  readonly threadTs?: string;
  readonly responseUrl?: string;
  /** What a form can be opened with, for three seconds; commands and buttons have one. */
  readonly triggerId?: string;
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
  const channel: unknown = body.channel?.id ?? body.container.channel_id;
  if (!workspace || typeof channel !== 'string' || !body.user?.id) return undefined;
  const threadTs: unknown = body.message?.thread_ts ?? body.container.thread_ts;
  return {
    delivery: `slack:action:${body.trigger_id || `${body.user.id}:${action.action_ts}`}`,
    workspace,
    user: body.user.id,
    channel,
    ...(body.channel?.name && { channelName: body.channel.name }),
    ...(typeof threadTs === 'string' && { threadTs }),
    ...(body.response_url && { responseUrl: body.response_url }),
    ...(body.trigger_id && { triggerId: body.trigger_id }),
    line: runActionId.test(action.action_id) && action.value ? textFromSlack(action.value) : undefined,
  };
}

/** The fields of an `app_mention` event that are used. */
export interface Mention {
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly text: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly channel: string;
}

/** A message that mentions the bot. Undefined when a bot wrote it or it names no workspace. */
export function fromMention(
  mention: Mention,
  envelope: {
    readonly eventId: string;
    readonly team: string | undefined;
    readonly enterprise: string | undefined;
  },
  botUser: string,
): Incoming | undefined {
  const workspace = workspaceOf(envelope.team, envelope.enterprise);
  if (!workspace || !mention.user || mention.bot_id || mention.user === botUser) return undefined;
  const ours = new RegExp(`<@${botUser}(\\|[^<>]*)?>`, 'g');
  return {
    delivery: `slack:event:${envelope.eventId}`,
    workspace,
    user: mention.user,
    channel: mention.channel,
    threadTs: mention.thread_ts ?? mention.ts,
    line: textFromSlack(mention.text.replace(ours, ' ')).trim(),
  };
}
