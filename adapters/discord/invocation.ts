import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
} from 'discord.js';
import type { ChosenOptions, Invocation } from '../../src/bot/invocation.ts';
import type { Attached } from './attached-files.ts';
import { parentName } from './definition.ts';
import { type Interaction, whoAndWhere, writerAndWhere } from './place.ts';

const invocationId = (id: string) => `discord-${id}`;

type Option = CommandInteractionOption | APIApplicationCommandInteractionDataOption;

/** The command's declared name and its options, out of the nesting that Discord gives them. */
function chosen(options: readonly Option[]): {
  readonly words: readonly string[];
  readonly values: Record<string, string>;
} {
  const [first] = options;
  if (
    first !== undefined &&
    (first.type === ApplicationCommandOptionType.Subcommand ||
      first.type === ApplicationCommandOptionType.SubcommandGroup)
  ) {
    const inner = chosen(first.options ?? []);
    return { words: [first.name, ...inner.words], values: inner.values };
  }
  const values: Record<string, string> = {};
  for (const option of options) {
    if (!('value' in option) || option.value === undefined) continue;
    // A file comes beside its id.
    if (option.type === ApplicationCommandOptionType.Attachment) continue;
    const before = Object.hasOwn(values, option.name) ? `${values[option.name]}, ` : '';
    // Of two values of one option neither is chosen silently: both go in, to be refused together.
    values[option.name] = before + writtenValue(option.value);
  }
  return { words: [], values };
}

/** A value as it would be typed; one of a kind that was never declared as JSON. */
function writtenValue(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The options of a command or of one that is being typed, in the form that all fronts hand over. */
export function chosenOptions(
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): ChosenOptions {
  const { words, values } = chosen(interaction.options.data);
  // A command of another name is a former one that somebody's client still shows: the bot says what there is now.
  const command = interaction.commandName === parentName ? words : [interaction.commandName, ...words];
  return { kind: 'options', command: command.join(' '), options: values };
}

/** The files that were attached to a command. */
export function chosenFiles({ options }: ChatInputCommandInteraction): Iterable<Attached> {
  return options.resolved?.attachments?.values() ?? [];
}

/** What somebody asks through an interaction: a command, a button's line, a form. It runs as the person who did it. */
export function interactionInvocation(interaction: Interaction, request: Invocation['request']): Invocation {
  return { id: invocationId(interaction.id), request, ...whoAndWhere(interaction) };
}

/**
 * What a message says to the bot: one that mentions it, replies to it, or comes directly. Undefined when it says
 * nothing to it, or was written by a bot or by Discord itself.
 *
 * Without the privileged intent Discord tells the text of just these, but not of a reply to the answer to a command
 * that does not mention the bot: Discord does not count that as one to the bot.
 */
export function messageInvocation(message: Message, bot: string): Invocation | undefined {
  if (message.author.bot || message.system || message.webhookId !== null) return undefined;
  const roles = message.mentions.roles.filter(({ tags }) => tags?.botId === bot);
  const mention = new RegExp(`<@(?:!?${[bot, ...roles.map(({ id }) => `&${id}`)].join('|')})>`, 'g');
  const isMentioned = roles.size > 0 || message.content.search(mention) >= 0;
  const line = message.content.replace(mention, ' ').trim();
  // A reply tells the one who is replied to.
  const isToUs = isMentioned || message.mentions.users.has(bot) || message.guildId === null;
  // A sticker alone asks nothing.
  const isSomething = isMentioned || line !== '' || message.attachments.size > 0;
  if (!isToUs || !isSomething) return undefined;
  return {
    id: invocationId(message.id),
    request: { kind: 'line', line, isTalk: true },
    ...writerAndWhere(message),
  };
}
