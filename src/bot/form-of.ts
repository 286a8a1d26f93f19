import {
  type Argument,
  type Choice,
  type Command,
  mostChoices,
  type ReadingPlace,
  type RequestPlace,
} from './command.ts';
import type { Form, FormField } from './form.ts';
import { type Words, wordsFor } from './language/words.ts';

/**
 * The form in which a command's arguments can be filled in; undefined where it declares none. Where the scenario is
 * known already, fields can hold what it has.
 */
export async function formOf(
  command: Command,
  at: RequestPlace & Partial<Pick<ReadingPlace, 'scenario' | 'others'>>,
): Promise<Form | undefined> {
  if (command.form === undefined) return undefined;
  const words = wordsFor(at.language);
  const place: ReadingPlace = { others: {}, ...at, command };
  const fields: FormField[] = [];
  for (const name of command.form) {
    const argument = command.args[name];
    if (argument !== undefined) fields.push(await fieldOf(name, argument, words, place));
  }
  return {
    command: command.name,
    title: words.find(`forms.${command.name}.title`) ?? command.name,
    submit: words.find(`forms.${command.name}.submit`) ?? command.name,
    fields: [...fields, ...(command.moreFields?.(place) ?? [])],
  };
}

async function fieldOf(
  name: string,
  argument: Argument<unknown>,
  words: Words,
  place: ReadingPlace,
): Promise<FormField> {
  const key = `commands.${place.command.name}.args.${name}`;
  const choices = await choicesOf(argument, place);
  const initial = argument.initial?.(place);
  return {
    name,
    label: words.find(`forms.${place.command.name}.fields.${name}`) ?? words.find(`${key}.name`) ?? name,
    hint:
      words.find(`forms.${place.command.name}.hints.${name}`) ??
      words.say('forms.hint', { example: argument.example }),
    kind: choices !== undefined ? 'choice' : argument.kind.isLines ? 'paragraph' : 'line',
    required: argument.required,
    ...(initial !== undefined && { initial }),
    ...(choices !== undefined && { choices }),
  };
}

/**
 * All that the argument can be, where that is known and not too much to choose from: as many choices as there may be are
 * perhaps not all that there are.
 */
async function choicesOf(
  { kind }: Argument<unknown>,
  place: ReadingPlace,
): Promise<readonly Choice[] | undefined> {
  const choices = kind.choices ?? (kind.isListed ? await kind.complete?.('', place) : undefined);
  return choices === undefined || choices.length === 0 || choices.length >= mostChoices ? undefined : choices;
}
