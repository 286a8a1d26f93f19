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
import { totalCharacters } from './definition-check.ts';
import { limits } from './limits.ts';
import { cutText } from './markup.ts';

/** The name of the one command under which all of ours are. */
export const parentName = 'channels';

/** Finds a catalogue text in a language; undefined when there is none. */
export type FindText = (language: Language, key: string) => string | undefined;

const catalogueText: FindText = (language, key) => wordsFor(language).find(key);

const chinese = (text: string) => ({ [Locale.ChineseCN]: text });

/** Where the texts of a definition come from, and how long its descriptions may be. */
interface Texts {
  readonly find: FindText;
  readonly longest: number;
}

/** Where a clause ends, which says something without the next. */
const clauseEnd = /[;:,.](?=\s)|[；：，。（]|\s\(/g;
/** Fewer characters say nothing. */
const shortestClause = 8;

/** A text of at most so many characters: its first clauses, else as many words as fit. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const ends = [...text.matchAll(clauseEnd)].map(({ index }) => index);
  const end = ends.filter((index) => index >= shortestClause && index <= longest).at(-1);
  if (end !== undefined) return text.slice(0, end);
  const words = text.slice(0, longest).replace(/\s+\S*$/, '');
  return cutText(`${words} …`, longest);
}

/** A description in both languages; the fallback where the catalogues have none. */
function description({ find, longest }: Texts, key: string, fallback: string) {
  const text = (language: Language) =>
    shortened((find(language, key) ?? fallback).replace(/\s+/g, ' ').trim(), longest);
  return { description: text('en'), description_localizations: chinese(text('zh')) };
}

/**
 * Part of a declared name: its first word (the group), or what follows it; with the Chinese one, when the catalogue
 * has a name of as many words.
 */
function commandName({ find }: Texts, command: string, part: 'group' | 'own') {
  const pick = (name: string) => {
    const [first = '', ...rest] = name.split(' ');
    return part === 'group' || rest.length === 0 ? first : rest.join(' ');
  };
  const translated = find('zh', `commands.${command}.name`);
  const fits = translated?.split(' ').length === command.split(' ').length;
  const name = pick(command);
  return translated !== undefined && fits
    ? { name, name_localizations: chinese(pick(translated)) }
    : { name };
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
  texts: Texts,
  command: string,
  name: string,
  argument: Argument<unknown>,
  required: boolean,
): APIApplicationCommandBasicOption {
  const key = `commands.${command}.args.${name}`;
  const translated = texts.find('zh', `${key}.name`);
  const base = {
    name,
    ...(translated === undefined ? {} : { name_localizations: chinese(translated) }),
    ...description(texts, `${key}.label`, argument.example),
    ...(required ? { required: true } : {}),
  } as const;
  if (argument.kind.isFile) return { ...base, type: ApplicationCommandOptionType.Attachment };
  const text = { ...base, type: ApplicationCommandOptionType.String } as const;
  const fixed = argument.kind.choices;
  if (fixed !== undefined && fixed.length > 0 && fixed.length <= limits.choices) {
    const choices = fixed.flatMap((choice) => {
      const offered = offeredChoice(choice);
      const translated = offeredChoice(choice, 'zh');
      if (offered === undefined || translated === undefined) return [];
      return [{ ...offered, name_localizations: chinese(translated.name) }];
    });
    return { ...text, choices };
  }
  return argument.kind.complete === undefined ? text : { ...text, autocomplete: true };
}

function subcommandOf(texts: Texts, command: Command): APIApplicationCommandSubcommandOption {
  const args = Object.entries(command.args);
  // One with a form can be called bare, and then asks for what is missing.
  const isRequired = ({ required }: Argument<unknown>) => required && command.form === undefined;
  // Discord wants required options first; within each kind they stay as declared.
  const options = [
    ...args.filter(([, argument]) => argument.required),
    ...args.filter(([, argument]) => !argument.required),
  ].map(([name, argument]) => optionOf(texts, command.name, name, argument, isRequired(argument)));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...commandName(texts, command.name, 'own'),
    ...description(texts, `commands.${command.name}.summary`, command.examples[0]),
    options,
  };
}

/**
 * The one command that is registered with Discord, made from the declarations: a command of one word becomes a
 * subcommand, one of two a subcommand in a group. `isGlobal`: for every server and for direct messages, instead
 * of for one server. Where all texts together are too many, descriptions are cut, all to the same length: `help` has
 * them whole.
 */
export function commandDefinition(
  commands: readonly Command[],
  isGlobal: boolean,
  find: FindText = catalogueText,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const withLongest = (longest: number) => definitionWith(commands, isGlobal, { find, longest });
  const fits = (longest: number) => totalCharacters(withLongest(longest)) <= limits.commandTotal;
  if (fits(limits.description)) return withLongest(limits.description);
  let [least, most]: [number, number] = [limits.shortestDescription, limits.description];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return withLongest(least);
}

function definitionWith(
  commands: readonly Command[],
  isGlobal: boolean,
  texts: Texts,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const groups = new Map<string, APIApplicationCommandSubcommandGroupOption>();
  const options: (APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption)[] = [];
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) {
      options.push(subcommandOf(texts, command));
      continue;
    }
    let group = groups.get(first);
    if (group === undefined) {
      group = {
        type: ApplicationCommandOptionType.SubcommandGroup,
        ...commandName(texts, command.name, 'group'),
        ...description(texts, `discord.groups.${first}`, first),
        options: [],
      };
      groups.set(first, group);
      options.push(group);
    }
    group.options = [...(group.options ?? []), subcommandOf(texts, command)];
  }
  return {
    type: ApplicationCommandType.ChatInput,
    name: parentName,
    ...description(texts, 'discord.summary', parentName),
    options,
    ...(isGlobal
      ? {
          contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
          integration_types: [ApplicationIntegrationType.GuildInstall],
        }
      : {}),
  };
}
