import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import { limits } from './limits.ts';

type Translations = Readonly<Record<string, string | null | undefined>> | null | undefined;

/** A command, group, subcommand or option, as far as Discord's rules for all of them go. */
interface Part {
  readonly name: string;
  readonly name_localizations?: Translations;
  readonly description: string;
  readonly description_localizations?: Translations;
  readonly required?: boolean;
  readonly options?: readonly Part[] | undefined;
  readonly choices?: readonly {
    readonly name: string;
    readonly value: string | number;
    readonly name_localizations?: Translations;
  }[];
}

/** Documented pattern of names; letters that have a lower case must be in it. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** A text with its translations. */
const variants = (text: string, translations: Part['name_localizations']) => [
  text,
  ...Object.values(translations ?? {}).filter((each) => typeof each === 'string'),
];

/** Discord counts the longest translation of each text, and the values of choices. */
export function totalCharacters(part: Part): number {
  const longest = (text: string, translations: Part['name_localizations']) =>
    Math.max(...variants(text, translations).map((each) => each.length));
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    (part.choices ?? []).reduce(
      (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    ) +
    (part.options ?? []).reduce((sum, option) => sum + totalCharacters(option), 0)
  );
}

function* problemsIn(part: Part, path: string): Generator<string> {
  for (const name of variants(part.name, part.name_localizations)) {
    if (!namePattern.test(name) || name !== name.toLowerCase())
      yield `${path}: the name "${name}" must be 1–32 lower-case letters, digits, - or _`;
  }
  for (const text of variants(part.description, part.description_localizations)) {
    if (text.length < 1 || text.length > limits.description)
      yield `${path}: a description has 1–${limits.description} characters, this one ${text.length}`;
  }
  const options = part.options ?? [];
  if (options.length > limits.options)
    yield `${path}: at most ${limits.options} subcommands or options, here ${options.length}`;
  const firstOptional = options.findIndex((option) => option.required !== true);
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required === true))
    yield `${path}: required options come first`;
  const taken = new Set<string>();
  for (const option of options) {
    for (const name of new Set(variants(option.name, option.name_localizations))) {
      if (taken.has(name)) yield `${path}: two of its parts are called "${name}"`;
      taken.add(name);
    }
  }
  const choices = part.choices ?? [];
  if (choices.length > limits.choices)
    yield `${path}: at most ${limits.choices} choices, here ${choices.length}`;
  for (const option of options) yield* problemsIn(option, `${path} ${option.name}`);
}

/** What Discord would refuse about a command definition; empty when it is right. */
export function definitionProblems(definition: RESTPostAPIChatInputApplicationCommandsJSONBody): string[] {
  const part = definition as Part;
  const problems = [...problemsIn(part, `/${definition.name}`)];
  const total = totalCharacters(part);
  if (total > limits.commandTotal)
    problems.push(
      `/${definition.name}: all texts together are ${total} characters, at most ${limits.commandTotal}`,
    );
  return problems;
}
