import { nearestName } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { foldName } from '../../scenario/text.ts';
import type { ArgumentKind, Choice } from '../command.ts';

/** One value of a closed list, and what else people call it. */
interface NamedValue<Value extends string> {
  readonly value: Value;
  readonly label: Choice['label'];
  readonly aliases: readonly string[];
}

/** An argument that is one of a few values, each with names in both languages. */
export function namedChoice<Value extends string>(
  name: string,
  values: readonly NamedValue<Value>[],
): ArgumentKind<Value> {
  const namesOf = ({ value, label, aliases }: NamedValue<Value>) => [value, label.en, label.zh, ...aliases];
  const choices = values.map(({ value, label }) => ({ value, label }));
  return {
    name,
    choices,
    read(text) {
      const wanted = foldName(text);
      const found = values.find((value) => namesOf(value).some((known) => foldName(known) === wanted));
      if (found !== undefined) return found.value;
      throw new UserError({
        code: 'argument.choice',
        received: echo(text),
        values: {
          choices: values.map(({ value }) => value).join(', '),
          nearest: nearestName(text, values.flatMap(namesOf)) ?? '',
        },
      });
    },
    async complete(typed) {
      const wanted = foldName(typed);
      return choices.filter((_, at) => {
        const value = values[at];
        return value !== undefined && namesOf(value).some((known) => foldName(known).includes(wanted));
      });
    },
  };
}
