import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Language } from '../../src/bot/chart.ts';
import type { Argument, Choice, Command } from '../../src/bot/command.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import { limits } from './limits.ts';
import { cutText } from './markup.ts';

/** The name of the one command under which all of ours are. */
export const parentName = 'channels';

/** A text in both languages, as a plain one and its translations. */
function translated(field: 'name' | 'description', texts: Readonly<Record<Language, string>>) {
  const longest = field === 'name' ? limits.commandName : limits.description;
  const cut = (text: string) => cutText(text.replace(/\s+/g, ' ').trim(), longest);
  return { text: cut(texts.en), translations: { [Locale.ChineseCN]: cut(texts.zh) } };
}

/** A catalogue text in both languages, by the first of the keys that both have; else the fallback. */
function catalogueText(keys: readonly string[], fallback: string): Record<Language, string> {
  for (const key of keys) {
    const en = wordsFor('en').find(key);
    const zh = wordsFor('zh').find(key);
    if (en !== undefined && zh !== undefined) return { en, zh };
  }
  return { en: fallback, zh: fallback };
}

/** How a command's texts are filed in the catalogues: `scenario show` under `commands.scenario-show`. */
const catalogueKey = (command: string) => `commands.${command.replaceAll(' ', '-')}`;

function nameOf(command: string, own: string) {
  const name = translated('name', { ...catalogueText([`discord.names.${command}`], own), en: own });
  return { name: name.text, name_localizations: name.translations };
}

function descriptionOf(keys: readonly string[], fallback: string, example?: string) {
  const texts = catalogueText(keys, fallback);
  const withExample = (language: Language) => {
    const text = texts[language];
    if (example === undefined || text === example) return text;
    const extra = wordsFor(language).say('discord.example', { example });
    // The label counts more than its example: without room for both, the example goes.
    return text.length + extra.length + 1 <= limits.description ? `${text} ${extra}` : text;
  };
  const description = translated('description', { en: withExample('en'), zh: withExample('zh') });
  return { description: description.text, description_localizations: description.translations };
}

/** A choice as Discord takes it; one whose value is too long cannot be offered. */
export function offeredChoice(
  choice: Choice,
  language: Language = 'en',
): APIApplicationCommandOptionChoice<string> | undefined {
  if (choice.value === '' || choice.value.length > limits.choiceValue) return undefined;
  const name = cutText(choice.label[language].trim(), limits.choiceName) || choice.value;
  return { name, value: choice.value };
}

function optionOf(
  command: string,
  name: string,
  argument: Argument<unknown>,
): APIApplicationCommandBasicOption {
  const key = catalogueKey(command);
  const base = {
    type: ApplicationCommandOptionType.String,
    name,
    ...descriptionOf(
      [`${key}.args.${name}`, `${key}.arguments.${name}`, `commands.arguments.${name}`],
      argument.example,
      argument.example,
    ),
    ...(argument.required ? { required: true } : {}),
  } as const;
  const fixed = argument.kind.choices;
  if (fixed !== undefined && fixed.length > 0 && fixed.length <= limits.choices) {
    const choices = fixed.flatMap((choice) => {
      const offered = offeredChoice(choice);
      const chinese = offeredChoice(choice, 'zh');
      if (offered === undefined || chinese === undefined) return [];
      return [{ ...offered, name_localizations: { [Locale.ChineseCN]: chinese.name } }];
    });
    return { ...base, choices };
  }
  return argument.kind.complete === undefined ? base : { ...base, autocomplete: true };
}

function subcommandOf(command: Command, own: string): APIApplicationCommandSubcommandOption {
  const args = Object.entries(command.args);
  // Discord wants required options first; within each kind they stay as declared.
  const options = [
    ...args.filter(([, argument]) => argument.required),
    ...args.filter(([, argument]) => !argument.required),
  ].map(([name, argument]) => optionOf(command.name, name, argument));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...nameOf(command.name, own),
    ...descriptionOf([`${catalogueKey(command.name)}.summary`], command.examples[0]),
    options,
  };
}

/**
 * The one command that is registered with Discord, made from the declarations: a command of one word becomes a
 * subcommand, one of two a subcommand in a group. `isGlobal`: for every server and for direct messages, instead
 * of for one server.
 */
export function commandDefinition(
  commands: readonly Command[],
  isGlobal: boolean,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const groups = new Map<string, APIApplicationCommandSubcommandGroupOption>();
  const options: (APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption)[] = [];
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) {
      options.push(subcommandOf(command, first));
      continue;
    }
    let group = groups.get(first);
    if (group === undefined) {
      group = {
        type: ApplicationCommandOptionType.SubcommandGroup,
        ...nameOf(first, first),
        ...descriptionOf([`${catalogueKey(first)}.group`], first),
        options: [],
      };
      groups.set(first, group);
      options.push(group);
    }
    group.options = [...(group.options ?? []), subcommandOf(command, second)];
  }
  return {
    type: ApplicationCommandType.ChatInput,
    name: parentName,
    ...descriptionOf(['discord.summary'], parentName),
    options,
    ...(isGlobal
      ? {
          contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
          integration_types: [ApplicationIntegrationType.GuildInstall],
        }
      : {}),
  };
}
